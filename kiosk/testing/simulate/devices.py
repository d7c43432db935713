"""The virtual devices: each is a simulated peer with the words that testers in other processes use for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from hardware.simulated.camera import SimulatedCamera
from hardware.simulated.card_reader import SimulatedCardReader
from hardware.simulated.pn532 import SimulatedPn532
from hardware.simulated.printer import SimulatedPrinter
from hardware.simulated.rfid import SimulatedTagReader
from hardware.simulated.scanner import SimulatedScanner
from hardware.simulated.scanner_socket import SimulatedSocketScanner
from hardware.simulated.tag import SimulatedCard
from kiosk.domain.codes import Symbology
from kiosk.testing import steps as s
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.faults import of_camera, of_card_reader, of_printer, of_rfid, of_scanner
from kiosk.testing.holding import held
from kiosk.testing.peers import HELD, usual_symbology
from kiosk.testing.simulate.action import Action, Nothing
from kiosk.testing.simulate.device import Device, possible

_Seconds = Annotated[float, Field(gt=0, le=86_400)]


class _Cover(Nothing):
    state: Literal["open", "closed"]


class VirtualPrinter(Device):
    """A receipt printer on TCP or a serial line.

    With `out`, every slip is kept there as `slip-001.png` and `slip-001.txt`.
    """

    def __init__(self, port: int = 0, *, on_serial: bool = False, out: Path | None = None) -> None:
        self._printer = SimulatedPrinter("serial" if on_serial else "tcp", port=port)
        self._on_serial = on_serial
        super().__init__("printer", self._printer, of_printer(self._printer))
        self._out = out
        self._told = 0
        self.actions |= {
            "paper": Action("takes the paper out, or puts new paper in", s.Paper, self._paper),
            "cover": Action("opens or closes the cover", _Cover, self._cover),
            "slips": Action("gives all slips so far, as text", Nothing, lambda _: {"slips": self._printer.receipts}),
        }

    @property
    def listens(self) -> str:
        """`host:port`, or the serial device."""
        return self._printer.device if self._on_serial else f"127.0.0.1:{self._printer.port}"

    def settings(self) -> dict[str, dict[str, Any]]:
        """`[devices.printer]`."""
        if self._on_serial:
            return {"printer": {"device": self._printer.device}}
        return {"printer": {"host": "127.0.0.1", "port": self._printer.port}}

    def news(self) -> list[dict[str, Any]]:
        """`printed`: number, text, and with `out` the picture's path."""
        receipts = self._printer.receipts
        first, self._told = self._told + 1, len(receipts)
        return [self._kept(number, receipts[number - 1]) for number in range(first, len(receipts) + 1)]

    def _kept(self, number: int, text: str) -> dict[str, Any]:
        event: dict[str, Any] = {"event": "printed", "number": number, "text": text}
        if self._out is not None:
            self._out.mkdir(parents=True, exist_ok=True)
            picture = (self._out / f"slip-{number:03}.png").absolute()
            picture.write_bytes(self._printer.render(number - 1))
            picture.with_suffix(".txt").write_text(text, encoding="utf-8")
            event["picture"] = str(picture)
        return event

    def _paper(self, wanted: s.Paper) -> None:
        self._printer.paper_out = wanted.state == "out"

    def _cover(self, wanted: _Cover) -> None:
        self._printer.cover_open = wanted.state == "open"


class _Send(Nothing):
    hex: Annotated[str, Field(pattern=r"^([0-9A-Fa-f]{2}){1,4096}$")]


class VirtualScanner(Device):
    """A scanner on a serial line, a pseudo-terminal; with `port` behind a TCP socket."""

    def __init__(self, port: int | None = None) -> None:
        self._scanner: SimulatedScanner | SimulatedSocketScanner
        if port is None:
            self._scanner = SimulatedScanner()
            super().__init__("scanner", self._scanner, of_scanner(self._scanner))
        else:
            self._scanner = SimulatedSocketScanner(port=port)
            super().__init__("scanner", self._scanner, {})
        shop = DemoShop()
        self.actions |= {
            "scan": Action("reads a text", s.ScanCode, lambda step: self._scanner.scan(shop.fill_in(step.text))),
            "send": Action("puts raw bytes on the line", _Send, lambda raw: self._scanner.send(bytes.fromhex(raw.hex))),
        }

    @property
    def listens(self) -> str:
        """The serial device, or `socket://host:port`."""
        return self._scanner.port

    def settings(self) -> dict[str, dict[str, Any]]:
        """`[devices.scanner]`."""
        return {"scanner": {"port": self._scanner.port}}


class _Tap(s.TapCard):
    seconds: _Seconds = HELD


