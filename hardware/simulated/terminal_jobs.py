"""What a simulated terminal does for each command, as generators that say, wait and fail by a script."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from hardware.simulated.terminal_book import Booking, TerminalBook
from hardware.simulated.terminal_script import Moment, Script
from hardware.terminal import bitmaps, messages, tlv
from hardware.terminal.apdu import ACK, Apdu
from hardware.terminal.bitmaps import encode, pack


@dataclass(frozen=True, slots=True)
class Say:
    """Send; with `heard`, go on when the till acknowledges (True) or cannot be reached (False)."""

    message: Apdu
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Hear:
    """Wait for the acknowledgement of what was said."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass; shorter when the till asks to stop."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Do:
    """Fail: "cut", "hang", "die" or "noise"."""

    what: str
    noise: bytes = b""


Act = Say | Hear | Wait | Do
Job = Generator[Act, bool, None]

_SUPPORTED = (0x0501, 0x0600, 0x0601, 0x0602, 0x0620, 0x0630, 0x0650, 0x0670, 0x06B0)
_CANCELLED, _WRONG_CURRENCY, _NOT_POSSIBLE, _ALREADY_REVERSED, _NOT_REVERSIBLE = 0x6C, 0x6F, 0x83, 0xB4, 0xB5
_TERMINAL_ID, _CONTRACT = bytes.fromhex("29001234"), b"100461763      "


