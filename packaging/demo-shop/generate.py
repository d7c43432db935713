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
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="pictures of these categories or products only")
    parser.add_argument("--size", default="800x1000", metavar="WxH", help="size of product pictures (800x1000)")
    parser.add_argument("--workers", type=int, default=0, help="pictures drawn at once (one a core)")
    arguments = parser.parse_args()
    parts = arguments.parts or ["data", "pictures"]
    if "data" in parts:
        write_data(arguments.out)
    if "pictures" in parts:
        from demoshop.pictures.camera import Frame  # noqa: PLC0415 - the data need none of the renderer's libraries
        from demoshop.pictures.render import render_pictures  # noqa: PLC0415

        wide, high = (int(part) for part in arguments.size.split("x"))
        render_pictures(arguments.out / "pictures", Frame(wide, high), arguments.only, arguments.workers)


if __name__ == "__main__":
    main()
