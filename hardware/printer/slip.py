"""A set receipt as ESC/POS bytes, by python-escpos. Imported on the device's thread: it takes 0.7 s to load."""

from __future__ import annotations

from collections.abc import Sequence

from escpos.printer import Dummy

from hardware.printer.layout import CODE_PAGE, Element, TextLine

_PROFILE = "TM-T88III"  # a widely spoken dialect: CP858, QR codes made by the printer, cutter
_QR_DOTS = 6


def slip_bytes(elements: Sequence[Element]) -> bytes:
    """The whole slip, cut at its end, as ESC/POS."""
    slip = Dummy(profile=_PROFILE)
    slip.hw("INIT")
    slip.charcode(CODE_PAGE.upper())
    for element in elements:
        if isinstance(element, TextLine):
            slip.set(bold=element.bold, normal_textsize=True, double_width=element.large, double_height=element.large)
            slip.text(element.text + "\n")
        else:
            slip.set(align="center")
            slip.qr(element.text, size=_QR_DOTS, native=True)
            slip.set(align="left")
    slip.cut()
    return bytes(slip.output)
