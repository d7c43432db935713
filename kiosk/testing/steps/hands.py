"""What people do with their hands: cards, codes, tagged things, the screen, keys, phones."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from kiosk.domain.codes import Symbology
from kiosk.testing.steps.base import DEFAULT_LIMIT, BareStep, Limit, Name, ShortStep, StepModel, Words


class TapCard(ShortStep):
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


class LiftCard(BareStep):
    """Take the card off the reader."""


class ShowCode(ShortStep):
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


class ScanCode(ShortStep):
    """Read a text with the serial scanner."""

    short = "text"
    text: Words


class TypeScan(ShortStep):
    """Read a text with the scanner that types as a keyboard."""

    short = "text"
    text: Words


class ShowPass(ShortStep):
    """Hold a phone to the wallet reader, which prints its pass: the payload alone."""

    short = "payload"
    payload: Words


class _Tags(StepModel):
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


class Touch(ShortStep):
    """Touch an object by name or by the text it shows, as soon as a finger could, at most `within` seconds from now."""

    short = "target"
    target: Words
    within: Limit = DEFAULT_LIMIT


class TypeText(ShortStep):
    """Touch the keys of the shown on-screen keyboard or number pad."""

    short = "text"
    text: Words
    within: Limit = DEFAULT_LIMIT


Point = Annotated[tuple[float, float], Field(description="x and y in px")]


class Stroke(StepModel):
    """Draw a finger through points of the screen, whatever is there, and lift it; one point is a tap."""

    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=20)]
    seconds: Limit = 0.04


class Press(ShortStep):
    """Press a key, or several at once, of a keyboard that somebody plugged in: `Alt+F4`."""

    short = "key"
    key: Words


class PhoneStep(ShortStep):
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
