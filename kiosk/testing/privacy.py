"""Whether anything a kiosk leaves behind tells who was here: the person's data, in every form that data is kept in."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kiosk.testing.world import World

_SHORTEST = 5  # fewer bytes turn up among random (encrypted) ones by chance: short names are looked for as words
_READABLE = re.compile(rb"[\x20-\x7e]{8,}")
_SHORTEST_BASE64 = 5
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found (never the data itself), in which form, where."""

    what: str
    form: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}, {self.form}"


@dataclass(frozen=True)
class Secrets:
    """Personal data to look for: `texts`, `numbers` of cards (hex), and what each is called in findings."""

    texts: tuple[str, ...] = field(default=(), repr=False)
    numbers: tuple[str, ...] = field(default=(), repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of_customer(cls, person: Mapping[str, Any]) -> Secrets:
        """Name, address, numbers, cards and codes of a demo customer (an entry of assets/demo/people.json)."""
        named = {
            f"{person['card_name']}'s {what.replace('_', ' ')}": str(person[what])
            for what in ("first_name", "last_name", "email", "id", "loyalty_number")
            if what in person
        }
        cards = [*person.get("cards", ()), *([person["badge"]] if "badge" in person else ())]
        for card in cards:
            named[f"{person['card_name']}'s card link"] = card["ndef"]
            named[f"{person['card_name']}'s code"] = card["qr"]
            named[f"{person['card_name']}'s card number"] = card["uid"]
        uids = tuple(card["uid"] for card in cards)
        texts = tuple(dict.fromkeys(text for text in named.values() if text not in uids))
        return cls(texts, uids, {text: what for what, text in named.items()})

    def __add__(self, other: Secrets) -> Secrets:
        return Secrets(self.texts + other.texts, self.numbers + other.numbers, {**self.names, **other.names})

    def called(self, secret: str) -> str:
        """What a secret is called in findings."""
        return self.names.get(secret) or f"text {([*self.texts, *self.numbers]).index(secret) + 1} of those given"

    def needles(self) -> Iterator[tuple[str, str, bytes]]:
        """Every secret in each form: what it is called, the form's name, the bytes."""
        for text in self.texts:
            for form, needle in _forms_of_text(text):
                yield self.called(text), form, needle
        for number in self.numbers:
            for form, needle in _forms_of_number(number):
                yield self.called(number), form, needle


def search_content(secrets: Secrets, content: bytes, place: str) -> list[Finding]:
    """What some bytes tell."""
    found = [Finding(what, form, place) for what, form, needle in secrets.needles() if needle in content]
    short = tuple(text for text in secrets.texts if len(text.encode()) < _SHORTEST)
    if short:
        readable = [run.decode("ascii") for run in _READABLE.findall(content)]
        found += search_words(Secrets(short, (), secrets.names), readable, place)
    return list(dict.fromkeys(found))


def search_files(secrets: Secrets, files: Iterable[Path], root: Path) -> list[Finding]:
    """What files tell, by their content and by their names below `root`."""
    found: list[Finding] = []
    for file in files:
        name = str(file.relative_to(root)) if file.is_relative_to(root) else file.name
        found += search_content(secrets, name.encode(), f"name of {name}")
        with suppress(FileNotFoundError):  # gone in the meantime tells nothing
            found += search_content(secrets, file.read_bytes(), name)
    return found


def search_words(secrets: Secrets, texts: Sequence[str], place: str) -> list[Finding]:
    """What texts tell that a person can read: whole words, so that no product is taken for a first name."""
    found: list[Finding] = []
    for text in texts:
        words = set(_WORD.findall(text))
        found += [
            Finding(secrets.called(secret), "readable", place)
            for secret in (*secrets.texts, *secrets.numbers)
            if (secret in words if _WORD.fullmatch(secret) else secret in text)
        ]
    return found


def find(secrets: Secrets, world: World, artefacts: Path, screen: Sequence[str]) -> str:
    """One line a finding, "" when nothing tells: the application's files and process, kept pictures, the screen."""
    folders = [world.directory / name for name in ("state", "journal", "cache")]
    files = [path for folder in (*folders, artefacts) for path in sorted(folder.rglob("*")) if path.is_file()]
    files += [path for path in sorted(world.directory.glob("kiosk.*")) if path.is_file()]  # settings and log
    found = search_files(secrets, files, world.directory)
    if world.app_pid is not None:
        for name in ("cmdline", "environ"):
            with suppress(OSError):
                content = Path(f"/proc/{world.app_pid}/{name}").read_bytes()
                found += search_content(secrets, content, f"the process' {name}")
    found += search_words(secrets, screen, "the screen")
    return "\n".join(map(str, dict.fromkeys(found)))


def _forms_of_text(text: str) -> Iterator[tuple[str, bytes]]:
    for spelling in dict.fromkeys((text, text.lower(), text.upper()) if len(text) >= _SHORTEST else (text,)):
        plain = spelling.encode()
        forms = {
            "plain": plain,
            "UTF-16": spelling.encode("utf-16-le"),
            "UTF-16, big end first": spelling.encode("utf-16-be"),
            "Latin-1": spelling.encode("latin-1", "replace"),
            "escaped as JSON": json.dumps(spelling)[1:-1].encode(),
            "escaped as a URL": quote(spelling, safe="").encode(),
            "hex": plain.hex().encode(),
            "hex, capitals": plain.hex().upper().encode(),
        }
        yield from _long_enough(forms)
        yield from _base64(plain)


def _forms_of_number(number: str) -> Iterator[tuple[str, bytes]]:
    raw = bytes.fromhex(number)
    for order, value in (("", raw), (", backwards", raw[::-1])):
        forms = {f"bytes{order}": value}
        for separator in ("", ":", " ", "-"):
            written = value.hex(separator) if separator else value.hex()
            forms[f"hex{order} {separator!r}"] = written.encode()
            forms[f"hex{order}, capitals {separator!r}"] = written.upper().encode()
            forms[f"hex{order}, UTF-16 {separator!r}"] = written.upper().encode("utf-16-le")
        forms[f"decimal{order}"] = str(int.from_bytes(value, "big")).encode()
        yield from _long_enough(forms)
        yield from _base64(value)
    yield from _base64(number.upper().encode())


def _base64(value: bytes) -> Iterator[tuple[str, bytes]]:
    """The characters that stand for these bytes alone, wherever in a longer text they begin."""
    for shift in range(3):
        first, end = -(-8 * shift // 6), 8 * (shift + len(value)) // 6
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            core = encode(bytes(shift) + value)[first:end]
            if len(core) >= _SHORTEST_BASE64:
                yield "base64", core


def _long_enough(forms: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for form, needle in forms.items():
        if len(needle) >= _SHORTEST:
            yield form, needle
