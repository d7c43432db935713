"""My data: one switch a purpose."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.consent import ConsentState, Purpose
from ui import words
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A purpose in plain words. `key` is its member name in lower case."""

    key: str
    title: str
    what: str
    why: str
    howLong: str
    given: bool


@QmlElement
class ConsentsVM(ViewModel):
    """Nothing is ticked that was not given."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._decided = False
        self._keep_days = services.settings.customer_cache.keep_days
        self._rows = RowsModel(ConsentRow, "key", self)
        self.keep(
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.consents.changed.subscribe(lambda decisions: self._follow(decided=bool(decisions))),
            services.drain.changed.subscribe(lambda _counts: self.changed.emit()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
            services.remembering.changed.subscribe(lambda _kept: self.changed.emit()),
        )
        self._follow()

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """The purposes."""
        return self._rows

    @Property(bool, notify=changed)
    def mayGive(self) -> bool:
        """Whether consents can be given now."""
        return self._services.consents.may_give

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether a card was shown at all."""
        return self._services.session.current.identity is not None

    @Property(bool, notify=changed)
    def kept(self) -> bool:
        """Whether this device keeps something of this person."""
        return self._services.remembering.kept

    @Property(str, notify=changed)
    def asOf(self) -> str:
        """When what is shown of somebody we could not ask about was so; "" without it."""
        view = self._services.session.current.view
        return self._present.as_of(view.as_of) if view and not self._services.consents.may_give else ""

    @Property(str, notify=changed)
    def delivery(self) -> str:
        """Where this session's decisions are: "" (none yet), "stored" (on this device) or "delivered"."""
        if not self._decided:
            return ""
        online = bool(self._services.connectivity.current.online)
        return "delivered" if online and self._services.drain.counts.pending == 0 else "stored"

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Give or withdraw."""
        purpose = Purpose[key.upper()]
        given = self._services.consents.status(purpose).state is not ConsentState.GIVEN
        decision = self._services.consents.decide(purpose, given=given, wording=self._wording(purpose))
        self._services.background.start(decision, "decide-consent")

    @Slot()
    def withdrawAll(self) -> None:
        """Withdraw everything."""
        wordings = {purpose: self._wording(purpose) for purpose in Purpose}
        self._services.background.start(self._services.consents.withdraw_all(wordings), "withdraw-all")

    @Slot()
    def forgetHere(self) -> None:
        """Have this device forget the person; what they decided stays."""
        self._services.background.start(self._services.consents.forget_here(), "forget-here")

    def wipe(self) -> None:
        self._follow(decided=False)

    def _follow(self, *, decided: bool | None = None) -> None:
        if decided is not None:
            self._decided = decided
        self._rows.show([self._row(purpose) for purpose in Purpose if self._shows(purpose)])
        self.changed.emit()

    def _shows(self, purpose: Purpose) -> bool:
        """A device that keeps nothing does not ask for it; what was agreed elsewhere can be withdrawn all the same."""
        given = self._services.consents.status(purpose).state is ConsentState.GIVEN
        return given or self._services.remembering.offered or purpose is not Purpose.DEVICE_CACHE

    def _row(self, purpose: Purpose) -> ConsentRow:
        title, what, why, how_long = words.consent(purpose, self._keep_days)
        given = self._services.consents.status(purpose).state is ConsentState.GIVEN
        return ConsentRow(purpose.name.lower(), title, what, why, how_long, given)

    def _wording(self, purpose: Purpose) -> str:
        """Exactly the words on the screen."""
        return "\n".join(words.consent(purpose, self._keep_days))
