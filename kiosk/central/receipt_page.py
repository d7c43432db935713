"""An order as a page for its buyer's phone, where the code on the slip and on the kiosk leads. It names no person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

import segno

from kiosk.central.phone_page import bdi, frame
from kiosk.central.receipt_style import STYLE
from kiosk.domain.fulfilment import Way
from kiosk.domain.money import Money
from kiosk.domain.payment import PaymentState, Tender
from kiosk.spelling import long_date, money, percent, time_of_day, weight

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "order": "Bestellung",
        "receipt": "Beleg",
        "number": "Nummer",
        "due": "Bitte an der Kasse bezahlen: {}",
        "card": "Mit Karte bezahlt",
        "phone": "Mit dem Telefon bezahlt",
        "paid": "Bezahlt",
        "goods": "Deine Artikel",
        "deposit": "Pfand {}",
        "each": "{} × {}",
        "total": "Summe",
        "vat": "Enthaltene Mehrwertsteuer",
        "rate": "Satz",
        "net": "Netto",
        "tax": "MwSt",
        "gross": "Brutto",
        "terminal": "Terminal {} · Beleg {} · TA-Nr. {}",
        "show": "An der Kasse vorzeigen",
        "not_fiscal": "Dies ist eine Bestellung und kein Kassenbeleg; den gibt es beim Bezahlen.",
        "keep": "Wer diesen Link hat, sieht diese Seite. Sie nennt weder Namen noch Karte.",
        "other": "English",
        "unknown": "Noch nicht da",
        "unknown_why": "Diese Bestellung ist hier nicht bekannt. War das Gerät im Laden gerade ohne Netz, ist sie dort "
        "sicher gespeichert und erscheint hier, sobald es wieder Verbindung hat.",
        "again": "Noch einmal nachsehen",
        "collect": "Abholung: {} · Abholcode {}",
        "delivery": "Lieferung",
        "deliver": "Wird nach Hause geliefert",
    },
    "en": {
        "order": "Order",
        "receipt": "Receipt",
        "number": "Number",
        "due": "Please pay at the till: {}",
        "card": "Paid by card",
        "phone": "Paid by phone",
        "paid": "Paid",
        "goods": "Your items",
        "deposit": "Deposit {}",
        "each": "{} × {}",
        "total": "Total",
        "vat": "VAT included",
        "rate": "Rate",
        "net": "Net",
        "tax": "VAT",
        "gross": "Gross",
        "terminal": "Terminal {} · receipt {} · trace {}",
        "show": "Show it at the till",
        "not_fiscal": "This is an order and not a receipt; you get that when you pay.",
        "keep": "Whoever has this link sees this page. It names neither you nor your card.",
        "other": "Deutsch",
        "unknown": "Not here yet",
        "unknown_why": "This order is not known here. If the device in the shop had no network just now, the order is "
        "stored safely there and appears here as soon as it is connected again.",
        "again": "Look again",
        "collect": "To be collected: {} · pick-up code {}",
        "delivery": "Delivery",
        "deliver": "To be delivered to your home",
    },
}
_LONGEST_LINK = 500


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it is stored: `document` is the purchase as the till sent it, without the person.

    `pickup_code` fetches it in the store `collected_at`, when it is collected.
    """

    number: str
    store: str
    placed_at: datetime
    document: Mapping[str, Any]
    pickup_code: str = ""
    collected_at: str = ""


def receipt_page(order: Order, language: str, timezone: str, link: str) -> str:
    """The page of an order; `link` is what its code says."""
    return _Page(language).of(order, timezone, link)


def unknown_page(language: str) -> str:
    """The page for a link that leads to no order: it may still be on its way."""
    words = _WORDS[language]
    body = (
        f"<h1>{words['unknown']}</h1><p>{words['unknown_why']}</p>"
        f'<p><a href="?lang={language}">{words["again"]}</a></p>'
    )
    return _html(language, words["unknown"], "", body)


