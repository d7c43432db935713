"""Setting a receipt for a printer of N columns: pure, every line at most that wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import segno

from hardware.printer.texts import SlipTexts, slip_texts
from hardware.printer.words import plain, wrapped
from hardware.terminal.masking import mask_text
from kiosk.domain.fulfilment import Way
from kiosk.domain.money import Money
from kiosk.domain.payment import CardSlip, Tender
from kiosk.domain.receipt import Receipt, ReceiptLine, TextSlip
from kiosk.domain.tax import VatLine
from kiosk.spelling import amount, date, discount, money, number, percent, time_of_day, weight

DOTS_A_CHARACTER = 12
"""Font A, 12 dots wide: 32, 42 and 48 columns are 384, 504 and 576 dots."""

QR_LEVEL = "m"
_LARGEST_MODULE, _SMALLEST_MODULE, _QUIET = 6, 3, 8


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line. A `large` one has characters of twice the width and height, so half as many fit."""

    text: str
    bold: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code in the middle of the paper, its modules `module` dots wide."""

    text: str
    module: int = 6


Element = TextLine | QrCode


def set_receipt(receipt: Receipt, columns: int, *, logo: bool = False) -> tuple[Element, ...]:
    """The slip from top to bottom, in the receipt's language, money and dates as that language writes them.

    Under a `logo` the shop's name need not be large.
    """
    return tuple(_Setter(receipt, columns, logo=logo).elements())


def set_lines(slip: TextSlip, columns: int) -> tuple[Element, ...]:
    """Lines as they came, broken where the paper ends."""
    masked = (plain(mask_text(line)).rstrip() for line in slip.lines)
    return tuple(TextLine(part) for line in masked for part in wrapped(line, columns))


class _Setter:
    """One receipt on its way to paper."""

    def __init__(self, receipt: Receipt, columns: int, *, logo: bool) -> None:
        self._receipt = receipt
        self._logo = logo
        self._columns = columns
        self._texts: SlipTexts = slip_texts(receipt.language)
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
        if self._receipt.card is not None and not self._receipt.is_order and self._receipt.tender is Tender.CARD:
            yield from self._card(self._receipt.card)
            yield rule
        yield from self._tail()

    def _head(self) -> Iterator[Element]:
        receipt, texts = self._receipt, self._texts
        yield from self._centred(receipt.store_name, large=not self._logo, bold=True)
        for line in receipt.store_address:
            yield from self._centred(line)
        yield TextLine("")
        if receipt.copy:
            yield from self._centred(f"*** {texts.copy} ***", bold=True)
        title = (texts.order if receipt.is_order else texts.receipt).format(receipt.number)
        when = receipt.placed_at, receipt.language, receipt.timezone
        yield from self._pair(title, f"{date(*when)} {time_of_day(*when)}", bold=True)

    def _line(self, line: ReceiptLine) -> Iterator[Element]:
        letter = self._letters.get(line.vat_rate, " ")
        yield from self._pair(line.name, f"{self._money(line.goods)} {letter}")
        if line.grams is not None:
            each = f" × {self._money(line.price_per_kg)}/kg" if line.price_per_kg else ""
            yield from self._indented(f"{weight(line.grams, self._receipt.language)}{each}")
        if line.quantity > 1:
            yield from self._indented(f"{line.quantity} × {self._money(line.piece_price)}")
        if line.saved:
            yield from self._indented(self._texts.saved.format(self._money(line.goods + line.saved)))
        if line.deposit:
            yield from self._pair(self._texts.deposit, f"{self._money(line.deposit)} {letter}", indent="  ")

    def _sums(self) -> Iterator[Element]:
        totals = self._receipt.totals
        if totals.deposit or totals.discounts or totals.delivery:
            yield from self._pair(self._texts.goods, f"{self._money(totals.goods)}  ")
        for one in totals.discounts:
            shown = f" ({one.offer.code})" if one.offer.code and not one.points else ""
            yield from self._pair(discount(one, self._receipt.language) + shown, f"{self._money(-one.amount)}  ")
        if totals.deposit:
            yield from self._pair(self._texts.deposits, f"{self._money(totals.deposit)}  ")
        if totals.delivery:
            letter = self._letters.get(totals.delivery.vat_rate, " ")
            yield from self._pair(self._texts.delivery, f"{self._money(totals.delivery.amount)} {letter}")
        yield from self._pair(self._texts.total, self._money(totals.total), bold=True, large=True)
        saved = sum((line.saved for line in self._receipt.lines if line.saved), start=totals.saved)
        if saved:
            yield from self._pair(self._texts.saved_in_all, f"{self._money(saved)}  ")

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
            for head, value in zip(heads, amounts, strict=True):
                yield from self._pair(head, value, indent="  ")

    def _card(self, card: CardSlip) -> Iterator[Element]:
        """The terminal's own customer slip as it wants it printed; without one, what it told of the payment."""
        if card.customer_slip:
            yield from self._terminal_slip([plain(mask_text(line)).rstrip() for line in card.customer_slip])
            return
        texts = self._texts
        yield from self._pair(texts.card_payment, self._money(self._receipt.totals.total), bold=True)
        facts = (
            (texts.card, mask_text(f"{card.card_name} {card.card}".strip())),
            (texts.terminal, card.terminal_id),
            (texts.terminal_receipt, _number(card.receipt_no)),
            (texts.trace, _number(card.trace_no)),
            (texts.authorisation, card.authorisation),
        )
        for name, value in facts:
            if value:
                yield from self._pair(name, value[: self._columns])

    def _terminal_slip(self, lines: list[str]) -> Iterator[Element]:
        """In the middle, its columns kept; on paper too narrow for it each line is broken."""
        margin = (self._columns - max(map(len, lines))) // 2
        for line in lines:
            for part in [" " * margin + line] if margin >= 0 else wrapped(line, self._columns):
                yield TextLine(part.rstrip())

    def _tail(self) -> Iterator[Element]:
        receipt, texts = self._receipt, self._texts
        if receipt.is_order:
            yield from self._centred(texts.pay_at_till, bold=True)
            yield from self._centred(texts.not_a_receipt)
        elif receipt.tender is Tender.PHONE:
            yield from self._centred(texts.paid_by_phone)
        else:
            yield from self._centred(texts.paid_by_card)
        yield from self._way()
        if code := _code(receipt.qr, self._columns):
            yield TextLine("")
            yield code
            yield TextLine("")
            yield from self._centred(texts.scan_me if receipt.is_order else texts.scan_paid)
        if receipt.points_hint:
            yield from self._centred(texts.points.format(number(receipt.points_hint, receipt.language)))
        if receipt.points_then is not None:
            yield from self._centred(texts.points_then.format(number(receipt.points_then, receipt.language)))
        yield TextLine("")
        yield from self._centred(texts.thanks)

    def _way(self) -> Iterator[Element]:
        """Where it is collected or sent; nothing for what is taken along."""
        chosen, texts = self._receipt.fulfilment, self._texts
        if chosen.way is Way.COLLECT:
            yield TextLine("")
            yield from self._centred(texts.collect.format(chosen.store_name), bold=True)
            yield from self._centred(texts.pickup_code.format(self._receipt.pickup_code), bold=True)
        elif chosen.way is Way.DELIVER:
            yield TextLine("")
            yield from self._centred(texts.deliver.format(chosen.address), bold=True)

    def _centred(self, text: str, *, bold: bool = False, large: bool = False) -> Iterator[TextLine]:
        width = self._columns // 2 if large else self._columns
        for part in wrapped(text, width):
            yield TextLine(part.center(width).rstrip(), bold, large)

    def _pair(
        self, left: str, right: str, *, indent: str = "", bold: bool = False, large: bool = False
    ) -> Iterator[TextLine]:
        """`left` wrapped, `right` at the right end of its last line, or on a line of its own when it does not fit."""
        value = plain(right)
        large = large and len(value) <= self._columns // 2
        width = self._columns // 2 if large else self._columns
        parts = [indent + part for part in wrapped(left, width - len(indent))]
        if len(parts[-1]) + 1 + len(value) > width:
            narrow = max(width // 2, width - len(value) - 1)
            parts = [indent + part for part in wrapped(left, narrow - len(indent))]
        if len(parts[-1]) + 1 + len(value) > width:
            parts.append("")
        parts[-1] += value.rjust(width - len(parts[-1]))
        for part in parts:
            yield TextLine(part, bold, large)

    def _indented(self, text: str) -> Iterator[TextLine]:
        for part in wrapped(text, self._columns - 2):
            yield TextLine(f"  {part}")

    def _money(self, value: Money) -> str:
        return money(value, self._receipt.language)

    def _amounts(self, line: VatLine) -> tuple[str, str, str]:
        """Net, VAT and gross, without the currency."""
        net, vat, gross = (plain(amount(value, self._receipt.language)) for value in (line.net, line.vat, line.gross))
        return net, vat, gross

    def _percent(self, rate: int) -> str:
        return plain(percent(rate, self._receipt.language))


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:04}"


def _code(text: str, columns: int) -> QrCode | None:
    """The code as large as it reads well and the paper is wide; None when it would be too fine to scan."""
    text = "".join(char for char in text if char.isprintable())
    if not text:
        return None
    try:
        side = len(segno.make(text, error=QR_LEVEL, micro=False, boost_error=False).matrix)
    except segno.DataOverflowError:
        return None
    module = min(_LARGEST_MODULE, columns * DOTS_A_CHARACTER // (side + _QUIET))
    return QrCode(text, module) if module >= _SMALLEST_MODULE else None
