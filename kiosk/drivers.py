"""Which drivers a kiosk has: the settings' words become the real ones, each in a function of its own."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.camera.driver import CameraScanner
from hardware.card.driver import NfcCardReader
from hardware.printer.driver import EscPosPrinter
from hardware.scanner.driver import SerialScanner
from hardware.scanner.wallet import PassRule
from hardware.terminal.fitting import terminal_from
from kiosk.ports import CardReader, CardTerminal, CodeSource, ReceiptPrinter
from kiosk.settings import Settings, Wallet


@dataclass(frozen=True, slots=True)
class Devices:
    """The drivers of this kiosk; which ones there are is a matter of settings."""

    sources: tuple[CodeSource, ...] = ()
    readers: tuple[CardReader, ...] = ()
    printer: ReceiptPrinter | None = None
    terminal: CardTerminal | None = None


def drivers(settings: Settings) -> Devices:
    """The real drivers the settings ask for. Each loads its library when it opens, on its own thread."""
    wanted = settings.devices
    return Devices(
        sources=_sources(settings),
        readers=(NfcCardReader(wanted.card_reader.path),) if wanted.card_reader else (),
        printer=_printer(settings),
        terminal=terminal_from(wanted.terminal, settings.store.currency) if wanted.terminal else None,
    )


def _sources(settings: Settings) -> tuple[CodeSource, ...]:
    sources: list[CodeSource] = []
    if camera := settings.devices.camera:
        sources.append(CameraScanner(camera.source, symbologies=camera.symbologies, rest_after=camera.rest_after))
    if scanner := settings.devices.scanner:
        sources.append(SerialScanner(scanner.port, scanner.baudrate, prefix=scanner.prefix, suffix=scanner.suffix))
    if wallet := settings.devices.wallet:
        sources.append(_wallet(wallet))
    return tuple(sources)


def _wallet(wallet: Wallet) -> CodeSource:
    rule = PassRule(wallet.text, wallet.begins, wallet.between, wallet.fields, wallet.field)
    return SerialScanner(
        wallet.port, wallet.baudrate, name="wallet", prefix=wallet.prefix, suffix=wallet.suffix, passes=rule
    )


def _printer(settings: Settings) -> ReceiptPrinter | None:
    wanted = settings.devices.printer
    if wanted is None or wanted.host is None:
        return None
    return EscPosPrinter(wanted.host, wanted.port, columns=wanted.columns)
