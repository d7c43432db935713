"""Devices that are not there: each speaks the real protocol to the real driver, and can be broken at will."""

from hardware.simulated.camera import SimulatedCamera
from hardware.simulated.card_reader import CardReaderFaults, SimulatedCardReader
from hardware.simulated.printer import SimulatedPrinter
from hardware.simulated.scanner import SimulatedScanner
from hardware.simulated.scene import View
from hardware.simulated.tag import SimulatedCard
from hardware.simulated.terminal import SimulatedTerminal

__all__ = [
    "CardReaderFaults",
    "SimulatedCamera",
    "SimulatedCard",
    "SimulatedCardReader",
    "SimulatedPrinter",
    "SimulatedScanner",
    "SimulatedTerminal",
    "View",
]
