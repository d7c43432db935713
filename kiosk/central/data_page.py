"""What a customer asked of their data, on their phone: the copy itself, or that they are erased."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from typing import Any

from babel import Locale

from kiosk.central.handover_page import PHONE_STYLE
from kiosk.central.phone_page import bdi, frame
from kiosk.domain.money import Money
from kiosk.spelling import long_date, money, number, time_of_day
from kiosk.wire.base import Json

STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(PHONE_STYLE.encode()).digest()).decode()
"""For the page's content security policy."""
_ORDERS = 10

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "other": "English",
        "invite": "Deine Daten",
        "invite_why": "Hier liegt die Kopie, um die du am Gerät im Laden gebeten hast. Sie lässt sich auf ein Telefon "
        "holen, bis {}, {} Uhr.",
        "take": "Auf dieses Telefon holen",
        "copy": "Deine Daten",
        "copy_why": "Alles, was wir zu dir gespeichert haben, am {} um {} Uhr. Vollständig ist die Datei.",
        "file": "Alles als Datei (JSON)",
        "person": "Du",
        "name": "Name",
        "address": "Adresse",
        "number": "Kundennummer",
        "points": "Punkte",
        "tier": "Stufe",
        "language": "Sprache",
        "things": "Was wir noch haben",
        "cards": "Karten und Codes",
        "cart": "Artikel im Warenkorb",
        "wishlist": "Artikel auf der Merkliste",
        "orders": "Einkäufe",
        "pickups": "Bestellungen zum Abholen",
        "offers": "Persönliche Angebote",
        "consents": "Entscheidungen über deine Daten",
        "looked_at": "Blicke des Personals auf deine Daten",
        "newest": "Deine letzten Einkäufe",
        "keep": "Diese Seite gehört nur diesem Telefon und verschwindet am {}.",
        "erased": "Deine Daten sind gelöscht",
        "erased_why": "Seit dem {}, {} Uhr. Name, Nummer, Karten, Warenkorb, Merkliste, Entscheidungen, Punkte und "
        "persönliche Angebote sind weg; deine Karte kennt hier niemand mehr. Die Buchführung behält deine Einkäufe "
        "ohne deinen Namen, weil das Gesetz es verlangt. Was du noch abholen wolltest, bekommst du mit dem "
        "Abholcode.",
        "gone": "Hier ist nichts mehr",
        "gone_why": "Du hast danach um Löschung gebeten, und sie ist geschehen.",
        "unknown": "Noch nicht da",
        "unknown_why": "War das Gerät im Laden gerade ohne Netz, ist deine Bitte dort sicher gespeichert. Sie kommt "
        "hier an, sobald es wieder Verbindung hat. Behalte den Link.",
        "again": "Noch einmal nachsehen",
        "claimed": "Schon abgeholt",
        "claimed_why": "Diese Kopie ist auf einem anderen Telefon. Warst du das nicht, sprich das Personal an und "
        "bitte am Gerät um eine neue.",
        "expired": "Abgelaufen",
        "expired_why": "Die Kopie lag drei Tage bereit. Bitte am Gerät im Laden um eine neue.",
    },
    "en": {
        "other": "Deutsch",
        "invite": "Your data",
        "invite_why": "Here is the copy you asked for at the kiosk in the shop. It can be fetched to one phone, "
        "until {}, {}.",
        "take": "Fetch it to this phone",
        "copy": "Your data",
        "copy_why": "Everything we have stored about you, on {} at {}. The file is complete.",
        "file": "Everything as a file (JSON)",
        "person": "You",
        "name": "Name",
        "address": "Address",
        "number": "Customer number",
        "points": "Points",
        "tier": "Tier",
        "language": "Language",
        "things": "What else we have",
        "cards": "Cards and codes",
        "cart": "Items in your cart",
        "wishlist": "Items on your wish list",
        "orders": "Purchases",
        "pickups": "Orders to collect",
        "offers": "Personal offers",
        "consents": "Decisions about your data",
        "looked_at": "Looks of staff at your data",
        "newest": "Your latest purchases",
        "keep": "This page belongs to this phone only, and goes on {}.",
        "erased": "Your data is erased",
        "erased_why": "Since {}, {}. Name, number, cards, cart, wish list, decisions, points and personal offers are "
        "gone; nobody here knows your card any more. The books keep your purchases without your name, for the law asks "
        "that. What you still wanted to collect, you get with its pick-up code.",
        "gone": "There is nothing here any more",
        "gone_why": "You asked to be erased afterwards, and that was done.",
        "unknown": "Not here yet",
        "unknown_why": "If the kiosk in the shop had no network just now, your request is stored safely there. It "
        "arrives here as soon as it is connected again. Keep the link.",
        "again": "Look again",
        "claimed": "Already fetched",
        "claimed_why": "This copy is on another phone. If that was not you, talk to the staff, and ask for a new one "
        "at the kiosk.",
        "expired": "This is over",
        "expired_why": "The copy was here for three days. Ask for a new one at the kiosk in the shop.",
    },
}
_COUNTED = ("cards", "cart", "wishlist", "orders", "pickups", "offers", "consents", "looked_at")


