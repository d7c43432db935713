"""Put the pile on the counter, and the basket fills: from tags that come and go to the basket's lines."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterable

from kiosk.domain.catalog import Product
from kiosk.domain.codes import ScanSource
from kiosk.domain.epc import sgtin
from kiosk.domain.order import Sale
from kiosk.domain.session import EndReason, Session
from kiosk.ports import Catalog, Clock, TagsRead
from kiosk.services.basket import BasketService
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.scanning import Result, Scanned
from kiosk.services.session import SessionService

_log = logging.getLogger(__name__)

SOLD_AT_MOST = 10_000


class PileService:
    """Adds each tagged piece once a session, a pile at a time; tags are kept in memory, and for the session only.

    Tags of products nobody lists are told once a session, and begin none.

    Nothing is taken out of the basket when a piece leaves the counter: it went into the bag, most likely. `taken` says
    which ones did, `put_back` takes them out. Pieces that were just sold fill nobody's basket for `sold_for` seconds.
    `changed` fires when `taken` does. While an order is being stored or paid, new pieces wait until that is decided.
    What `elsewhere` takes for itself fills no basket; `tell` hears of each pile, as of a scan.
    """

    def __init__(
        self,
        *,
        catalog: Catalog,
        session: SessionService,
        basket: BasketService,
        notices: Notices,
        clock: Clock,
        sold_for: float,
        tell: Callable[[Scanned], None],
        elsewhere: Callable[[TagsRead], bool],
    ) -> None:
        self._catalog = catalog
        self._session = session
        self._basket = basket
        self._notices = notices
        self._clock = clock
        self._sold_for = sold_for
        self._tell = tell
        self._elsewhere = elsewhere
        self._lock = asyncio.Lock()
        self._added: dict[str, str] = {}
        self._strange: set[str] = set()
        self._gone: set[str] = set()
        self._waiting: dict[str, None] = {}
        self._sold: dict[str, float] = {}
        self._sale: Sale | None = None
        self.changed: Listeners[int] = Listeners()
        session.changed.subscribe(self._follow)
        session.ended.subscribe(self._forget)

    @property
    def taken(self) -> int:
        """How many pieces in the basket no longer lie on the counter."""
        return len(self._gone)

    @property
    def waiting(self) -> bool:
        """Whether pieces wait for a payment to be decided."""
        return bool(self._waiting)

    async def tags(self, read: TagsRead) -> None:
        """Tags came to the counter, or left it."""
        if self._elsewhere(read):
            return
        async with self._lock:
            before = self.taken
            self._gone |= {epc for epc in read.gone if epc in self._added}
            self._gone -= set(read.seen)
            for epc in read.gone:
                self._waiting.pop(epc, None)
            self._waiting |= dict.fromkeys(epc for epc in read.seen if not self._known(epc))
            await self._add_waiting()
            if self.taken != before:
                self.changed.emit(self.taken)

    def put_back(self) -> None:
        """Take out of the basket what no longer lies on the counter."""
        gone, self._gone = self._gone, set()
        if self._basket.remove(Counter(self._added[epc] for epc in gone)):
            for epc in gone:
                del self._added[epc]
        else:
            self._gone = gone
        self.changed.emit(self.taken)

    async def resume(self) -> None:
        """What came while an order was being paid is added now."""
        async with self._lock:
            await self._add_waiting()

    def _paying(self) -> bool:
        return self._session.current.paying

    def _known(self, epc: str) -> bool:
        now = self._clock.monotonic()
        for old in [sold for sold, until in self._sold.items() if until <= now]:
            del self._sold[old]
        return epc in self._added or epc in self._sold or epc in self._strange

    async def _add_waiting(self) -> None:
        if not self._waiting:
            return
        if self._paying():
            self._notices.post(NoticeKind.PAYING)
            return
        epcs = list(self._waiting)
        pieces = {epc: piece.gtin for epc in epcs if (piece := sgtin(epc)) is not None}
        found = {gtin: await self._catalog.by_gtin(gtin) for gtin in dict.fromkeys(pieces.values())}
        if self._paying():
            return  # it began meanwhile: they wait
        still = [epc for epc in epcs if epc in self._waiting]  # a session that ended meanwhile forgot them
        self._waiting.clear()
        products = {epc: found[gtin] for epc, gtin in pieces.items() if epc in still}
        self._put([(epc, product) for epc, product in products.items() if product is not None])
        strange = {epc for epc, product in products.items() if product is None}
        if strange:
            _log.info("%d tags are of products that are not in the catalogue", len(strange))
        if strange and self._session.current.active:  # somebody's coat wakes nobody
            self._strange |= strange
            self._notices.post(NoticeKind.UNKNOWN_TAGS, str(len(strange)))

    def _put(self, pieces: list[tuple[str, Product]]) -> None:
        if not pieces:
            return
        self._session.begin()
        done = self._basket.add_pile([product for _, product in pieces])
        self._added |= {epc: product.sku for epc, product in pieces if product.sku in done}
        if done:
            self._tell(Scanned(Result.ADDED, ScanSource.TAGS))

    def _follow(self, session: Session) -> None:
        if session.sale is not None and session.sale is not self._sale:
            self._sell(session.sale)
        self._sale = session.sale

    def _sell(self, sale: Sale) -> None:
        """Of each product as many tags are sold as pieces were, those still on the counter first."""
        pieces: Counter[str] = Counter()
        for line in sale.lines:
            pieces[line.product.sku] += line.quantity
        until = self._clock.monotonic() + self._sold_for
        for epc in self._lying_first():
            sku = self._added[epc]
            if pieces[sku] > 0:
                pieces[sku] -= 1
                self._sold[epc] = until
        for oldest in list(self._sold)[: max(0, len(self._sold) - SOLD_AT_MOST)]:
            del self._sold[oldest]

    def _lying_first(self) -> Iterable[str]:
        return sorted(self._added, key=lambda epc: epc in self._gone)

    def _forget(self, _reason: EndReason) -> None:
        self._added.clear()
        self._strange.clear()
        self._waiting.clear()
        had = bool(self._gone)
        self._gone.clear()
        self._sale = None
        if had:
            self.changed.emit(0)
