"""What a terminal's messages said in the course of one dialogue."""

from __future__ import annotations

import logging
from collections.abc import Callable

from hardware.terminal import messages
from hardware.terminal.apdu import Apdu
from hardware.terminal.messages import Slips, Transaction
from kiosk.domain.terminal import TerminalStatus, TransactionMark

_log = logging.getLogger(__name__)


def _nobody(_: TerminalStatus) -> None:
    """Nobody looks."""


class Heard:
    """Takes a dialogue's messages: the newest status information that is not the marked one, and all slips."""

    def __init__(
        self, mark: TransactionMark | None = None, on_status: Callable[[TerminalStatus], None] = _nobody
    ) -> None:
        self.mark = mark or TransactionMark()
        self.transaction: Transaction | None = None
        self.slips = Slips()
        self._on_status = on_status

    def __call__(self, message: Apdu) -> None:
        match message.control:
            case messages.INTERMEDIATE:
                self._on_status(messages.intermediate(message.data))
            case messages.STATUS:
                self._status(messages.transaction(message.data))
            case messages.PRINT_LINE:
                self.slips.line(message.data)
            case messages.PRINT_BLOCK:
                self.slips.block(message.data)
            case _:
                _log.info("the terminal sent %04X, which this till has no use for", message.control)

    def _status(self, heard: Transaction) -> None:
        if heard.fields.problem:
            _log.warning("a status information cannot be read whole: %s", heard.fields.problem)
        if not self.mark.same(heard.receipt_no, heard.trace_no, heard.moment):
            self.transaction = heard  # one that is marked is an echo of the last payment, not this one
