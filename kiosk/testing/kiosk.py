"""A whole kiosk in a tester's hands: the verbs of stories as methods, the same code behind both."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, TypedDict, TypeVar, Unpack

from kiosk.domain.codes import Symbology
from kiosk.testing import steps as s
from kiosk.testing.central import Effects
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.pages.page import Page
from kiosk.testing.peers import Peers
from kiosk.testing.privacy import Secrets, find
from kiosk.testing.remote import Look
from kiosk.testing.verbs import StepFailed, Verbs
from kiosk.testing.world import World

P = TypeVar("P", bound=Page)
Span = float | str
"""Seconds, or a text such as "5s", "200ms", "2h"."""
Texts = str | Sequence[str]


class Seen(TypedDict, total=False):
    """What `wait_for` and `expect` compare; docs/stories.md tells each key."""

    screen: s.Screen
    text: Texts
    no_text: Texts
    object: str
    no_object: str
    receipt: Texts
    spoken: Texts
    basket: Mapping[str, Any]
    outbox: Mapping[str, int]
    devices: Mapping[str, str]
    terminal: Mapping[str, Any]
    central: Mapping[str, Any]
    within: Span


class Kiosk:
    """One kiosk with everything around it: `world` (central service, network, processes) and `devices`.

    Verbs wait for what they need and raise StepFailed, which says what was seen instead. Wrong arguments are told by
    pydantic's ValidationError before anything is done. What was printed, paid and logged before this object was made
    does not count.
    """

    def __init__(self, world: World, shop: DemoShop, pictures: Path) -> None:
        self.world = world
        self.shop = shop
        self.pictures = pictures
        self._verbs = Verbs(world, shop, pictures, anew=True)

    # ── what a person does ───────────────────────────────────────────────────────────────────────

    def tap_card(
        self, name: str | None = None, *, uid: str | None = None, ndef: str | None = None, unreadable: bool = False
    ) -> None:
        """Hold a demo card to the reader by its first name, or any card by `uid` (hex) and `ndef` (URI)."""
        __tracebackhide__ = True
        self._do(s.TapCard, name=name, uid=uid, ndef=ndef, unreadable=unreadable)

    def hold_card(
        self, name: str | None = None, *, uid: str | None = None, ndef: str | None = None, unreadable: bool = False
    ) -> None:
        """Lay a card on the reader, where it stays."""
        __tracebackhide__ = True
        self._do(s.HoldCard, name=name, uid=uid, ndef=ndef, unreadable=unreadable)

    def lift_card(self) -> None:
        """Take the card off the reader."""
        __tracebackhide__ = True
        self._do(s.LiftCard)

    def show_code(
        self,
        text: str | None = None,
        *,
        symbology: Symbology | str | None = None,
        image: Path | None = None,
        hold: Literal["well", "far", "shaky", "glare"] = "well",
        seconds: Span = 1.2,
    ) -> None:
        """Hold a text before the camera, as a code of that symbology; or a picture file."""
        __tracebackhide__ = True
        picture = None if image is None else str(image.resolve())
        self._do(s.ShowCode, text=text, symbology=symbology, image=picture, hold=hold, seconds=seconds)

    def scan(self, text: str) -> None:
        """Read a text with the serial scanner; `{product:1}` and the like are filled in."""
        __tracebackhide__ = True
        self._do(s.ScanCode, text=text)

    def type_scan(self, text: str) -> None:
        """Read a text with the scanner that types as a keyboard."""
        __tracebackhide__ = True
        self._do(s.TypeScan, text=text)

    def show_pass(self, payload: str) -> None:
        """Hold a phone to the wallet reader; `{pass:anna}` and the like are filled in."""
        __tracebackhide__ = True
        self._do(s.ShowPass, payload=payload)

    def put_tags(self, *epcs: str) -> None:
        """Lay tagged things on the counter; `{epc:CT101:1}` and the like are filled in."""
        __tracebackhide__ = True
        self._do(s.PutTags, epcs=epcs)

    def take_tags(self, *epcs: str) -> None:
        """Take tagged things off the counter; all of them unless named."""
        __tracebackhide__ = True
        self._do(s.TakeTags, epcs=epcs or "all")

    def phone(
        self,
        does: Literal["fetch", "open", "look_again", "show", "show_again", "log_in", "refuse"],
        *,
        sees: str | None = None,
        who: str | None = None,
        pin: str | None = None,
    ) -> None:
        """Have a phone fetch the cart whose code is on the screen, show a code for it, log in as `who`, or refuse."""
        __tracebackhide__ = True
        self._do(s.PhoneStep, **{"does": does, "sees": sees, "as": who, "pin": pin})

    def touch(self, target: str, within: Span = 10.0) -> None:
        """Touch an object by its name or text as soon as a finger could."""
        __tracebackhide__ = True
        self._do(s.Touch, target=target, within=within)

    def stroke(self, *points: tuple[float, float], seconds: float = 0.04) -> None:
        """Draw a finger through points of the screen, whatever is there, and lift it; one point is a tap."""
        __tracebackhide__ = True
        self._do(s.Stroke, points=points, seconds=seconds)

    def press(self, key: str) -> None:
        """Press a key, or several at once, of a keyboard that somebody plugged in: `Alt+F4`."""
        __tracebackhide__ = True
        self._do(s.Press, key=key)

    def type(self, text: str, within: Span = 10.0) -> None:
        """Touch the keys of the shown keyboard or number pad."""
        __tracebackhide__ = True
        self._do(s.TypeText, text=text, within=within)

    # ── what befalls the kiosk ───────────────────────────────────────────────────────────────────

    def network(
        self,
        state: Literal["up", "down"] = "up",
        *,
        latency_ms: float = 0.0,
        loss: float = 0.0,
        reply_lost: bool = False,
        reply: Literal["as_is", "html", "500", "drip", "silent"] = "as_is",
    ) -> None:
        """Change the line to the central service; without arguments all is well again."""
        __tracebackhide__ = True
        self._do(s.NetworkStep, state=state, latency_ms=latency_ms, loss=loss, reply_lost=reply_lost, reply=reply)

    def unplug(self, device: s.Device) -> None:
        """Pull a device's plug."""
        __tracebackhide__ = True
        self._do(s.Unplug, device=device)

    def plug(self, device: s.Device) -> None:
        """Put a device's plug back."""
        __tracebackhide__ = True
        self._do(s.Plug, device=device)

    def paper(self, state: Literal["out", "in"]) -> None:
        """Take the printer's paper out, or put new paper in."""
        __tracebackhide__ = True
        self._do(s.Paper, state=state)

    def fault(self, device: s.Device, name: str, amount: float | None = None) -> None:
        """Let a device fail in one of its ways, `kiosk.testing.faults`; `amount` where it takes one."""
        __tracebackhide__ = True
        said = name if amount is None else {name: amount}
        self._verbs.do(s.FaultStep.model_validate({device: said}))

    def mend(self, device: s.Device, name: str | None = None) -> None:
        """Mend one fault of a device, or all of them."""
        __tracebackhide__ = True
        self._verbs.do(s.MendStep.model_validate(device if name is None else {device: name}))

    def terminal(self, turn: s.Turn | None = None, *, decline: int | None = None) -> None:
        """What becomes of the next card payment: a turn, or a result code to decline with."""
        __tracebackhide__ = True
        self._do(s.TerminalStep, turn=turn, decline=decline)

    def clock(self, by: timedelta | str) -> None:
        """Move the kiosk's wall clock from where it is: `"+2h"`, `"-1d"`."""
        __tracebackhide__ = True
        self._do(s.SetClock, by=f"{by.total_seconds()}s" if isinstance(by, timedelta) else by)

    def kill(self) -> None:
        """SIGKILL the application, in the middle of whatever it does."""
        __tracebackhide__ = True
        self._do(s.Kill, how="hard")

    def stop(self) -> None:
        """End the application as a service manager does."""
        __tracebackhide__ = True
        self._do(s.Stop)

    def start(self) -> None:
        """Start the application again; returns when its screen, catalogue and devices are there."""
        __tracebackhide__ = True
        self._do(s.Start)

    def command(self, line: str) -> None:
        """Run a `kiosk` command on this kiosk's settings, beside it; it must end with exit code 0."""
        __tracebackhide__ = True
        self._do(s.Command, line=line)

    # ── what is seen ─────────────────────────────────────────────────────────────────────────────

    def wait_for(self, **seen: Unpack[Seen]) -> None:
        """Wait until all of it is so, ten seconds unless `within` says more."""
        __tracebackhide__ = True
        self._do(s.WaitFor, **seen)

    def expect(self, **seen: Unpack[Seen]) -> None:
        """All of it is so; what is still settling gets two seconds."""
        __tracebackhide__ = True
        self._do(s.Expect, **seen)

    def at(self, page: builtins.type[P], within: Span = 10.0) -> P:
        """Wait for a screen; gives its page object."""
        __tracebackhide__ = True
        return page(self).wait(within)

    def look(self) -> Look:
        """What a person sees now."""
        return self.world.remote.look()

    def screenshot(self, name: str) -> Path:
        """Keep a picture of the screen, once nothing moves; gives the PNG file."""
        return self._verbs.screenshot(name)

    def status(self) -> dict[str, Any]:
        """The figures of the service screen: `devices`, `outbox`, `basket`, `products`."""
        return dict(self.world.remote.ask("status"))

    def effects(self) -> Effects:
        """What reached the central service."""
        return self.world.effects()

    @property
    def devices(self) -> Peers:
        """The simulated devices, each with its own faults."""
        return self.world.devices

    def log(self) -> str:
        """What the application has printed since this test had it."""
        return self._verbs.log()

    def bug(self) -> str:
        """The first bug the application logged since then, "" for none."""
        return self._verbs.bug()

    # ── sessions ─────────────────────────────────────────────────────────────────────────────────

    def new_session(self, within: Span = 10.0) -> None:
        """End the session as a person would, whatever is shown; returns at the attract screen."""
        __tracebackhide__ = True
        self._verbs.leave(s.seconds(within))

    def expect_nothing_personal(self, *cards: str, also: Sequence[str] = ()) -> None:
        """Nothing on the kiosk tells who was here: the demo customers of these first names, or any text of `also`.

        Looks through settings, state, journal, cache and log, file names, pictures kept by this test, the process'
        command line and environment, and the screen; each text also as UTF-16, hex, base64 and escaped. End the
        session first: before, the screen may greet them.
        """
        __tracebackhide__ = True
        secrets = Secrets(texts=tuple(also))
        for card in cards:
            secrets = secrets + Secrets.of_customer(self.shop.person(card))
        words = self.look().texts() if self.world.app_running else ()
        if found := find(secrets, self.world, self.pictures, words):
            raise StepFailed(f"personal data was found on the kiosk:\n{found}")

    def _do(self, step: builtins.type[Any], /, **values: Any) -> None:
        __tracebackhide__ = True
        self._verbs.do(step.model_validate({key: value for key, value in values.items() if value is not None}))
