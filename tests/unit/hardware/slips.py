"""The slips whose look is kept, as text and dot by dot. `python -m tests.unit.hardware.slips` draws them anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import click
import cv2
import numpy as np

from hardware.printer.layout import TextLine, set_receipt
from hardware.printer.logo import logo_parts
from hardware.printer.slip import slip_bytes
from hardware.simulated.escpos import EscPosParser
from hardware.simulated.glyphs import Dots
from hardware.simulated.slip_picture import slip_dots
from kiosk.domain.fulfilment import DeliveryCharge, Fulfilment, Way
from kiosk.domain.payment import CardSlip
from kiosk.domain.receipt import Receipt
from kiosk.domain.tax import vat_table
from tests.contract.receipts import LINES, euros, receipt

GOLDEN = Path(__file__).parent / "golden"
LOGO = Path(__file__).parents[3] / "assets" / "logos" / "maison-nord.png"

REDUCED = replace(LINES[1], saved=euros(90))
TERMINAL_SLIP = (
    "    *** KUNDENBELEG ***",
    "",
    "Terminal-ID    52500041",
    "TA-Nr. 000812  BNr. 0041",
    "Kartenzahlung",
    "girocard  ############1234",
    "EUR              25,51",
    "Genehmigungs-Nr. 778213",
    "    Zahlung erfolgt",
)
CARD = CardSlip(
    receipt_no=41,
    trace_no=812,
    terminal_id="52500041",
    authorisation="778213",
    card="*1234",
    card_name="girocard",
    customer_slip=TERMINAL_SLIP,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A receipt on a paper."""

    receipt: Receipt
    columns: int
    logo: bool = False

    @property
    def dots(self) -> int:
        return 384 if self.columns <= 32 else 576


def paid(language: str, card: CardSlip) -> Receipt:
    lines = (LINES[0], REDUCED, *LINES[2:])
    return replace(receipt(language, is_order=False, lines=lines), card=card)


def sent(language: str) -> Receipt:
    """Sent home for a charge, by somebody with points."""
    usual = receipt(language, is_order=False)
    charge = DeliveryCharge(euros(490), 1900)
    rows = [(line.vat_rate, line.goods + line.deposit) for line in usual.lines]
    totals = replace(
        usual.totals,
        total=usual.totals.total + charge.amount,
        vat=vat_table([*rows, (charge.vat_rate, charge.amount)]),
        delivery=charge,
    )
    return replace(
        usual, totals=totals, points_then=2492, fulfilment=Fulfilment(Way.DELIVER, address="Lin…, 10… Berlin")
    )


SCENES = {
    "order-de-58mm": Scene(receipt("de"), 32, logo=True),
    "order-de-80mm": Scene(receipt("de"), 48, logo=True),
    "order-en-42": Scene(receipt("en"), 42),
    "order-de-24": Scene(receipt("de"), 24),
    "copy-de-48": Scene(receipt("de", copy=True), 48),
    "sent-de-42": Scene(sent("de"), 42),
    "paid-de-80mm": Scene(paid("de", CARD), 48, logo=True),
    "paid-en-58mm": Scene(paid("en", replace(CARD, customer_slip=())), 32, logo=True),
}


def as_text(scene: Scene) -> str:
    elements = set_receipt(scene.receipt, scene.columns, logo=scene.logo)
    lines = (item.text if isinstance(item, TextLine) else f"[QR {item.text}]" for item in elements)
    return "\n".join(line.rstrip() for line in lines) + "\n"


@cache
def _logo(columns: int) -> tuple[bytes, ...]:
    return logo_parts(LOGO, columns)


def as_dots(scene: Scene) -> Dots:
    """What the simulated printer blackens."""
    parser = EscPosParser(scene.dots)
    elements = set_receipt(scene.receipt, scene.columns, logo=scene.logo)
    for _ in parser.feed(slip_bytes(elements, _logo(scene.columns) if scene.logo else ())):
        pass
    return slip_dots(parser.slip, scene.dots)


def png(dots: Dots) -> bytes:
    picture = np.where(dots, np.uint8(0), np.uint8(255))
    return cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_BILEVEL, 1, cv2.IMWRITE_PNG_COMPRESSION, 9])[1].tobytes()


if __name__ == "__main__":
    for name, scene in SCENES.items():
        (GOLDEN / f"{name}.txt").write_text(as_text(scene), encoding="utf-8")
        (GOLDEN / f"{name}.png").write_bytes(png(as_dots(scene)))
        click.echo(name)
