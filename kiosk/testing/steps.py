"""The steps of a story as typed models; what a step may say is what its model takes."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from kiosk.domain.codes import Symbology
from kiosk.testing.proxy import Network, Reply

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Device = Literal["camera", "scanner", "card_reader", "printer", "terminal", "wedge", "wallet", "rfid"]
Screen = Literal[
    "attract",
    "home",
    "product",
    "basket",
    "checkout",
    "age_check",
    "payment",
    "done",
    "consents",
    "handover",
    "login",
    "pickup",
    "finder",
    "idle",
    "staff",
    "service",
    "deliveries",
    "bag_check",
    "search",
    "help",
    "fault",
]

_SPAN = re.compile(r"^([+-]?)(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)?$")
_UNIT = {"ms": 0.001, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86_400.0}
_DEFAULT_LIMIT = 10.0


def seconds(text: Any) -> float:
    """A span such as "5", "1.5s", "+2h", "-10min" or "3d", in seconds."""
    match = _SPAN.match(str(text).strip())
    if match is None:
        raise ValueError("a time is a number with s, min, h or d, such as 5s or +2h")
    sign, number, unit = match.groups()
    return (-1 if sign == "-" else 1) * float(number) * _UNIT[unit or "s"]


def _positive(text: Any) -> float:
    value = seconds(text)
    if not 0 < value <= 600:
        raise ValueError("a time limit is above 0 and at most 10min")
    return value


Limit = Annotated[float, BeforeValidator(_positive)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Short(_Model):
    """A step that may be written short: a bare text is its first field."""

    short: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: Any) -> Any:
        return {cls.short: value} if isinstance(value, str) else value


class TapCard(_Short):
    """Put a card on the reader: a demo card by first name, or any by `uid` (hex) and `ndef` (URI or text).

    `beside`: another demo card that is held to it at the same time.
    """

    short = "name"
    name: str | None = None
    uid: Annotated[str, StringConstraints(pattern=r"^([0-9A-Fa-f]{2}){4,10}$")] | None = None
    ndef: str | None = None
    unreadable: bool = False
    beside: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> TapCard:
        if (self.name is None) == (self.uid is None):
            raise ValueError("name a demo card, or give {uid, ndef}")
        return self


class HoldCard(TapCard):
    """Lay a card on the reader, where it stays until it is lifted; what `tap_card` takes."""


class _Bare(_Model):
    """A step that is one word."""

    @model_validator(mode="before")
    @classmethod
    def _nothing(cls, value: Any) -> Any:
        return {} if value == "" else value


class LiftCard(_Bare):
    """Take the card off the reader."""


class ShowCode(_Short):
    """Hold a code before the camera: a text as a code of that symbology, or a picture file (beside the story).

    `hold`: how, `seconds`: for how long (`kiosk.testing.holding`).
    """

    short = "text"
    text: Words | None = None
    symbology: Symbology | None = None
    image: str | None = None
    hold: Literal["well", "far", "shaky", "glare"] = "well"
    seconds: Limit = 1.2

    @model_validator(mode="after")
    def _one_way(self) -> ShowCode:
        if (self.text is None) == (self.image is None):
            raise ValueError("give a text or an image")
        return self


class ScanCode(_Short):
    """Read a text with the serial scanner."""

    short = "text"
    text: Words


class TypeScan(_Short):
    """Read a text with the scanner that types as a keyboard."""

    short = "text"
    text: Words


class ShowPass(_Short):
    """Hold a phone to the wallet reader, which prints its pass: the payload alone."""

    short = "payload"
    payload: Words


class _Tags(_Model):
    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        return {"epcs": value} if isinstance(value, list | tuple) else value


class PutTags(_Tags):
    """Lay tagged things on the counter: EPCs in hex, or `{epc:SKU:SERIAL}`."""

    epcs: Annotated[tuple[Words, ...], Field(min_length=1, max_length=200)]


class TakeTags(_Tags):
    """Take tagged things off the counter; `all` of them, or those named."""

    epcs: Annotated[tuple[Words, ...], Field(max_length=200)] | Literal["all"] = "all"

    @model_validator(mode="before")
    @classmethod
    def _all(cls, value: Any) -> Any:
        return {} if isinstance(value, str) and value in {"", "all"} else value


class Touch(_Short):
    """Touch an object by name or by the text it shows, as soon as a finger could, at most `within` seconds from now."""

    short = "target"
    target: Words
    within: Limit = _DEFAULT_LIMIT


class TypeText(_Short):
    """Touch the keys of the shown on-screen keyboard or number pad."""

    short = "text"
    text: Words
    within: Limit = _DEFAULT_LIMIT


Point = Annotated[tuple[float, float], Field(description="x and y in px")]


class Stroke(_Model):
    """Draw a finger through points of the screen, whatever is there, and lift it; one point is a tap."""

    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=20)]
    seconds: Limit = 0.04


class Press(_Short):
    """Press a key, or several at once, of a keyboard that somebody plugged in: `Alt+F4`."""

    short = "key"
    key: Words


class NetworkStep(_Short):
    """The line between kiosk and central service."""

    short = "state"
    state: Literal["up", "down"] = "up"
    latency_ms: Annotated[float, Field(ge=0, le=60_000)] = 0.0
    loss: Annotated[float, Field(ge=0, le=1)] = 0.0
    reply_lost: bool = False
    reply: Literal["as_is", "html", "500", "drip", "silent"] = "as_is"

    def network(self) -> Network:
        """What to set on the proxy."""
        reply = Reply.LOST if self.reply_lost else Reply(self.reply)
        return Network(self.state == "up", self.latency_ms, self.loss, reply)


class Unplug(_Short):
    """Pull a device's plug."""

    short = "device"
    device: Device


