"""A language nobody speaks: every sentence in brackets, with accents, and about 40 % longer."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import assets

TS = Path(assets.__path__[0]) / "i18n" / "kiosk_en.ts"
OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("AEIOUaeiouncsz", "ÅÉÎÖÛåéîöûñçšž")
_LONGER = re.compile(r"([aeiouAEIOU])|(%\d|%L?n|\\.)")


def pseudo(text: str) -> str:
    """A sentence in it; places for values stay what they are."""

    def stretch(match: re.Match[str]) -> str:
        return match.group(2) or match.group(1) + match.group(1).lower()

    longer = _LONGER.sub(stretch, text)
    parts = re.split(r"(%\d|%L?n)", longer)
    return OPEN + "".join(part if part.startswith("%") else part.translate(_ACCENTS) for part in parts) + CLOSE


def translation(folder: Path, code: str, say: dict[str, str] | None = None) -> Path:
    """A compiled translation of everything, `kiosk_<code>.qm`; `say` holds sentences that are said otherwise."""
    tree = ET.parse(TS)
    tree.getroot().set("language", code)
    for message in tree.getroot().iter("message"):
        source, told = message.findtext("source") or "", message.find("translation")
        assert told is not None
        told.attrib.pop("type", None)
        forms = told.findall("numerusform") or [told]
        for form in forms:
            form.text = (say or {}).get(source) or pseudo(form.text or source)
    file = folder / f"kiosk_{code}.ts"
    tree.write(file, encoding="utf-8", xml_declaration=True)
    made = file.with_suffix(".qm")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", file, "-qm", made], check=True)
    return made
