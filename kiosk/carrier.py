"""Carrying unsent entries to another device, on the open store."""

from __future__ import annotations

from pathlib import Path

from offline.store import Store


class StoreCarrier:
    """`kiosk.services.deliveries.Carrier` on a store that this process holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def export(self, path: Path, passphrase: str, *, parked_only: bool) -> int:
        from offline import transfer  # noqa: PLC0415 - argon2 and the cipher come only when somebody asks for them

        report = await transfer.export_unsent(self._store, path, passphrase)
        return report.entries

    async def take_in(self, path: Path, passphrase: str) -> int:
        from offline import transfer  # noqa: PLC0415 - as above

        report = await transfer.import_unsent(self._store, path, passphrase)
        return report.added
