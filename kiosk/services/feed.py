"""The catalogue in: following the central service's delta feed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.errors import CentralDenied, CentralFault
from kiosk.ports import Catalog, CentralApi
from kiosk.services.connectivity import Connectivity
from kiosk.services.listeners import Listeners

_log = logging.getLogger(__name__)

SMALLEST = 10
"""Products in the smallest chunk that is asked for."""


class CatalogFeed:
    """Follows the catalogue's delta feed, chunk by chunk, leaving the loop free between chunks.

    A chunk that did not arrive is asked for again half as large, so that a line which carries little still gets
    somewhere; each that does arrive doubles the next, up to `chunk` products.
    """

    def __init__(self, *, api: CentralApi, catalog: Catalog, connectivity: Connectivity, chunk: int = 200) -> None:
        self._api = api
        self._catalog = catalog
        self._connectivity = connectivity
        self._most = self._chunk = chunk
        self._complained = ""
        self._complete = False
        self.changed: Listeners[int] = Listeners()

    @property
    def complete(self) -> bool:
        """Whether the last chunk that arrived was the last there was."""
        return self._complete

    async def follow(self, interrupted: Callable[[], bool] = lambda: False) -> bool:
        """Take over every chunk there is; whether every exchange worked. `changed` fires with the count after each.

        Stops after a chunk when `interrupted` says that something else is to be done first.
        """
        cursor = await self._catalog.cursor()
        more = True
        while more:
            try:
                changes = await self._api.catalog_changes(cursor, self._chunk)
            except CentralDenied as fault:
                self._connectivity.failed(fault)
                return False
            except CentralFault as fault:
                self._connectivity.obey(fault)
                self._chunk = max(min(SMALLEST, self._most), self._chunk // 2)
                return self._complain(fault.what)
            self._connectivity.accepted()
            if changes.more and changes.cursor == cursor:
                return self._complain("there is more, but not where")
            self._complained = ""
            self._chunk = min(self._most, self._chunk * 2)
            if changes.products or changes.deleted or changes.cursor != cursor:
                await self._catalog.apply(changes)
                self.changed.emit(await self._catalog.count())
            self._complete = not changes.more
            cursor, more = changes.cursor, changes.more and not interrupted()
        return True

    def _complain(self, why: str) -> bool:
        if why != self._complained:
            self._complained = why
            _log.info("the catalogue feed does not go on: %s", why)
        return False
