"""One person's time at the kiosk. The session owns everything personal; its end destroys it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from kiosk.domain.age import AgeCheck
from kiosk.domain.basket import Basket
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import CustomerView, Identity, StaffMember
from kiosk.domain.fulfilment import TAKE_NOW, Fulfilment
from kiosk.domain.order import Sale


class EndReason(StrEnum):
    """Why a session ended."""

    DONE = "done"
    LEFT = "left"  # touched "new session"
    IDLE = "idle"
    REPLACED = "replaced"  # another card was shown
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Session:
    """What is true now. `active` is False while the attract screen waits; `sale` is the one just stored.

    `decisions` are the consents given (True) and withdrawn (False) here; they hold over whatever `view` said. So do
    `wishes`, the products put on the wish list here (when) or taken off it (None).
    `paying`: an order is being stored or paid by card; the basket does not change, and nobody's patience ends.
    `approving`: staff are waited for to look at the buyer's age; `approver` is who unlocked for that, and for nothing
    else.
    """

    id: str
    language: str
    basket: Basket
    active: bool = False
    identity: Identity | None = None
    view: CustomerView | None = None
    staff: StaffMember | None = None
    sale: Sale | None = None
    paying: bool = False
    decisions: Mapping[Purpose, bool] = field(default_factory=dict)
    approving: bool = False
    approver: StaffMember | None = None
    age_check: AgeCheck | None = None
    fulfilment: Fulfilment = TAKE_NOW

    @property
    def unchecked_age(self) -> int:
        """The age that staff must see before this basket is sold; 0 when nothing in it asks for one, or they have."""
        asked = self.basket.age_limit or 0
        return 0 if self.age_check is not None and self.age_check.age >= asked else asked

    wishes: Mapping[str, datetime | None] = field(default_factory=dict)

    def but(self, **changes: Any) -> Session:
        """The session with some fields changed."""
        return replace(self, **changes)

    def over(self, view: CustomerView) -> CustomerView:
        """A fetched or kept view, with what was decided and wished here since."""
        return view.after(self.decisions).wishing(self.wishes)
