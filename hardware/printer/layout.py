"""Setting a receipt for a printer of N columns: pure, every line at most that wide."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, get_currency_precision

from hardware.printer.texts import SlipTexts, slip_texts
from kiosk.domain.money import Money
from kiosk.domain.payment import Tender
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.tax import VatLine

CODE_PAGE = "cp858"
"""What the printer writes: Western European with the euro sign."""

_NOT_IN_IT = str.maketrans(
    {"\N{NARROW NO-BREAK SPACE}": " ", "\N{NO-BREAK SPACE}": " ", "\N{EN DASH}": "-", "\N{EM DASH}": "-"}
    | dict.fromkeys("‘’‚", "'")
    | dict.fromkeys("“”„", '"')
    | {"…": "...", "Œ": "OE", "œ": "oe", "Š": "S", "š": "s", "Ž": "Z", "ž": "z", "ł": "l", "Ł": "L", "ẞ": "SS"}
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line. A `large` one has characters of twice the width and height, so half as many fit."""

    text: str
    bold: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code in the middle of the paper."""

    text: str


Element = TextLine | QrCode


def set_receipt(receipt: Receipt, columns: int) -> tuple[Element, ...]:
    """The slip from top to bottom, in the receipt's language, money and dates as that language writes them."""
    return tuple(_Setter(receipt, columns).elements())


