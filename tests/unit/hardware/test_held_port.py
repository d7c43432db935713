"""A peer's port stays its own while it is unplugged."""

from __future__ import annotations

import socket

import pytest

from hardware.simulated.held_port import HeldPort


def test_between_two_listeners_it_is_nobody_elses_and_refuses() -> None:
    held = HeldPort()
    for _ in range(3):
        listener = held.listen()
        with listener, socket.create_connection(("127.0.0.1", held.number)):
            assert listener.getsockname()[1] == held.number
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", held.number))
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", held.number))
    held.release()
    held.release()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", held.number))


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(OSError, match="in use"):
        HeldPort(other.getsockname()[1]).listen()
