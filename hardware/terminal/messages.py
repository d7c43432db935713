"""The commands a till sends, and what a terminal's messages say. Pure; nothing here raises on what a terminal sent."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.terminal import bitmaps, codes, tlv
from hardware.terminal.apdu import Apdu
from hardware.terminal.bitmaps import Bitmaps
from hardware.terminal.masking import last_four, mask_text
from kiosk.domain.money import Money
from kiosk.domain.terminal import (
    SlipKind,
    TerminalOutcome,
    TerminalReason,
    TerminalResult,
    TerminalSlip,
    TerminalStatus,
)

STATUS, INTERMEDIATE, STATUS_ENQUIRY = 0x040F, 0x04FF, 0x0501
REGISTRATION, AUTHORISATION, LOG_OFF, COMPLETION, ABORTED = 0x0600, 0x0601, 0x0602, 0x060F, 0x061E
REPEAT_RECEIPT, REVERSAL, END_OF_DAY, DIAGNOSIS, ABORT = 0x0620, 0x0630, 0x0650, 0x0670, 0x06B0
PRINT_LINE, PRINT_BLOCK = 0x06D1, 0x06D3

_TEXT_LINE, _COMMAND, _COMMANDS, _RECEIPT_KIND, _PRINT_WIDTH = 0x07, 0x0A, 0x26, 0x1F07, 0x12
_LINE_FEEDS = 0xFF
_BY_TERMINAL = 0x40  # payment type: the terminal decides how the card is read
_ONLY_STATUS = 0x03  # repeat receipt: send the status information of the last transaction, print nothing
_MOST_LINES = 2000


def registration(password: str, config: int, currency: int, width: int = 42) -> Apdu:
    """06 00. The container says that text blocks are taken, and how wide a receipt may be."""
    allowed = tlv.encode(_COMMANDS, tlv.encode(_COMMAND, PRINT_BLOCK.to_bytes(2, "big")))
    container = allowed + tlv.encode(_PRINT_WIDTH, bitmaps.pack(width, 1))
    head = bytes.fromhex(password) + bytes([config]) + bitmaps.pack(currency, 2)
    return Apdu(REGISTRATION, head + bitmaps.encode(bitmaps.TLV, container))


def authorisation(amount: int, currency: int) -> Apdu:
    """06 01 for an amount in minor units."""
    return Apdu(
        AUTHORISATION,
        bitmaps.encode(bitmaps.AMOUNT, bitmaps.pack(amount, 6))
        + bitmaps.encode(bitmaps.CURRENCY, bitmaps.pack(currency, 2))
        + bitmaps.encode(bitmaps.PAYMENT_TYPE, bytes([_BY_TERMINAL])),
    )


def repeat_receipt(password: str, *, only_status: bool) -> Apdu:
    """06 20, with the receipt or without."""
    service = bitmaps.encode(bitmaps.SERVICE, bytes([_ONLY_STATUS])) if only_status else b""
    return Apdu(REPEAT_RECEIPT, bytes.fromhex(password) + service)


def reversal(password: str, receipt_no: int) -> Apdu:
    """06 30."""
    return Apdu(REVERSAL, bytes.fromhex(password) + bitmaps.encode(bitmaps.RECEIPT, bitmaps.pack(receipt_no, 2)))


def with_password(command: int, password: str) -> Apdu:
    """A command that carries the password only."""
    return Apdu(command, bytes.fromhex(password))


@dataclass(frozen=True, slots=True)
class Transaction:
    """A status information (04 0F). What the terminal did not send, or sent damaged, is None."""

    code: int | None
    amount: int | None
    currency: int | None
    receipt_no: int | None
    trace_no: int | None
    original_trace: int | None
    moment: str
    fields: Bitmaps

    @property
    def good(self) -> bool:
        """Whether it says that the transaction succeeded."""
        return self.code == 0

    def result(
        self, outcome: TerminalOutcome, reason: TerminalReason, slips: tuple[TerminalSlip, ...], currency: str
    ) -> TerminalResult:
        """What is handed on: with the card number's end only. `currency` is meant when the terminal named none."""
        known = self.fields
        named = currency if self.currency is None else codes.currency_of(self.currency)
        texts = (known.text(bitmaps.ADDED_TEXT), *_lines(known.container, _TEXT_LINE))
        return TerminalResult(
            outcome,
            reason,
            code=self.code or 0,
            amount=Money(self.amount, named) if self.amount is not None and named else None,
            receipt_no=self.receipt_no,
            trace_no=self.trace_no,
            moment=self.moment,
            terminal_id=known.values.get(bitmaps.TERMINAL_ID, b"").hex(),
            contract_no=mask_text(known.text(bitmaps.CONTRACT)),
            authorisation=mask_text(known.text(bitmaps.AUTHORISATION)),
            card=last_four(known.values.get(bitmaps.PAN, b"")),
            card_name=mask_text(known.text(bitmaps.CARD_NAME)),
            card_type=known.byte(bitmaps.CARD_TYPE),
            text=mask_text(" ".join(text for text in texts if text)),
            slips=slips,
        )