class Jobs:
    """Makes jobs. `stop_wanted` says whether the till asked to stop; `alone` whether the job's till is gone."""

    def __init__(self, book: TerminalBook, password: str, currency: int) -> None:
        self._book = book
        self._password = bytes.fromhex(password)
        self._currency = currency
        self.stop_wanted = False
        self.alone = False

    def make(self, command: Apdu, script: Script) -> Job | None:
        """The job for a command; None for one that is not known."""
        data = command.data
        known: dict[int, Callable[[], Job]] = {
            messages.REGISTRATION: lambda: self._registration(data),
            messages.AUTHORISATION: lambda: self._payment(data, script),
            messages.REVERSAL: lambda: self._reversal(data, script),
            messages.REPEAT_RECEIPT: lambda: self._repeat(data),
            messages.END_OF_DAY: lambda: self._end_of_day(data),
            messages.DIAGNOSIS: self._diagnosis,
            messages.STATUS_ENQUIRY: self._state,
            messages.LOG_OFF: self._log_off,
        }
        make = known.get(command.control)
        return make() if make else None

    # ── payments ─────────────────────────────────────────────────────────────────────────────────

    def _payment(self, data: bytes, script: Script) -> Job:
        asked = bitmaps.parse(data)
        amount, currency = asked.number(bitmaps.AMOUNT), asked.number(bitmaps.CURRENCY)
        if script.refuse or amount is None:
            yield Say(Apdu(0x8400 | (script.refuse or 0x9A)), heard=False)
            return
        yield from self._at(Moment.COMMAND, script)
        yield Say(ACK, heard=False)
        for step in script.steps:
            yield from self._say(Apdu(messages.INTERMEDIATE, bytes([step, 0])), script)
            yield Wait(script.pace)
        yield from self._at(Moment.CARD, script)
        yield Wait(script.card_after)
        code = script.decline or (_WRONG_CURRENCY if currency not in {None, self._currency} else 0)
        if (self.stop_wanted and not script.deaf_to_abort) or (self.alone and not script.goes_on):
            code = _CANCELLED
        if code:
            told = self._book.book(amount, self._currency, code=code)
            yield from self._say(self._status(told, script), script)
            yield from self._say(Apdu(messages.ABORTED, bytes([code])), script)
            return
        told = self._book.book(
            amount if script.books is None else script.books,
            self._currency if script.books_currency is None else script.books_currency,
        )
        yield from self._told(told, script)

    def _reversal(self, data: bytes, script: Script) -> Job:
        yield Say(ACK, heard=False)
        number = bitmaps.parse(data[3:]).number(bitmaps.RECEIPT)
        payment = self._book.find(number) if number is not None else None
        code = 0 if payment and not payment.reversed else _ALREADY_REVERSED if payment else _NOT_REVERSIBLE
        code = self._wrong_password(data) or script.decline or code
        if code or payment is None:
            yield Say(Apdu(messages.STATUS, encode(bitmaps.RESULT, bytes([code]))))
            yield Say(Apdu(messages.ABORTED, bytes([code])))
            return
        yield from self._at(Moment.CARD, script)
        yield from self._told(self._book.book(payment.amount, payment.currency, original=payment), script)

    def _told(self, booking: Booking, script: Script) -> Job:
        """Tell the till of a booking, print, complete."""
        yield from self._at(Moment.BOOKED, script)
        if not script.tells_nothing:
            yield Say(self._status(booking, script), heard=False)
            yield from self._at(Moment.STATUS, script)
            heard = yield Hear()
            if not heard and script.reverses_unheard and booking.original is None:
                self._book.book(booking.amount, booking.currency, original=booking)
                return
            if script.twice:
                yield Say(self._status(booking, script))
        yield from self._at(Moment.SLIPS, script)
        for slip in self._slips(booking, as_lines=script.prints_lines):
            yield from self._say(slip, script)
        yield Wait(script.late)
        yield from self._at(Moment.COMPLETION, script)
        ending = Apdu(messages.ABORTED, b"\xff") if script.says_yes_then_no else Apdu(messages.COMPLETION)
        yield Say(ending, heard=False)
        yield from self._at(Moment.END, script)
        yield Hear()
        if script.twice:
            yield Say(ending)

    # ── the rest ─────────────────────────────────────────────────────────────────────────────────

    def _registration(self, data: bytes) -> Job:
        yield Say(ACK, heard=False)
        if code := self._wrong_password(data):
            yield Say(Apdu(messages.ABORTED, bytes([code])))
            return
        commands = b"".join(tlv.encode(0x0A, one.to_bytes(2, "big")) for one in _SUPPORTED)
        yield Say(
            Apdu(
                messages.COMPLETION,
                encode(bitmaps.PAYMENT_TYPE, b"\0")
                + encode(bitmaps.TERMINAL_ID, _TERMINAL_ID)
                + encode(bitmaps.CURRENCY, pack(self._currency, 2))
                + encode(bitmaps.TLV, tlv.encode(0x26, commands)),
            )
        )

    def _repeat(self, data: bytes) -> Job:
        yield Say(ACK, heard=False)
        last = self._book.last
        if code := self._wrong_password(data) or (0 if last else _NOT_POSSIBLE):
            yield Say(Apdu(messages.ABORTED, bytes([code])))
            return
        assert last is not None
        yield Say(self._status(last, Script()))
        if bitmaps.parse(data[3:]).byte(bitmaps.SERVICE) is None:
            for slip in self._slips(last, as_lines=False):
                yield Say(slip)
        yield Say(Apdu(messages.COMPLETION))

    def _end_of_day(self, data: bytes) -> Job:
        yield Say(ACK, heard=False)
        if code := self._wrong_password(data):
            yield Say(Apdu(messages.ABORTED, bytes([code])))
            return
        yield Say(Apdu(messages.INTERMEDIATE, bytes([0x0F, 0])))
        total = self._book.close_day()
        yield Say(Apdu(messages.STATUS, encode(bitmaps.RESULT, b"\0") + encode(bitmaps.AMOUNT, pack(total, 6))))
        yield Say(_block(3, ["Kassenschnitt", f"Summe EUR {total / 100:.2f}"]))
        yield Say(Apdu(messages.COMPLETION))

    def _diagnosis(self) -> Job:
        yield Say(ACK, heard=False)
        yield Say(Apdu(messages.INTERMEDIATE, bytes([0xC9, 0])))
        yield Say(_block(3, ["Diagnose", "Netzbetreiber erreicht"]))
        yield Say(Apdu(messages.COMPLETION))

    def _state(self) -> Job:
        yield Say(ACK, heard=False)
        version = b"SIM-1.0"
        yield Say(Apdu(messages.COMPLETION, bitmaps.ll(len(version), 3) + version + b"\0"))

    def _log_off(self) -> Job:
        yield Say(ACK, heard=False)

    # ── words ────────────────────────────────────────────────────────────────────────────────────

    def _say(self, message: Apdu, script: Script) -> Job:
        yield Say(message)
        if script.twice:
            yield Say(message)

    def _at(self, moment: Moment, script: Script) -> Job:
        """Whatever the script has for this moment."""
        if script.noise_at is moment:
            yield Do("noise", script.noise)
        if script.cut_at is moment:
            yield Do("cut")
        if script.dies_at is moment:
            yield Do("die")
        if script.hangs_at is moment:
            yield Do("hang")

    def _wrong_password(self, data: bytes) -> int:
        return 0 if data[:3] == self._password else _NOT_POSSIBLE

    def _status(self, booking: Booking, script: Script) -> Apdu:
        date, clock = booking.moment.split()
        original = self._book.find(booking.original) if booking.original is not None else None
        fields = [
            (bitmaps.RESULT, bytes([booking.code])),
            (bitmaps.AMOUNT, pack(booking.amount, 6)),
            (bitmaps.TRACE, pack(booking.trace_no, 3)),
            (bitmaps.TIME, bytes.fromhex(clock)),
            (bitmaps.DATE, bytes.fromhex(date)),
            (0x0E, bytes.fromhex("2812")),
            (0x17, bytes.fromhex("0001")),
            (bitmaps.PAYMENT_TYPE, b"\x70"),
            (bitmaps.PAN, script.pan),
            (bitmaps.TERMINAL_ID, _TERMINAL_ID),
            (bitmaps.CONTRACT, _CONTRACT),
            (bitmaps.AUTHORISATION, b"611804\0\0"),
            (bitmaps.CURRENCY, pack(booking.currency, 2)),
            (bitmaps.RECEIPT, pack(booking.receipt_no, 2)),
            (bitmaps.CARD_TYPE, b"\x06"),
            (bitmaps.CARD_NAME, b"Mastercard\0"),
        ]
        if original is not None:
            fields.append((bitmaps.ORIGINAL_TRACE, pack(original.trace_no, 3)))
        parts = [encode(bitmap, value) for bitmap, value in fields if bitmap not in script.without]
        return Apdu(messages.STATUS, b"".join([*parts[:-1], script.extra, *parts[-1:]]))

    def _slips(self, booking: Booking, *, as_lines: bool) -> list[Apdu]:
        what = "Storno" if booking.original is not None else "Zahlung"
        body = [f"Beleg {booking.receipt_no:04}", f"Betrag EUR {booking.amount / 100:.2f}", f"{what} erfolgt"]
        merchant, customer = ["* Händlerbeleg *", *body], ["* Kundenbeleg *", *body]
        if not as_lines:
            return [_block(1, merchant), _block(2, customer)]
        feed = Apdu(messages.PRINT_LINE, b"\xff\x04")
        lines = [[_line(text) for text in slip] for slip in (merchant, customer)]
        return [*lines[0], feed, *lines[1], feed]


def _block(kind: int, lines: list[str]) -> Apdu:
    texts = b"".join(tlv.encode(0x07, line.encode("cp437")) for line in lines)
    container = tlv.encode(0x1F07, bytes([kind])) + tlv.encode(0x25, texts)
    return Apdu(messages.PRINT_BLOCK, encode(bitmaps.TLV, container))


def _line(text: str) -> Apdu:
    return Apdu(messages.PRINT_LINE, b"\0" + text.encode("cp437"))