class _Page:
    """One order on its way to a phone. Everything of the till is escaped."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words = _WORDS[language]

    def of(self, order: Order, timezone: str, link: str) -> str:
        words, document = self._words, order.document
        payment = document["payment"]
        due = payment["state"] in {PaymentState.CREATED, PaymentState.DUE}
        kind = words["order"] if due else words["receipt"]
        when = order.placed_at, self._language, timezone
        date = f"{long_date(*when)}, {time_of_day(*when)}"
        total = self._money(document["totals"]["total"])
        paid = {Tender.CARD: words["card"], Tender.PHONE: words["phone"]}.get(payment["tender"], words["paid"])
        body = [
            f"<h1>{kind} {escape(order.number)}</h1>",
            f'<p class="muted"><time datetime="{order.placed_at.isoformat()}">{escape(date)}</time></p>',
            f'<p class="card state{" due" if due else ""}">{words["due"].format(total) if due else paid}</p>',
            *self._way(order),
            *self._lines(document),
            *self._vat(document["totals"]["vat"]),
            *self._terminal(payment.get("card") if payment["tender"] == Tender.CARD else None),
            *([self._code(link)] if due and len(link) <= _LONGEST_LINK else []),
            "<footer>",
            *([f"<p>{words['not_fiscal']}</p>"] if due else []),
            f"<p>{words['keep']}</p></footer>",
        ]
        return _html(self._language, f"{kind} {order.number}", order.store, "".join(body))

    def _way(self, order: Order) -> Iterator[str]:
        chosen = (order.document.get("fulfilment") or {}).get("way")
        if chosen == Way.COLLECT:
            text = self._words["collect"].format(order.collected_at, order.pickup_code)
            yield f'<p class="card">{escape(text)}</p>'
        elif chosen == Way.DELIVER:
            yield f'<p class="card">{self._words["deliver"]}</p>'

    def _lines(self, document: Mapping[str, Any]) -> Iterator[str]:
        words = self._words
        yield f'<div class="card"><table><caption>{words["goods"]}</caption><tbody>'
        for line in document["lines"]:
            notes = []
            if line.get("grams") is not None:
                notes.append(weight(line["grams"], self._language))
            if line["quantity"] > 1:
                notes.append(words["each"].format(line["quantity"], self._money(line["unit_price"])))
            if (line.get("deposit") or {}).get("amount"):
                notes.append(words["deposit"].format(self._money(line["deposit"])))
            details = f"<small>{' · '.join(notes)}</small>" if notes else ""
            name = bdi(line.get("name") or line["sku"])
            yield f'<tr><th scope="row">{name}{details}</th><td>{self._money(line["total"])}</td></tr>'
        for one in document.get("discounts", ()):
            off = {**one["amount"], "amount": -one["amount"]["amount"]}
            yield f'<tr><th scope="row">{bdi(one["name"] or one["offer"])}</th><td>{self._money(off)}</td></tr>'
        if charge := document["totals"].get("delivery"):
            yield f'<tr><th scope="row">{words["delivery"]}</th><td>{self._money(charge["amount"])}</td></tr>'
        total = self._money(document["totals"]["total"])
        yield f'<tr class="total"><th scope="row">{words["total"]}</th><td>{total}</td></tr></tbody></table></div>'

    def _vat(self, rows: list[Mapping[str, Any]]) -> Iterator[str]:
        if not rows:
            return
        words = self._words
        heads = "".join(f'<th scope="col">{words[name]}</th>' for name in ("rate", "net", "tax", "gross"))
        yield f'<div class="card vat"><table><caption>{words["vat"]}</caption><thead><tr>{heads}</tr></thead><tbody>'
        for row in rows:
            gross, tax = row["gross"], row["vat"]
            net = {"amount": gross["amount"] - tax["amount"], "currency": gross["currency"]}
            rate = percent(row["rate"], self._language)
            cells = "".join(f"<td>{self._money(value)}</td>" for value in (net, tax, gross))
            yield f'<tr><th scope="row">{rate}</th>{cells}</tr>'
        yield "</tbody></table></div>"

    def _terminal(self, card: Mapping[str, Any] | None) -> Iterator[str]:
        if card:
            facts = (str(card.get(name) or "–") for name in ("terminal_id", "receipt_no", "trace_no"))
            yield f'<p class="muted">{escape(self._words["terminal"].format(*facts))}</p>'

    def _code(self, link: str) -> str:
        picture = segno.make(link, error="m", micro=False).svg_inline(scale=5, border=4, omitsize=False)
        words = self._words["show"]
        return f'<figure role="img" aria-label="QR-Code">{picture}<figcaption>{words}</figcaption></figure>'

    def _money(self, value: Mapping[str, Any]) -> str:
        return escape(money(Money(value["amount"], value["currency"]), self._language))


def _html(language: str, title: str, store: str, body: str) -> str:
    return frame(language, title, store, body, other=_WORDS[language]["other"], style=STYLE)
