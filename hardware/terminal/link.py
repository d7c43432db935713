"""Messages over a wire: TCP as they are, serial in blocks. Both ends use it, the driver and the simulated terminal."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import termios
import time
from collections import deque
from dataclasses import dataclass, replace
from typing import Protocol

import serial

from hardware.terminal import frames
from hardware.terminal.apdu import Apdu, ApduStream, NotZvt, decode
from hardware.terminal.frames import Block, BlockReader, Signal
from kiosk.errors import DeviceLost


@dataclass(frozen=True, slots=True)
class Timing:
    """The protocol's time-outs in seconds; `docs/terminal.md` tells where each comes from.

    t1: between two bytes of a block; t2: a block's ACK; t3: a message's answer; t4: silence within a transaction;
    longest: a whole transaction, however much the terminal talks. `repeats`: how often a block is sent again.
    """

    t1: float = 0.2
    t2: float = 5.0
    t3: float = 5.0
    t4: float = 180.0
    longest: float = 900.0
    connect: float = 3.0
    repeats: int = 3

    def scaled(self, factor: float) -> Timing:
        """The same, faster or slower."""
        times = ("t1", "t2", "t3", "t4", "longest", "connect")
        return replace(self, **{name: getattr(self, name) * factor for name in times})


class Wire(Protocol):
    """Bytes both ways."""

    def read(self, seconds: float) -> bytes:
        """What came, at the latest after `seconds`: b"" when nothing did; DeviceLost when the other end is gone."""

    def write(self, data: bytes) -> None:
        """Send all; DeviceLost."""

    def close(self) -> None:
        """Let go."""

    def abandon(self) -> None:
        """Let go in the middle: what is still on its way is not to arrive any more, as far as that can be had."""


class Link(Protocol):
    """Messages both ways, over `wire`."""

    @property
    def wire(self) -> Wire:
        """What is below."""

    def send(self, message: Apdu) -> None:
        """Send a message; DeviceLost."""

    def receive(self, seconds: float) -> Apdu | None:
        """The next message, or None after `seconds`; DeviceLost, also when what comes is no ZVT."""

    def close(self) -> None:
        """Let go."""

    def abandon(self) -> None:
        """As `Wire.abandon`."""


class SocketWire:
    """A connected socket."""

    def __init__(self, connection: socket.socket, timeout: float) -> None:
        connection.settimeout(timeout)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket = connection

    def read(self, seconds: float) -> bytes:
        try:
            if not select.select([self._socket], [], [], max(0.0, seconds))[0]:
                return b""
            data = self._socket.recv(65536)
        except (OSError, ValueError) as error:
            raise DeviceLost(f"the connection broke: {error}") from error
        if not data:
            raise DeviceLost("the connection was closed")
        return data

    def write(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise DeviceLost(f"the connection broke: {error}") from error

    def close(self) -> None:
        self._socket.close()

    def abandon(self) -> None:
        """Reset the connection, so that a command stuck in the network is not sent again when that comes back."""
        with contextlib.suppress(OSError):  # it was closed already
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()


class SerialWire:
    """A serial port."""

    def __init__(self, port: serial.Serial) -> None:
        self._port = port

    def read(self, seconds: float) -> bytes:
        try:
            self._port.timeout = max(0.0, seconds)
            data = bytes(self._port.read(1))
            return data + bytes(self._port.read(self._port.in_waiting)) if data else b""
        except (serial.SerialException, OSError, termios.error, TypeError) as error:
            raise DeviceLost(f"the serial line broke: {error}") from error

    def write(self, data: bytes) -> None:
        try:
            self._port.write(data)
        except (serial.SerialException, OSError, termios.error) as error:
            raise DeviceLost(f"the serial line broke: {error}") from error

    def close(self) -> None:
        try:
            self._port.close()
        except (OSError, termios.error):
            return  # it is gone, and so is the port

    def abandon(self) -> None:
        self.close()


class StreamLink:
    """Messages on TCP, one behind the other."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._stream = ApduStream()
        self._ready: deque[Apdu] = deque()

    def send(self, message: Apdu) -> None:
        self.wire.write(message.encode())

    def receive(self, seconds: float) -> Apdu | None:
        deadline = time.monotonic() + seconds
        while not self._ready:
            left = deadline - time.monotonic()
            data = self.wire.read(left)
            try:
                self._ready.extend(self._stream.feed(data))
            except NotZvt as error:
                raise DeviceLost(f"the other end does not speak ZVT: {error}") from error
            if left <= 0 and not data:
                return None
        return self._ready.popleft()

    def close(self) -> None:
        self.wire.close()

    def abandon(self) -> None:
        self.wire.abandon()