class Plug(_Short):
    """Put a device's plug back."""

    short = "device"
    device: Device


class Paper(_Short):
    """Take the printer's paper out, or put new paper in."""

    short = "state"
    state: Literal["out", "in"]


Turn = Literal[
    "approve",
    "decline",
    "cancel",
    "no_card",
    "late",
    "wrong_amount",
    "hang",
    "lost_before",
    "lost_after",
    "lost_reversed",
    "power_cut",
    "noise",
    "twice",
    "release",
]


class TerminalStep(_Short):
    """What becomes of the next card payment: a turn (`kiosk.testing.turns`), or `decline` with a result code.

    `release` lets a terminal that hangs go on.
    """

    short = "turn"
    turn: Turn | None = None
    decline: Annotated[int, Field(ge=1, le=255)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> TerminalStep:
        if (self.turn is None) == (self.decline is None):
            raise ValueError("name what happens, or give {decline: CODE}")
        return self


Fault = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,40}$")]


class FaultStep(_Model):
    """Let a device fail: `{camera: frozen}`, `{printer: {power_cut_after: 5}}`; the names: `kiosk.testing.faults`."""

    device: Device
    fault: Fault
    amount: Annotated[float, Field(ge=0, le=100_000)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: Any) -> Any:
        device, said = _one_device(value)
        if isinstance(said, dict) and len(said) == 1:
            ((fault, amount),) = said.items()
            return {"device": device, "fault": fault, "amount": amount}
        return {"device": device, "fault": said}


class MendStep(_Model):
    """Mend one fault of a device, `{camera: frozen}`, or all of them, `camera`."""

    device: Device
    fault: Fault | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"device": value}
        device, fault = _one_device(value)
        return {"device": device, "fault": fault}


def _one_device(value: Any) -> tuple[Any, Any]:
    if not isinstance(value, dict) or len(value) != 1:
        raise ValueError("name one device and its fault, such as {camera: frozen}")
    ((device, said),) = value.items()
    return device, said


class Command(_Short):
    """Run a `kiosk` command on the kiosk's own settings, beside it; it must end with exit code 0."""

    short = "line"
    line: Words

    def words(self) -> list[str]:
        """The command's arguments."""
        return shlex.split(self.line)


class Kill(_Short):
    """End the application's process with SIGKILL, in the middle of whatever it does."""

    short = "how"
    how: Literal["hard"]


class Stop(_Bare):
    """End the application's process as a service manager does."""


class Start(_Bare):
    """Start the application's process (a story begins with it started)."""


class SetClock(_Short):
    """Move the kiosk's clock, counted from now: `+2h`, `-1d`."""

    short = "by"
    by: Annotated[timedelta, BeforeValidator(lambda text: timedelta(seconds=seconds(text)))]


class BasketIs(_Model):
    """The basket as it is shown."""

    lines: Annotated[int, Field(ge=0)] | None = None
    total: Decimal | None = None


class OutboxIs(_Model):
    """What the service screen tells about the outbox."""

    pending: Annotated[int, Field(ge=0)] | None = None
    parked: Annotated[int, Field(ge=0)] | None = None
    acknowledged: Annotated[int, Field(ge=0)] | None = None


class PurchaseIs(_Model):
    """One purchase as the central service has it.

    `clock` is how far the till's clock was ahead of the service's when it arrived, within two minutes.
    """

    total: Decimal | None = None
    pieces: Annotated[int, Field(ge=0)] | None = None
    clock: Annotated[timedelta, BeforeValidator(lambda text: timedelta(seconds=seconds(text)))] | None = None
    customer: Literal["known", "unknown"] | None = None


class ConsentIs(_Model):
    """One consent event as the central service has it."""

    purpose: str | None = None
    given: bool | None = None


