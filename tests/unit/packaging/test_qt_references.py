"""Why PySide6 is pinned: 6.12.0 on CPython 3.11 gives back references to None it never took, until it aborts."""

import sys

from PySide6.QtCore import QObject

CALLS = 1_000


def test_calls_that_return_nothing_keep_the_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("till")
    assert sys.getrefcount(None) > before - CALLS // 10
