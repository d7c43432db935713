"""What staff have the card terminal do: close its day, call its host, give its last slips again."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.money import Money
from kiosk.domain.receipt import TextSlip
from kiosk.domain.session import EndReason
from kiosk.domain.terminal import TerminalReason, TerminalResult
from kiosk.errors import DeviceFault
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService
from kiosk.services.terminal_desk import TerminalDesk

_log = logging.getLogger(__name__)


class CareTask(StrEnum):
    """What can be asked of it."""

    END_OF_DAY = "end_of_day"
    DIAGNOSIS = "diagnosis"
    REPEAT_RECEIPT = "repeat_receipt"


@dataclass(frozen=True, slots=True)
class CareView:
    """`task` is the last one, `running` while it is under way; then `done` or why not (`reason`, `problem`).

    `total` is the closed day's. `lines` are the terminal's slips, `printed` whether they came out of the printer.
    """

    task: CareTask | None = None
    running: bool = False
    done: bool = False
    reason: TerminalReason = TerminalReason.NONE
    problem: str = ""
    total: Money | None = None
    lines: tuple[str, ...] = ()
    printed: bool = False


class TerminalCare:
    """One task at a time, and none while somebody pays. What it showed is gone with the session."""

    def __init__(self, terminal: TerminalDesk, devices: DeviceSupervisor, session: SessionService) -> None:
        self._terminal = terminal
        self._devices = devices
        self._session = session
        self._view = CareView()
        self.changed: Listeners[CareView] = Listeners()
        session.ended.subscribe(self._forget)

    @property
    def view(self) -> CareView:
        """What staff see."""
        return self._view

    @property
    def offered(self) -> bool:
        """Whether there is a terminal at all."""
        return self._terminal.is_fitted

    @property
    def ready(self) -> bool:
        """Whether it can be asked now."""
        return self._terminal.works and not self._view.running and not self._session.current.paying

    async def run(self, task: CareTask) -> None:
        """Have it done and its slips printed; only by staff, and not while somebody pays."""
        session = self._session.current
        if session.staff is None or not self.ready:
            return
        self._session.touch()
        self._show(CareView(task, running=True))
        try:
            result = await self._ask(task)
        except DeviceFault as fault:
            _log.warning("the terminal did not do %s: %s", task, fault)
            view = CareView(task, reason=TerminalReason.LINK_LOST, problem=fault.what)
        else:
            view = await self._told(task, result)
        if self._session.current.id == session.id:
            self._session.touch()
            self._show(view)

    async def _ask(self, task: CareTask) -> TerminalResult:
        match task:
            case CareTask.END_OF_DAY:
                return await self._terminal.end_of_day()
            case CareTask.DIAGNOSIS:
                return await self._terminal.diagnose()
            case CareTask.REPEAT_RECEIPT:
                return await self._terminal.repeat_receipt()

    async def _told(self, task: CareTask, result: TerminalResult) -> CareView:
        lines = tuple(line for slip in result.slips for line in (*slip.lines, ""))
        total = result.amount if task is CareTask.END_OF_DAY and result.approved else None
        printed = await self._printed(lines)
        return CareView(task, done=result.approved, reason=result.reason, total=total, lines=lines, printed=printed)

    async def _printed(self, lines: tuple[str, ...]) -> bool:
        if not lines or not self._devices.can_print:
            return False
        try:
            await self._devices.print(TextSlip(lines))
        except DeviceFault as fault:
            _log.warning("a slip of the terminal was not printed: %s", fault)
            return False
        return True

    def _forget(self, _reason: EndReason) -> None:
        self._show(CareView())

    def _show(self, view: CareView) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit(view)
