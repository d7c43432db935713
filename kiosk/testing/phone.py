"""A shopper's phone: it films the code on the kiosk's screen and opens what the code says, as a browser does."""

from __future__ import annotations

import http.client
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import cv2
import zxingcpp

from kiosk.errors import KioskError

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_TAGS = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


class PhoneStuck(KioskError):
    """The phone did not get where its owner wanted."""


class Phone:
    """A browser with one page, its cookies, and a network of its own. `timeout` is in seconds."""

    def __init__(self, *, timeout: float = 10.0) -> None:
        self._timeout = timeout
        self._cookies: dict[str, str] = {}
        self.url = ""
        self.page = ""

    def film(self, picture: Path) -> str:
        """The text of the one QR code in a picture; PhoneStuck when there is none to be read."""
        image = cv2.imread(str(picture), cv2.IMREAD_GRAYSCALE)
        found = [] if image is None else zxingcpp.read_barcodes(image, formats=_QR)
        if len(found) != 1:
            raise PhoneStuck(f"the phone sees {len(found)} QR codes on the screen")
        return str(found[0].text)

    def open(self, url: str) -> None:
        """Open a link."""
        self._ask("GET", url)

    def press(self, action: str = "", **fields: str) -> None:
        """Send the form of this page that leads to `action` ("" for the page itself)."""
        forms = re.findall(r"<form\b[^>]*>", self.page)
        path = f' action="{action}"' if action else ""
        if not any((path in form) if path else ("action=" not in form) for form in forms):
            raise PhoneStuck(f"this page has no such button: {self.text!r}")
        parts = urlsplit(self.url)
        target = f"{parts.scheme}://{parts.netloc}{action}" if action else self.url
        self._ask("POST", target, urlencode(fields))

    def send(self, **fields: str) -> None:
        """Send a form to this page again, as a browser does that is told to reload."""
        self._ask("POST", self.url, urlencode(fields))

    @property
    def text(self) -> str:
        """What the page says."""
        return re.sub(r"\s+", " ", unescape(_TAGS.sub(" ", self.page))).strip()

    def _ask(self, method: str, url: str, body: str = "") -> None:
        for _ in range(5):
            parts = urlsplit(url)
            connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=self._timeout)
            headers = {"Accept-Language": "en"}
            if method == "POST":
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            if self._cookies:
                headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
            try:
                connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, headers)
                answer = connection.getresponse()
                self.url, self.page = url, answer.read().decode()
            except (OSError, http.client.HTTPException) as error:
                raise PhoneStuck(f"the phone cannot open {parts.netloc}: {error}") from error
            finally:
                connection.close()
            if given := answer.getheader("Set-Cookie"):
                name, _, value = given.partition(";")[0].partition("=")
                self._cookies[name] = value
            if answer.status != 303:
                return
            there = answer.getheader("Location") or ""
            url = there if "://" in there else f"{parts.scheme}://{parts.netloc}{there}"
            method, body = "GET", ""
        raise PhoneStuck(f"the phone is sent round and round at {url}")
