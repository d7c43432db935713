"""A cart as a page for a phone: fetched from a kiosk once, taken to the shop's own site, or to another kiosk."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote

import segno

from kiosk.central.phone_page import bdi, frame
from kiosk.central.receipt_style import STYLE
from kiosk.domain.money import Money
from kiosk.spelling import money, time_of_day

PHONE_STYLE = (
    STYLE
    + """
button, .button { font: inherit; font-weight: 650; font-size: 1.1rem; display: block; width: 100%; min-height: 3.5rem;
  padding: .9rem 1.2rem; border-radius: 999px; border: 2px solid var(--accent); background: var(--accent);
  color: var(--paper); text-align: center; text-decoration: none; margin: .8rem 0; cursor: pointer; }
.quiet { background: transparent; color: var(--accent); }
button:focus-visible, .button:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px;
  border-radius: 999px; }
form { margin: 0; }
.goods { list-style: none; margin: 0; padding: 0; }
.goods li { display: flex; gap: 1rem; align-items: center; padding: .7rem 0; }
.goods li + li { border-top: 1px solid var(--line); }
.goods img { width: 4.5rem; height: 5.6rem; object-fit: cover; border-radius: 12px; background: var(--line); }
.goods div { flex: 1; } .goods b { font-weight: 600; } .goods span { white-space: nowrap; }
.sum { display: flex; justify-content: space-between; font-weight: 700; font-size: 1.35rem; padding: .7rem 0 .2rem;
  border-top: 2px solid var(--ink); }