class DataPage:
    """The pages around one request, in one language. `store` is the shop's name."""

    def __init__(self, language: str, store: str, timezone: str) -> None:
        self._language = language
        self._words = _WORDS[language]
        self._store = store
        self._timezone = timezone

    def invitation(self, until: datetime) -> str:
        """The copy waits for one phone."""
        words = self._words
        return self._page(
            words["invite"],
            f'<p class="lead">{words["invite_why"].format(*self._moment(until))}</p>'
            f'<form method="post"><button>{words["take"]}</button></form>',
        )

    def copy(self, data: Json, file: str, until: datetime) -> str:
        """What there is, told shortly; `file` leads to all of it."""
        words = self._words
        day, time = self._moment(datetime.fromisoformat(data["as_of"]))
        person = data["person"]
        you = (
            ("name", f"{person['first_name']} {person['last_name']}"),
            *((("address", ", ".join(person["address"].values())),) if person["address"] else ()),
            ("number", person["number"]),
            ("points", number(person["points"], self._language)),
            ("tier", person["tier"].capitalize()),
            ("language", Locale.parse(person["language"]).get_language_name(self._language) or ""),
        )
        counts = ((key, number(len(data[key]), self._language)) for key in _COUNTED)
        newest = ((self._moment(datetime.fromisoformat(one["placed_at"]))[0], one) for one in data["orders"][:_ORDERS])
        bought = _table(words["newest"], ((date, self._money(one["total"])) for date, one in newest))
        return self._page(
            words["copy"],
            f'<p class="lead">{words["copy_why"].format(day, time)}</p>'
            f"{_table(words['person'], ((words[key], text) for key, text in you))}"
            f"{_table(words['things'], ((words[key], text) for key, text in counts))}"
            f"{bought if data['orders'] else ''}"
            f'<a class="button" href="{escape(file)}">{words["file"]}</a>'
            f"<footer><p>{words['keep'].format(self._moment(until)[0])}</p></footer>",
        )

    def erased(self, at: datetime) -> str:
        """It was done then."""
        day, time = self._moment(at)
        return self._page(self._words["erased"], f'<p class="lead">{self._words["erased_why"].format(day, time)}</p>')

    def message(self, which: str) -> str:
        """`unknown`, `gone`, `claimed` or `expired`."""
        again = f'<p><a href="?lang={self._language}">{self._words["again"]}</a></p>' if which == "unknown" else ""
        return self._page(self._words[which], f'<p class="lead">{self._words[f"{which}_why"]}</p>{again}')

    def _moment(self, at: datetime) -> tuple[str, str]:
        when = at, self._language, self._timezone
        return long_date(*when), time_of_day(*when)

    def _money(self, value: Mapping[str, Any]) -> str:
        return money(Money(value["amount"], value["currency"]), self._language)

    def _page(self, title: str, body: str) -> str:
        whole = f"<h1>{escape(title)}</h1>{body}"
        return frame(self._language, title, self._store, whole, other=self._words["other"], style=PHONE_STYLE)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><th scope=row>{escape(name)}</th><td>{bdi(value)}</td></tr>" for name, value in rows)
    return f'<div class="card"><table><caption>{escape(title)}</caption><tbody>{lines}</tbody></table></div>'
