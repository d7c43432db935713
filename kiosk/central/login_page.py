"""The page on which somebody confirms, on their own phone, that it is them at a kiosk."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from html import escape

from kiosk.central.handover_page import PHONE_STYLE
from kiosk.central.phone_page import frame

_STYLE = (
    PHONE_STYLE
    + """
.code { font-size: clamp(2rem, 11vw, 3rem); font-weight: 700; letter-spacing: .06em; text-align: center;
  margin: .4rem 0; }
label { display: block; font-weight: 600; margin: 1rem 0 .3rem; }
input { font: inherit; font-size: 1.25rem; width: 100%; min-height: 3.25rem; padding: .6rem 1rem; border-radius: 14px;
  border: 2px solid var(--muted); background: var(--surface); color: var(--ink); }
input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
"""
)
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
"""For the page's content security policy."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "other": "English",
        "ask": "Am Gerät anmelden?",
        "where": "Gerät {} in {} zeigt diesen Code:",
        "compare": "Stehst du vor diesem Gerät, und zeigt es genau diesen Code? Nur dann melde dich an. Niemand vom "
        "Laden bittet dich je per Anruf oder Nachricht darum.",
        "number": "Kundennummer",
        "pin": "PIN",
        "yes": "Ja, hier anmelden",
        "no": "Nein, das bin ich nicht",
        "wrong": "Nummer oder PIN stimmen nicht.",
        "locked": "Zu viele falsche PINs. Versuche es in 15 Minuten wieder.",
        "demo": "Demo: Nummern und PINs stehen in assets/demo/people.json. Im Betrieb tritt die Anmeldung des Händlers "
        "an die Stelle dieser Seite.",
        "done": "Angemeldet",
        "done_why": "Das Gerät im Laden begrüßt dich jetzt. Beende dort, wenn du fertig bist.",
        "denied": "Nicht angemeldet",
        "denied_why": "Das Gerät hat nichts von dir erfahren.",
        "over": "Dieser Code gilt nicht mehr",
        "over_why": "Er gilt zehn Minuten und einmal. Beginne am Gerät neu, wenn du dich anmelden willst.",
    },
    "en": {
        "other": "Deutsch",
        "ask": "Log in at the kiosk?",
        "where": "Kiosk {} in {} shows this code:",
        "compare": "Are you standing in front of this kiosk, and does it show exactly this code? Only then log in. "
        "Nobody of the shop ever asks you to by call or message.",
        "number": "Customer number",
        "pin": "PIN",
        "yes": "Yes, log in there",
        "no": "No, that is not me",
        "wrong": "Number or PIN are not right.",
        "locked": "Too many wrong PINs. Try again in 15 minutes.",
        "demo": "Demo: numbers and PINs are in assets/demo/people.json. In a shop, the retailer's own log-in takes the "
        "place of this page.",
        "done": "Logged in",
        "done_why": "The kiosk greets you now. Finish there when you are done.",
        "denied": "Not logged in",
        "denied_why": "The kiosk has learnt nothing about you.",
        "over": "This code is no longer good",
        "over_why": "It is good for ten minutes, and once. Begin anew at the kiosk if you want to log in.",
    },
}


class LoginPage:
    """The pages around one kiosk's wish, in one language. `store` is the shop's name."""

    def __init__(self, language: str, store: str) -> None:
        self._language = language
        self._words = _WORDS[language]
        self._store = store

    def question(self, user_code: str, device: str, problem: str = "") -> str:
        """Which kiosk asks, the code to compare, and the form; `problem` is `wrong`, `locked` or nothing."""
        words = self._words
        alert = f'<p class="card state due" role="alert">{words[problem]}</p>' if problem else ""
        return self._page(
            words["ask"],
            f"{alert}<p>{escape(words['where'].format(device, self._store))}</p>"
            f'<p class="code">{escape(user_code)}</p><p>{words["compare"]}</p>'
            f'<form method="post" autocomplete="off"><label for="number">{words["number"]}</label>'
            '<input id="number" name="number" inputmode="numeric" maxlength="40" required>'
            f'<label for="pin">{words["pin"]}</label>'
            '<input id="pin" name="pin" type="password" inputmode="numeric" maxlength="64" required>'
            f'<button name="answer" value="yes">{words["yes"]}</button>'
            f'<button class="quiet" name="answer" value="no" formnovalidate>{words["no"]}</button></form>'
            f"<footer><p>{words['demo']}</p></footer>",
        )

    def message(self, which: str) -> str:
        """`done`, `denied` or `over`."""
        return self._page(self._words[which], f'<p class="lead">{self._words[f"{which}_why"]}</p>')

    def _page(self, title: str, body: str) -> str:
        whole = f"<h1>{escape(title)}</h1>{body}"
        return frame(self._language, title, self._store, whole, other=self._words["other"], style=_STYLE)
