"""A network camera on the loopback: Motion JPEG over HTTP, as OpenCV opens it."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from hardware.simulated.held_port import HeldPort
from hardware.simulated.scene import Picture, View, counter, draw_code, fitted, held_up, with_noise
from kiosk.domain.codes import Symbology

FPS = 15.0
_VARIANTS = 3
_PATIENCE = 10.0
_HEAD = b"HTTP/1.0 200 OK\r\nCache-Control: no-store\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"
_SCREENS = frozenset({Symbology.QR, Symbology.GS1_QR})


class SimulatedCamera:
    """Films a counter in 720p; what is shown to it is in the picture until something else is, or `seconds` are over.

    The seconds begin when somebody sees the first frame; after ten without a viewer it is taken away unseen.
    `frozen` keeps the line open without a frame; `garbage` sends frames that are no pictures; `dark`: the light is out.
    """

    def __init__(self, *, port: int = 0) -> None:
        self.frozen = False
        self.garbage = False
        self.dark = False
        self.frames_sent = 0
        self._address = HeldPort(port)
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._empty = _encode(counter(), 4.0)
        self._frames = self._empty
        self._night = _encode(np.asarray(counter() // 20, np.uint8), 2.0)
        self._seconds: float | None = None
        self._clears_at: float | None = None

    @property
    def port(self) -> int:
        """The TCP port; stable from `start` to `stop`."""
        return self._address.number

    @property
    def source(self) -> str:
        """What to open."""
        return f"http://127.0.0.1:{self.port}/camera.mjpg"

    @property
    def plugged(self) -> bool:
        """Whether it films."""
        return self._listener is not None

    def start(self) -> SimulatedCamera:
        """Plug in."""
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug for good."""
        self.unplug()
        self._address.release()

    def plug(self) -> None:
        """Be there (again) at the same address."""
        if self._listener is not None:
            return
        self._listener = self._address.listen()
        self._thread = threading.Thread(
            target=self._serve, args=(self._listener,), name="simulated-camera", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Be gone at once."""
        listener, self._listener = self._listener, None
        if listener is None or self._thread is None:
            return
        self._thread.join()
        self._thread = None

    def show_code(
        self,
        text: str,
        symbology: Symbology | str = Symbology.QR,
        *,
        seconds: float | None = None,
        view: View | None = None,
        trembling: bool = False,
    ) -> None:
        """Hold a code up: QR codes on a phone, others on a label. ValueError when no such code can say the text.

        `trembling`: as a hand does, which keeps the camera's motion gate open.
        """
        kind, view = Symbology(symbology), view or View()
        code, (x, y) = draw_code(text, kind), view.place
        places = [(x, y), (x + 0.012, y), (x + 0.005, y + 0.012)] if trembling else [(x, y)]
        frames = [held_up(code, replace(view, place=place), on_phone=kind in _SCREENS) for place in places]
        self._film([one for frame in frames for one in _encode(frame, view.noise)], seconds)

    def show_image(self, path: Path, *, seconds: float | None = None) -> None:
        """Hold a picture file before the camera; ValueError when it is none."""
        picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
        if picture is None:
            raise ValueError(f"{path} is not a picture")
        self.show(fitted(np.asarray(picture, np.uint8)), seconds=seconds, noise=0.0)

    def show(self, frame: Picture, *, seconds: float | None = None, noise: float = 4.0) -> None:
        """Film this frame (BGR or grey)."""
        self._film(_encode(frame, noise), seconds)

    def _film(self, frames: list[bytes], seconds: float | None) -> None:
        with self._lock:
            self._frames = frames
            self._seconds = seconds
            self._clears_at = None if seconds is None else time.monotonic() + _PATIENCE

    def clear(self) -> None:
        """Nothing but the counter."""
        with self._lock:
            self._frames, self._seconds, self._clears_at = self._empty, None, None

    def _serve(self, listener: socket.socket) -> None:
        viewers: list[socket.socket] = []
        with contextlib.ExitStack() as stack:
            stack.callback(lambda: _close(viewers))
            stack.enter_context(listener)
            due = time.monotonic()
            while self._listener is listener:
                due = max(due + 1 / FPS, time.monotonic())
                while (wait := due - time.monotonic()) > 0:
                    if select.select([listener], [], [], wait)[0]:
                        viewers += _welcome(listener)
                if not self.frozen:
                    part = self._part(self.frames_sent, seen=bool(viewers))
                    viewers = [viewer for viewer in viewers if _sent(viewer, part)]
                    self.frames_sent += 1

    def _part(self, number: int, *, seen: bool) -> bytes:
        now = time.monotonic()
        with self._lock:
            if self._clears_at is not None and now >= self._clears_at:
                self._frames, self._seconds, self._clears_at = self._empty, None, None
            if seen and self._seconds is not None:
                self._clears_at, self._seconds = now + self._seconds, None
            frames = self._night if self.dark else self._frames
            picture = frames[number % len(frames)]
        if self.garbage:
            picture = bytes(index * number % 251 for index in range(2000))
        return b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%b\r\n" % (len(picture), picture)


def _encode(frame: Picture, noise: float) -> list[bytes]:
    """The frame as JPEGs, with different noise."""
    variants = [with_noise(frame, seed, noise) for seed in range(_VARIANTS)] if noise else [frame]
    return [cv2.imencode(".jpg", variant, [cv2.IMWRITE_JPEG_QUALITY, 88])[1].tobytes() for variant in variants]


def _welcome(listener: socket.socket) -> list[socket.socket]:
    viewer, _ = listener.accept()
    viewer.settimeout(1.0)
    try:
        viewer.recv(4096)
        viewer.sendall(_HEAD)
    except OSError:
        viewer.close()
        return []
    return [viewer]


def _close(viewers: list[socket.socket]) -> None:
    for viewer in viewers:
        viewer.close()


def _sent(viewer: socket.socket, part: bytes) -> bool:
    try:
        viewer.sendall(part)
    except OSError:
        viewer.close()
        return False
    return True