class BlockLink:
    """Messages on a serial line: each in a block that is acknowledged, and sent again when it is not."""

    def __init__(self, wire: Wire, timing: Timing) -> None:
        self.wire = wire
        self._timing = timing
        self._reader = BlockReader()
        self._events: deque[Block | Signal] = deque()
        self._ready: deque[Apdu] = deque()
        self._last: bytes | None = None

    def send(self, message: Apdu) -> None:
        block = frames.encode(message.encode())
        for _ in range(1 + self._timing.repeats):
            self.wire.write(block)
            if self._acknowledged():
                self._last = None  # the other end has heard us, so it knows that its own last block arrived
                return
        raise DeviceLost("the other end acknowledges nothing", fix="check the cable and the baud rate")

    def receive(self, seconds: float) -> Apdu | None:
        deadline = time.monotonic() + seconds
        while not self._ready:
            left = deadline - time.monotonic()
            event = self._next_event(left)
            if event is None and left <= 0:
                return None
            if event is not None:
                self._take(event)
        return self._ready.popleft()

    def close(self) -> None:
        self.wire.close()

    def abandon(self) -> None:
        self.wire.abandon()

    def _acknowledged(self) -> bool:
        """Wait for a block's ACK; what the other end sends meanwhile is kept for `receive`."""
        deadline = time.monotonic() + self._timing.t2
        while (left := deadline - time.monotonic()) > 0:
            event = self._next_event(left)
            if event is Signal.ACK:
                return True
            if event is Signal.NAK:
                return False
            if event is not None:
                self._take(event)
        return False

    def _take(self, event: Block | Signal) -> None:
        """Answer a block and keep its message. One that is repeated, because our ACK was lost, is kept once."""
        if event is Signal.BROKEN:
            self.wire.write(bytes([frames.NAK]))
        elif isinstance(event, Block):
            try:
                message = decode(event.data)
            except NotZvt as error:
                raise DeviceLost(f"the other end does not speak ZVT: {error}") from error
            self.wire.write(bytes([frames.ACK]))
            if event.data != self._last:
                self._ready.append(message)
            self._last = event.data

    def _next_event(self, seconds: float) -> Block | Signal | None:
        if self._events:
            return self._events.popleft()
        data = self.wire.read(min(seconds, self._timing.t1) if self._reader.inside else seconds)
        if data:
            self._events.extend(self._reader.feed(data))
        elif self._reader.inside:
            self._reader.reset()
            return Signal.BROKEN
        return self._events.popleft() if self._events else None


def connect_tcp(host: str, port: int, timing: Timing) -> StreamLink:
    """A link to a terminal in the network; DeviceLost."""
    try:
        connection = socket.create_connection((host, port), timing.connect)
    except OSError as error:
        raise DeviceLost(f"terminal at {host}:{port}: {error}", fix="switch it on, check devices.terminal") from error
    return StreamLink(SocketWire(connection, timing.t3))


def connect_serial(port: str, baudrate: int, timing: Timing) -> BlockLink:
    """A link to a terminal on a serial line (8 data bits, no parity, 2 stop bits), held exclusively; DeviceLost."""
    try:
        line = serial.Serial(
            port, baudrate, stopbits=serial.STOPBITS_TWO, timeout=timing.t1, write_timeout=timing.t2, exclusive=True
        )
    except (serial.SerialException, OSError, termios.error, ValueError) as error:
        raise DeviceLost(f"terminal at {port}: {error}", fix="plug it in, check devices.terminal") from error
    return BlockLink(SerialWire(line), timing)
