"""Logging in by phone."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.phone_login import LoginState, LoginView
from ui.models.qr_code import QrModel
from ui.models.rows import RowsModel
from ui.services import UiServices
from ui.viewmodels.base import ViewModel
from ui.viewmodels.shell import ShellVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = "login"


@QmlElement
class LoginVM(ViewModel):
    """The code for a phone, and what came of it."""

    changed = Signal()

    def __init__(self, services: UiServices, shell: ShellVM) -> None:
        super().__init__()
        self._services = services
        self._shell = shell
        self._code = QrModel(self)
        self._after = "home"
        shell.changed.connect(self._follow_page)
        self.keep(
            services.phone_login.changed.subscribe(self._follow),
            services.session.changed.subscribe(lambda _session: self.changed.emit()),
        )

    @property
    def _view(self) -> LoginView:
        return self._services.phone_login.view

    @Property(str, notify=changed)
    def state(self) -> str:
        """`kiosk.services.phone_login.LoginState`."""
        return self._view.state.value

    @Property(str, notify=changed)
    def userCode(self) -> str:
        """What the phone must show, too."""
        return self._view.user_code

    @Property(str, constant=True)
    def kiosk(self) -> str:
        """This kiosk's name, as the phone shows it."""
        return self._services.settings.store.device_id

    @Property(RowsModel, constant=True)
    def code(self) -> RowsModel:
        """The dark runs of the code."""
        return self._code

    @Property(int, notify=changed)
    def codeSide(self) -> int:
        """The code's side in modules; 0 without one."""
        return self._code.side

    @Slot()
    def again(self) -> None:
        """Show a new code."""
        self._services.background.start(self._services.phone_login.begin(), "log-in-again")

    def opened(self, after: str) -> None:
        """The page is shown; who logged in goes on to `after`, "" for home."""
        self._after = after or "home"
        self.again()

    def wipe(self) -> None:
        self._code.draw("")
        self.changed.emit()

    def _follow(self, view: LoginView) -> None:
        self._code.draw(view.link)
        self.changed.emit()
        if view.state is LoginState.DONE:
            self._shell.open(self._after)

    def _follow_page(self) -> None:
        if self._shell.in_view not in {PAGE, ""}:
            self._services.phone_login.cancel()
