"""Carrying unsent entries to another device, on the open store."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.operation import EntryState
from offline.store import Store


class StoreCarrier:
    """`kiosk.services.deliveries.Carrier` on a store that this process holds."""

    def __init__(self, store: Store, device: str) -> None:
        self._store = store
        self._device = device

    async def export(self, path: Path, passphrase: str, *, parked_only: bool) -> int:
        from offline import transfer  # noqa: PLC0415 - argon2 and the cipher come only when somebody asks for them

        states = (EntryState.PARKED,) if parked_only else transfer.UNSENT
        report = await transfer.export_unsent(self._store.outbox, self._device, path, passphrase, states=states)
        return report.entries

    async def take_in(self, path: Path, passphrase: str) -> int:
        from offline import transfer  # noqa: PLC0415 - as above

        return (await transfer.import_unsent(self._store.ledger, path, passphrase)).added
