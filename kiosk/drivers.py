"""Which drivers a kiosk has: the settings' words become the real ones, each in a function of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from hardware.backlight.driver import SysfsBacklight
from hardware.camera.driver import CameraScanner
from hardware.card.driver import NfcCardReader, PcscCardReader
from hardware.printer.fitting import printer_from
from hardware.rfid.driver import LlrpTagReader
from hardware.rfid.field import FieldRules
from hardware.scanner.driver import SerialScanner
from hardware.scanner.wallet import PassRule
from hardware.scanner.wedge import WedgeScanner
from hardware.sound.driver import AlsaSounds, load_sounds
from hardware.terminal.fitting import terminal_from
from hardware.voice.driver import EspeakVoice
from kiosk.ports import (
    Backlight,
    CardReader,
    CardTerminal,
    CodeSource,
    ReceiptPrinter,
    SoundPlayer,
    TagReader,
    Viewfinder,
    Voice,
)
from kiosk.settings import Camera, CardReaderSettings, Rfid, Settings, Wallet
from kiosk.settings import Voice as VoiceSettings

SOUNDS = Path(str(files("assets"))) / "sounds"


@dataclass(frozen=True, slots=True)
class Devices:
    """The drivers of this kiosk; which ones there are is a matter of settings."""

    sources: tuple[CodeSource, ...] = ()
    readers: tuple[CardReader, ...] = ()
    printer: ReceiptPrinter | None = None
    terminal: CardTerminal | None = None
    tags: TagReader | None = None
    viewfinder: Viewfinder | None = None
    backlight: Backlight | None = None
    sounds: SoundPlayer | None = None
    voice: Voice | None = None


def drivers(settings: Settings) -> Devices:
    """The real drivers the settings ask for. Each loads its library when it opens, on its own thread."""
    wanted = settings.devices
    camera = _camera(wanted.camera) if wanted.camera else None
    light = wanted.presence.backlight if wanted.presence else None
    return Devices(
        sources=_sources(camera, settings),
        readers=(_reader(wanted.card_reader, settings.codes.card_record),) if wanted.card_reader else (),
        printer=printer_from(wanted.printer) if wanted.printer else None,
        terminal=terminal_from(wanted.terminal, settings.store.currency) if wanted.terminal else None,
        tags=_tags(wanted.rfid) if wanted.rfid else None,
        viewfinder=camera,
        backlight=SysfsBacklight(light) if light else None,
        sounds=AlsaSounds(load_sounds(SOUNDS, settings.display.volume)) if settings.display.sound else None,
        voice=_voice(wanted.voice),
    )


def _camera(wanted: Camera) -> CameraScanner:
    return CameraScanner(wanted.source, symbologies=wanted.symbologies, rest_after=wanted.rest_after)


def _reader(wanted: CardReaderSettings, record: str) -> CardReader:
    if wanted.driver == "pcsc":
        return PcscCardReader("" if wanted.path == "usb" else wanted.path, record)
    return NfcCardReader(wanted.path, record)


def _sources(camera: CameraScanner | None, settings: Settings) -> tuple[CodeSource, ...]:
    sources: list[CodeSource] = [camera] if camera else []
    if scanner := settings.devices.scanner:
        sources.append(SerialScanner(scanner.port, scanner.baudrate, prefix=scanner.prefix, suffix=scanner.suffix))
    if wallet := settings.devices.wallet:
        sources.append(_wallet(wallet))
    if wedge := settings.devices.wedge:
        sources.append(WedgeScanner(wedge.device, wedge.layout))
    return tuple(sources)


def _tags(rfid: Rfid) -> TagReader:
    rules = FieldRules(rfid.reads, rfid.rssi, rfid.gone_after, rfid.settle)
    return LlrpTagReader(rfid.host, rfid.port, antennas=rfid.antennas, power=rfid.power, rules=rules)


def _voice(wanted: VoiceSettings | None) -> Voice | None:
    """The one that is set; otherwise the usual one where it is installed."""
    voice = wanted or VoiceSettings()
    if not voice.enabled or (wanted is None and shutil.which(voice.command[0]) is None):
        return None
    return EspeakVoice(voice.command, voice.player, volume=voice.volume, rate=voice.rate)


def _wallet(wallet: Wallet) -> CodeSource:
    rule = PassRule(wallet.text, wallet.begins, wallet.between, wallet.fields, wallet.field)
    return SerialScanner(
        wallet.port, wallet.baudrate, name="wallet", prefix=wallet.prefix, suffix=wallet.suffix, passes=rule
    )
