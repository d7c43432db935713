"""Product pictures: from the disk at once, from the central service when they are not here yet."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from kiosk.errors import BadInput, CentralFault, CentralRefused, StoreFault
from kiosk.ports import CentralApi, PictureCache
from kiosk.services.background import Background
from kiosk.services.listeners import Listeners

_log = logging.getLogger(__name__)

PARALLEL = 4


class PictureService:
    """`arrived` fires with a picture's name once its file is there."""

    def __init__(self, api: CentralApi, cache: PictureCache, background: Background) -> None:
        self._api = api
        self._cache = cache
        self._background = background
        self._slots = asyncio.Semaphore(PARALLEL)
        self._asked: set[str] = set()
        self._missing: set[str] = set()
        self.arrived: Listeners[str] = Listeners()

    def path(self, name: str) -> Path | None:
        """The picture's file, or None: then it is fetched, and `arrived` tells."""
        if not name:
            return None
        path = self._cache.path(name)
        if path is None and name not in self._asked:
            self._asked.add(name)
            self._background.start(self._fetch(name), "fetch-picture")
        return path

    def retry(self) -> None:
        """The network is back: what could not be fetched is asked for again when it is next shown."""
        waiting, self._missing = self._missing, set()
        self._asked -= waiting
        for name in waiting:
            self.path(name)

    async def _fetch(self, name: str) -> None:
        async with self._slots:
            try:
                data = await self._api.picture(name)
                await asyncio.to_thread(self._cache.put, name, data)
            except (CentralRefused, BadInput):
                _log.info("there is no picture %s", name)
            except (CentralFault, StoreFault):
                self._missing.add(name)
            else:
                self._asked.discard(name)
                self.arrived.emit(name)