class TerminalIs(_Model):
    """What the card terminal took since the story began and did not give back: how many payments, or each amount."""

    paid: Annotated[int, Field(ge=0)] | tuple[Decimal, ...]


class CentralIs(_Model):
    """What reached the central service from this kiosk since the story began: how many, or each in its order."""

    purchases: Annotated[int, Field(ge=0)] | tuple[PurchaseIs, ...] | None = None
    consents: Annotated[int, Field(ge=0)] | tuple[ConsentIs, ...] | None = None


DeviceStateName = Literal["absent", "opening", "ready", "busy", "faulty", "reconnecting", "gone"]
GONE = frozenset({"absent", "reconnecting"})
"""What `gone` stands for: which of them one sees depends on when one looks."""


class DevicesAre(_Model):
    """What the service screen tells about devices."""

    camera: DeviceStateName | None = None
    scanner: DeviceStateName | None = None
    card_reader: DeviceStateName | None = None
    printer: DeviceStateName | None = None
    terminal: DeviceStateName | None = None
    wedge: DeviceStateName | None = None
    wallet: DeviceStateName | None = None
    rfid: DeviceStateName | None = None


class _Seen(_Model):
    """What can be seen: of the kiosk's screen, of its outbox, and by the central service."""

    screen: Screen | None = None
    text: Words | tuple[Words, ...] | None = None
    no_text: Words | tuple[Words, ...] | None = None
    object: Words | None = None
    no_object: Words | None = None
    receipt: Words | tuple[Words, ...] | None = None
    basket: BasketIs | None = None
    outbox: OutboxIs | None = None
    devices: DevicesAre | None = None
    terminal: TerminalIs | None = None
    central: CentralIs | None = None

    @model_validator(mode="after")
    def _something(self) -> _Seen:
        if not self.model_fields_set - {"within"}:
            raise ValueError(f"say what: one or more of {', '.join(sorted(_Seen.model_fields))}")
        return self


class WaitFor(_Seen):
    """Wait until all of it is so, at most `within` seconds."""

    within: Limit = _DEFAULT_LIMIT


class Expect(_Seen):
    """All of it is so now; what is still settling gets `within` seconds (2 unless said)."""

    within: Limit = 2.0


class PhoneStep(_Short):
    """What a shopper does with a phone; `sees` is what its page then says.

    `fetch`: film the code on the screen, open its link, fetch the cart. `show`: have the phone show a code for it,
    and hold that to the scanner. `show_again`: hold that same code there again. `log_in`: film the code, confirm there
    as the demo customer of the first name `as`, with `pin` (theirs unless said). `refuse`: say there that it is not me.
    `open`: film the code and open its link, without touching anything there. `look_again`: open that same link again.
    `pay`: film the code and pay there. `press_pay_again`: send that same answer once more.
    """

    short = "does"
    does: Literal["fetch", "open", "look_again", "show", "show_again", "log_in", "refuse", "pay", "press_pay_again"]
    sees: Words | None = None
    who: Annotated[Name | None, Field(alias="as")] = None
    pin: str | None = None

    @model_validator(mode="after")
    def _somebody(self) -> PhoneStep:
        if (self.does == "log_in") is (self.who is None):
            raise ValueError("say who logs in: {does: log_in, as: anna}")
        return self


class Screenshot(_Short):
    """Keep a picture of the screen under this name."""

    short = "name"
    name: Name


Step = (
    TapCard
    | HoldCard
    | LiftCard
    | ShowCode
    | ScanCode
    | TypeScan
    | ShowPass
    | PutTags
    | TakeTags
    | Touch
    | TypeText
    | Stroke
    | Press
    | NetworkStep
    | Unplug
    | Plug
    | Paper
    | FaultStep
    | MendStep
    | TerminalStep
    | Command
    | Kill
    | Stop
    | Start
    | SetClock
    | PhoneStep
    | WaitFor
    | Expect
    | Screenshot
)

STEPS: dict[str, type[Step]] = {
    "tap_card": TapCard,
    "hold_card": HoldCard,
    "lift_card": LiftCard,
    "show_code": ShowCode,
    "scan": ScanCode,
    "type_scan": TypeScan,
    "show_pass": ShowPass,
    "put_tags": PutTags,
    "take_tags": TakeTags,
    "touch": Touch,
    "type": TypeText,
    "stroke": Stroke,
    "press": Press,
    "network": NetworkStep,
    "unplug": Unplug,
    "plug": Plug,
    "paper": Paper,
    "fault": FaultStep,
    "mend": MendStep,
    "terminal": TerminalStep,
    "command": Command,
    "kill": Kill,
    "stop": Stop,
    "start": Start,
    "clock": SetClock,
    "phone": PhoneStep,
    "wait_for": WaitFor,
    "expect": Expect,
    "screenshot": Screenshot,
}
