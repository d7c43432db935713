"""A UHF RFID reader that speaks LLRP."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hardware.rfid.field import FieldRules, TagField
from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import TagsRead

if TYPE_CHECKING:
    from hardware.rfid.line import LlrpLine

_RULES = FieldRules()


class LlrpTagReader:
    """Has the reader at `host` take stock without end; `antennas` and `power` (dBm) as it is set when not given.

    It is asked every `heartbeat` seconds whether it is there, and lost when it does not answer within `patience`.
    """

    name = "rfid"

    def __init__(
        self,
        host: str,
        port: int = 5084,
        *,
        antennas: Sequence[int] = (),
        power: float | None = None,
        rules: FieldRules = _RULES,
        heartbeat: float = 1.0,
        patience: float = 5.0,
    ) -> None:
        self._address = (host, port)
        self._antennas = tuple(antennas)
        self._power = power
        self._heartbeat = heartbeat
        self._patience = patience
        self._field = TagField(rules)
        self._line: LlrpLine | None = None
        self._heard = 0.0
        self.description = ""

    def open(self) -> None:
        """Connect and start the inventory; tags told before are not told again while they stay."""
        from hardware.rfid.line import LlrpLine, Wanted  # noqa: PLC0415 - llrpkit loads slowly: only where it is used

        self.close()
        wanted = Wanted(*self._address, self._antennas, self._power, self._heartbeat, self._patience)
        self._line = LlrpLine(wanted, self._read, self._sign)
        try:
            self._line.connect()
        except ConnectionError as error:
            self.close()
            raise DeviceAbsent(
                self._said(error),
                fix="switch it on; devices.rfid: host and port are its LLRP address, antennas and power its own",
            ) from error
        self.description = self._line.description
        self._sign()
        self._field.resume(self._heard)

    def poll(self, timeout: float) -> TagsRead | None:
        """As `ports.TagReader`."""
        if self._line is None:
            raise DeviceLost(self._said("is not open"))
        deadline = time.monotonic() + timeout
        while True:
            try:
                self._line.listen()
            except ConnectionError as error:
                raise DeviceLost(self._said(error), fix="check its power and its network cable") from error
            now = time.monotonic()
            if (changes := self._field.changes(now, self._heard)) is not None or now >= deadline:
                return changes

    def close(self) -> None:
        """End the inventory and hang up."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _read(self, epc: str, rssi: float | None) -> None:
        self._sign()
        self._field.read(epc, rssi, self._heard)

    def _sign(self) -> None:
        self._heard = time.monotonic()

    def _said(self, what: object) -> str:
        host, port = self._address
        return f"rfid at {host}:{port}: {what}"
