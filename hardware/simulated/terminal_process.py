"""A simulated terminal as a process of its own: `python -m hardware.simulated.terminal_process --help`."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from hardware.simulated.terminal import SimulatedTerminal
from hardware.simulated.terminal_script import Script


@click.command()
@click.option("--port", default=0, help="TCP port on the loopback interface; 0: any")
@click.option("--serial", is_flag=True, help="on a pseudo-terminal instead")
@click.option("--journal", type=click.Path(path_type=Path), help="the file to keep bookings in")
@click.option("--card-after", default=1.0, help="seconds until a card comes")
def main(port: int, serial: bool, journal: Path | None, card_after: float) -> None:
    """Print its address and take payments until it is stopped."""
    terminal = SimulatedTerminal(on_serial=serial, port=port, journal=journal)
    terminal.default = Script(card_after=card_after)
    terminal.start()
    click.echo(terminal.address)
    threading.Event().wait()


if __name__ == "__main__":
    main()
