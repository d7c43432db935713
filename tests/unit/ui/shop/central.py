"""The central service in memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from kiosk.domain.bag import PackedOrder
from kiosk.domain.catalog import StockLevel
from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerMatch,
    CustomerView,
    Recommendation,
    StaffMember,
    Token,
    WishLine,
)
from kiosk.domain.fulfilment import DeliveryCharge, DeliveryTerms
from kiosk.domain.money import Money
from kiosk.domain.my_data import LookUps
from kiosk.domain.offers import Offer, OfferKind
from kiosk.domain.operation import ChainHead, OutboxEntry
from kiosk.domain.pickup import Pickup, PickupState
from kiosk.errors import CentralRefused, CentralUnavailable
from kiosk.ports import (
    BatchReply,
    CatalogChanges,
    HandoverOffer,
    Health,
    Identified,
    LoginOffer,
    ShopStore,
    StoresReply,
)
from tests.unit.ui.shop.catalog import MemoryCatalog
from tests.unit.ui.shop.demo import DEMO, NOW


class MemoryCentral:
    """Answers from people.json while `online`."""

    def __init__(self, catalog: MemoryCatalog) -> None:
        people = json.loads((DEMO / "people.json").read_text("utf-8"))
        self._catalog = catalog
        self._customers = {one["id"]: one for one in people["customers"]}
        self.packed: dict[str, PackedOrder] = {}
        self.pickups: dict[str, Pickup] = {}
        self.looked = LookUps()
        self.handed: tuple[CartLine, ...] = ()
        self.phone_carts: dict[str, tuple[CartLine, ...]] = {}
        self.fetched = False
        self.logins = 0
        self.confirmed = False
        self.login_answer = "authorization_pending"
        self._staff = people["staff"]
        self.vouchers: dict[str, Offer] = {}
        self.holds: dict[str, int] = {}
        self.online = True

    def _ask(self) -> None:
        if not self.online:
            raise CentralUnavailable("the central service does not answer")

    async def health(self) -> Health:
        self._ask()
        return Health(NOW, "1")

    async def voucher(self, code: str) -> Offer:
        self._ask()
        if code not in self.vouchers:
            raise CentralRefused("nobody knows it", problem="unknown-voucher", status=404)
        return self.vouchers[code]

    async def hold_points(self, session_key: str, reference: str, points: int, *, currency: str, key: str) -> Offer:
        self._ask()
        if self.holds:
            raise CentralRefused("held elsewhere", problem="points-short", status=409)
        self.holds[key] = points
        names = {"de": "Eingelöste Punkte", "en": "Points redeemed"}
        until = NOW + timedelta(minutes=30)
        return Offer("points", names, OfferKind.POINTS, amount=Money(points, currency), code=key, valid_until=until)

    async def release_points(self, key: str) -> None:
        self._ask()
        self.holds.pop(key, None)

    async def catalog_changes(self, cursor: str, limit: int) -> CatalogChanges:
        self._ask()
        return CatalogChanges((), (), (), cursor, more=False)

    async def picture(self, name: str, tag: str = "") -> bytes | None:
        raise CentralRefused("no such picture", problem="not-found", status=404)

    async def stock(self, sku: str) -> tuple[StockLevel, ...]:
        self._ask()
        here = self._catalog.products[sku].stock or 0
        return (
            StockLevel("berlin-mitte", "Berlin Mitte", here),
            StockLevel("hamburg-altona", "Hamburg Altona", 3),
            StockLevel("muenchen-schwabing", "München Schwabing", 0),
            StockLevel("online", "Online", 121),
        )

    async def identify(self, token: Token) -> Identified:
        self._ask()
        for one in self._customers.values():
            if any(token.value in {card["uid"], card["ndef"], card["qr"]} for card in one["cards"]):
                return Identified("key", customer=self._customer(one))
        for one in self._staff:
            if token.value in one["badge"].values():
                return Identified("key", staff=StaffMember(one["id"], one["first_name"], one["role"], "key"))
        raise CentralRefused("nobody", problem="unknown-token", status=404)

    async def look_ups(self, session_key: str, reference: str) -> LookUps:
        self._ask()
        return self.looked

    async def customer_view(self, session_key: str, reference: str) -> CustomerView:
        self._ask()
        return self._view(self._customers[reference])

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        self._ask()
        return BatchReply((), head.seq, 0)

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        self._ask()
        return ()

    async def staff_session(self, pin: str) -> StaffMember:
        self._ask()
        for one in self._staff:
            if one["pin"] == pin:
                return StaffMember(one["id"], one["first_name"], one["role"], "key")
        raise CentralRefused("wrong", problem="wrong-pin", status=403)

    async def staff_customers(self, session_key: str, query: str) -> tuple[CustomerMatch, ...]:
        self._ask()
        found = (
            one
            for one in self._customers.values()
            if query.casefold() in f"{one['first_name']} {one['last_name']}".casefold()
        )
        return tuple(CustomerMatch(one["id"], f"{one['first_name']} {one['last_name']}", "•••• 205") for one in found)

    async def issue_card(self, session_key: str, reference: str, *, prefix: str, key: str) -> str:
        return f"{prefix}new-{reference}"

    async def staff_order(self, session_key: str, code: str) -> PackedOrder:
        self._ask()
        if code not in self.packed:
            raise CentralRefused("no", problem="unknown-order", status=404)
        return self.packed[code]

    async def pickup(self, code: str) -> Pickup:
        self._ask()
        if code not in self.pickups:
            raise CentralRefused("none", problem="unknown-pickup", status=404)
        return self.pickups[code]

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        return self._change(pickup_id, here_since=NOW)

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        self._ask()
        return tuple(one for one in self.pickups.values() if one.state is not PickupState.HANDED_OVER)

    async def stores(self) -> StoresReply:
        self._ask()
        stores = (ShopStore("berlin-mitte", "Berlin Mitte"), ShopStore("hamburg-altona", "Hamburg Altona"))
        return StoresReply(
            stores, DeliveryTerms(Money(2500, "EUR"), 2, 3, DeliveryCharge(Money(490, "EUR"), 1900), Money(5000, "EUR"))
        )

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        return self._change(pickup_id, state=PickupState.READY)

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        return self._change(pickup_id, state=PickupState.HANDED_OVER)

    def _change(self, pickup_id: str, **changes: Any) -> Pickup:
        self._ask()
        found = next(one for one in self.pickups.values() if one.id == pickup_id)
        self.pickups[found.code] = replace(found, **changes)
        return self.pickups[found.code]

    async def staff_customer_view(self, session_key: str, reference: str) -> CustomerView:
        return await self.customer_view(session_key, reference)

    async def offer_login(self, *, link: str, language: str) -> LoginOffer:
        self._ask()
        self.logins += 1
        return LoginOffer(f"device-code-{self.logins}", "WDJB-MJHT", f"{link}WDJB-MJHT", 600, 1)

    async def poll_login(self, device_code: str) -> Identified:
        self._ask()
        if self.confirmed:
            return Identified(
                "key", customer=replace(self._customer(self._customers["C00001"]), level=Assurance.VERIFIED)
            )
        raise CentralRefused("not yet", problem=self.login_answer, status=400)

    async def offer_handover(self, lines: Sequence[CartLine], *, link: str, language: str, key: str) -> HandoverOffer:
        self._ask()
        self.handed = tuple(lines)
        return HandoverOffer("ABCDEFGHJKLMNPQR", NOW + timedelta(minutes=10))

    async def handover_claimed(self, code: str) -> bool:
        self._ask()
        return self.fetched

    async def claim_handover(self, code: str, key: str) -> tuple[CartLine, ...]:
        self._ask()
        if code not in self.phone_carts:
            raise CentralRefused("gone", problem="handover-expired", status=410)
        return self.phone_carts[code]

    def _customer(self, one: dict[str, Any]) -> Customer:
        return Customer(one["id"], one["first_name"], Assurance.KNOWN, one["points"], one["tier"], one["language"])

    def _view(self, one: dict[str, Any]) -> CustomerView:
        liked = tuple(self._catalog.products.values())[5:17]
        return CustomerView(
            customer=self._customer(one),
            as_of=NOW,
            cart=tuple(CartLine(line["sku"], line["quantity"]) for line in one["cart"]),
            wishlist=tuple(WishLine(line["sku"], NOW - timedelta(days=line["days_ago"])) for line in one["wishlist"]),
            pickups=tuple(self.pickups.values()),
            recommendations=tuple(Recommendation(product.sku, "popular_in_category") for product in liked),
            consents=tuple(
                ConsentStatus(Purpose(raw["purpose"]), ConsentState.GIVEN if raw["given"] else ConsentState.WITHDRAWN)
                for raw in one["consents"]
            ),
        )
