"""Outbox entries on the wire, and what their payloads must hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from kiosk.domain.basket import Origin
from kiosk.domain.consent import Purpose
from kiosk.domain.my_data import DataWish
from kiosk.domain.operation import ChainHead, OperationResult, OutboxEntry, Outcome
from kiosk.wire.base import MAX_BATCH, Instant, Json, Message, MoneyBody, Sku
from kiosk.wire.customer import TokenBody
from kiosk.wire.offers import DiscountBody

OperationId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[\x21-\x7e]+$")]
Sequence64 = Annotated[int, Field(ge=0, le=2**63 - 1)]
Chain = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
MAX_ASKED = 1000


class OperationBody(Message):
    """One outbox entry; `payload` is checked by its kind, so that one bad entry does not spoil a batch.

    `clock_offset_ms`: the server's time less the device's when it was made; absent when the device did not know it.
    """

    id: OperationId
    seq: Sequence64
    kind: Annotated[str, Field(max_length=32)]
    created_at: Instant
    clock_offset_ms: Annotated[int, Field(ge=-(2**53), le=2**53)] | None = None
    payload: Json


class BatchBody(Message):
    """Up to 100 outbox entries of one device; `last_seq` and `chain_head` are its newest entry's, sent or not."""

    device: Annotated[str, Field(max_length=64)]
    last_seq: Sequence64
    chain_head: Chain
    operations: Annotated[tuple[OperationBody, ...], Field(max_length=MAX_BATCH)]

    @classmethod
    def of(cls, device: str, head: ChainHead, entries: Sequence[OutboxEntry]) -> BatchBody:
        return cls(
            device=device,
            last_seq=head.seq,
            chain_head=head.chain,
            operations=tuple(
                OperationBody(
                    id=entry.operation.id,
                    seq=entry.seq,
                    kind=entry.operation.kind.value,
                    created_at=entry.operation.created_at,
                    clock_offset_ms=_milliseconds(entry.operation.clock_offset),
                    payload=dict(entry.operation.payload),
                )
                for entry in entries
            ),
        )


class ResultBody(Message):
    """What became of one entry; `retry_after` in seconds."""

    id: OperationId
    outcome: Outcome
    code: str = ""
    detail: str = ""
    retry_after: float | None = None

    def to_domain(self) -> OperationResult:
        return OperationResult(self.id, self.outcome, self.code, self.detail, self.retry_after)


class BatchAnswer(Message):
    """One result for each entry of the batch.

    `high_water` is the highest sequence ever seen of the device, `applied` how many entries of it are held: a device
    that has more acknowledged ones asks which are missing (the service was restored from an older backup).
    """

    results: tuple[ResultBody, ...]
    high_water: Sequence64
    applied: Sequence64 = 0


class AskedBody(Message):
    """Ids of operations that a device knows to be acknowledged."""

    ids: Annotated[tuple[OperationId, ...], Field(max_length=MAX_ASKED)]


class MissingBody(Message):
    """Those of the asked ids that are not held here: send them again."""

    missing: tuple[OperationId, ...]


def _milliseconds(offset: timedelta | None) -> int | None:
    return None if offset is None else round(offset / timedelta(milliseconds=1))


class WhoBody(Message):
    """Whose it is: `reference` when the device knew it, else the token that will tell later."""

    reference: Annotated[str, Field(max_length=64)] = ""
    token: TokenBody | None = None


class SoldLine(Message):
    """One line as it was sold, at the till's price."""

    sku: Sku
    gtin: Annotated[str, Field(max_length=14)] = ""
    name: Annotated[str, Field(max_length=500)] = ""
    quantity: Annotated[int, Field(ge=1, le=9999)]
    grams: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    unit_price: MoneyBody
    deposit: MoneyBody | None = None
    vat_rate: Annotated[int, Field(ge=0, le=10_000)]
    total: MoneyBody
    origin: Origin = Origin.HANDS


class VatBody(Message):
    """One row of the VAT table."""

    rate: Annotated[int, Field(ge=0, le=10_000)]
    gross: MoneyBody
    vat: MoneyBody


class ChargeBody(Message):
    """What sending costs; VAT at `vat_rate` (basis points) is contained in it."""

    amount: MoneyBody
    vat_rate: Annotated[int, Field(ge=0, le=10_000)] = 0


