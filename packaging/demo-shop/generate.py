"""Makes the demo shop anew: `python packaging/demo-shop/generate.py [data] [pictures]` (both without a name)."""

from __future__ import annotations

import argparse
from pathlib import Path

from demoshop.data.write import write_data

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"


def main() -> None:
    """Writes `assets/demo/` or another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["data", "pictures", []], help="what to make; both when left out")
    parser.add_argument("--out", type=Path, default=DEMO, help="folder to write to (assets/demo)")
    arguments = parser.parse_args()
    parts = arguments.parts or ["data", "pictures"]
    if "data" in parts:
        write_data(arguments.out)


if __name__ == "__main__":
    main()
