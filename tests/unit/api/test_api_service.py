"""The real client on the real service."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.api.client import HttpCentralApi
from kiosk.domain.catalog import Product, SoldBy
from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.customer import Assurance, Token, TokenKind
from kiosk.domain.operation import (
    ChainHead,
    EntryState,
    Lane,
    Operation,
    OperationKind,
    OperationResult,
    OutboxEntry,
    Outcome,
)
from kiosk.domain.pickup import OrderLine
from kiosk.errors import BugError, CentralDenied, CentralRefused, CentralUnavailable
from kiosk.ports import CentralApi
from kiosk.services.pictures import is_picture, picture_tag

from .conftest import Service, client_of, start_service

HEAD = ChainHead(1000, "c" * 64)
ANNA = Token(TokenKind.CARD_UID, "04E3FFB6726974")


def purchase(seq: int, prefix: str = "purchase") -> OutboxEntry:
    price = {"amount": 990, "currency": "EUR"}
    nothing = {"amount": 0, "currency": "EUR"}
    line = {"sku": "CT101", "quantity": 1, "unit_price": price, "deposit": nothing, "vat_rate": 700, "total": price}
    payload = {
        "order_number": f"K01-{seq:06}",
        "basket_id": "b",
        "placed_at": "2026-03-01T17:00:00Z",
        "store": "berlin-mitte",
        "customer": None,
        "lines": [{**line, "gtin": "09504000011017", "name": "Coffee", "grams": None, "origin": "hands"}],
        "totals": {"goods": price, "deposit": nothing, "total": price, "vat": []},
        "payment": {"id": "p", "tender": "pay_at_till", "state": "due", "amount": price},
        "language": "de",
    }
    made = datetime(2026, 3, 1, 17, tzinfo=UTC)
    operation = Operation(f"0190-{prefix}-{seq:06}", OperationKind.PURCHASE, Lane.PURCHASE, "b", made, payload)
    return OutboxEntry(seq, operation, EntryState.PENDING)


def stored(service: Service) -> list[dict[str, Any]]:
    headers = {"Authorization": "Bearer demo-device", "Kiosk-Device": "K01"}
    request = urllib.request.Request(f"{service.url}/v1/testing/purchases", headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        purchases: list[dict[str, Any]] = json.load(answer)
    return purchases


async def test_the_client_is_what_the_services_ask_for(api: HttpCentralApi) -> None:
    def takes(_: CentralApi) -> None: ...

    takes(api)
    assert (await api.health()).contract == "1.0"
    assert abs((await api.health()).server_time - datetime.now(UTC)).total_seconds() < 60


async def test_the_whole_catalogue_comes_over(api: HttpCentralApi) -> None:
    products: list[Product] = []
    cursor = ""
    while True:
        chunk = await api.catalog_changes(cursor, 100)
        products += chunk.products
        cursor = chunk.cursor
        if not chunk.more:
            break
    assert len(products) == len({product.sku for product in products}) == chunk.total >= 300
    assert len(chunk.categories) >= 8
    assert sum(category.count for category in chunk.categories) == chunk.total
    assert all(len(gtin) == 14 for product in products for gtin in product.gtins)
    assert any(product.sold_by is SoldBy.WEIGHT for product in products)
    with_neighbours = [product for product in products if product.goes_well_with]
    assert len(with_neighbours) > 100
    known = {product.sku for product in products}
    assert all(set(product.goes_well_with) <= known - {product.sku} for product in products)


async def test_a_card_opens_the_customers_view(api: HttpCentralApi) -> None:
    identified = await api.identify(ANNA)
    assert identified.customer is not None
    assert (identified.customer.first_name, identified.customer.level) == ("Anna", Assurance.KNOWN)
    view = await api.customer_view(identified.session_key, identified.customer.reference)
    assert view.customer == identified.customer
    assert view.cart
    assert view.wishlist
    assert view.recommendations[0].reason == "again"
    assert view.consent(Purpose.RECOMMENDATIONS).state is ConsentState.GIVEN
    assert view.permits(Purpose.RECOMMENDATIONS)
    assert not view.permits(Purpose.MARKETING)


async def test_stock_and_staff(api: HttpCentralApi) -> None:
    assert [level.location for level in await api.stock("CT101")][::3] == ["berlin-mitte", "online"]
    member = await api.staff_session("2580")
    (match,) = await api.staff_customers(member.session_key, "anna")
    view = await api.staff_customer_view(member.session_key, match.reference)
    assert view.customer.first_name == "Anna"
    order = await api.staff_order(member.session_key, "B000010")
    assert (order.number, order.lines) == ("B000010", (OrderLine("CT116", 6),))
    with pytest.raises(CentralRefused) as refused:
        await api.staff_order(member.session_key, "K01/../nobody's")
    assert refused.value.problem == "unknown-order"
    badge = await api.identify(Token(TokenKind.CARD_UID, "043EFCFDEFD010"))
    assert badge.staff is not None
    assert badge.staff.session_key == badge.session_key


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        (lambda api: api.identify(Token(TokenKind.QR, "https://shop.example/c/0")), "unknown-token"),
        (lambda api: api.identify(Token(TokenKind.CARD_UID, "04065FA22F251E")), "blocked-token"),
        (lambda api: api.customer_view("x", "C00001"), "session-expired"),
        (lambda api: api.customer_view("x", "../../health"), "not-found"),
        (lambda api: api.stock("NOPE"), "unknown-product"),
        (lambda api: api.picture("products/none.webp"), "unknown-picture"),
        (lambda api: api.staff_session("0000"), "wrong-pin"),
        (lambda api: api.staff_customers("x", "anna"), "session-expired"),
        (lambda api: api.catalog_changes("", 100_000), "invalid-request"),
    ],
)
async def test_a_definite_no_has_its_problems_name(
    api: HttpCentralApi, call: Callable[[HttpCentralApi], Awaitable[Any]], problem: str
) -> None:
    with pytest.raises(CentralRefused) as caught:
        await call(api)
    assert caught.value.problem == problem


async def test_a_device_that_is_not_known_is_denied(service: Service) -> None:
    for token, device in (("wrong", "K01"), ("demo-device", "K99")):
        async with client_of(service.url, token=token, device=device) as api:
            await api.health()
            for call in (api.identify(ANNA), api.catalog_changes("", 1), api.send_operations([purchase(1)], HEAD)):
                with pytest.raises(CentralDenied):
                    await call


async def test_a_batch_is_applied_once(api: HttpCentralApi) -> None:
    entries = [purchase(seq, "batch") for seq in (1, 2, 3)]
    first = await api.send_operations(entries, HEAD)
    assert [result.outcome for result in first.results] == [Outcome.APPLIED] * 3
    again = await api.send_operations(entries, HEAD)
    assert again.results == tuple(OperationResult(entry.operation.id, Outcome.DUPLICATE) for entry in entries)
    assert (again.high_water, again.applied) == (first.high_water, first.applied) == (HEAD.seq, 3)
    assert (await api.send_operations([], HEAD)).results == ()
    with pytest.raises(BugError):
        await api.send_operations([purchase(seq) for seq in range(101)], HEAD)


async def test_what_the_service_misses_can_be_asked(api: HttpCentralApi) -> None:
    entries = [purchase(seq, "asked") for seq in (1, 2, 3)]
    await api.send_operations(entries[:2], HEAD)
    ids = [entry.operation.id for entry in entries]
    assert await api.missing_operations(ids) == (ids[2],)
    assert await api.missing_operations([]) == ()
    with pytest.raises(BugError):
        await api.missing_operations([f"0190-asked-{number:06}" for number in range(1001)])


async def test_what_was_acknowledged_outlives_hard_kills_and_the_rest_comes_again(tmp_path: Path) -> None:
    database = tmp_path / "central.sqlite3"
    acknowledged: set[str] = set()
    for kill_after in (30, 90):
        service = await asyncio.to_thread(start_service, database)
        with pytest.raises(CentralUnavailable):
            await drain(service, acknowledged, kill_after)
    service = await asyncio.to_thread(start_service, database)
    try:
        await drain(service, acknowledged)
        purchases = await asyncio.to_thread(stored, service)
    finally:
        await asyncio.to_thread(service.end)
    assert [one["seq"] for one in purchases] == list(range(1, 201))


async def drain(service: Service, acknowledged: set[str], kill_after: int = 1000) -> None:
    """Send what is not acknowledged, in small batches; in the middle of one kill the service."""
    entries = [purchase(seq, "kill") for seq in range(1, 201)]
    killing: asyncio.Task[None] | None = None
    async with client_of(service.url) as api:
        try:
            while left := [entry for entry in entries if entry.operation.id not in acknowledged]:
                if len(acknowledged) >= kill_after and killing is None:
                    killing = asyncio.create_task(asyncio.to_thread(service.kill))
                results = (await api.send_operations(left[:7], HEAD)).results
                assert {result.outcome for result in results} <= {Outcome.APPLIED, Outcome.DUPLICATE}
                acknowledged |= {result.id for result in results}
        finally:
            if killing is not None:
                await killing


async def test_a_picture_that_is_here_already_is_not_sent_again(api: HttpCentralApi) -> None:
    chunk = await api.catalog_changes("", 1)
    name = chunk.products[0].picture
    data = await api.picture(name)
    assert data is not None
    assert is_picture(data)
    assert await api.picture(name, picture_tag(data)) is None
    assert await api.picture(name, picture_tag(b"an older one")) == data
