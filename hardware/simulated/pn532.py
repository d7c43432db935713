"""A PN532 chip (NXP UM0701-02) on a serial line, which is a pseudo-terminal, and the cards one lays on it."""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import threading
import time
import tty
from pathlib import Path

from hardware.simulated.card_field import CardField

_ACK = bytes.fromhex("0000FF00FF00")
_START = b"\x00\x00\xff"
_FROM_HOST, _TO_HOST = 0xD4, 0xD5
_FIRMWARE = bytes.fromhex("32010607")
_TIMED_OUT = b"\x01"
_FIFO = b"\x63\x39"  # CIU_FIFOData: the last request is still in it when nobody answered
_RX_MODE = b"\x63\x03"  # CIU_RxMode; its highest bit: the chip itself checks and takes off the CRC
_MOST_BUFFERED = 4096
_DIAGNOSE, _VERSION, _READ, _WRITE, _SERIAL = 0x00, 0x02, 0x06, 0x08, 0x10
_RF, _LIST, _THROUGH, _DESELECT, _RELEASE, _POWER_DOWN = 0x32, 0x4A, 0x42, 0x44, 0x52, 0x16


class SimulatedPn532(CardField):
    """A serial reader that nfcpy opens as `path`, a link in /dev that must be writable; unplugged, it is not there.

    nfcpy takes serial devices of /dev only; `start` chooses a free name there.
    """

    def __init__(self) -> None:
        super().__init__()
        self._link: Path | None = None
        self._master = -1
        self._slave = -1
        self._thread: threading.Thread | None = None
        self._registers: dict[bytes, int] = {}

    @property
    def path(self) -> str:
        """What to open."""
        return f"tty:{'' if self._link is None else self._link.name}:pn532"

    @property
    def plugged(self) -> bool:
        """Whether it is there."""
        return self._thread is not None

    def start(self) -> SimulatedPn532:
        """Plug in; OSError where /dev may not be written."""
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug for good."""
        self.unplug()

    def plug(self) -> None:
        """Be there (again) under the same name."""
        if self.plugged:
            return
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self._link = self._link or Path(f"/dev/ttyKIOSK{secrets.token_hex(4).upper()}")
        self._link.symlink_to(os.ttyname(self._slave))
        self._thread = threading.Thread(target=self._serve, args=(self._master,), name="simulated-pn532", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Be gone; a card stays where it lies."""
        thread, self._thread = self._thread, None
        if thread is None or self._link is None:
            return
        self._link.unlink(missing_ok=True)
        thread.join()
        os.close(self._slave)
        os.close(self._master)

    def _serve(self, master: int) -> None:
        buffer = b""
        while self._thread is not None:
            ready, _, _ = select.select([master], [], [], 0.05)
            if not ready:
                continue
            try:
                buffer = (buffer + os.read(master, 4096))[-_MOST_BUFFERED:]
            except OSError:
                return
            while True:
                command, buffer = _next_frame(buffer)
                if command is None:
                    break
                self._say(master, self._heard(command))

    def _heard(self, command: bytes) -> bytes:
        if self.faults.slow:
            time.sleep(self.faults.slow)
        if self.faults.silent or len(command) < 2 or command[0] != _FROM_HOST:
            return b""
        if self.faults.garbage:
            return secrets.token_bytes(1 + secrets.randbelow(24))
        answer = self._obey(command[1], command[2:])
        return _ACK + _frame(bytes([_TO_HOST, command[1] + 1]) + answer)

    def _say(self, master: int, data: bytes) -> None:
        with contextlib.suppress(OSError):  # nobody listens any more
            if not self.faults.crumbs:
                os.write(master, data)
                return
            for at in range(len(data)):
                os.write(master, data[at : at + 1])

    def _obey(self, code: int, data: bytes) -> bytes:  # noqa: PLR0911 - one a command
        match code:
            case _ if code == _DIAGNOSE:
                return data if data[:1] == b"\x00" else b"\x00"
            case _ if code == _VERSION:
                return _FIRMWARE
            case _ if code == _READ:
                return bytes(self._register(data[at : at + 2]) for at in range(0, len(data), 2))
            case _ if code == _WRITE:
                self._registers |= {data[at : at + 2]: data[at + 2] for at in range(0, len(data) - 2, 3)}
                return b""
            case _ if code == _RF and data[:1] == b"\x01" and not data[1] & 1:
                self.field_off()
                return b""
            case _ if code == _LIST:
                return self._select() if data[1:2] == b"\x00" else b"\x00"
            case _ if code == _THROUGH:
                return self._through(data)
            case _ if code in {_DESELECT, _RELEASE, _POWER_DOWN}:
                return b"\x00"
        return b""  # SAMConfiguration, SetParameters, SetSerialBaudrate, other items of RFConfiguration

    def _register(self, address: bytes) -> int:
        return self._registers.get(
            address, 0x26 if address == _FIFO else 0x80 if address[1:] in {b"\x02", b"\x03"} else 0
        )

    def _select(self) -> bytes:
        """What the chip's own anticollision finds: the first card that is awake."""
        self._registers.pop(_RX_MODE, None)
        sens = self.answer(b"\x26")
        if sens is None:
            return b"\x00"
        uid = b""
        for command in (b"\x93", b"\x95"):
            level = self.answer(command + b"\x20") or b""
            chosen = self.answer(command + b"\x70" + level)
            if chosen is None or len(level) != 5:
                return b"\x00"
            uid += level[1:4] if level[0] == 0x88 else level[:4]
            if not chosen[0] & 0x04:
                return b"\x01\x01" + sens[::-1] + chosen + bytes([len(uid)]) + uid
        return b"\x00"

    def _through(self, frame: bytes) -> bytes:
        answer = self.answer(frame)
        if answer is None:
            return _TIMED_OUT
        with_check = self._registers.get(_RX_MODE, 0x80) & 0x80 == 0 and len(answer) > 1
        return b"\x00" + answer + (_crc_a(answer) if with_check else b"")


def _next_frame(buffer: bytes) -> tuple[bytes | None, bytes]:
    """The content of the next whole frame, and what lies behind it."""
    while (at := buffer.find(_START)) >= 0:
        buffer = buffer[at:]
        if buffer.startswith(_ACK):
            buffer = buffer[len(_ACK) :]
            continue
        if len(buffer) < 8:
            return None, buffer
        length, begin = buffer[3], 5
        if length == 0xFF and buffer[4] == 0xFF:
            length, begin = int.from_bytes(buffer[5:7], "big"), 8
        if len(buffer) < begin + length + 1:
            return None, buffer
        return buffer[begin : begin + length], buffer[begin + length + 1 :]
    return None, buffer[-2:]


def _frame(data: bytes) -> bytes:
    length = len(data)
    if length < 0x100:
        head = bytes([length, -length & 0xFF])
    else:
        high, low = length.to_bytes(2, "big")
        head = bytes([0xFF, 0xFF, high, low, -(high + low) & 0xFF])
    return _START + head + data + bytes([-sum(data) & 0xFF, 0])


def _crc_a(data: bytes) -> bytes:
    """CRC_A of ISO 14443-3, annex B."""
    check = 0x6363
    for byte in data:
        mixed = (byte ^ check) & 0xFF
        mixed ^= mixed << 4 & 0xFF
        check = check >> 8 ^ mixed << 8 ^ mixed << 3 ^ mixed >> 4
    return (check & 0xFFFF).to_bytes(2, "little")