class TotalsBody(Message):
    """The sums of a sale: `total` is `goods` less `saved` (what offers took off; null: nothing) and the `deposit`.

    `delivery` is in it, when it is sent and that costs something.
    """

    goods: MoneyBody
    deposit: MoneyBody
    total: MoneyBody
    vat: tuple[VatBody, ...] = ()
    saved: MoneyBody | None = None
    delivery: ChargeBody | None = None


class CardBody(Message):
    """Where a card payment stands in the terminal's books."""

    terminal_id: Annotated[str, Field(max_length=32)] = ""
    receipt_no: Annotated[int, Field(ge=0, le=999_999)] | None = None
    trace_no: Annotated[int, Field(ge=0, le=9_999_999)] | None = None
    authorisation: Annotated[str, Field(max_length=64)] = ""
    card_name: Annotated[str, Field(max_length=64)] = ""


class PaymentBody(Message):
    """The payment attempt of a sale; `card` when a terminal took it."""

    id: Annotated[str, Field(max_length=64)]
    tender: Annotated[str, Field(max_length=32)]
    state: Annotated[str, Field(max_length=32)]
    amount: MoneyBody
    card: CardBody | None = None


class AgeCheckBody(Message):
    """A member of staff saw that the buyer is at least `age`; `offline`: the device alone recognised them."""

    age: Annotated[int, Field(ge=1, le=99)]
    staff: Annotated[str, Field(min_length=1, max_length=64)]
    checked_at: Instant
    offline: bool = False


class FulfilmentBody(Message):
    """How a purchase gets to its buyer; `store`: where it is collected. Where it is sent, the customer's data say."""

    way: Literal["take_now", "collect", "deliver"]
    store: Annotated[str, Field(max_length=40)] = ""


class PurchasePayload(Message):
    """A purchase: what left the till, with the till's time and prices."""

    order_number: Annotated[str, Field(min_length=1, max_length=64)]
    basket_id: Annotated[str, Field(max_length=64)] = ""
    placed_at: Instant
    store: Annotated[str, Field(max_length=40)]
    customer: WhoBody | None = None
    lines: Annotated[tuple[SoldLine, ...], Field(min_length=1, max_length=1000)]
    totals: TotalsBody
    discounts: Annotated[tuple[DiscountBody, ...], Field(max_length=200)] = ()
    payment: PaymentBody
    language: Annotated[str, Field(max_length=16)] = ""
    age_check: AgeCheckBody | None = None
    fulfilment: FulfilmentBody | None = None


class ConsentPayload(Message):
    """One decision about one purpose: `text` are the words the person saw, `text_hash` their SHA-256.

    `receipt` is the SHA-256 of the code by which the person looks at the record of it.
    """

    customer: WhoBody
    purpose: Purpose
    state: Literal["given", "withdrawn"]
    decided_at: Instant
    text_hash: Annotated[str, Field(max_length=128)] = ""
    text: Annotated[str, Field(max_length=4000)] = ""
    language: Annotated[str, Field(max_length=16)] = ""
    store: Annotated[str, Field(max_length=40)] = ""
    receipt: Annotated[str, Field(max_length=64)] = ""


class DataRequestPayload(Message):
    """A customer asks for a copy of their data, or for its erasure.

    `proof` is the SHA-256 of the session key under which they were verified at the device, `code` the one of the code
    that opens the answer on a phone.
    """

    customer: WhoBody
    wish: DataWish
    proof: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    code: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    asked_at: Instant
    language: Annotated[str, Field(max_length=16)] = ""
    store: Annotated[str, Field(max_length=40)] = ""


class StaffUnlockPayload(Message):
    """A device let a member of staff in while it could not ask."""

    staff: Annotated[str, Field(min_length=1, max_length=64)]
    by: Literal["pin", "badge"]
    unlocked_at: Instant
    store: Annotated[str, Field(max_length=40)] = ""


class FeedbackPayload(Message):
    """How it was, from 1 (bad) to 5 (good); nothing tells who said it."""

    rating: Annotated[int, Field(ge=1, le=5)]
    given_at: Instant
    store: Annotated[str, Field(min_length=1, max_length=40)]


class FeedbackCount(Message):
    """How many gave a rating on a day."""

    day: date
    rating: int
    answers: int


class FeedbackBody(Message):
    """The answers of this store, the newest day first."""

    counts: tuple[FeedbackCount, ...]


class ListPayload(Message):
    """A line of a cart or wish list shall have this quantity; `version` is the list's that the person saw."""

    customer: WhoBody
    sku: Sku
    quantity: Annotated[int, Field(ge=0, le=999)]
    version: Annotated[str, Field(max_length=32)] = ""
