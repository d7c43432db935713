"""What is expected: of the screen, the devices, the outbox, the central service."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from kiosk.testing.steps.base import DEFAULT_LIMIT, Limit, StepModel, Words, seconds

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


class BasketIs(StepModel):
    """The basket as it is shown."""

    lines: Annotated[int, Field(ge=0)] | None = None
    total: Decimal | None = None


class OutboxIs(StepModel):
    """What the service screen tells about the outbox."""

    pending: Annotated[int, Field(ge=0)] | None = None
    parked: Annotated[int, Field(ge=0)] | None = None
    acknowledged: Annotated[int, Field(ge=0)] | None = None


class PurchaseIs(StepModel):
    """One purchase as the central service has it.

    `clock` is how far the till's clock was ahead of the service's when it arrived, within two minutes.
    """

    total: Decimal | None = None
    pieces: Annotated[int, Field(ge=0)] | None = None
    clock: Annotated[timedelta, BeforeValidator(lambda text: timedelta(seconds=seconds(text)))] | None = None
    customer: Literal["known", "unknown"] | None = None


class ConsentIs(StepModel):
    """One consent event as the central service has it."""

    purpose: str | None = None
    given: bool | None = None


class TerminalIs(StepModel):
    """What the card terminal took since the story began and did not give back: how many payments, or each amount."""

    paid: Annotated[int, Field(ge=0)] | tuple[Decimal, ...]


class CentralIs(StepModel):
    """What reached the central service from this kiosk since the story began: how many, or each in its order."""

    purchases: Annotated[int, Field(ge=0)] | tuple[PurchaseIs, ...] | None = None
    consents: Annotated[int, Field(ge=0)] | tuple[ConsentIs, ...] | None = None


DeviceStateName = Literal["absent", "opening", "ready", "busy", "faulty", "reconnecting", "gone"]
GONE = frozenset({"absent", "reconnecting"})
"""What `gone` stands for: which of them one sees depends on when one looks."""


class DevicesAre(StepModel):
    """What the service screen tells about devices."""

    camera: DeviceStateName | None = None
    scanner: DeviceStateName | None = None
    card_reader: DeviceStateName | None = None
    printer: DeviceStateName | None = None
    terminal: DeviceStateName | None = None
    wedge: DeviceStateName | None = None
    wallet: DeviceStateName | None = None
    rfid: DeviceStateName | None = None
    voice: DeviceStateName | None = None


class _Seen(StepModel):
    """What can be seen: of the kiosk's screen, of its outbox, and by the central service."""

    screen: Screen | None = None
    text: Words | tuple[Words, ...] | None = None
    no_text: Words | tuple[Words, ...] | None = None
    object: Words | None = None
    no_object: Words | None = None
    receipt: Words | tuple[Words, ...] | None = None
    spoken: Words | tuple[Words, ...] | None = None
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

    within: Limit = DEFAULT_LIMIT


class Expect(_Seen):
    """All of it is so now; what is still settling gets `within` seconds (2 unless said)."""

    within: Limit = 2.0
