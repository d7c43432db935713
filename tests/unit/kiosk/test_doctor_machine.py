"""What the doctor reads of a machine, on trees of files in the kernel's own formats: one test for each explanation."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.doctor.configured import in_the_way
from kiosk.doctor.finding import Found
from kiosk.doctor.found import plugged_in
from kiosk.doctor.machine import Machine
from kiosk.settings import Devices

PN533 = ("04cc", "2533", "NXP", "PN533")
ACR122U = ("072f", "2200", "ACS", "ACR122U PICC Interface")
EPSON = ("04b8", "0e15", "EPSON", "TM-T20II")
HONEYWELL = ("0c2e", "0b6a", "Honeywell Imaging & Mobility", "1900")
FTDI = ("0403", "6001", "FTDI", "FT232R USB UART")

KEYBOARDS = """\
I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
P: Phys=isa0060/serio0/input0
S: Sysfs=/devices/platform/i8042/serio0/input/input0
U: Uniq=
H: Handlers=sysrq kbd event0 leds
B: PROP=0
B: EV=120013

I: Bus=0003 Vendor=0c2e Product=0901 Version=0111
N: Name="Metrologic Metrologic Scanner"
P: Phys=usb-0000:00:14.0-3/input0
S: Sysfs=/devices/pci0000:00/0000:00:14.0/usb1/1-3/1-3:1.0/0003:0C2E:0901.0002/input/input7
U: Uniq=
H: Handlers=sysrq kbd event7
B: PROP=0
B: EV=120013

