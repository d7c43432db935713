"""Cards at the kiosk: signed ones, several at once, lifted ones; and those that staff write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from kiosk.domain.codes import CodeRules, ScanSource
from kiosk.domain.customer import Assurance, Identity, Token, TokenKind
from kiosk.domain.session import EndReason
from kiosk.errors import CentralRefused, DeviceAbsent
from kiosk.ports import CardEvent, CardLifted, CardRead, CardWrite, Identified, SeveralCards
from kiosk.services import payloads
from kiosk.services.card_writing import CardDesk, CardStage, CardWritingService
from kiosk.services.identify import Recognised
from kiosk.services.notices import NoticeKind
from kiosk.services.scanning import Result, ScanRouter
from tests.unit.services.fakes import ANNA, TEA
from tests.unit.services.shop import Shop

T = TypeVar("T")
UID = "04FA1273D1D0B7"
PREFIX = "https://shop.example/c/"


def signed(code: str, uid: str = UID) -> Token:
    return Token(TokenKind.CARD_SUN, f"https://shop.example/t?cmac={code}", uid)


def known(shop: Shop, *tokens: Token) -> None:
    for token in tokens:
        shop.central.people[token] = shop.central.people[ANNA]


@dataclass
class Reader:
    """A card reader that says what it is told to say."""

    says: list[CardWrite] = field(default_factory=list)
    wrote: list[tuple[str, bool, bool]] = field(default_factory=list)
    name: str = "card_reader"

    def open(self) -> None: ...

    def close(self) -> None: ...

    def poll(self, timeout: float) -> CardEvent | None: ...

    def write(self, text: str, *, lock: bool = False, replace: bool = False) -> CardWrite:
        self.wrote.append((text, lock, replace))
        return self.says.pop(0) if self.says else CardWrite.NO_CARD


class Calls:
    """Does device work at once; `gone`: the device is not there."""

    gone = False

    async def call(self, name: str, work: Callable[[], T]) -> T:
        if self.gone:
            raise DeviceAbsent(f"the {name} is not there")
        return work()


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def writing(shop: Shop, reader: Reader, calls: Calls) -> CardWritingService:
    return CardWritingService(shop.central, shop.session, shop.staff, calls, shop.ids, reader=reader, prefix=PREFIX)


@pytest.fixture
def router(shop: Shop, writing: CardWritingService) -> ScanRouter:
    return ScanRouter(
        CodeRules((PREFIX,), ("https://shop.example/s/",), "EUR", signed_prefixes=("https://shop.example/t?",)),
        catalog=shop.catalog,
        session=shop.session,
        basket=shop.basket,
        identify=shop.identify,
        staff=shop.staff,
        notices=shop.notices,
        clock=shop.time,
        writing=writing.event,
    )


@pytest.fixture
async def desk(shop: Shop) -> Shop:
    """Staff have Anna's lists before them."""
    assert await shop.staff.unlock_pin("1234")
    await shop.staff.open("c-anna")
    assert shop.staff.desk.customer is not None
    return shop


# ── signed links ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_signed_link_from_a_card_is_a_token_of_its_own(shop: Shop, router: ScanRouter) -> None:
    known(shop, signed("01"))
    await router.card(CardRead(UID, (signed("01").value,)))
    identity = shop.session.current.identity
    assert identity is not None
    assert (identity.token.kind, identity.token.card) == (TokenKind.CARD_SUN, UID)


async def test_the_same_card_again_goes_on_with_the_visit(shop: Shop) -> None:
    known(shop, signed("01"), signed("02"))
    assert await shop.identify.show(signed("01")) is Recognised.CUSTOMER
    session = shop.session.current.id
    shop.basket.add(TEA)
    assert await shop.identify.show(signed("02")) is Recognised.CUSTOMER
    assert shop.session.current.id == session
    assert shop.session.current.basket.pieces == 1


async def test_another_signed_card_ends_the_visit(shop: Shop) -> None:
    known(shop, signed("01"), signed("02", "04000000000001"), signed("03", ""))
    for token in (signed("01"), signed("02", "04000000000001"), signed("03", "")):
        before = shop.session.current.id
        await shop.identify.show(token)
        assert (shop.session.current.id == before) is (token == signed("01"))


async def test_a_used_link_opens_nothing_and_asks_for_the_card_again(shop: Shop) -> None:
    known(shop, signed("01"))
    await shop.identify.show(signed("01"))
    shop.central.faults["identify"] = CentralRefused("used", problem="replayed-code", status=409)
    assert await shop.identify.show(signed("01")) is Recognised.REPLAYED
    assert shop.session.current.identity is None
    assert shop.session.current.view is None
    assert shop.kinds[-1] is NoticeKind.CARD_AGAIN


async def test_what_is_shown_by_a_signed_link_is_not_kept_here(shop: Shop) -> None:
    known(shop, signed("01"))
    await shop.identify.show(signed("01"))
    assert not shop.remembering.kept


def test_one_cards_operations_keep_their_order() -> None:
    def subject(token: Token) -> str:
        return payloads.subject(Identity(token, Assurance.VERIFIED))

    assert subject(signed("01")) == subject(signed("02"))
    assert subject(signed("01")) != subject(signed("01", "04000000000001"))
    assert subject(signed("01", "")) != subject(signed("02", ""))
    assert UID not in subject(signed("01"))


# ── several, lifted, and the shop's own record ───────────────────────────────────────────────────────────────────


