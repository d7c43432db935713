"""The USB devices that the kernel lists below /sys/bus/usb/devices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.doctor.machine import Machine

_DEVICES = "/sys/bus/usb/devices"

PRINTER, SMART_CARD = "07", "0b"
"""USB interface classes."""


@dataclass(frozen=True, slots=True)
class Interface:
    """A part of a device: its class in hex, and the kernel's driver that holds it ("" for none)."""

    kind: str
    driver: str


@dataclass(frozen=True, slots=True)
class UsbDevice:
    """A device with its vendor and product number in lower-case hex."""

    vendor: str
    product: str
    name: str
    node: str
    interfaces: tuple[Interface, ...]

    @property
    def numbers(self) -> tuple[str, str]:
        """Vendor and product."""
        return self.vendor, self.product

    @property
    def where(self) -> str:
        """How people name it."""
        return f"USB {self.vendor}:{self.product}"

    def has(self, kind: str) -> bool:
        """Whether one of its interfaces is of a class."""
        return any(interface.kind == kind for interface in self.interfaces)

    @property
    def drivers(self) -> frozenset[str]:
        """The kernel's drivers that hold a part of it."""
        return frozenset(interface.driver for interface in self.interfaces if interface.driver)


def usb_devices(machine: Machine) -> list[UsbDevice]:
    """All of them but hubs."""
    return [
        device
        for entry in machine.entries(_DEVICES)
        if ":" not in entry.name and (device := usb_device(machine, entry)) is not None
    ]


def usb_device(machine: Machine, folder: Path) -> UsbDevice | None:
    """The device of a folder in sysfs; None when it is none, or a hub."""
    vendor, product = machine.text(folder / "idVendor"), machine.text(folder / "idProduct")
    if not vendor or machine.text(folder / "bDeviceClass") == "09":
        return None
    made, called = machine.text(folder / "manufacturer"), machine.text(folder / "product")
    name = " ".join(part for part in (made, called) if part)
    bus, number = machine.text(folder / "busnum"), machine.text(folder / "devnum")
    node = f"/dev/bus/usb/{int(bus):03d}/{int(number):03d}" if bus.isdigit() and number.isdigit() else ""
    interfaces = tuple(
        Interface(machine.text(part / "bInterfaceClass"), _driver(part))
        for part in machine.entries(_DEVICES)
        if part.name.startswith(f"{folder.name}:")
    )
    return UsbDevice(vendor.lower(), product.lower(), name, node, interfaces)


def usb_behind(machine: Machine, device: Path) -> UsbDevice | None:
    """The USB device that an entry of sysfs belongs to, such as a serial port's `device`."""
    real = device.resolve()
    for folder in (real, *real.parents):
        if (folder / "idVendor").exists():
            return usb_device(machine, folder)
    return None


def _driver(part: Path) -> str:
    link = part / "driver"
    return link.readlink().name if link.is_symlink() else ""
