"""The page on which a buyer confirms a payment on their own phone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from html import escape

from kiosk.central.handover_page import PHONE_STYLE
from kiosk.central.payments import Page
from kiosk.central.phone_page import bdi, frame
from kiosk.spelling import money
from kiosk.wire.base import MoneyBody
from kiosk.wire.payments import PaymentLine

_STYLE = (
    PHONE_STYLE
    + """
.due-sum { font-size: clamp(2.2rem, 12vw, 3.4rem); font-weight: 700; text-align: center; margin: .4rem 0;
  font-variant-numeric: tabular-nums; }
.goods li { justify-content: space-between; }
"""
)
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
"""For the page's content security policy."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "other": "English",
        "ask": "Jetzt bezahlen?",
        "where": "Dein Einkauf an Gerät {} in {}:",
        "compare": "Steht derselbe Betrag auf dem Gerät vor dir? Nur dann bezahle.",
        "delivery": "Lieferung",
        "yes": "{} bezahlen",
        "no": "Nicht bezahlen",
        "demo": "Demo mit einem simulierten Zahlungsdienst: Es fließt kein Geld. Im Betrieb tritt die Seite des "
        "Zahlungsdienstes an diese Stelle.",
        "paid": "Bezahlt",
        "paid_why": "Das Gerät im Laden schließt deinen Einkauf jetzt ab. Zeigt es das nicht, zeige diese Seite dem "
        "Personal.",
        "cancelled": "Nicht bezahlt",
        "cancelled_why": "Es wurde nichts belastet. Dein Einkauf liegt noch auf dem Gerät.",
        "refunded": "Zurückgegeben",
        "refunded_why": "Die Zahlung wurde rückgängig gemacht.",
        "over": "Dieser Code gilt nicht mehr",
        "over_why": "Es wurde nichts belastet. Beginne am Gerät neu, wenn du bezahlen willst.",
    },
    "en": {
        "other": "Deutsch",
        "ask": "Pay now?",
        "where": "Your purchase at kiosk {} in {}:",
        "compare": "Does the kiosk in front of you show the same amount? Only then pay.",
        "delivery": "Delivery",
        "yes": "Pay {}",
        "no": "Do not pay",
        "demo": "Demo with a simulated payment provider: no money moves. In a shop the provider's own page takes the "
        "place of this one.",
        "paid": "Paid",
        "paid_why": "The kiosk in the shop now finishes your purchase. If it does not, show this page to our staff.",
        "cancelled": "Not paid",
        "cancelled_why": "Nothing was charged. Your basket is still at the kiosk.",
        "refunded": "Given back",
        "refunded_why": "The payment was undone.",
        "over": "This code is no longer valid",
        "over_why": "Nothing was charged. Start again at the kiosk if you want to pay.",
    },
}


class PaymentPage:
    """One payment's pages in one language. Everything of the till is escaped."""

    def __init__(self, language: str, store: str) -> None:
        self._language = language
        self._words = _WORDS[language]
        self._store = store

    def question(self, payment: Page) -> str:
        """What is bought, how much it is, and yes or no."""
        words, total = self._words, self._money(payment.amount)
        lines = "".join(
            f"<li><span>{self._what(line)}</span><span>{self._money(line.total)}</span></li>" for line in payment.lines
        )
        return self._page(
            words["ask"],
            f"<p>{escape(words['where'].format(payment.device, self._store))}</p>"
            f'<p class="due-sum">{total}</p><p>{words["compare"]}</p><form method="post">'
            f'<button name="answer" value="pay">{words["yes"].format(total)}</button>'
            f'<button class="quiet" name="answer" value="no">{words["no"]}</button></form>'
            f'<ul class="goods">{lines}</ul><footer><p>{words["demo"]}</p></footer>',
        )

    def _what(self, line: PaymentLine) -> str:
        if line.kind == "delivery":
            return self._words["delivery"]
        return f"{line.quantity} × {bdi(line.name)}"

    def message(self, which: str) -> str:
        """`paid`, `cancelled`, `refunded` or `over`."""
        return self._page(self._words[which], f'<p class="lead">{self._words[f"{which}_why"]}</p>')

    def _money(self, value: MoneyBody) -> str:
        return escape(money(value.to_domain(), self._language))

    def _page(self, title: str, body: str) -> str:
        whole = f"<h1>{escape(title)}</h1>{body}"
        return frame(self._language, title, self._store, whole, other=self._words["other"], style=_STYLE)
