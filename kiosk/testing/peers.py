"""The simulated devices of one kiosk, as a tester handles them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import assets
from hardware.simulated.camera import SimulatedCamera
from hardware.simulated.card_reader import SimulatedCardReader
from hardware.simulated.printer import SimulatedPrinter
from hardware.simulated.rfid import SimulatedTagReader
from hardware.simulated.scanner import SimulatedScanner
from hardware.simulated.tag import SimulatedCard
from hardware.simulated.terminal import SimulatedTerminal
from hardware.simulated.voice import SimulatedVoice
from hardware.simulated.wedge import SimulatedWedge
from kiosk.domain.codes import Symbology
from kiosk.errors import BadInput
from kiosk.testing.faults import Faults, of_camera, of_card_reader, of_printer, of_rfid, of_scanner
from kiosk.testing.holding import held
from kiosk.testing.signing import SigningCards
from kiosk.testing.turns import USUAL, turn

_LOGO = Path(assets.__path__[0]) / "logos" / "maison-nord.png"
_CUSTOMER = "https://shop.example/c/{}"
SHOWN = 1.2
HELD = 1.5


class Peer(Protocol):
    """What every simulated device can do."""

    @property
    def plugged(self) -> bool:
        """Whether its plug is in."""

    def plug(self) -> None:
        """Put the plug in."""

    def unplug(self) -> None:
        """Pull the plug."""


class Peers:
    """Started, they wait for the application's drivers; `settings()` is the `[devices]` part that points there.

    `aloud`: what is read aloud is heard, where espeak-ng is installed.
    """

    def __init__(self, *, aloud: bool = False) -> None:
        self._camera = SimulatedCamera()
        self._scanner = SimulatedScanner()
        self._reader = SimulatedCardReader()
        self._signing = SigningCards()
        self._written: dict[str, SimulatedCard] = {}
        self._printer = SimulatedPrinter()
        self._terminal = SimulatedTerminal()
        self._terminal.default = USUAL
        self._wedge = SimulatedWedge()
        self._wallet = SimulatedScanner()
        self._tags = SimulatedTagReader()
        self._voice = SimulatedVoice(aloud=aloud)
        self._named: Mapping[str, Peer] = {
            "camera": self._camera,
            "scanner": self._scanner,
            "card_reader": self._reader,
            "printer": self._printer,
            "terminal": self._terminal,
            "wedge": self._wedge,
            "wallet": self._wallet,
            "rfid": self._tags,
            "voice": self._voice,
        }
        self.faults = Faults(
            {
                "camera": of_camera(self._camera),
                "scanner": of_scanner(self._scanner),
                "card_reader": of_card_reader(self._reader),
                "printer": of_printer(self._printer),
                "wallet": of_scanner(self._wallet),
                "rfid": of_rfid(self._tags),
            }
        )

    def start(self) -> None:
        """Plug all of them in."""
        self._camera.start()
        self._scanner.start()
        self._reader.start()
        self._printer.start()
        self._terminal.start()
        self._wedge.start()
        self._wallet.start()
        self._tags.start()
        self._voice.start()

    def stop(self) -> None:
        """Away with all of them; safe when some never started."""
        with contextlib.ExitStack() as stack:
            for peer in (self._camera, self._scanner, self._reader, self._printer, self._terminal):
                stack.callback(peer.stop)
            for late in (self._wedge, self._wallet, self._tags, self._voice):
                stack.callback(late.stop)

    def settings(self) -> dict[str, Any]:
        """The application's `[devices]`."""
        return {
            "camera": {"source": self._camera.source},
            "scanner": {"port": self._scanner.port},
            "card_reader": {"path": self._reader.path},
            "printer": {"host": "127.0.0.1", "port": self._printer.port, "columns": 48, "logo": str(_LOGO)},
            "terminal": {"host": "127.0.0.1", "port": self._terminal.port},
            "wedge": {"device": str(self._wedge.device), "layout": self._wedge.layout},
            "wallet": {"port": self._wallet.port, "text": _CUSTOMER},
            "rfid": {"host": "127.0.0.1", "port": self._tags.port, "gone_after": 1.0},
            "voice": {"command": self._voice.command, "player": self._voice.player},
        }

    @property
    def camera(self) -> SimulatedCamera:
        """The camera itself, for what has no word here; the others likewise."""
        return self._camera

    @property
    def scanner(self) -> SimulatedScanner:
        return self._scanner

    @property
    def card_reader(self) -> SimulatedCardReader:
        return self._reader

    @property
    def printer(self) -> SimulatedPrinter:
        return self._printer

    @property
    def rfid(self) -> SimulatedTagReader:
        return self._tags

    @property
    def wedge(self) -> SimulatedWedge:
        return self._wedge

    @property
    def wallet(self) -> SimulatedScanner:
        return self._wallet

    def mend(self) -> None:
        """All plugs in, no fault left, no card on a reader, nothing before the camera, no turn of a payment waiting."""
        for device in self.faults.active():
            self.faults.mend(device)
        for peer in self._named.values():
            peer.plug()
        self._camera.clear()
        self._reader.remove_card()
        self._tags.take()
        self._terminal.forget()
        self._terminal.release()

    def plugged(self) -> dict[str, bool]:
        """Which of them have their plug in."""
        return {name: peer.plugged for name, peer in self._named.items()}

    def plug(self, device: str) -> None:
        """Put a plug back."""
        self._peer(device).plug()

    def unplug(self, device: str) -> None:
        """Pull a plug."""
        self._peer(device).unplug()

    def tap(self, uid: str, ndef: str | None = None, *, unreadable: bool = False) -> None:
        """Hold a card to the reader for a moment."""
        self._reader.tap(self._card(uid, ndef, unreadable=unreadable), HELD)

    def hold(self, uid: str, ndef: str | None = None, *, unreadable: bool = False) -> None:
        """Lay a card on the reader, in place of any other, until it is lifted."""
        self._reader.put_card(self._card(uid, ndef, unreadable=unreadable))

    def lift(self) -> None:
        """Take the card off the reader."""
        self._reader.remove_card()

    @property
    def card_lies(self) -> bool:
        """Whether a card still lies on the reader."""
        return self._reader.has_card

    @property
    def card_lifted(self) -> bool:
        """Whether none does, and the reader has noticed: the next one is read at once."""
        return self._reader.is_lifted

    def scan(self, text: str) -> None:
        """Read a text with the serial scanner."""
        self._scanner.scan(text)

    def type_scan(self, text: str) -> None:
        """Read a text with the scanner that types."""
        try:
            self._wedge.scan(text)
        except ValueError as error:
            raise BadInput(str(error)) from error

    def show_pass(self, payload: str) -> None:
        """Hold a phone with a pass to the wallet reader."""
        self._wallet.scan(payload)

    def put_tags(self, epcs: Sequence[str]) -> None:
        """Lay tagged things on the counter."""
        try:
            self._tags.put(epcs)
        except ValueError as error:
            raise BadInput(f"no such tag can be: {error}", fix="an EPC in hex, such as {epc:CT101:1}") from error

    def take_tags(self, epcs: Sequence[str] | None = None) -> None:
        """Take them off again; all of them unless named."""
        self._tags.take(epcs)

    def show(
        self, text: str, symbology: Symbology | None = None, *, hold: str = "well", seconds: float = SHOWN
    ) -> None:
        """Hold a code before the camera for a moment, in one of the ways of `kiosk.testing.holding`."""
        kind, view = symbology or usual_symbology(text), held(hold)
        try:
            self._camera.show_code(text, kind, seconds=seconds, view=view, trembling=hold != "well")
        except ValueError as error:
            raise BadInput(f"no such code can be shown: {error}") from error

    def show_picture(self, file: Path) -> None:
        """Hold a picture before the camera for a moment."""
        try:
            self._camera.show_image(file, seconds=SHOWN)
        except ValueError as error:
            raise BadInput(str(error), fix="name a picture file beside the story") from error

    def paper(self, *, out: bool) -> None:
        """Take the printer's paper out, or put new paper in."""
        self._printer.paper_out = out

    def receipts(self) -> tuple[str, ...]:
        """What came out of the printer, as text, the oldest first."""
        return tuple(self._printer.receipts)

    def spoken(self) -> tuple[str, ...]:
        """What was read aloud, or began to be, the oldest first."""
        return tuple(self._voice.begun)

    def slip_picture(self, index: int) -> bytes:
        """One of `receipts` as a PNG picture."""
        return self._printer.render(index)

    @property
    def terminal(self) -> SimulatedTerminal:
        """The card terminal, for what has no word here."""
        return self._terminal

    def next_payment(self, *turns: str, code: int | None = None) -> None:
        """What becomes of the next card payments (and reversals), one name of `turns.TURNS` each."""
        self._terminal.play(*(turn(name, code) for name in turns))

    def release_terminal(self) -> None:
        """A terminal that hangs goes on."""
        self._terminal.release()

    def payments(self) -> tuple[int, ...]:
        """What the terminal took and did not give back, in cents, the oldest first."""
        return self._terminal.book.paid

    def tap_together(self, *cards: tuple[str, str | None]) -> None:
        """Hold several cards, each its UID and link, to the reader at once for a moment."""
        first, *others = (self._card(uid, link, unreadable=False) for uid, link in cards)
        self._reader.tap(first, HELD, others=others)

    def _card(self, uid: str, ndef: str | None, *, unreadable: bool) -> SimulatedCard:
        """A card without a link is an empty one: what staff write on it stays on it."""
        try:
            if not unreadable and (signing := self._signing.find(uid, ndef)):
                return signing
            card = SimulatedCard(uid, ndef, unreadable=unreadable)
        except ValueError as error:
            raise BadInput(f"no such card can be: {error}") from error
        return card if unreadable or ndef is not None else self._written.setdefault(uid, card)

    def _peer(self, device: str) -> Peer:
        peer = self._named.get(device)
        if peer is None:
            raise BadInput(f"no device is called {device!r}", fix=f"one of {', '.join(self._named)}")
        return peer


def usual_symbology(text: str) -> Symbology:
    """How a text is usually coded: product numbers as their bar code, anything else as QR."""
    usual = {8: Symbology.EAN_8, 12: Symbology.UPC_A, 13: Symbology.EAN_13}
    return usual.get(len(text), Symbology.QR) if text.isascii() and text.isdigit() else Symbology.QR
