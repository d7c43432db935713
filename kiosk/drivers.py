"""Which drivers a kiosk has: the settings' words become the real ones, each in a function of its own."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.backlight.driver import SysfsBacklight
from hardware.camera.driver import CameraScanner
from hardware.card.driver import NfcCardReader
from hardware.printer.fitting import printer_from
from hardware.scanner.driver import SerialScanner
from hardware.scanner.wallet import PassRule
from hardware.scanner.wedge import WedgeScanner
from hardware.terminal.fitting import terminal_from
from kiosk.ports import Backlight, CardReader, CardTerminal, CodeSource, ReceiptPrinter, Viewfinder
from kiosk.settings import Camera, Settings, Wallet


@dataclass(frozen=True, slots=True)
class Devices:
    """The drivers of this kiosk; which ones there are is a matter of settings."""

    sources: tuple[CodeSource, ...] = ()
    readers: tuple[CardReader, ...] = ()
    printer: ReceiptPrinter | None = None
    terminal: CardTerminal | None = None
    viewfinder: Viewfinder | None = None
    backlight: Backlight | None = None


def drivers(settings: Settings) -> Devices:
    """The real drivers the settings ask for. Each loads its library when it opens, on its own thread."""
    wanted = settings.devices
    camera = _camera(wanted.camera) if wanted.camera else None
    light = wanted.presence.backlight if wanted.presence else None
    return Devices(
        sources=_sources(camera, settings),
        readers=(NfcCardReader(wanted.card_reader.path),) if wanted.card_reader else (),
        printer=printer_from(wanted.printer) if wanted.printer else None,
        terminal=terminal_from(wanted.terminal, settings.store.currency) if wanted.terminal else None,
        viewfinder=camera,
        backlight=SysfsBacklight(light) if light else None,
    )


def _camera(wanted: Camera) -> CameraScanner:
    return CameraScanner(wanted.source, symbologies=wanted.symbologies, rest_after=wanted.rest_after)


def _sources(camera: CameraScanner | None, settings: Settings) -> tuple[CodeSource, ...]:
    sources: list[CodeSource] = [camera] if camera else []
    if scanner := settings.devices.scanner:
        sources.append(SerialScanner(scanner.port, scanner.baudrate, prefix=scanner.prefix, suffix=scanner.suffix))
    if wallet := settings.devices.wallet:
        sources.append(_wallet(wallet))
    if wedge := settings.devices.wedge:
        sources.append(WedgeScanner(wedge.device, wedge.layout))
    return tuple(sources)


def _wallet(wallet: Wallet) -> CodeSource:
    rule = PassRule(wallet.text, wallet.begins, wallet.between, wallet.fields, wallet.field)
    return SerialScanner(
        wallet.port, wallet.baudrate, name="wallet", prefix=wallet.prefix, suffix=wallet.suffix, passes=rule
    )