async def test_several_cards_are_nobodys(shop: Shop, router: ScanRouter) -> None:
    assert (await router.card(SeveralCards())).result is Result.SEVERAL_CARDS
    assert shop.kinds == [NoticeKind.ONE_CARD_ONLY]
    assert shop.session.current.identity is None


async def test_lifting_a_card_changes_nothing(shop: Shop, router: ScanRouter) -> None:
    await shop.identify.show(ANNA)
    before, told = shop.session.current, list(shop.told)
    assert (await router.card(CardLifted())).result is Result.CARD_LIFTED
    assert shop.session.current == before
    assert shop.told == told


async def test_the_shops_own_record_comes_first(shop: Shop, router: ScanRouter) -> None:
    token = Token(TokenKind.CARD_NDEF, "loyal-7301")
    known(shop, token)
    outcome = await router.card(CardRead("04AA", ("https://shop.example/c/else",), ("loyal-7301",)))
    assert (outcome.result, outcome.source) == (Result.CUSTOMER, ScanSource.CARD)
    assert shop.session.current.identity is not None
    assert shop.session.current.identity.token == token


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_card_is_issued_once_and_written_when_it_is_put_on(
    desk: Shop, writing: CardWritingService, reader: Reader, router: ScanRouter
) -> None:
    await writing.begin(lock=True)
    assert writing.desk == CardDesk(CardStage.HOLD, lock=True)
    reader.says = [CardWrite.WRITTEN]
    assert (await router.card(CardRead("04AA"))).result is Result.CARD_WRITING
    assert writing.desk == CardDesk(CardStage.WRITTEN, lock=True)
    assert reader.wrote[-1] == (f"{PREFIX}new-c-anna", True, False)
    assert [issued[:2] for issued in desk.central.issued] == [("staff-key", "c-anna")]
    assert "identify" not in desk.central.calls


async def test_a_torn_card_gets_the_same_text_when_it_is_put_on_again(
    desk: Shop, writing: CardWritingService, reader: Reader
) -> None:
    await writing.begin()
    reader.says = [CardWrite.TORN, CardWrite.WRITTEN]
    await writing.event(CardRead("04AA"))
    assert writing.desk == CardDesk(CardStage.FAILED, problem="torn")
    await writing.event(CardLifted())
    assert writing.desk == CardDesk(CardStage.HOLD, problem="torn")
    await writing.event(CardRead("04AA"))
    assert writing.desk.stage is CardStage.WRITTEN
    assert len({text for text, _, _ in reader.wrote}) == 1
    assert len(desk.central.issued) == 1


async def test_what_is_on_a_card_is_written_over_only_when_staff_say_so(
    desk: Shop, writing: CardWritingService, reader: Reader
) -> None:
    await writing.begin()
    reader.says = [CardWrite.FOREIGN, CardWrite.WRITTEN]
    await writing.event(CardRead("04AA"))
    assert writing.desk.problem == "foreign"
    assert [replace for _, _, replace in reader.wrote] == [False, False]
    await writing.again(replace=True)
    assert reader.wrote[-1][2]
    assert writing.desk.stage is CardStage.WRITTEN


async def test_without_the_network_no_card_is_issued_and_trying_again_uses_the_same_key(
    desk: Shop, writing: CardWritingService, reader: Reader
) -> None:
    desk.central.cut()
    await writing.begin()
    assert writing.desk == CardDesk(CardStage.FAILED, problem="no-network")
    assert not writing.issued
    assert reader.wrote == []
    desk.central.mend()
    await writing.begin()
    assert writing.desk.stage is CardStage.HOLD
    assert len(desk.central.issued) == 1


async def test_a_refusal_and_a_missing_reader_are_told(desk: Shop, writing: CardWritingService, calls: Calls) -> None:
    desk.central.faults["issue_card"] = CentralRefused("over", problem="session-expired", status=409)
    await writing.begin()
    assert writing.desk.problem == "session-expired"
    desk.central.mend()
    calls.gone = True
    await writing.begin()
    assert writing.desk == CardDesk(CardStage.FAILED, problem="no-reader")


async def test_two_cards_are_not_written(desk: Shop, writing: CardWritingService, reader: Reader) -> None:
    await writing.begin()
    wrote = len(reader.wrote)
    await writing.event(SeveralCards())
    assert writing.desk.problem == "several-cards"
    assert len(reader.wrote) == wrote


async def test_putting_the_customer_away_or_ending_the_session_ends_it(
    desk: Shop, writing: CardWritingService, router: ScanRouter
) -> None:
    await writing.begin()
    desk.staff.close_customer()
    assert writing.desk == CardDesk()
    await desk.staff.open("c-anna")
    await writing.begin()
    desk.session.end(EndReason.IDLE)
    assert writing.desk == CardDesk()
    desk.central.people[Token(TokenKind.CARD_UID, "04AA")] = Identified("key", desk.central.views["c-ben"].customer)
    assert (await router.card(CardRead("04AA"))).result is Result.CUSTOMER


async def test_nobody_but_staff_with_a_customer_writes(shop: Shop, writing: CardWritingService) -> None:
    await writing.begin()
    assert writing.desk == CardDesk()
    assert shop.central.issued == []


async def test_a_late_answer_for_a_customer_who_was_put_away_is_dropped(
    desk: Shop, writing: CardWritingService, reader: Reader
) -> None:
    gate = desk.central.hold("issue_card")
    asking = asyncio.create_task(writing.begin())
    await asyncio.sleep(0)
    assert writing.desk.stage is CardStage.ASKING
    desk.staff.close_customer()
    gate.set()
    await asking
    assert writing.desk == CardDesk()
    assert reader.wrote == []