I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Logitech USB Optical Mouse"
P: Phys=usb-0000:00:14.0-4/input0
S: Sysfs=/devices/pci0000:00/0000:00:14.0/usb1/1-4/1-4:1.0/0003:046D:C077.0003/input/input8
U: Uniq=
H: Handlers=mouse0 event8
B: PROP=0
B: EV=17
"""


@dataclass
class Shop:
    """A machine of files."""

    root: Path

    @property
    def machine(self) -> Machine:
        """As a user who owns nothing and is in no group finds it."""
        return Machine(self.root, "kiosk", os.getuid() + 1, frozenset())

    def write(self, path: str, text: str = "") -> Path:
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}\n" if text else "", encoding="utf-8")
        return file

    def link(self, path: str, target: str) -> None:
        link = self.root / path.lstrip("/")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)

    def node(self, path: str, mode: int = 0o666) -> None:
        self.write(path).chmod(mode)

    def groups(self, name: str) -> None:
        """Call the group that owns what this test makes by a name."""
        self.write("/etc/group", f"root:x:99999:\n{name}:x:{os.getgid()}:")

    def usb(
        self,
        port: str,
        device: tuple[str, str, str, str],
        interfaces: Iterable[tuple[str, str]] = (),
        mode: int = 0o666,
    ) -> None:
        """Plug a device in; each interface has a class and the driver that holds it."""
        vendor, product, made, called = device
        real = f"/sys/devices/pci0000:00/0000:00:14.0/usb1/{port}"
        number = port.rpartition("-")[2]
        facts = {"idVendor": vendor, "idProduct": product, "manufacturer": made, "product": called}
        facts |= {"busnum": "1", "devnum": number, "bDeviceClass": "00"}
        for name, text in facts.items():
            self.write(f"{real}/{name}", text)
        self.link(f"/sys/bus/usb/devices/{port}", f"../../../devices/pci0000:00/0000:00:14.0/usb1/{port}")
        for index, (kind, driver) in enumerate(interfaces):
            part = f"{port}:1.{index}"
            self.write(f"{real}/{part}/bInterfaceClass", kind)
            if driver:
                self.link(f"{real}/{part}/driver", f"../../../../../../bus/usb/drivers/{driver}")
            self.link(f"/sys/bus/usb/devices/{part}", f"../../../devices/pci0000:00/0000:00:14.0/usb1/{port}/{part}")
        self.node(f"/dev/bus/usb/001/{int(number):03d}", mode)

    def tty(self, name: str, port: str = "", *, kind: str = "", mode: int = 0o660, by_id: str = "") -> None:
        """A serial port, at a USB port or not."""
        behind = f"../../../devices/pci0000:00/0000:00:14.0/usb1/{port}" if port else "../../../devices/pnp0/00:04"
        if not port:
            (self.root / "sys/devices/pnp0/00:04").mkdir(parents=True, exist_ok=True)
        self.link(f"/sys/class/tty/{name}/device", behind)
        if kind:
            self.write(f"/sys/class/tty/{name}/type", kind)
        self.node(f"/dev/{name}", mode)
        if by_id:
            self.link(f"/dev/serial/by-id/{by_id}", f"../../{name}")

    def process(self, pid: int, name: str, opened: str) -> None:
        self.write(f"/proc/{pid}/comm", name)
        self.link(f"/proc/{pid}/fd/7", opened)
        self.link(f"/proc/{pid}/fd/8", "socket:[4711]")

    def found(self) -> list[Found]:
        return plugged_in(self.machine)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def only(found: list[Found]) -> Found:
    assert len(found) == 1, found
    return found[0]


def devices(**sections: dict[str, object]) -> Devices:
    return Devices.model_validate(sections)


def test_an_empty_machine_has_nothing(shop: Shop) -> None:
    assert shop.found() == []


# ── what is plugged in, and its settings ─────────────────────────────────────────────────────────


def test_a_scanner_on_usb_is_named_and_set_by_its_lasting_name(shop: Shop) -> None:
    shop.usb("1-2", HONEYWELL, [("02", "cdc_acm"), ("0a", "cdc_acm")])
    shop.tty("ttyACM0", "1-2/1-2:1.0", mode=0o666, by_id="usb-Honeywell_1900-if00")
    found = only(shop.found())
    assert (found.kind, found.name) == ("scanner", "Honeywell Imaging & Mobility 1900")
    assert found.settings == '[devices.scanner]\nport = "/dev/serial/by-id/usb-Honeywell_1900-if00"'
    assert found.where.endswith("/dev/ttyACM0")
    assert found.hindrances == ()


def test_a_serial_bridge_may_be_anything(shop: Shop) -> None:
    shop.usb("1-2", FTDI, [("ff", "ftdi_sio")])
    shop.tty("ttyUSB0", "1-2/1-2:1.0", mode=0o666)
    found = only(shop.found())
    assert (found.kind, found.name) == ("serial", "FTDI FT232R USB UART")
    for line in ('# port = "/dev/ttyUSB0"', '# device = "/dev/ttyUSB0"', '# path = "tty:USB0:pn532"'):
        assert line in found.settings


def test_ports_without_a_chip_are_none(shop: Shop) -> None:
    shop.tty("ttyS0", kind="4", mode=0o666)
    shop.tty("ttyS1", kind="0")
    shop.write("/sys/class/tty/tty1/dev", "4:1")
    assert only(shop.found()).where == "/dev/ttyS0"


def test_readers_by_the_driver_that_serves_them_best(shop: Shop) -> None:
    shop.usb("1-2", PN533, [("ff", "")])
    shop.usb("1-3", ACR122U, [("0b", "")])
    shop.usb("1-4", ("1a2b", "0001", "Some", "Smart Card Reader"), [("0b", "")])
    shop.write("/run/pcscd/pcscd.comm")
    first, second, third = shop.found()
    assert first.settings == '[devices.card_reader]\ndriver = "nfcpy"\npath = "usb:04cc:2533"'
    assert 'driver = "pcsc"' in second.settings
    assert 'driver = "pcsc"' in third.settings
    assert first.hindrances == second.hindrances == third.hindrances == ()


def test_a_printer_is_known_by_its_class(shop: Shop) -> None:
    shop.usb("1-5", EPSON, [("07", "usblp")])
    shop.usb("1-6", ("ffff", "0001", "", ""), [("07", "")])
    first, second = shop.found()
    assert (first.name, first.settings) == ("EPSON TM-T20II", '[devices.printer]\nusb = "04b8:0e15"')
    assert second.name == "printer"
    assert first.hindrances == (), "usblp lets go of a printer when asked"


def test_cameras_without_their_further_nodes(shop: Shop) -> None:
    for number, index in ((0, 0), (1, 1), (2, 0)):
        shop.write(f"/sys/class/video4linux/video{number}/name", "HD Pro Webcam C920")
        shop.write(f"/sys/class/video4linux/video{number}/index", str(index))
        shop.node(f"/dev/video{number}")
    assert [(one.where, one.settings) for one in shop.found()] == [
        ("/dev/video0", '[devices.camera]\nsource = "0"'),
        ("/dev/video2", '[devices.camera]\nsource = "2"'),
    ]


def test_of_the_keyboards_only_scanners(shop: Shop) -> None:
    shop.write("/proc/bus/input/devices", KEYBOARDS)
    shop.node("/dev/input/event7")
    shop.link("/dev/input/by-id/usb-Metrologic_Metrologic_Scanner-event-kbd", "../event7")
    found = only(shop.found())
    assert (found.kind, found.name) == ("wedge", "Metrologic Metrologic Scanner")
    assert 'device = "/dev/input/by-id/usb-Metrologic_Metrologic_Scanner-event-kbd"' in found.settings


def test_hubs_and_others_are_left_out(shop: Shop) -> None:
    shop.usb("1-1", ("1d6b", "0002", "Linux", "xHCI Host Controller"), [("09", "hub")])
    shop.usb("1-7", ("046d", "c077", "Logitech", "USB Optical Mouse"), [("03", "usbhid")])
    assert shop.found() == []


# ── what is in the way ───────────────────────────────────────────────────────────────────────────


def test_a_kernel_module_that_holds_the_reader(shop: Shop) -> None:
    shop.usb("1-2", PN533, [("ff", "pn533_usb")])
    shop.write("/proc/modules", "pn533_usb 20480 0 - Live 0x0\npn533 57344 1 pn533_usb, Live 0x0\nnfc 131072 1 pn533")
    for why in (
        only(shop.found()).hindrances,
        in_the_way(shop.machine, devices(card_reader={"path": "usb:04cc:2533"}), "card_reader"),
        in_the_way(shop.machine, devices(card_reader={"path": "usb"}), "card_reader"),
    ):
        assert "module pn533_usb holds the reader" in why[0]
        assert "sudo modprobe -r pn533_usb" in why[0]
        assert "blacklist pn533_usb" in why[0]
    other = devices(card_reader={"path": "usb:054c:06c3"})
    assert in_the_way(shop.machine, other, "card_reader") == []


def test_pcscd_that_does_not_run_or_is_not_there(shop: Shop) -> None:
    shop.usb("1-3", ACR122U, [("0b", "")])
    wanted = devices(card_reader={"driver": "pcsc", "path": ""})
    assert "apt-get install pcscd" in in_the_way(shop.machine, wanted, "card_reader")[0]
    shop.write("/usr/sbin/pcscd")
    assert "systemctl enable --now pcscd.socket" in only(shop.found()).hindrances[0]
    shop.write("/run/pcscd/pcscd.comm")
    assert in_the_way(shop.machine, wanted, "card_reader") == []
    assert only(shop.found()).hindrances == ()


def test_a_group_the_user_is_not_in(shop: Shop) -> None:
    shop.groups("dialout")
    shop.tty("ttyACM0", mode=0o660)
    wanted = devices(scanner={"port": "/dev/ttyACM0"})
    for why in (only(shop.found()).hindrances, in_the_way(shop.machine, wanted, "scanner")):
        assert len(why) == 1
        assert "sudo usermod -aG dialout kiosk" in why[0]
    member = replace(shop.machine, groups=frozenset({os.getgid()}))
    assert in_the_way(member, wanted, "scanner") == []
    assert in_the_way(replace(shop.machine, uid=0), wanted, "scanner") == []
    assert in_the_way(replace(shop.machine, uid=os.getuid()), wanted, "scanner") == []


def test_a_missing_udev_rule(shop: Shop) -> None:
    shop.usb("1-2", PN533, [("ff", "")], mode=0o600)
    why = only(shop.found()).hindrances
    assert "no udev rule opens it" in why[0]
    assert "/etc/udev/rules.d" in why[0]
    shop.write("/lib/udev/rules.d/60-storekiosk.rules", "# rules")
    assert "the udev rule does not know it" in only(shop.found()).hindrances[0]


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("ModemManager", "sudo systemctl disable --now ModemManager"),
        ("brltty", "sudo apt-get remove brltty"),
        ("kiosk", "end it first"),
    ],
)
def test_a_port_that_another_process_holds(shop: Shop, name: str, fix: str) -> None:
    shop.tty("ttyUSB0", mode=0o666, by_id="usb-scanner")
    shop.process(812, name, "/dev/ttyUSB0")
    shop.process(813, "bash", "/dev/pts/0")
    for port in ("/dev/ttyUSB0", "/dev/serial/by-id/usb-scanner"):
        why = in_the_way(shop.machine, devices(scanner={"port": port}), "scanner")
        assert len(why) == 1
        assert f"held by {name} (process 812)" in why[0]
        assert fix in why[0]
    assert in_the_way(shop.machine, devices(scanner={"port": "/dev/ttyUSB0"}), "scanner", frozenset({812})) == []
    assert plugged_in(shop.machine, frozenset({812}))[0].hindrances == ()


def test_pcscd_holding_a_reader_of_nfcpy(shop: Shop) -> None:
    shop.usb("1-2", PN533, [("ff", "")])
    shop.process(900, "pcscd", "/dev/bus/usb/001/002")
    why = in_the_way(shop.machine, devices(card_reader={"path": "usb"}), "card_reader")
    assert "held by pcscd (process 900)" in why[0]
    assert 'driver = "pcsc"' in why[0]


def test_usblp_holding_a_printer_that_may_not_be_opened(shop: Shop) -> None:
    shop.groups("lp")
    shop.usb("1-5", EPSON, [("07", "usblp")], mode=0o660)
    shop.node("/dev/usb/lp0")
    why = in_the_way(shop.machine, devices(printer={"usb": "04B8:0E15"}), "printer")
    assert "usermod -aG lp kiosk" in why[0]
    assert 'file = "/dev/usb/lp0"' in why[1]
    assert "usblp" in why[1]


def test_a_bridge_without_a_driver(shop: Shop) -> None:
    shop.usb("1-2", FTDI, [("ff", "")])
    assert "is a serial bridge without a driver" in only(shop.found()).hindrances[0]
    why = in_the_way(shop.machine, devices(scanner={"port": "/dev/ttyUSB0"}), "scanner")
    assert "modprobe usbserial" in why[0]


@pytest.mark.parametrize(
    ("section", "values", "node"),
    [
        ("camera", {"source": "2"}, "/dev/video2"),
        ("wedge", {"device": "/dev/input/event7"}, "/dev/input/event7"),
        ("terminal", {"device": "/dev/ttyUSB1"}, "/dev/ttyUSB1"),
        ("printer", {"device": "/dev/ttyUSB2"}, "/dev/ttyUSB2"),
        ("printer", {"file": "/dev/usb/lp0"}, "/dev/usb/lp0"),
        ("card_reader", {"path": "tty:USB3:pn532"}, "/dev/ttyUSB3"),
    ],
)
def test_each_setting_leads_to_its_device_file(shop: Shop, section: str, values: dict[str, object], node: str) -> None:
    shop.node(node, 0o600)
    assert node in in_the_way(shop.machine, devices(**{section: values}), section)[0]


def test_devices_in_the_network_have_none(shop: Shop) -> None:
    wanted = devices(
        camera={"source": "http://192.0.2.7/video"},
        printer={"host": "192.0.2.7"},
        terminal={"host": "192.0.2.8"},
        scanner={"port": "socket://192.0.2.9:4000"},
        card_reader={"path": "udp:localhost:54321"},
    )
    assert [in_the_way(shop.machine, wanted, name) for name in ("camera", "printer", "terminal", "scanner")] == [[]] * 4
    assert in_the_way(shop.machine, wanted, "card_reader") == []


def test_readers_that_pcsc_lists_are_found_by_their_names(shop: Shop) -> None:
    shop.write("/usr/sbin/pcscd")
    shop.write("/run/pcscd/pcscd.comm")
    name = 'ACS ACR1252 "Dual" [CL] 00 00'
    [found] = plugged_in(shop.machine, pcsc=[name])
    assert (found.kind, found.name, found.where, found.hindrances) == ("card_reader", name, "PC/SC", ())
    assert tomllib.loads(found.settings) == {"devices": {"card_reader": {"driver": "pcsc", "path": name}}}


def test_files_that_are_no_text_are_survived(shop: Shop) -> None:
    shop.usb("1-2", HONEYWELL)
    (shop.root / "proc/bus/input").mkdir(parents=True)
    (shop.root / "proc/bus/input/devices").write_bytes(os.urandom(4096))
    (shop.root / "sys/bus/usb/devices/1-2/devnum").write_bytes(b"\xff\xfe")
    (shop.root / "proc/77").mkdir()
    assert shop.found() == []


def test_this_machine_can_be_looked_at() -> None:
    assert Machine.here().may_open("/dev/null")
    plugged_in(Machine.here())
