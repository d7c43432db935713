"""The log: one line a record, whatever was read from outside."""

from __future__ import annotations

import logging

from kiosk.logs import OneLine


def test_what_was_read_cannot_forge_a_line_or_command_a_terminal() -> None:
    record = logging.LogRecord("kiosk", logging.WARNING, "", 0, "a code: %s", ("1\n2026 ERROR\x1b[2J\u202e",), None)
    assert OneLine("%(levelname)s %(message)s").format(record) == "WARNING a code: 1\\n2026 ERROR\\x1b[2J\\u202e"


def test_a_trace_keeps_its_lines() -> None:
    try:
        raise ValueError("broken")
    except ValueError as error:
        record = logging.LogRecord("kiosk", logging.ERROR, "", 0, "it broke", (), (type(error), error, None))
    assert OneLine("%(message)s").format(record).splitlines() == ["it broke", "ValueError: broken"]
