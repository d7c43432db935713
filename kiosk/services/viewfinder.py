"""What the camera sees, for a person who holds something up: a live picture while somebody looks, and a hint."""

from __future__ import annotations

import asyncio

from kiosk.domain.camera import Hint, Picture
from kiosk.ports import Viewfinder
from kiosk.services.background import Background
from kiosk.services.device_thread import DeviceThread
from kiosk.services.listeners import Listeners

FRAMES_A_SECOND = 15


class ViewfinderService:
    """Decodes frames only between `show` and `hide`, on a thread of its own, and keeps the newest one only.

    `hinted` fires with every new hint, `filmed` with every new picture, and with None when the last one was let go.
    Frames are in memory, here and at whoever listens, and nowhere else.
    """

    def __init__(self, camera: Viewfinder | None, background: Background) -> None:
        self._camera = camera
        self._background = background
        self._hint: Hint | None = None
        self._picture: Picture | None = None
        self._wanted = False
        self._filming = False
        self.hinted: Listeners[Hint | None] = Listeners()
        self.filmed: Listeners[Picture | None] = Listeners()

    @property
    def there(self) -> bool:
        """Whether a camera is configured."""
        return self._camera is not None

    @property
    def hint(self) -> Hint | None:
        """What would help now."""
        return self._hint

    @property
    def picture(self) -> Picture | None:
        """The newest frame while somebody looks."""
        return self._picture

    async def run(self) -> None:
        """Until cancelled: hear the camera's hints, which come on the device's thread, on the loop's."""
        loop = asyncio.get_running_loop()
        if self._camera is None:
            await loop.create_future()
            return

        def tell(hint: Hint | None) -> None:
            loop.call_soon_threadsafe(self._hear, hint)

        self._camera.on_hint(tell)
        try:
            self._hear(self._camera.hint)
            await loop.create_future()
        finally:
            self._camera.on_hint(None)
            self._hear(None)

    def show(self) -> None:
        """Somebody looks: film."""
        self._wanted = self._camera is not None
        if self._wanted and not self._filming:
            self._filming = True
            self._background.start(self._film(), "viewfinder")

    def hide(self) -> None:
        """Nobody looks any more: let the picture go at once."""
        self._wanted = False
        self._take(None)

    async def _film(self) -> None:
        assert self._camera is not None
        camera, thread, loop = self._camera, DeviceThread("camera-preview"), asyncio.get_running_loop()
        try:
            while self._wanted:
                due = loop.time() + 1 / FRAMES_A_SECOND
                picture = await thread.call(camera.preview)
                if self._wanted:
                    self._take(picture)
                del picture  # while this waits, nobody but `_picture` keeps a frame
                await asyncio.sleep(max(0.0, due - loop.time()))
        finally:
            self._filming = False
            self._take(None)
            await thread.close()

    def _take(self, picture: Picture | None) -> None:
        before, self._picture = self._picture, picture
        if (before and before.number) != (picture and picture.number):
            self.filmed.emit(picture)

    def _hear(self, hint: Hint | None) -> None:
        if hint is not self._hint:
            self._hint = hint
            self.hinted.emit(hint)