def transaction(data: bytes) -> Transaction:
    """Read a status information."""
    known = bitmaps.parse(data)
    date, time = known.values.get(bitmaps.DATE, b"").hex(), known.values.get(bitmaps.TIME, b"").hex()
    return Transaction(
        known.byte(bitmaps.RESULT),
        known.number(bitmaps.AMOUNT),
        known.number(bitmaps.CURRENCY),
        known.number(bitmaps.RECEIPT),
        known.number(bitmaps.TRACE),
        known.number(bitmaps.ORIGINAL_TRACE),
        f"{date} {time}".strip(),
        known,
    )


def intermediate(data: bytes) -> TerminalStatus:
    """Read an intermediate status: a code, a time-out, and perhaps a container with the words to show."""
    step, remove_card = codes.step(data[0] if data else 0xFF)
    return TerminalStatus(step, remove_card, _lines(bitmaps.parse(data[2:]).container, _TEXT_LINE))


def abort_code(data: bytes) -> int:
    """An abort's (06 1E) result code; FF, an unknown error, when it has none."""
    return data[0] if data else 0xFF


def supported_commands(completion: bytes) -> frozenset[int]:
    """The commands that a terminal lists in its completion of a registration (tag 26)."""
    objects = tlv.walk(bitmaps.parse(completion).container)
    return frozenset(int.from_bytes(one.value, "big") for one in objects if one.tag == _COMMAND and len(one.value) == 2)


def currency_in(completion: bytes) -> int | None:
    """The currency that a terminal names in its completion of a registration."""
    return bitmaps.parse(completion).number(bitmaps.CURRENCY)


def state_code(completion: bytes) -> int:
    """The terminal status code in a completion of 05 01: after the software's version (LLL), when that is there."""
    if completion and completion[0] >> 4 == 0xF and len(completion) >= 4:
        try:
            place = 3 + bitmaps.int_of_ll(completion[:3])
        except LookupError:
            place = 0
        if place < len(completion):
            return completion[place]
    return completion[0] if completion else 0


class Slips:
    """Collects printed lines and text blocks into slips; at most 2000 lines."""

    def __init__(self) -> None:
        self._slips: list[TerminalSlip] = []
        self._lines: list[str] = []
        self._count = 0

    def line(self, data: bytes) -> None:
        """06 D1: an attribute, a text. Attribute FF feeds as many lines as the next byte says: a slip ends."""
        if data[:1] == bytes([_LINE_FEEDS]):
            self._cut()
        else:
            self._add(self._lines, bitmaps.decode_line(data[1:]))

    def block(self, data: bytes) -> None:
        """06 D3: a container with a receipt type and lines."""
        container = bitmaps.parse(data).container
        kind = tlv.first(container, _RECEIPT_KIND)
        number = kind.value[0] if kind and kind.value else 0
        lines: list[str] = []
        for one in tlv.walk(container):
            if one.tag == _TEXT_LINE:
                self._add(lines, bitmaps.decode_line(one.value))
        self._cut()
        self._slips.append(TerminalSlip(_KINDS.get(number, SlipKind.UNNAMED), tuple(lines)))

    def take(self) -> tuple[TerminalSlip, ...]:
        """All slips so far."""
        self._cut()
        return tuple(self._slips)

    def _add(self, lines: list[str], text: str) -> None:
        if self._count < _MOST_LINES:
            self._count += 1
            lines.append(mask_text(text))

    def _cut(self) -> None:
        if self._lines:
            self._slips.append(TerminalSlip(SlipKind.UNNAMED, tuple(self._lines)))
            self._lines = []


_KINDS = {1: SlipKind.MERCHANT, 2: SlipKind.CUSTOMER, 3: SlipKind.ADMINISTRATION}


def _lines(container: tuple[tlv.Tlv, ...], tag: int) -> tuple[str, ...]:
    found = (mask_text(bitmaps.decode_text(one.value)) for one in tlv.walk(container) if one.tag == tag)
    return tuple(text for text in found if text)[:16]
