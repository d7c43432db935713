"""What each step does to a world. Stories write the steps as YAML, Python tests call `kiosk.testing.kiosk.Kiosk`."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.errors import KioskError
from kiosk.testing import steps as s
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.observe import Observer, Sources
from kiosk.testing.phone import Phone
from kiosk.testing.remote import Refused, RemoteClient, Unreachable
from kiosk.testing.world import World

_POLL = 0.05
_BEFORE_SCROLLING = 0.7
_WAYS_OUT = {
    "idle": ("still_here",),
    "help": ("help_done",),
    "fault": ("restart",),
    "payment": ("payment_abort", "back", "new_session"),
    "staff": ("lock", "staff_leave"),
}


class StepFailed(KioskError):
    """A step did not come true."""


@dataclass(frozen=True, slots=True)
class View:
    """How a picture shows the screen: the size of the window, and light, dark or contrast colours.

    `name` is the file's, without its end, `{}` standing for what the step calls the picture.
    """

    name: str
    size: tuple[int, int]
    look: str


class Verbs:
    """Does one step after the other. `pictures` gets what `screenshot` steps leave, each name after `prefix`.

    `views`: those steps take a picture in each. `folder` is where picture files that a step names are looked for.
    `anew`: slips, payments and log lines from before do not count.
    """

    def __init__(
        self,
        world: World,
        shop: DemoShop,
        pictures: Path,
        *,
        prefix: str = "",
        views: Sequence[View] = (),
        folder: Path = Path(),
        anew: bool = False,
    ) -> None:
        self._world = world
        self._shop = shop
        self._pictures = pictures
        self._prefix = prefix
        self._views = views
        self._folder = folder
        self._log_from = world.log.stat().st_size if world.log.exists() and anew else 0
        peers = world.devices
        receipts, payments = (len(peers.receipts()), len(peers.payments())) if anew else (0, 0)
        spoken = len(peers.spoken()) if anew else 0
        self._phone = Phone()
        self._phone_shows = ""
        sources = Sources(
            look=world.remote.look,
            status=lambda: dict(world.remote.ask("status")),
            effects=world.effects,
            receipts=lambda: world.devices.receipts()[receipts:],
            payments=lambda: world.devices.payments()[payments:],
            spoken=lambda: world.devices.spoken()[spoken:],
        )
        self._observer = Observer(sources, shop)
        self._does: Mapping[type[Any], Callable[[Any], object]] = {
            s.TapCard: self._tap_card,
            s.HoldCard: self._hold_card,
            s.LiftCard: lambda _: world.devices.lift(),
            s.ShowCode: self._show_code,
            s.ScanCode: lambda step: world.devices.scan(shop.fill_in(step.text)),
            s.TypeScan: lambda step: world.devices.type_scan(shop.fill_in(step.text)),
            s.ShowPass: lambda step: world.devices.show_pass(shop.fill_in(step.payload)),
            s.PutTags: lambda step: world.devices.put_tags(self._epcs(step.epcs)),
            s.TakeTags: lambda step: world.devices.take_tags(None if step.epcs == "all" else self._epcs(step.epcs)),
            s.Touch: self._touch,
            s.TypeText: self._type,
            s.Stroke: lambda step: world.remote.ask("stroke", points=step.points, seconds=step.seconds),
            s.Press: lambda step: world.remote.ask("press", key=step.key),
            s.NetworkStep: lambda step: world.set_network(step.network()),
            s.Unplug: lambda step: world.devices.unplug(step.device),
            s.Plug: lambda step: world.devices.plug(step.device),
            s.TerminalStep: self._terminal,
            s.Paper: lambda step: world.devices.paper(out=step.state == "out"),
            s.FaultStep: lambda step: world.devices.faults.begin(step.device, step.fault, step.amount),
            s.MendStep: lambda step: world.devices.faults.mend(step.device, step.fault),
            s.Command: self._command,
            s.Kill: lambda _: world.kill_app(),
            s.Stop: lambda _: world.stop_app(),
            s.Start: self._start,
            s.SetClock: lambda step: world.move_clock(step.by),
            s.PhoneStep: self._use_phone,
            s.WaitFor: self._until,
            s.Expect: self._until,
            s.Screenshot: lambda step: self._in_each_view(step.name),
        }

    def do(self, step: s.Step) -> None:
        """Do a step; KioskError (StepFailed, mostly) says why it did not come true."""
        __tracebackhide__ = True
        self._does[type(step)](step)

    def log(self) -> str:
        """All that the application printed so far."""
        log = self._world.log
        content = log.read_bytes() if log.exists() else b""
        return content[self._log_from :].decode("utf-8", errors="replace")

    def bug(self) -> str:
        """The first bug that the application logged, "" for none."""
        return next((line for line in self.log().splitlines() if " CRITICAL " in line), "")

    def screenshot(self, name: str) -> Path:
        """Keep a picture of the screen under this name; gives the file."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        file = (self._pictures / (f"{self._prefix}-{name}.png" if self._prefix else f"{name}.png")).resolve()
        self._world.remote.ask("screenshot", path=str(file))
        return file

    def _in_each_view(self, name: str) -> None:
        if not self._views:
            self.screenshot(name)
            return
        remote = self._world.remote
        for view in self._views:
            _dress(remote, view.size, view.look)
            remote.ask("screenshot", path=str((self._pictures / f"{view.name.format(name)}.png").resolve()))
        _dress(remote, self._world.plan.size, "light")

    def leave(self, within: float) -> None:
        """End the session as a person would, whatever is shown, until the attract screen is there."""
        __tracebackhide__ = True
        deadline = time.monotonic() + within
        while True:
            look = self._world.remote.look()
            if look.screen == "attract":
                return
            ways = _WAYS_OUT.get(look.screen, ("new_session", "back"))
            way = next((name for name in ways if (item := look.item(name)) and item.enabled and not item.covered), "")
            if way:
                with contextlib.suppress(Refused):  # what was seen has moved on by itself
                    self._world.remote.ask("touch", target=way)
            if time.monotonic() > deadline:
                raise StepFailed(f"no way to the attract screen from {look.screen!r}; waited {within:g} s")
            time.sleep(_POLL)

    def _epcs(self, written: Iterable[str]) -> list[str]:
        return [self._shop.fill_in(epc) for epc in written]

    def _terminal(self, step: s.TerminalStep) -> None:
        if step.turn == "release":
            self._world.devices.release_terminal()
        elif step.decline is not None:
            self._world.devices.next_payment("decline", code=step.decline)
        else:
            self._world.devices.next_payment(step.turn or "approve")

    def _start(self, _step: s.Start) -> None:
        self._world.start_app()
        self._world.wait_until_armed()

    def _command(self, step: s.Command) -> None:
        done = self._world.command(step.words())
        if done.returncode:
            raise StepFailed(f"kiosk {step.line} ended with {done.returncode}: {done.stderr.strip()}")

    def _use_phone(self, step: s.PhoneStep) -> None:
        phone = self._phone
        match step.does:
            case "fetch":
                phone.open(phone.film(self.screenshot("phone")))
                phone.press()
            case "open":
                phone.open(phone.film(self.screenshot("phone")))
            case "look_again":
                phone.open(phone.url)
            case "show":
                phone.press(f"{urlsplit(phone.url).path}/back")
                code = urlsplit(phone.url).path.removesuffix("/show").rpartition("/")[2]
                self._phone_shows = f"{self._world.handover_link}{code}"
            case "log_in" | "refuse":
                phone.open(phone.film(self.screenshot("phone")))
                phone.press(**self._answers(step))
            case "pay":
                phone.open(phone.film(self.screenshot("phone")))
                phone.press(answer="pay")
            case "press_pay_again":
                phone.send(answer="pay")
        if step.does.startswith("show"):
            self._world.devices.scan(self._phone_shows)
        if step.sees is not None and step.sees not in phone.text:
            raise StepFailed(f"the phone does not show {step.sees!r}; it shows {phone.text[:300]!r}")

    def _answers(self, step: s.PhoneStep) -> dict[str, str]:
        if step.who is None:
            return {"answer": "no"}
        person = self._shop.person(step.who)
        return {"answer": "yes", "number": person["loyalty_number"], "pin": step.pin or person["pin"]}

    def _tap_card(self, step: s.TapCard) -> None:
        if step.beside is None:
            self._world.devices.tap(*self._card(step), unreadable=step.unreadable)
        else:
            other = self._shop.card(step.beside)
            self._world.devices.tap_together(self._card(step), (other.uid, other.ndef))

    def _hold_card(self, step: s.HoldCard) -> None:
        self._world.devices.hold(*self._card(step), unreadable=step.unreadable)

    def _card(self, step: s.TapCard) -> tuple[str, str | None]:
        """Its UID and what it links to."""
        if step.uid is not None:
            return step.uid, None if step.ndef is None else self._shop.fill_in(step.ndef)
        card = self._shop.card(step.name or "")
        return card.uid, card.ndef

    def _show_code(self, step: s.ShowCode) -> None:
        if step.image is not None:
            self._world.devices.show_picture(self._folder / step.image)
        else:
            text = self._shop.fill_in(step.text or "")
            self._world.devices.show(text, step.symbology, hold=step.hold, seconds=step.seconds)

    def _touch(self, step: s.Touch) -> None:
        __tracebackhide__ = True
        target = self._shop.fill_in(step.target)
        begin = time.monotonic()
        way = "down"
        while True:
            try:
                self._world.remote.ask("touch", target=target)
            except Refused as error:
                waited = time.monotonic() - begin
                if waited > step.within:
                    raise StepFailed(f"{error.what}; waited {step.within:g} s") from None
                if error.why == "hidden":
                    self._world.remote.ask("into_view", target=target)
                elif error.why == "missing" and waited > _BEFORE_SCROLLING:
                    if not self._world.remote.ask("scroll", way=way):
                        way = "up" if way == "down" else "down"
                        time.sleep(_POLL)
                else:
                    time.sleep(_POLL)
            else:
                return

    def _type(self, step: s.TypeText) -> None:
        __tracebackhide__ = True
        deadline = time.monotonic() + step.within
        for char in self._shop.fill_in(step.text):
            while True:
                try:
                    self._world.remote.ask("type", text=char)
                except Refused as error:
                    if time.monotonic() > deadline:
                        raise StepFailed(f"cannot type {char!r}: {error.what}") from None
                    time.sleep(_POLL)
                else:
                    break

    def _until(self, step: s.WaitFor | s.Expect) -> None:
        __tracebackhide__ = True
        deadline = time.monotonic() + step.within
        while True:
            differences = self._differences(step)
            if not differences:
                return
            if time.monotonic() > deadline:
                raise StepFailed(f"{'; '.join(differences)}; waited {step.within:g} s")
            time.sleep(_POLL)

    def _differences(self, step: s.WaitFor | s.Expect) -> list[str]:
        __tracebackhide__ = True
        try:
            return self._observer.differences(step)
        except Unreachable as error:
            if not self._world.app_running:
                raise StepFailed(f"the application is not running (exit code {self._world.app_exit_code})") from error
            raise


def _dress(remote: RemoteClient, size: tuple[int, int], look: str) -> None:
    remote.ask("dress", width=size[0], height=size[1], look=look)
