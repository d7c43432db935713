"""Product pictures: from the disk at once, from the central service when they are not here yet or have changed."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from kiosk.errors import BadInput, CentralFault, CentralRefused, CentralUnavailable, StoreFault
from kiosk.ports import CentralApi, PictureCache
from kiosk.services.background import Background
from kiosk.services.listeners import Listeners

_log = logging.getLogger(__name__)

PARALLEL = 4
MOST_WAITING = 64  # more than a screen shows; who scrolls past a thousand products does not wait for their pictures
MOST_REMEMBERED = 2_000


class _Known(Enum):
    """What the last exchange about a picture said, and for how many seconds that is enough."""

    FRESH = 24 * 3600.0
    ABSENT = 3600.0
    FAILED = 60.0


class PictureService:
    """`arrived` fires with a picture's name once its file is there, or has become another one.

    At most PARALLEL are fetched at once, what was wanted last first; a picture on the disk is compared with the central
    service's once a start and once a day. Nothing waits for any of it.
    """

    def __init__(
        self,
        api: CentralApi,
        cache: PictureCache,
        background: Background,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._api = api
        self._cache = cache
        self._background = background
        self._monotonic = monotonic
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._fetching: set[str] = set()
        self._known: OrderedDict[str, tuple[_Known, float]] = OrderedDict()
        self._workers = 0
        self.arrived: Listeners[str] = Listeners()

    def path(self, name: str) -> Path | None:
        """The picture's file, or None: then it is fetched, and `arrived` tells."""
        if not name:
            return None
        path = self._cache.path(name)
        if self._is_due(name, here=path is not None):
            self._want(name, urgent=path is None)
        return path

    def retry(self) -> None:
        """The network is back: what could not be fetched is asked for again."""
        for name in [name for name, (known, _since) in self._known.items() if known is _Known.FAILED]:
            del self._known[name]
            self.path(name)

    def _is_due(self, name: str, *, here: bool) -> bool:
        if name in self._fetching:
            return False
        if name not in self._known:
            return True
        known, since = self._known[name]
        if known is _Known.FRESH and not here:  # the cache had to drop it
            return True
        return self._monotonic() - since >= known.value

    def _want(self, name: str, *, urgent: bool) -> None:
        self._waiting[name] = None
        self._waiting.move_to_end(name, last=urgent)
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        if self._workers < PARALLEL:
            self._workers += 1
            self._background.start(self._work(), "fetch-pictures")

    async def _work(self) -> None:
        try:
            while self._waiting:
                name, _ = self._waiting.popitem()
                self._fetching.add(name)
                try:
                    self._note(name, await self._fetch(name))
                finally:
                    self._fetching.discard(name)
        finally:
            self._workers -= 1

    async def _fetch(self, name: str) -> _Known:
        try:
            path = self._cache.path(name)
            tag = "" if path is None else await asyncio.to_thread(_tag, path)
            data = await self._api.picture(name, tag)
            if data is not None:
                if not is_picture(data):
                    raise CentralUnavailable("what came is no picture")
                await asyncio.to_thread(self._cache.put, name, data)
                self.arrived.emit(name)
        except (CentralRefused, BadInput):
            _log.info("there is no picture %s", name)
            return _Known.ABSENT
        except (CentralFault, StoreFault):
            return _Known.FAILED
        return _Known.FRESH

    def _note(self, name: str, known: _Known) -> None:
        self._known[name] = known, self._monotonic()
        self._known.move_to_end(name)
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)


def is_picture(data: bytes) -> bool:
    """Whether it begins as a PNG, JPEG or WebP does, whatever it was called on its way."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def picture_tag(data: bytes) -> str:
    """The entity tag of a picture in the contract: the first 32 hex digits of its SHA-256, in quotes."""
    return f'"{hashlib.sha256(data).hexdigest()[:32]}"'


def _tag(path: Path) -> str:
    """The tag of the picture that is here; "" when it is not any more."""
    try:
        return picture_tag(path.read_bytes())
    except FileNotFoundError:
        return ""
