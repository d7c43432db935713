"""What keeps a user's program from a device: rights, kernel modules, other processes, services that do not run."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.doctor.machine import Machine
from kiosk.doctor.usb import UsbDevice

RULES = "/lib/udev/rules.d/60-storekiosk.rules"
PCSCD_SOCKET = "/run/pcscd/pcscd.comm"
NFC_MODULES = ("pn533_usb", "port100", "pn533")
"""The kernel's own NFC drivers, the one that holds the reader first."""

_HOLDERS = {
    "ModemManager": "it probes serial ports for modems: `sudo systemctl disable --now ModemManager`, or the udev rule",
    "brltty": "it takes USB serial bridges for Braille displays: `sudo apt-get remove brltty`",
    "pcscd": 'it serves readers over PC/SC: set driver = "pcsc", or `sudo systemctl disable --now pcscd.socket pcscd`',
}
_OTHER_HOLDER = "end it first"
_LIBUSB_ONLY = "60-storekiosk.rules of the package gives it to the kiosk's group: put it into /etc/udev/rules.d"


def of_node(machine: Machine, node: str, own: frozenset[int] = frozenset()) -> list[str]:
    """Why a device file cannot be used; nothing when it can. `own` are the processes of a running kiosk."""
    if not machine.exists(node):
        return []
    found = []
    if not machine.may_open(node):
        found.append(_rights(machine, node))
    for process in machine.holders(node):
        if process.pid not in own:
            fix = _HOLDERS.get(process.name, _OTHER_HOLDER)
            found.append(f"{node} is held by {process.name} (process {process.pid}): {fix}")
    return found


def of_nfc_reader(machine: Machine, device: UsbDevice) -> list[str]:
    """Why libusb cannot have a reader."""
    found = of_node(machine, device.node)
    if module := _nfc_module(machine, device):
        found.insert(
            0,
            f"the kernel's module {module} holds the reader: `sudo modprobe -r {module}`, and for good"
            f" `echo 'blacklist {module}' | sudo tee /etc/modprobe.d/storekiosk-nfc.conf`",
        )
    return found


def of_printer(machine: Machine, device: UsbDevice) -> list[str]:
    """Why libusb cannot have a printer. `usblp` lets go of it when asked, if one may ask."""
    found = of_node(machine, device.node)
    if found and "usblp" in device.drivers:
        ports = [f"/dev/usb/{entry.name}" for entry in machine.entries("/dev/usb") if entry.name.startswith("lp")]
        instead = f', or use it: file = "{ports[0]}"' if len(ports) == 1 else ""
        found.append(f"the kernel's module usblp holds the printer: `sudo modprobe -r usblp`{instead}")
    return found


def of_pcsc(machine: Machine) -> list[str]:
    """Why there are no readers over PC/SC."""
    if machine.exists(PCSCD_SOCKET):
        return []
    if not (machine.exists("/usr/sbin/pcscd") or machine.exists("/usr/bin/pcscd")):
        return ["PC/SC is not installed: `sudo apt-get install pcscd`"]
    return ["pcscd does not run: `sudo systemctl enable --now pcscd.socket`"]


def of_serial_driver(devices: Sequence[UsbDevice], bridges: frozenset[str]) -> list[str]:
    """USB serial bridges that are plugged in and have no driver: the kernel's module is missing or kept out."""
    return [
        f"{device.where} is a serial bridge without a driver: `sudo modprobe usbserial` and look at `dmesg`"
        for device in devices
        if device.vendor in bridges and not device.drivers
    ]


def _rights(machine: Machine, node: str) -> str:
    if group := machine.group_that_may(node):
        return (
            f"{machine.user} may not open {node}: `sudo usermod -aG {group} {machine.user}`, then log in anew"
            " (a service: SupplementaryGroups=)"
        )
    rule = "" if machine.exists(RULES) else f"no udev rule opens it: {_LIBUSB_ONLY}"
    again = "`sudo udevadm control --reload && sudo udevadm trigger`, then plug it in again"
    return f"{machine.user} may not open {node}: {rule or 'the udev rule does not know it'}; {again}"


def _nfc_module(machine: Machine, device: UsbDevice) -> str:
    holding = [module for module in NFC_MODULES if module in device.drivers]
    return holding[0] if holding and holding[0] in machine.modules | device.drivers else ""
