"""A set receipt as ESC/POS bytes, by python-escpos. Imported on the device's thread: it takes 0.7 s to load."""

from __future__ import annotations

from collections.abc import Sequence

from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy

from hardware.printer.layout import Element, TextLine
from hardware.printer.words import CODE_PAGE

PROFILE = "TM-T20II"  # a widely spoken dialect: CP858, QR codes made by the printer, 576 dots, cutter


def slip_parts(elements: Sequence[Element], logo: tuple[bytes, ...] = ()) -> tuple[bytes, ...]:
    """The whole slip, cut at its end, as ESC/POS in parts of whole commands: a question fits between any two."""
    slip = Dummy(profile=PROFILE)
    parts: list[bytes] = []

    def done() -> None:
        parts.append(bytes(slip.output))
        slip.clear()

    slip.hw("INIT")
    slip.charcode(CODE_PAGE.upper())
    if logo:
        slip.set(align="center")
        done()
        parts += logo
        slip.set(align="left")
        slip.ln()
    done()
    for element in elements:
        if isinstance(element, TextLine):
            slip.set(bold=element.bold, normal_textsize=True, double_width=element.large, double_height=element.large)
            slip.text(element.text + "\n")
        else:
            slip.set(align="center")
            slip.qr(element.text, ec=QR_ECLEVEL_M, size=element.module, native=True)
            slip.set(align="left")
        done()
    slip.cut()
    done()
    return tuple(parts)


def slip_bytes(elements: Sequence[Element], logo: tuple[bytes, ...] = ()) -> bytes:
    """The same in one piece."""
    return b"".join(slip_parts(elements, logo))