.lead { font-size: 1.15rem; margin: .6rem 0 1.2rem; }
"""
)
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(PHONE_STYLE.encode()).digest()).decode()
"""For the page's content security policy."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "other": "English",
        "invite": "Dein Warenkorb aus dem Laden",
        "invite_one": "1 Artikel wartet auf dich.",
        "invite_many": "{} Artikel warten auf dich.",
        "until": "Er wartet bis {} Uhr und lässt sich einmal abholen.",
        "take": "Auf dieses Telefon holen",
        "cart": "Dein Warenkorb",
        "each": "{} × {}",
        "total": "Summe",
        "gone": "Nicht mehr im Sortiment",
        "now": "Preise von jetzt. Im Laden gilt, was dort am Gerät steht.",
        "shop": "Im Online-Shop weiter",
        "back": "Zu einem Gerät im Laden bringen",
        "show": "Halte diesen Code an das Gerät im Laden",
        "arrived": "Angekommen",
        "arrived_why": "Das Gerät im Laden hat deinen Warenkorb.",
        "keep": "Diese Seite gehört nur diesem Telefon: der Schlüssel dazu liegt hier und verfällt nach einem Tag. "
        "Sie nennt weder Namen noch Karte und merkt sich nichts über dich.",
        "unknown": "Diesen Code kennen wir nicht",
        "unknown_why": "Vielleicht ist er älter als einen Tag. Hole dir am Gerät im Laden einen neuen.",
        "claimed": "Schon abgeholt",
        "claimed_why": "Dieser Warenkorb wurde bereits abgeholt. Warst du das nicht, hole dir am Gerät im Laden "
        "einen neuen Code; dein Korb dort ist unverändert.",
        "expired": "Der Code ist abgelaufen",
        "expired_why": "Er wartete nur kurz, damit niemand anderes ihn findet. Hole dir am Gerät im Laden einen neuen.",
        "again": "Noch einmal nachsehen",
    },
    "en": {
        "other": "Deutsch",
        "invite": "Your basket from the shop",
        "invite_one": "1 item is waiting for you.",
        "invite_many": "{} items are waiting for you.",
        "until": "It waits until {} and can be fetched once.",
        "take": "Fetch it to this phone",
        "cart": "Your basket",
        "each": "{} × {}",
        "total": "Total",
        "gone": "No longer sold",
        "now": "Prices as of now. In the shop, what the device there shows counts.",
        "shop": "Go on in the online shop",
        "back": "Bring it to a device in the shop",
        "show": "Hold this code to the device in the shop",
        "arrived": "Arrived",
        "arrived_why": "The device in the shop has your basket.",
        "keep": "This page belongs to this phone only: its key is kept here and ends after a day. It names neither you "
        "nor your card, and remembers nothing about you.",
        "unknown": "We don't know this code",
        "unknown_why": "It may be older than a day. Get a new one at the device in the shop.",
        "claimed": "Already fetched",
        "claimed_why": "This basket was fetched before. If that was not you, get a new code at the device in the shop; "
        "your basket there is as it was.",
        "expired": "This code is over",
        "expired_why": "It waited for a short time only, so that nobody else finds it. Get a new one at the device in "
        "the shop.",
        "again": "Look again",
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """A product of the cart as the phone shows it; without a price it is no longer sold."""

    name: str
    quantity: int
    picture: str
    price: Money | None


class HandoverPage:
    """The pages around one cart, in one language. `store` is the shop's name."""

    def __init__(self, language: str, store: str, timezone: str) -> None:
        self._language = language
        self._words = _WORDS[language]
        self._store = store
        self._timezone = timezone

    def invitation(self, pieces: int, until: datetime) -> str:
        """What waits, and the button that fetches it: opening a link alone must not, for programs look at links."""
        words = self._words
        many = words["invite_one"] if pieces == 1 else words["invite_many"].format(pieces)
        time = time_of_day(until, self._language, self._timezone)
        return self._page(
            words["invite"],
            f'<p class="lead">{many}</p><p class="muted">{words["until"].format(time)}</p>'
            f'<form method="post"><button>{words["take"]}</button></form>',
        )

    def cart(self, lines: Sequence[Line], *, shop: str, back: str) -> str:
        """The cart on the phone that fetched it; `shop` and `back` are where its buttons lead, "" for none."""
        words = self._words
        prices = [line.price * line.quantity for line in lines if line.price is not None]
        total = sum(prices[1:], start=prices[0]) if prices else None
        ways = f'<a class="button" href="{escape(shop)}">{words["shop"]}</a>' if shop else ""
        ways += f'<form method="post" action="{escape(back)}"><button class="quiet">{words["back"]}</button></form>'
        sum_row = f'<p class="sum"><span>{words["total"]}</span><span>{self._money(total)}</span></p>' if total else ""
        return self._page(
            words["cart"],
            f'<div class="card"><ul class="goods">{"".join(self._lines(lines))}</ul>{sum_row}</div>'
            f'<p class="muted">{words["now"]}</p>{ways}<footer><p>{words["keep"]}</p></footer>',
        )

    def code(self, link: str, until: datetime) -> str:
        """A code for a kiosk's scanner."""
        words = self._words
        picture = segno.make(link, error="m", micro=False).svg_inline(scale=7, border=4, omitsize=False)
        time = time_of_day(until, self._language, self._timezone)
        return self._page(
            words["show"],
            f'<figure role="img" aria-label="QR-Code">{picture}</figure>'
            f'<p class="muted">{words["until"].format(time)}</p>'
            f'<p><a href="?lang={self._language}">{words["again"]}</a></p>',
        )

    def message(self, which: str) -> str:
        """`unknown`, `claimed`, `expired` or `arrived`: what happened, and what to do now."""
        return self._page(self._words[which], f'<p class="lead">{self._words[f"{which}_why"]}</p>')

    def _lines(self, lines: Sequence[Line]) -> Iterator[str]:
        words = self._words
        for line in lines:
            source = f"/h/pictures/{quote(line.picture)}"
            picture = f'<img src="{escape(source)}" alt="" loading="lazy">' if line.picture else ""
            if line.price is None:
                yield f"<li>{picture}<div><b>{bdi(line.name)}</b><small>{words['gone']}</small></div></li>"
                continue
            each = words["each"].format(line.quantity, self._money(line.price)) if line.quantity > 1 else ""
            small = f"<small>{each}</small>" if each else ""
            price = self._money(line.price * line.quantity)
            yield f"<li>{picture}<div><b>{bdi(line.name)}</b>{small}</div><span>{price}</span></li>"

    def _page(self, title: str, body: str) -> str:
        whole = f"<h1>{escape(title)}</h1>{body}"
        return frame(self._language, title, self._store, whole, other=self._words["other"], style=PHONE_STYLE)

    def _money(self, value: Money) -> str:
        return escape(money(value, self._language))
