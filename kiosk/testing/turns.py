"""What can become of a card payment at the simulated terminal, by the names that testers use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hardware.simulated.terminal_script import Moment, Script
from kiosk.errors import BadInput

CARD_AFTER = 0.4
"""Seconds until a simulated card is held to the terminal."""

USUAL = Script(card_after=CARD_AFTER, pace=0.05)
_NEVER = 600.0
_REFUSED_BY_HOST = 5
_INSERT, _ASKING, _REMOVE = 0x0A, 0x04, 0x0B

TURNS: Mapping[str, Script] = MappingProxyType(
    {
        "approve": USUAL,
        "decline": Script(card_after=CARD_AFTER, decline=_REFUSED_BY_HOST),
        "cancel": Script(card_after=CARD_AFTER, decline=0x6C),  # the red key
        "no_card": Script(card_after=_NEVER, steps=(_INSERT,)),
        "late": Script(card_after=CARD_AFTER, late=3.0, reverses_unheard=False, steps=(_INSERT, _ASKING, _REMOVE)),
        "wrong_amount": Script(card_after=CARD_AFTER, books=1),
        "hang": Script(hangs_at=Moment.CARD),
        "lost_before": Script(cut_at=Moment.CARD, goes_on=False),
        "lost_after": Script(card_after=CARD_AFTER, cut_at=Moment.BOOKED, reverses_unheard=False),
        "lost_reversed": Script(card_after=CARD_AFTER, cut_at=Moment.BOOKED),
        "power_cut": Script(card_after=CARD_AFTER, dies_at=Moment.BOOKED),
        "noise": Script(card_after=CARD_AFTER, noise_at=Moment.STATUS),
        "twice": Script(card_after=CARD_AFTER, twice=True),
    }
)


def turn(name: str, code: int | None = None) -> Script:
    """The script of a turn; `code`: the result code that a `decline` names. BadInput for a name that there is not."""
    script = TURNS.get(name)
    if script is None:
        raise BadInput(f"no turn of a payment is called {name!r}", fix=f"one of {', '.join(TURNS)}")
    if code is None:
        return script
    if name != "decline" or not 0 < code <= 0xFF:
        raise BadInput("a result code from 1 to 255 belongs to decline")
    return Script(card_after=CARD_AFTER, decline=code)