class VirtualCardReader(Device):
    """An NFC reader on nfcpy's UDP transport; or a PN532 on a serial line, for which /dev must be writable."""

    def __init__(self, port: int = 0, *, on_serial: bool = False) -> None:
        self._reader = SimulatedPn532() if on_serial else SimulatedCardReader(port=port)
        super().__init__("nfc", self._reader, of_card_reader(self._reader))
        self._shop = DemoShop()
        self._lies = False
        self.actions |= {
            "tap": Action("holds a card to it for a moment", _Tap, self._tap),
            "put": Action("lays a card on it", s.TapCard, lambda step: self._reader.put_card(self._card(step))),
            "remove": Action("takes the card away", Nothing, lambda _: self._reader.remove_card()),
        }

    @property
    def listens(self) -> str:
        """A path for nfcpy."""
        return self._reader.path

    def settings(self) -> dict[str, dict[str, Any]]:
        """`[devices.card_reader]`."""
        return {"card_reader": {"path": self._reader.path}}

    def news(self) -> list[dict[str, Any]]:
        """`card_on` and `card_off`: a card lies on it; no card does any more."""
        lies, before = self._reader.has_card, self._lies
        self._lies = lies
        return [] if lies == before else [{"event": "card_on" if lies else "card_off"}]

    def _tap(self, step: _Tap) -> None:
        self._reader.tap(self._card(step), step.seconds)

    def _card(self, step: s.TapCard) -> SimulatedCard:
        if step.uid is None:
            card = self._shop.card(step.name or "")
            return SimulatedCard(card.uid, card.ndef, unreadable=step.unreadable)
        ndef = None if step.ndef is None else self._shop.fill_in(step.ndef)
        return possible(lambda: SimulatedCard(step.uid or "", ndef, unreadable=step.unreadable))


class VirtualCamera(Device):
    """A camera in the network: Motion JPEG over HTTP."""

    def __init__(self, port: int = 0) -> None:
        self._camera = SimulatedCamera(port=port)
        super().__init__("camera", self._camera, of_camera(self._camera))
        self._shop = DemoShop()
        self.actions |= {
            "show": Action("holds a code or a picture before it for some seconds", s.ShowCode, self._show),
            "clear": Action("takes away what is shown", Nothing, lambda _: self._camera.clear()),
        }

    @property
    def listens(self) -> str:
        """The stream's URL."""
        return self._camera.source

    def settings(self) -> dict[str, dict[str, Any]]:
        """`[devices.camera]`."""
        return {"camera": {"source": self._camera.source}}

    def _show(self, step: s.ShowCode) -> None:
        if step.image is not None:
            picture = Path(step.image)
            possible(lambda: self._camera.show_image(picture, seconds=step.seconds))
            return
        text = self._shop.fill_in(step.text or "")
        kind: Symbology = step.symbology or usual_symbology(text)
        view, trembling = held(step.hold), step.hold != "well"
        possible(lambda: self._camera.show_code(text, kind, seconds=step.seconds, view=view, trembling=trembling))

    def _status(self) -> dict[str, Any]:
        return {**super()._status(), "frames": self._camera.frames_sent}


_Epcs = tuple[Annotated[str, Field(min_length=1, max_length=200)], ...]


class _Put(Nothing):
    tags: Annotated[_Epcs, Field(min_length=1, max_length=500)]


class _Take(Nothing):
    tags: Annotated[_Epcs, Field(min_length=1, max_length=500)] | None = None


class VirtualTagReader(Device):
    """A UHF RFID reader that speaks LLRP."""

    def __init__(self, port: int = 0) -> None:
        self._tags = SimulatedTagReader(port=port)
        super().__init__("rfid", self._tags, of_rfid(self._tags))
        self._shop = DemoShop()
        self.actions |= {
            "put": Action("lays tags on the counter, EPCs in hex", _Put, self._put),
            "take": Action("takes tags off, all unless named", _Take, self._take),
            "reset": Action("breaks every line", Nothing, lambda _: self._tags.reset()),
        }

    @property
    def listens(self) -> str:
        """`host:port`."""
        return f"127.0.0.1:{self._tags.port}"

    def settings(self) -> dict[str, dict[str, Any]]:
        """`[devices.rfid]`."""
        return {"rfid": {"host": "127.0.0.1", "port": self._tags.port}}

    def _put(self, wanted: _Put) -> dict[str, Any]:
        codes = [self._shop.fill_in(tag) for tag in wanted.tags]
        possible(lambda: self._tags.put(codes))
        return {"tags": list(self._tags.tags)}

    def _take(self, wanted: _Take) -> dict[str, Any]:
        self._tags.take(None if wanted.tags is None else [self._shop.fill_in(tag) for tag in wanted.tags])
        return {"tags": list(self._tags.tags)}
