"""What USB numbers tell of a device: vendors of scanners and printers, readers by their driver, serial bridges."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

NFCPY_READERS: Final = MappingProxyType(
    {
        ("054c", "0193"): "Sony PN531",
        ("04cc", "0531"): "Philips PN531, SCM SCL3710",
        ("04cc", "2533"): "NXP PN533",
        ("04e6", "5591"): "SCM SCL3711",
        ("04e6", "5593"): "SCM SCL3712",
        ("054c", "02e1"): "Sony RC-S330/360/370",
        ("054c", "06c1"): "Sony RC-S380",
        ("054c", "06c3"): "Sony RC-S380",
    }
)
"""Readers that nfcpy drives through libusb (its table of devices)."""

PCSC_READERS: Final = MappingProxyType({("072f", "2200"): "ACS ACR122U"})
"""Readers that nfcpy knows, too, and that serve better through PC/SC: it leaves them hanging when it closes them."""

SCANNERS: Final = MappingProxyType(
    {
        "0c2e": "Honeywell",
        "0536": "Hand Held Products",
        "05e0": "Zebra",
        "05f9": "Datalogic",
        "080c": "Datalogic",
        "1eab": "Newland",
        "065a": "Opticon",
        "04b4": "Cypress (several scanners)",
        "11fa": "Socket Mobile",
        "23d0": "ID TECH (wallet readers)",
        "0acd": "ID TECH (wallet readers)",
    }
)

PRINTERS: Final = MappingProxyType(
    {
        "04b8": "Epson",
        "0519": "Star Micronics",
        "1d90": "Citizen",
        "2730": "Citizen",
        "1504": "Bixolon",
        "0dd4": "Custom",
        "154f": "SNBC",
        "0416": "Winbond (several makes)",
        "0fe6": "ICS (several makes)",
        "0483": "STMicroelectronics (several makes)",
    }
)

BRIDGES: Final = MappingProxyType(
    {
        "0403": "FTDI",
        "067b": "Prolific",
        "10c4": "Silicon Labs",
        "1a86": "QinHeng CH34x",
    }
)
"""Chips that make a serial port of a USB plug: what is behind them they do not tell."""

SCANNER_WORDS: Final = ("scanner", "barcode", "bar code", "imager", "symbol", "datalogic", "honeywell", "newland")
"""In the name of a keyboard that is none."""
