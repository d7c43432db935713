"""How commands end: one clear line and a stable exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import click

from kiosk.errors import BadInput, EnvironmentFault, KioskError

P = ParamSpec("P")

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_ENVIRONMENT = 3

EXIT_CODES = """\b
Exit codes: 0 all well · 1 a check, story or file failed · 2 bad input (settings, story, arguments)
            3 the environment is in the way (store in use, no display, central service missing)
"""

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)

config_option = click.option("--config", type=FILE, help="Settings (TOML). Without it: the embedded defaults.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object: see docs/commands.md.")


def speaks_plainly(command: Callable[P, int | None]) -> Callable[P, None]:
    """Our own errors become one clear line and an exit code; the command's number is the exit code otherwise."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs) or 0
        except KioskError as error:
            click.echo(f"kiosk: {error}", err=True)
            code = EXIT_BAD_INPUT if isinstance(error, BadInput) else EXIT_FAILED
            if isinstance(error, EnvironmentFault):
                code = EXIT_ENVIRONMENT
        sys.exit(code)

    return wrapped


def tell(report: Mapping[str, Any], text: str, *, as_json: bool) -> None:
    """Print one JSON object, or the sentence that says the same."""
    click.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else text)
