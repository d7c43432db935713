"""What a simulated terminal's next transaction goes like, and where it fails."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Moment(StrEnum):
    """A place in a transaction at which something can be made to happen, in their order."""

    COMMAND = "command"  # the command came, and was not answered
    CARD = "card"  # it waits for the card, nothing is booked
    BOOKED = "booked"  # it is booked, the till was not told
    STATUS = "status"  # the till was told, its acknowledgement was not read
    SLIPS = "slips"  # the till acknowledged, slips come
    COMPLETION = "completion"  # the completion was not sent
    END = "end"  # the completion was sent, its acknowledgement was not read


@dataclass(frozen=True, slots=True)
class Script:
    """One transaction. Times are in seconds.

    `decline` and `refuse`: the result code of a status and abort, or of a refused command. `books` and
    `books_currency`: booked and told instead of what was asked. `goes_on`: after a cut before booking, the card is
    taken all the same. `reverses_unheard`: a booking whose telling was not acknowledged is undone. `dies_at`: power
    fails and comes back. `crosses_abort`: asked to end it ends by itself, and never answers the asking. `without`
    leaves bitmaps out of what is told; `extra` is put in front of the last of them.
    """

    decline: int = 0
    refuse: int = 0
    books: int | None = None
    books_currency: int | None = None
    steps: tuple[int, ...] = (0x0A, 0x04)
    pace: float = 0.0
    card_after: float = 0.0
    late: float = 0.0
    hangs_at: Moment | None = None
    cut_at: Moment | None = None
    dies_at: Moment | None = None
    noise_at: Moment | None = None
    noise: bytes = b"\xde\xad\xbe\xef" * 4
    goes_on: bool = True
    reverses_unheard: bool = True
    twice: bool = False
    crosses_abort: bool = False
    deaf_to_abort: bool = False
    says_yes_then_no: bool = False
    tells_nothing: bool = False
    prints_lines: bool = False
    without: frozenset[int] = frozenset()
    extra: bytes = b""
    pan: bytes = bytes.fromhex("5413eeeeeeee0001")
