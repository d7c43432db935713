"""`kiosk simulate`: virtual devices for other processes."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.commands.speaking import FILE, FOLDER, speaks_plainly

port_option = click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="Where on 127.0.0.1; 0 takes a free one."
)
serial_option = click.option("--serial", is_flag=True, help="On a pseudo-terminal instead of TCP.")
link_option = click.option("--link", type=FILE, help="A name for its serial line, such as /tmp/scanner.")


@click.group()
def simulate() -> None:
    """A virtual device for other processes: prints where it listens, takes commands as JSON lines.

    It runs until SIGINT or SIGTERM. Every line on its input is a command such as {"do": "help"}, every line on its
    output a JSON object: first where it listens and the settings for a kiosk, then answers and events. See
    docs/simulate.md.
    """


@simulate.command()
@port_option
@serial_option
@link_option
@click.option("--out", type=FOLDER, help="Keep every slip here, as a picture and as text.")
@speaks_plainly
def printer(port: int, serial: bool, link: Path | None, out: Path | None) -> int:
    """A receipt printer: ESC/POS on TCP or a serial line."""
    from kiosk.testing.simulate.console import serve
    from kiosk.testing.simulate.devices import VirtualPrinter

    _only_serial(link, serial)
    return serve(VirtualPrinter(port, on_serial=serial, out=out), link=link)


@simulate.command()
@port_option
@serial_option
@link_option
@click.option("--journal", type=FILE, help="Keep its bookings in this file.")
@speaks_plainly
def terminal(port: int, serial: bool, link: Path | None, journal: Path | None) -> int:
    """A card terminal: ZVT on TCP or a serial line."""
    from kiosk.testing.simulate.console import serve
    from kiosk.testing.simulate.terminal import VirtualTerminal

    _only_serial(link, serial)
    return serve(VirtualTerminal(port, on_serial=serial, journal=journal), link=link)


@simulate.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Behind a TCP socket there instead; 0 takes a free one.")
@link_option
@speaks_plainly
def scanner(port: int | None, link: Path | None) -> int:
    """A scanner on a serial line (a pseudo-terminal), or behind a TCP socket."""
    from kiosk.testing.simulate.console import serve
    from kiosk.testing.simulate.devices import VirtualScanner

    _only_serial(link, port is None)
    return serve(VirtualScanner(port), link=link)


@simulate.command()
@port_option
@click.option("--serial", is_flag=True, help="A PN532 on a serial line in /dev instead, which must be writable.")
@speaks_plainly
def nfc(port: int, serial: bool) -> int:
    """A reader of contactless cards, on nfcpy's UDP transport."""
    from kiosk.testing.simulate.console import serve
    from kiosk.testing.simulate.devices import VirtualCardReader

    return serve(VirtualCardReader(port, on_serial=serial))


@simulate.command()
@port_option
@speaks_plainly
def camera(port: int) -> int:
    """A camera in the network: Motion JPEG over HTTP."""
    from kiosk.testing.simulate.console import serve
    from kiosk.testing.simulate.devices import VirtualCamera

    return serve(VirtualCamera(port))


@simulate.command()
@port_option
@speaks_plainly
def rfid(port: int) -> int:
    """A UHF RFID reader: LLRP on TCP."""
    from kiosk.testing.simulate.console import serve
    from kiosk.testing.simulate.devices import VirtualTagReader

    return serve(VirtualTagReader(port))


def _only_serial(link: Path | None, serial: bool) -> None:
    if link is not None and not serial:
        raise click.UsageError("--link names a serial line: it takes --serial, and no --port")
