"""How far this device has come, for every request it makes."""

from __future__ import annotations

from kiosk.domain.operation import ChainHead


class Head:
    """The newest entry's number and chain hash as last read from the store; None before that."""

    def __init__(self) -> None:
        self._newest: ChainHead | None = None

    def __call__(self) -> ChainHead | None:
        """What to say now."""
        return self._newest

    def set(self, head: ChainHead) -> None:
        """The store was read."""
        self._newest = head
