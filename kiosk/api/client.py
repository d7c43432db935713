"""ports.CentralApi over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel

from kiosk.api.exchange import Exchange, Reply, checked, decoded
from kiosk.domain.bag import PackedOrder
from kiosk.domain.catalog import StockLevel
from kiosk.domain.customer import CartLine, CustomerMatch, CustomerView, StaffMember, Token
from kiosk.domain.my_data import LookUps
from kiosk.domain.offers import Offer
from kiosk.domain.operation import ChainHead, OutboxEntry
from kiosk.domain.order import Sale
from kiosk.domain.phone_payment import PhonePayment
from kiosk.domain.pickup import Pickup
from kiosk.errors import BugError, CentralRefused, CentralUnavailable
from kiosk.ports import BatchReply, CatalogChanges, HandoverOffer, Health, Identified, LoginOffer, StoresReply
from kiosk.wire.base import MAX_BATCH, Header, Message
from kiosk.wire.catalog import CatalogChangesBody, StockBody
from kiosk.wire.customer import (
    CardBody,
    CardWishBody,
    CustomerMatchesBody,
    CustomerViewBody,
    IdentifiedBody,
    LookUpsBody,
    PackedOrderBody,
    PinBody,
    TokenBody,
)
from kiosk.wire.handover import HandoverBody, HandoverCartBody, HandoverLine, HandoverOfferBody, HandoverStateBody
from kiosk.wire.login import LoginBody, LoginOfferBody, LoginPollBody
from kiosk.wire.offers import OfferBody, PointsWish, ReleasedBody
from kiosk.wire.operations import MAX_ASKED, AskedBody, BatchAnswer, BatchBody, MissingBody
from kiosk.wire.payments import PaymentOfferBody, PaymentStateBody, PaymentWish
from kiosk.wire.pickup import PickupBody, PickupsBody, StoresBody
from kiosk.wire.problem import HealthBody

SMALL = 1024 * 1024  # bytes; no answer about one customer comes near it
LARGE = 16 * 1024 * 1024  # a chunk of the catalogue
PICTURE = 8 * 1024 * 1024

_Body = TypeVar("_Body", bound=BaseModel)


class HttpCentralApi:
    """The central API at `base_url`, for one device. `deadline` and `batch_deadline` are total seconds a call.

    Belongs to the event loop that first uses it; `close()` ends its connections. `head` tells how far this device has
    come, for each request to carry it; None while that is not known. `transport` carries requests instead of TCP.
    """

    def __init__(
        self,
        base_url: str,
        *,
        device_id: str,
        device_token: str,
        store_id: str,
        deadline: float = 4.0,
        batch_deadline: float = 20.0,
        head: Callable[[], ChainHead | None] = lambda: None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._device = device_id
        self._deadline = deadline
        self._batch_deadline = batch_deadline
        self._head = head
        self._exchange = Exchange(
            base_url,
            {"Authorization": f"Bearer {device_token}", Header.DEVICE: device_id, Header.STORE: store_id},
            transport,
        )

    async def health(self) -> Health:
        return (await self._get("/v1/health", HealthBody)).to_domain()

    async def catalog_changes(self, cursor: str, limit: int) -> CatalogChanges:
        reply = await self._exchange.request(
            "GET",
            "/v1/catalog/changes",
            deadline=self._batch_deadline,
            limit=LARGE,
            params={"cursor": cursor, "limit": limit},
            headers=self._come_so_far(),
        )
        return await asyncio.to_thread(_catalog_changes, reply)  # up to 500 products: too long for the screen's thread

    async def picture(self, name: str, tag: str = "") -> bytes | None:
        reply = await self._exchange.request(
            "GET",
            f"/v1/pictures/{quote(name)}",
            deadline=self._deadline,
            limit=PICTURE,
            headers=self._come_so_far() | ({"If-None-Match": tag} if tag else {}),
        )
        if tag and reply.status == 304 and reply.headers.get("ETag") == tag:
            return None
        checked(reply)
        if not reply.media_type.startswith("image/") or not reply.body:
            raise CentralUnavailable(f"something else than a picture came ({reply.media_type or 'no content type'})")
        return reply.body

    async def stock(self, sku: str) -> tuple[StockLevel, ...]:
        return (await self._get("/v1/stock", StockBody, params={"sku": sku})).to_domain()

    async def identify(self, token: Token) -> Identified:
        body = TokenBody(kind=token.kind, value=token.value)
        return (await self._post("/v1/identify", IdentifiedBody, body)).to_domain()

    async def customer_view(self, session_key: str, reference: str) -> CustomerView:
        path = f"/v1/customers/{quote(reference, safe='')}/view"
        return (await self._get(path, CustomerViewBody, session_key=session_key)).to_domain()

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        """As in the port, at most MAX_BATCH entries; results for ids that were not sent are dropped."""
        if len(entries) > MAX_BATCH:
            raise BugError(f"a batch has at most {MAX_BATCH} entries, not {len(entries)}")
        body = BatchBody.of(self._device, head, entries)
        answer = await self._post("/v1/operations", BatchAnswer, body, deadline=self._batch_deadline)
        sent = {entry.operation.id for entry in entries}
        results = tuple(result.to_domain() for result in answer.results if result.id in sent)
        return BatchReply(results, answer.high_water, answer.applied)

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        """As in the port; ids that were not asked about are dropped."""
        if len(ids) > MAX_ASKED:
            raise BugError(f"at most {MAX_ASKED} ids may be asked about, not {len(ids)}")
        body = AskedBody(ids=tuple(ids))
        answer = await self._post("/v1/operations/missing", MissingBody, body, deadline=self._batch_deadline)
        asked = set(ids)
        return tuple(one for one in answer.missing if one in asked)

    async def staff_session(self, pin: str) -> StaffMember:
        answer = (await self._post("/v1/staff/sessions", IdentifiedBody, PinBody(pin=pin))).to_domain()
        if answer.staff is None:
            raise CentralUnavailable("the central service opened a session without saying whose")
        return answer.staff

    async def staff_customers(self, session_key: str, query: str) -> tuple[CustomerMatch, ...]:
        answer = await self._get(
            "/v1/staff/customers", CustomerMatchesBody, params={"query": query}, session_key=session_key
        )
        return tuple(match.to_domain() for match in answer.customers)

    async def staff_customer_view(self, session_key: str, reference: str) -> CustomerView:
        path = f"/v1/staff/customers/{quote(reference, safe='')}/view"
        return (await self._get(path, CustomerViewBody, session_key=session_key)).to_domain()

    async def issue_card(self, session_key: str, reference: str, *, prefix: str, key: str) -> str:
        path = f"/v1/staff/customers/{quote(reference, safe='')}/cards"
        headers = {Header.SESSION: session_key, Header.KEY: key}
        return (await self._post(path, CardBody, CardWishBody(prefix=prefix), headers=headers)).text

    async def staff_order(self, session_key: str, code: str) -> PackedOrder:
        params: dict[str, str | int] = {"code": code}
        return (
            await self._get("/v1/staff/orders", PackedOrderBody, params=params, session_key=session_key)
        ).to_domain()

    async def voucher(self, code: str) -> Offer:
        return (await self._get("/v1/vouchers", OfferBody, params={"code": code})).to_domain()

    async def hold_points(self, session_key: str, reference: str, points: int, *, currency: str, key: str) -> Offer:
        path = f"/v1/customers/{quote(reference, safe='')}/points-holds"
        headers = {Header.SESSION: session_key, Header.KEY: key}
        wish = PointsWish(points=points, currency=currency)
        return (await self._post(path, OfferBody, wish, headers=headers)).to_domain()

    async def release_points(self, key: str) -> None:
        await self._post(f"/v1/points-holds/{quote(key, safe='')}/release", ReleasedBody, Message())

    async def look_ups(self, session_key: str, reference: str) -> LookUps:
        path = f"/v1/customers/{quote(reference, safe='')}/lookups"
        return (await self._get(path, LookUpsBody, session_key=session_key)).to_domain()

    async def offer_login(self, *, link: str, language: str) -> LoginOffer:
        body = LoginBody(link=link, language=language)
        return (await self._post("/v1/device_authorization", LoginOfferBody, body)).to_domain()

    async def poll_login(self, device_code: str) -> Identified:
        body = LoginPollBody(device_code=device_code)
        return (await self._post("/v1/oauth/token", IdentifiedBody, body)).to_domain()

    async def offer_handover(self, lines: Sequence[CartLine], *, link: str, language: str, key: str) -> HandoverOffer:
        wanted = tuple(HandoverLine(sku=line.sku, quantity=line.quantity) for line in lines)
        body = HandoverBody(lines=wanted, link=link, language=language)
        return (await self._post("/v1/handovers", HandoverOfferBody, body, headers={Header.KEY: key})).to_domain()

    async def handover_claimed(self, code: str) -> bool:
        state = (await self._get(f"/v1/handovers/{quote(code, safe='')}", HandoverStateBody)).state
        if state == "expired":
            raise CentralRefused("nobody claimed the cart in time", problem="handover-expired", status=410)
        return state == "claimed"

    async def claim_handover(self, code: str, key: str) -> tuple[CartLine, ...]:
        path = f"/v1/handovers/{quote(code, safe='')}/claim"
        return (await self._post(path, HandoverCartBody, Message(), headers={Header.KEY: key})).to_domain()

    async def pickup(self, code: str) -> Pickup:
        return (await self._get("/v1/pickups", PickupBody, params={"code": code})).to_domain()

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        path = f"/v1/pickups/{quote(pickup_id, safe='')}/arrived"
        return (await self._post(path, PickupBody, Message(), headers={Header.KEY: key})).to_domain()

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        found = await self._get("/v1/staff/pickups", PickupsBody, session_key=session_key)
        return tuple(one.to_domain() for one in found.pickups)

    async def stores(self) -> StoresReply:
        return (await self._get("/v1/stores", StoresBody)).to_domain()

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        path = f"/v1/pickups/{quote(pickup_id, safe='')}/ready"
        headers = {Header.SESSION: session_key, Header.KEY: key}
        return (await self._post(path, PickupBody, Message(), headers=headers)).to_domain()

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        path = f"/v1/pickups/{quote(pickup_id, safe='')}/handed-over"
        headers = {Header.SESSION: session_key, Header.KEY: key}
        return (await self._post(path, PickupBody, Message(), headers=headers)).to_domain()

    async def offer_payment(self, sale: Sale, *, link: str, valid_for: int) -> str:
        body = PaymentWish.of(sale, link=link, valid_for=valid_for)
        path = f"/v1/payments/{quote(sale.payment.id, safe='')}/offer"
        return (await self._post(path, PaymentOfferBody, body)).link

    async def phone_payment(self, payment_id: str) -> PhonePayment:
        return (await self._get(f"/v1/payments/{quote(payment_id, safe='')}", PaymentStateBody)).to_domain()

    async def cancel_payment(self, payment_id: str) -> PhonePayment:
        path = f"/v1/payments/{quote(payment_id, safe='')}/cancel"
        return (await self._post(path, PaymentStateBody, Message())).to_domain()

    async def refund_payment(self, payment_id: str) -> PhonePayment:
        path = f"/v1/payments/{quote(payment_id, safe='')}/refund"
        return (await self._post(path, PaymentStateBody, Message())).to_domain()

    async def close(self) -> None:
        """Let the connections go."""
        await self._exchange.close()

    async def _get(
        self, path: str, model: type[_Body], *, params: dict[str, str | int] | None = None, session_key: str = ""
    ) -> _Body:
        headers = self._come_so_far() | ({Header.SESSION: session_key} if session_key else {})
        reply = await self._exchange.request(
            "GET", path, deadline=self._deadline, limit=SMALL, params=params, headers=headers
        )
        return decoded(reply, model)

    async def _post(
        self,
        path: str,
        model: type[_Body],
        body: BaseModel,
        *,
        deadline: float | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> _Body:
        reply = await self._exchange.request(
            "POST",
            path,
            deadline=deadline or self._deadline,
            limit=SMALL,
            headers={**self._come_so_far(), **headers},
            body=body,
        )
        return decoded(reply, model)

    def _come_so_far(self) -> dict[str, str]:
        head = self._head()
        return {} if head is None else {Header.SEQUENCE: str(head.seq), Header.CHAIN: head.chain}


def _catalog_changes(reply: Reply) -> CatalogChanges:
    return decoded(reply, CatalogChangesBody).to_domain()
