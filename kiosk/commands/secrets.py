"""Pass phrases of export files, on the way between a person and a command; never in arguments or logs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.errors import BadInput
from kiosk.services.passphrase import as_meant, new_passphrase

SHORTEST, LONGEST = 16, 1000


def for_export(file: Path | None) -> tuple[str, bool]:
    """The pass phrase to use, and whether it is a new one that must be told."""
    if file is None:
        return new_passphrase(), True
    passphrase = _read(file)
    if len(passphrase) < SHORTEST:
        raise BadInput(f"{file}: the pass phrase is shorter than {SHORTEST} characters", fix="take a longer one")
    return passphrase, False


def for_import(file: Path | None) -> str:
    """The pass phrase of a file, or as typed at the terminal."""
    if file is not None:
        return _read(file)
    if not sys.stdin.isatty():
        raise BadInput("there is no terminal to type the pass phrase at", fix="use --passphrase-file")
    return as_meant(str(click.prompt("Pass phrase", hide_input=True, err=True)))


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as stream:
            text = as_meant(stream.read(LONGEST + 1))
    except OSError as error:
        raise BadInput(f"{file}: cannot be read: {error.strerror}", fix="check the path") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file}: is not UTF-8 text", fix="save it as UTF-8") from error
    if not 0 < len(text) <= LONGEST:
        raise BadInput(f"{file}: holds no pass phrase", fix="one line, as it was told at the export")
    return text
