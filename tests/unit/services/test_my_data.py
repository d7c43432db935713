"""What customers ask of their data: stored first, delivered once, by whom it may be asked."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import Assurance, Customer, Token, TokenKind
from kiosk.domain.my_data import DataWish, LookUp, LookUps
from kiosk.domain.operation import Lane, OperationKind, OperationResult, Outcome
from kiosk.domain.session import EndReason
from kiosk.errors import CentralRefused, CentralUnavailable, StoreFull
from kiosk.ports import Identified
from kiosk.services.my_data import MyDataService, Standing, new_code
from tests.unit.services.fakes import ANNA, NOON, until
from tests.unit.services.shop import Shop

PROVED = Token(TokenKind.PHONE, "c-anna")
LOOKED = LookUps((LookUp(NOON, "view", "sales", "K01"),), 4)


class Records:
    """Knows one look at Anna."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.fault: CentralUnavailable | CentralRefused | None = None

    async def look_ups(self, session_key: str, reference: str) -> LookUps:
        self.asked.append((session_key, reference))
        if self.fault is not None:
            raise self.fault
        return LOOKED


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def mine(shop: Shop, records: Records) -> MyDataService:
    codes = iter(("first", "second", "third"))
    shop.central.people[PROVED] = Identified("proved-key", Customer("c-anna", "Anna", Assurance.VERIFIED))
    return MyDataService(
        records,
        ledger=shop.store,
        outbox=shop.store,
        drain=shop.drain,
        session=shop.session,
        remembering=shop.remembering,
        connectivity=shop.connectivity,
        background=shop.background,
        clock=shop.clock,
        time=shop.time,
        ids=shop.ids,
        store="here",
        link="https://shop.example/d/",
        stored=lambda: shop.kicks.append("data"),
        code=lambda: next(codes),
    )


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_copy_is_asked_for_with_proof_and_without_secrets(shop: Shop, mine: MyDataService) -> None:
    await shop.identify.show(PROVED)
    assert await mine.ask(DataWish.ACCESS)
    (entry,) = shop.store.queue.values()
    operation = entry.operation
    assert (operation.kind, operation.lane) == (OperationKind.DATA_REQUEST, Lane.CUSTOMER)
    told = operation.payload
    assert (told["wish"], told["proof"], told["code"]) == ("access", sha("proved-key"), sha("first"))
    assert not any(secret in str(told.values()) for secret in ("proved-key", "'first'"))
    assert (mine.asked.standing, mine.asked.link) == (Standing.STORED, "https://shop.example/d/first")
    assert shop.session.current.identity is not None
    assert shop.kicks == ["data"]


async def test_a_card_alone_is_not_enough(shop: Shop, mine: MyDataService, records: Records) -> None:
    for shown in (None, ANNA):
        if shown is not None:
            await shop.identify.show(shown)
        assert not mine.may_ask
        assert not await mine.ask(DataWish.ERASURE)
        await mine.look()
    assert (shop.store.queue, records.asked, mine.asked.standing) == ({}, [], Standing.NONE)


async def test_who_wants_to_be_erased_is_forgotten_here_first(shop: Shop, mine: MyDataService) -> None:
    agreed = ConsentStatus(Purpose.DEVICE_CACHE, ConsentState.GIVEN, NOON)
    shop.central.views["c-anna"] = replace(shop.central.views["c-anna"], consents=(agreed,))
    await shop.identify.show(ANNA)
    await shop.identify.show(PROVED)
    await mine.look()
    assert await shop.customers.find(ANNA, NOON) is not None
    shop.central.cut()
    assert await mine.ask(DataWish.ERASURE)
    now = shop.session.current
    assert (now.identity, now.view, dict(now.decisions), dict(now.wishes)) == (None, None, {}, {})
    assert now.active
    assert mine.look_ups is None
    assert await shop.customers.find(ANNA, NOON) is None
    (erasure,) = (one.operation for one in shop.store.queue.values() if one.operation.kind == "data_request")
    assert (erasure.lane, erasure.payload["wish"]) == (Lane.WITHDRAWAL, "erasure")
    assert not mine.may_ask
    assert not await mine.ask(DataWish.ERASURE)


async def test_a_full_disk_asks_for_nothing(shop: Shop, mine: MyDataService) -> None:
    await shop.identify.show(PROVED)
    shop.store.fault = StoreFull("no room", fix="make some")
    with pytest.raises(StoreFull):
        await mine.ask(DataWish.ERASURE)
    assert mine.asked.standing is Standing.NONE
    assert shop.session.current.identity is not None


@pytest.mark.parametrize(
    ("outcome", "standing"), [(Outcome.APPLIED, Standing.ARRIVED), (Outcome.REJECTED, Standing.REFUSED)]
)
async def test_it_is_told_when_it_has_arrived(
    shop: Shop, mine: MyDataService, outcome: Outcome, standing: Standing
) -> None:
    await shop.identify.show(PROVED)
    await mine.ask(DataWish.ACCESS)
    link = mine.asked.link
    shop.central.answer = lambda entry: OperationResult(entry.operation.id, outcome, "x", "x")
    await shop.drain.drain()
    await until(lambda: mine.asked.standing is standing)
    assert (mine.asked.wish, mine.asked.link) == (DataWish.ACCESS, link)


async def test_the_next_person_finds_nothing_of_it(shop: Shop, mine: MyDataService) -> None:
    await shop.identify.show(PROVED)
    await mine.look()
    await mine.ask(DataWish.ACCESS)
    shop.session.end(EndReason.IDLE)
    assert (mine.asked.standing, mine.asked.link, mine.look_ups) == (Standing.NONE, "", None)
    await shop.drain.drain()
    assert mine.asked.standing is Standing.NONE


async def test_who_looked_is_told_and_an_outage_keeps_what_was_known(
    shop: Shop, mine: MyDataService, records: Records
) -> None:
    await shop.identify.show(PROVED)
    await mine.look()
    assert (mine.look_ups, records.asked) == (LOOKED, [("proved-key", "c-anna")])
    records.fault = CentralUnavailable("no route")
    await mine.look()
    assert mine.look_ups == LOOKED
    records.fault = CentralRefused("no", problem="not-verified", status=409)
    await mine.look()
    assert mine.look_ups == LOOKED


async def test_a_visits_decisions_have_one_receipt(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    assert shop.consents.receipt == ""
    await shop.consents.decide(Purpose.MARKETING, given=True, wording="the words")
    await shop.consents.decide(Purpose.ANALYTICS, given=False, wording="others")
    told = [entry.operation.payload for entry in shop.store.queue.values()]
    assert {one["receipt"] for one in told} == {sha("receipt-code")}
    assert [(one["text"], one["text_hash"]) for one in told] == [
        ("the words", sha("the words")),
        ("others", sha("others")),
    ]
    assert shop.consents.receipt == "https://shop.example/r/receipt-code"
    shop.session.end(EndReason.LEFT)
    assert shop.consents.receipt == ""


def test_a_code_cannot_be_guessed() -> None:
    assert len({new_code() for _ in range(100)}) == 100
    assert len(new_code()) >= 22  # 128 bits in base64