class _Setter:
    """One receipt on its way to paper."""

    def __init__(self, receipt: Receipt, columns: int) -> None:
        self._receipt = receipt
        self._columns = columns
        self._texts: SlipTexts = slip_texts(receipt.language)
        self._locale = _locale(receipt.language)
        rates = (line.rate for line in receipt.totals.vat)
        self._letters = dict(zip(rates, "ABCDEFGH", strict=False))

    def elements(self) -> Iterator[Element]:
        rule = TextLine("-" * self._columns)
        yield from self._head()
        yield rule
        for line in self._receipt.lines:
            yield from self._line(line)
        yield rule
        yield from self._sums()
        yield rule
        yield from self._vat()
        yield rule
        yield from self._tail()

    def _head(self) -> Iterator[Element]:
        receipt, texts = self._receipt, self._texts
        yield from self._centred(receipt.store_name, large=True, bold=True)
        for line in receipt.store_address:
            yield from self._centred(line)
        yield TextLine("")
        if receipt.copy:
            yield from self._centred(f"*** {texts.copy} ***", bold=True)
        title = (texts.order if receipt.is_order else texts.receipt).format(receipt.number)
        when = receipt.placed_at.astimezone(ZoneInfo(receipt.timezone))
        date = f"{format_date(when, 'medium', locale=self._locale)} {format_time(when, 'short', locale=self._locale)}"
        yield from self._pair(title, date, bold=True)

    def _line(self, line: ReceiptLine) -> Iterator[Element]:
        letter = self._letters.get(line.vat_rate, " ")
        yield from self._pair(line.name, f"{self._money(line.goods)} {letter}")
        if line.grams is not None:
            kilograms = format_decimal(line.grams / 1000, format="0.000", locale=self._locale)
            each = f" × {self._money(line.price_per_kg)}/kg" if line.price_per_kg else ""
            yield from self._indented(f"{kilograms} kg{each}")
        if line.quantity > 1:
            yield from self._indented(f"{line.quantity} × {self._money(line.piece_price)}")
        if line.deposit:
            yield from self._pair(self._texts.deposit, f"{self._money(line.deposit)} {letter}", indent="  ")

    def _sums(self) -> Iterator[Element]:
        totals = self._receipt.totals
        if totals.deposit:
            yield from self._pair(self._texts.goods, f"{self._money(totals.goods)}  ")
            yield from self._pair(self._texts.deposits, f"{self._money(totals.deposit)}  ")
        yield from self._pair(self._texts.total, self._money(totals.total), bold=True, large=True)

    def _vat(self) -> Iterator[Element]:
        """The VAT table; on paper too narrow for it, one amount a line."""
        texts = self._texts
        heads = (texts.net, texts.vat, texts.gross)
        rows = [
            (f"{self._letters.get(line.rate, ' ')} {self._percent(line.rate)}", self._amounts(line))
            for line in self._receipt.totals.vat
        ]
        width = (self._columns - 7) // 3
        if all(len(cell) < width for cells in (heads, *(amounts for _, amounts in rows)) for cell in cells):
            for rate, cells in (("", heads), *rows):
                left = rate.ljust(self._columns - 3 * width)
                yield TextLine((left + "".join(cell.rjust(width) for cell in cells)).rstrip())
            return
        for rate, amounts in rows:
            yield TextLine(f"{rate} {texts.vat}")
            for head, amount in zip(heads, amounts, strict=True):
                yield from self._pair(head, amount, indent="  ")

    def _tail(self) -> Iterator[Element]:
        receipt, texts = self._receipt, self._texts
        if receipt.is_order:
            yield from self._centred(texts.pay_at_till, bold=True)
            yield from self._centred(texts.not_a_receipt)
        elif receipt.tender is Tender.PHONE:
            yield from self._centred(texts.paid_by_phone)
        else:
            yield from self._centred(texts.paid_by_card)
        if receipt.qr:
            yield TextLine("")
            yield QrCode(receipt.qr)
            yield from self._centred(texts.scan_me)
        if receipt.points_hint:
            yield from self._centred(texts.points.format(receipt.points_hint))
        yield TextLine("")
        yield from self._centred(texts.thanks)

    def _centred(self, text: str, *, bold: bool = False, large: bool = False) -> Iterator[TextLine]:
        width = self._columns // 2 if large else self._columns
        for part in _wrapped(text, width):
            yield TextLine(part.center(width).rstrip(), bold, large)

    def _pair(
        self, left: str, right: str, *, indent: str = "", bold: bool = False, large: bool = False
    ) -> Iterator[TextLine]:
        """`left` wrapped, `right` at the right end of its last line, or on a line of its own when it does not fit."""
        value = _plain(right)
        large = large and len(value) <= self._columns // 2
        width = self._columns // 2 if large else self._columns
        parts = [indent + part for part in _wrapped(left, width - len(indent))]
        if len(parts[-1]) + 1 + len(value) > width:
            narrow = max(width // 2, width - len(value) - 1)
            parts = [indent + part for part in _wrapped(left, narrow - len(indent))]
        if len(parts[-1]) + 1 + len(value) > width:
            parts.append("")
        parts[-1] += value.rjust(width - len(parts[-1]))
        for part in parts:
            yield TextLine(part, bold, large)

    def _indented(self, text: str) -> Iterator[TextLine]:
        for part in _wrapped(text, self._columns - 2):
            yield TextLine(f"  {part}")

    def _money(self, money: Money) -> str:
        return str(format_currency(_major(money), money.currency, locale=self._locale))

    def _amounts(self, line: VatLine) -> tuple[str, str, str]:
        """Net, VAT and gross, without the currency."""
        net, vat, gross = (
            _plain(format_currency(_major(money), money.currency, format="#,##0.00", locale=self._locale))
            for money in (line.net, line.vat, line.gross)
        )
        return net, vat, gross

    def _percent(self, rate: int) -> str:
        return _plain(f"{format_decimal(rate / 100, format='#0.##', locale=self._locale)} %")


def _major(money: Money) -> Decimal:
    return Decimal(money.amount).scaleb(-get_currency_precision(money.currency))


def _locale(language: str) -> Locale:
    """The language as it is written in the shop's country where that matters: English with the 24-hour clock."""
    try:
        return Locale.parse({"de": "de_DE", "en": "en_GB"}.get(language, language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(_plain(text), max(1, width)) or [""]


def _plain(text: str) -> str:
    """The text in characters the printer has; control characters fall away, so a name cannot command the printer."""
    composed = unicodedata.normalize("NFC", text).translate(_NOT_IN_IT)
    return "".join(_printable(char) for char in composed if char.isprintable())


def _printable(char: str) -> str:
    try:
        char.encode(CODE_PAGE)
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
        return base or "?"
    return char
