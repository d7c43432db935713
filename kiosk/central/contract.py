"""The contract as OpenAPI. `python -m kiosk.central.contract docs/openapi.json` writes it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.central.app import bare_app


def openapi_text() -> str:
    """The contract as it is kept under version control."""
    return json.dumps(bare_app().openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(openapi_text(), encoding="utf-8")
