"""A second opinion on the bytes: Wireshark's own ZVT dissector reads what driver and terminal said to each other.

It knows nothing of this project. Without `tshark` (Debian: tshark) this is skipped.
"""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hardware.simulated import SimulatedTerminal
from hardware.simulated.terminal_script import Script
from hardware.terminal import frames
from hardware.terminal.apdu import Apdu
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Link, Timing, Wire, connect_tcp
from kiosk.domain.money import Money

TSHARK = shutil.which("tshark")
pytestmark = pytest.mark.skipif(TSHARK is None, reason="tshark is not installed")
DLT_USER0 = 147


class Listening:
    """A link that keeps what goes over it."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.said: list[Apdu] = []

    @property
    def wire(self) -> Wire:
        return self._link.wire

    def send(self, message: Apdu) -> None:
        self.said.append(message)
        self._link.send(message)

    def receive(self, seconds: float) -> Apdu | None:
        message = self._link.receive(seconds)
        if message is not None:
            self.said.append(message)
        return message

    def close(self) -> None:
        self._link.close()

    def abandon(self) -> None:
        self._link.abandon()


def a_day() -> list[Apdu]:
    """Registration, a payment with slips, its reversal, end of day: all that was said."""
    peer = SimulatedTerminal().start()
    links: list[Listening] = []

    def connect() -> Link:
        links.append(Listening(connect_tcp("127.0.0.1", peer.port, Timing())))
        return links[-1]

    till = ZvtTerminal(connect)
    till.open()
    peer.play(Script())
    paid = till.authorise("attempt", Money(123456, "EUR"), till.mark())
    assert paid.receipt_no is not None
    till.reverse(paid.receipt_no)
    till.end_of_day()
    till.close()
    peer.stop()
    return [message for link in links for message in link.said]


Reading = list[tuple[str, str]]
"""The fields of a packet, in order; a name may come more than once."""


def dissected(packets: list[bytes], folder: Path) -> list[Reading]:
    """Wireshark's reading of each packet."""
    file = folder / "zvt.pcap"
    records = b"".join(struct.pack("<IIII", 0, number, len(one), len(one)) + one for number, one in enumerate(packets))
    file.write_bytes(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, DLT_USER0) + records)
    table = 'uat:user_dlts:"User 0 (DLT=147)","zvt","0","","0",""'
    command = [str(TSHARK), "-n", "-r", str(file), "-o", table, "-T", "json", "-J", "zvt _ws.malformed"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return [flat(packet) for packet in json.loads(done.stdout, object_pairs_hook=tuple)]


def flat(inside: tuple[tuple[str, Any], ...]) -> Reading:
    """An object's fields and those below it."""
    found: Reading = []
    for name, value in inside:
        if isinstance(value, tuple):
            found += [(name, ""), *flat(value)]
        else:
            found += [(name, one) for one in (value if isinstance(value, list) else [value])]
    return found


def values(reading: Reading, name: str) -> list[str]:
    return [value for field, value in reading if field == name]


@pytest.mark.parametrize("on_serial", [False, True], ids=["tcp", "serial"])
def test_wireshark_reads_the_same(*, on_serial: bool, tmp_path: Path) -> None:
    said = a_day()
    packets = [message.encode() for message in said]
    readings = dissected([frames.encode(packet) for packet in packets] if on_serial else packets, tmp_path)
    known = {0x040F, 0x04FF, 0x0600, 0x0601, 0x060F, 0x061E, 0x0630, 0x0650, 0x06D3}
    read = dict.fromkeys(known, 0)
    for message, packet, reading in zip(said, packets, readings, strict=True):
        assert not values(reading, "_ws.malformed")
        if message.control not in known and not message.is_answer:
            continue  # this dissector has no name for it
        kind = "zvt.ccrc" if message.is_answer else "zvt.control_field"
        expected = message.control >> 8 if message.is_answer else message.control
        assert [int(one, 16) for one in values(reading, kind)] == [expected], packet.hex()
        assert values(reading, "zvt.length_field") == [str(len(message.data))]
        if not message.is_answer:
            read[message.control] += 1
        if on_serial and frames.DLE not in packet:  # the dissector does not undo their doubling
            assert [int(one, 16) for one in values(reading, "zvt.crc")] == [frames.crc16(packet + b"\x03")]
    assert all(read.values())
    by_control = {message.control: reading for message, reading in zip(said, readings, strict=True)}
    assert values(by_control[0x0600], "zvt.reg.config_byte") == ["0xbe"]
    assert values(by_control[0x0600], "zvt.tlv.permitted_command") == ["0x06d3"]
    assert values(by_control[0x0601], "zvt.amount") == ["123456"]
    assert values(by_control[0x0601], "zvt.cc") == ["0x0978"]
    statuses = [reading for message, reading in zip(said, readings, strict=True) if message.control == 0x040F]
    assert values(statuses[0], "zvt.amount") == ["123456"]
    assert values(statuses[0], "zvt.trace_number") == ["000001"]
    assert values(statuses[0], "zvt.terminal_id") == ["29001234"]
    assert values(statuses[0], "zvt.date") == ["11/22"]
    assert values(statuses[0], "zvt.result_code") == ["0x00"]
    assert "Kassenschnitt" in values(by_control[0x06D3], "zvt.tlv.text_lines.line")
