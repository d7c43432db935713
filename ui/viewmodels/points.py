"""Points: what can be redeemed here and now, and what a purchase did to them."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.customer import Assurance
from kiosk.domain.loyalty import LEAST_POINTS, fewer, more, points_of, redeemed, worth
from ui.format import number
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PointsVM(ViewModel):
    """Follows the session, and how many points somebody wants to redeem: all that fit, unless they chose fewer."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._busy = False
        self._wanted: int | None = None
        self.keep(
            services.session.changed.subscribe(lambda _session: self.changed.emit()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
            services.drain.changed.subscribe(lambda _counts: self.changed.emit()),
        )

    @Property(int, notify=changed)
    def offered(self) -> int:
        """How many points the basket could use now."""
        return self._services.points.offered

    @Property(int, notify=changed)
    def chosen(self) -> int:
        """How many of them are to be redeemed."""
        return self._chosen

    @Property(str, notify=changed)
    def chosenText(self) -> str:
        """The same, grouped."""
        return number(self._chosen, self._present.language)

    @Property(bool, notify=changed)
    def mayTakeFewer(self) -> bool:
        """Whether fewer can be chosen."""
        return self._chosen > LEAST_POINTS

    @Property(bool, notify=changed)
    def mayTakeMore(self) -> bool:
        """Whether more can."""
        return self._chosen < self._services.points.offered

    @Property(str, notify=changed)
    def saving(self) -> str:
        """What they would take off."""
        points = self._chosen
        return self._present.money(-worth(points, self._services.session.current.basket.currency)) if points else ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        """Why points that are there cannot be redeemed: "verify" they must prove it, "offline", or ""."""
        session = self._services.session.current
        view, identity = session.view, session.identity
        if view is None or identity is None or view.customer.points < LEAST_POINTS or not session.basket.lines:
            return ""
        if self._services.connectivity.current.online is not True:
            return "offline"
        return "" if identity.level >= Assurance.VERIFIED else "verify"

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the central service is being asked."""
        return self._busy

    @Property(int, notify=changed)
    def used(self) -> int:
        """The points that the stored purchase used."""
        sale = self._services.session.current.sale
        return redeemed(sale.totals.discounts) if sale is not None else 0

    @Property(int, notify=changed)
    def earned(self) -> int:
        """The points that it earns the person who showed a card."""
        sale = self._services.session.current.sale
        return points_of(sale.totals) if sale is not None and sale.identity is not None else 0

    @Property(str, notify=changed)
    def balance(self) -> str:
        """The points there are after it, grouped; "" when nobody here can know."""
        sale = self._services.session.current.sale
        then = sale.points_then if sale is not None else None
        return number(then, self._present.language) if then is not None else ""

    @Slot()
    def takeFewer(self) -> None:
        """Down to the next whole step."""
        self._choose(fewer(self._chosen))

    @Slot()
    def takeMore(self) -> None:
        """Up to the next whole step, or to all that fit."""
        self._choose(more(self._chosen, self._services.points.offered))

    @Slot()
    def redeem(self) -> None:
        """Have points take something off the basket."""
        if not self._busy:
            self._set_busy(busy=True)
            self._services.background.start(self._redeem(), "redeem-points")

    @property
    def _chosen(self) -> int:
        offered = self._services.points.offered
        return offered if self._wanted is None else min(self._wanted, offered)

    def wipe(self) -> None:
        self._wanted = None
        self._set_busy(busy=False)

    async def _redeem(self) -> None:
        try:
            await self._services.points.redeem(None if self._wanted is None else self._chosen)
        finally:
            self._set_busy(busy=False)

    def _choose(self, points: int) -> None:
        self._services.session.touch()
        self._wanted = points if points < self._services.points.offered else None
        self.changed.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()
