"""What somebody decided at a kiosk, for their phone: purpose, words, when and where. It names no person."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from kiosk.central.handover_page import PHONE_STYLE
from kiosk.central.phone_page import frame
from kiosk.domain.consent import Purpose
from kiosk.spelling import long_date, time_of_day
from kiosk.wire.base import Json

_STYLE = (
    PHONE_STYLE
    + """
h2 { font-size: 1.2rem; line-height: 1.25; margin: .6rem 0 .3rem; }
.badge { display: inline-block; padding: .15rem .8rem; border-radius: 999px; font-weight: 650; background: var(--soft);
  color: var(--accent); }
.off { background: var(--note-soft); color: var(--note); }
.words { white-space: pre-line; border-left: 3px solid var(--line); padding-left: .9rem; margin: .8rem 0; }
.version { overflow-wrap: anywhere; }
"""
)
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
"""For the page's content security policy."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "other": "English",
        "title": "Was du entschieden hast",
        "lead": "Das steht bei uns zu deiner Entscheidung. Heb dir diese Seite auf, wenn du magst.",
        "given": "Zugestimmt",
        "withdrawn": "Nicht zugestimmt",
        "when": "{}, {} Uhr, am Gerät {} in {}",
        "words": "Diese Worte hast du gesehen:",
        "version": "Fassung {}",
        "file": "Als Datei (ISO/IEC TS 27560)",
        "change": "Ändern kannst du das jederzeit: an jedem Gerät im Laden unter „Meine Daten“, so leicht wie du "
        "zugestimmt hast.",
        "keep": "Wer diesen Link hat, sieht diese Seite. Sie nennt weder Namen noch Karte.",
        "unknown": "Noch nicht da",
        "unknown_why": "Zu diesem Code kennen wir keine Entscheidung. War das Gerät im Laden gerade ohne Netz, ist sie "
        "dort sicher gespeichert, gilt schon, und erscheint hier, sobald es wieder Verbindung hat.",
        "again": "Noch einmal nachsehen",
        Purpose.RECOMMENDATIONS: "Empfehlungen für dich",
        Purpose.BENEFITS: "Persönliche Angebote",
        Purpose.MARKETING: "Neues per E-Mail",
        Purpose.ANALYTICS: "Dieses Gerät verbessern",
        Purpose.DEVICE_CACHE: "Auf den Geräten dieses Geschäfts gemerkt werden",
    },
    "en": {
        "other": "Deutsch",
        "title": "What you decided",
        "lead": "This is what we have on record of your decision. Keep this page if you like.",
        "given": "Agreed",
        "withdrawn": "Not agreed",
        "when": "{}, {}, at kiosk {} in {}",
        "words": "These are the words you saw:",
        "version": "Version {}",
        "file": "As a file (ISO/IEC TS 27560)",
        "change": "You can change it at any time: at every kiosk in the shop under “My data”, as easily as you agreed.",
        "keep": "Whoever has this link sees this page. It names neither you nor your card.",
        "unknown": "Not here yet",
        "unknown_why": "We know of no decision by this code. If the kiosk in the shop had no network just now, the "
        "decision is stored safely there, applies already, and appears here as soon as it is connected again.",
        "again": "Look again",
        Purpose.RECOMMENDATIONS: "Recommendations for you",
        Purpose.BENEFITS: "Personal offers",
        Purpose.MARKETING: "News by e-mail",
        Purpose.ANALYTICS: "Making this kiosk better",
        Purpose.DEVICE_CACHE: "Remember me on this shop's devices",
    },
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is on record."""

    id: str
    purpose: str
    given: bool
    at: datetime
    text: str
    text_hash: str
    language: str
    store: str
    device: str


class ConsentPage:
    """The pages around one visit's decisions, in one language."""

    def __init__(self, language: str, store: str, timezone: str) -> None:
        self._language = language
        self._words = _WORDS[language]
        self._store = store
        self._timezone = timezone

    def decisions(self, made: Sequence[Decision], file: str) -> str:
        """All of them, the newest first; `file` is where the same is for programs."""
        words = self._words
        return self._page(
            words["title"],
            f'<p class="lead">{words["lead"]}</p>{"".join(map(self._card, made))}'
            f'<a class="button quiet" href="{escape(file)}">{words["file"]}</a>'
            f"<p>{words['change']}</p><footer><p>{words['keep']}</p></footer>",
        )

    def unknown(self) -> str:
        """It may still be on its way."""
        words = self._words
        again = f'<p><a href="?lang={self._language}">{words["again"]}</a></p>'
        return self._page(words["unknown"], f'<p class="lead">{words["unknown_why"]}</p>{again}')

    def _card(self, one: Decision) -> str:
        words, when = self._words, (one.at, self._language, self._timezone)
        day, time = long_date(*when), time_of_day(*when)
        state = "given" if one.given else "withdrawn"
        said = ""
        if one.text:
            body = f'<p class="words" lang="{escape(one.language)}">{escape(one.text)}</p>'
            said = f'<p class="muted">{words["words"]}</p>{body}'
        version = words["version"].format(escape(one.text_hash[:12]))
        return (
            f'<section class="card"><span class="badge{"" if one.given else " off"}">{words[state]}</span>'
            f"<h2>{escape(words.get(one.purpose, one.purpose))}</h2>"
            f"<p>{escape(words['when'].format(day, time, one.device, self._store))}</p>{said}"
            f'<small class="version">{version}</small></section>'
        )

    def _page(self, title: str, body: str) -> str:
        whole = f"<h1>{escape(title)}</h1>{body}"
        return frame(self._language, title, self._store, whole, other=self._words["other"], style=_STYLE)


def records(made: Sequence[Decision], store: str) -> Json:
    """The decisions as consent records (ISO/IEC TS 27560, in the words of the W3C Data Privacy Vocabulary).

    The person is whoever holds the code: no identifier of theirs is in it.
    """
    return {
        "@context": "https://w3id.org/dpv",
        "schema_version": "ISO-27560",
        "records": [
            {
                "record_id": one.id,
                "purpose": one.purpose,
                "event": {
                    "event_time": one.at.isoformat(),
                    "event_type": "dpv:ConsentGiven" if one.given else "dpv:ConsentWithdrawn",
                    "entity_id": one.device,
                },
                "privacy_notice": {"text": one.text, "sha256": one.text_hash, "language": one.language},
                "pii_controllers": [store],
                "withdrawal_method": "at every kiosk of the shop, under My data",
            }
            for one in made
        ],
    }
