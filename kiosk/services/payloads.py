"""What the central service is told about each operation, as JSON-able dictionaries."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from kiosk.domain.age import AgeCheck
from kiosk.domain.basket import BasketLine
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Identity
from kiosk.domain.fulfilment import TAKE_NOW, DeliveryCharge, Fulfilment
from kiosk.domain.money import Money
from kiosk.domain.my_data import DataWish, digest
from kiosk.domain.order import Sale
from kiosk.domain.payment import CardSlip
from kiosk.spelling import discount


def money(value: Money) -> dict[str, Any]:
    """`{"amount": minor units, "currency": ISO 4217}`."""
    return {"amount": value.amount, "currency": value.currency}


def instant(value: datetime) -> str:
    """RFC 3339 in UTC with microseconds."""
    return value.isoformat(timespec="microseconds").replace("+00:00", "Z")


def customer(identity: Identity | None) -> dict[str, Any] | None:
    """Whom an operation is for: the reference when known, and the token it follows from; None for nobody."""
    if identity is None:
        return None
    return {
        "reference": identity.reference,
        "token": {"kind": identity.token.kind.value, "value": identity.token.value},
    }


def subject(identity: Identity, kind: str = "customer") -> str:
    """What keeps a customer's operations in order, before and after their reference is known: a hash of the token.

    Operations of another `kind` keep an order of their own: they do not wait for a parked one of the others.
    """
    token = identity.token
    lasting = token.value if token.lasting or not token.card else token.card
    return f"{kind}:" + hashlib.sha256(f"{token.kind}:{lasting}".encode()).hexdigest()[:32]


def purchase(sale: Sale, store: str) -> dict[str, Any]:
    """A sale with the till's time and prices. `order_number` is filled in by the ledger."""
    return {
        "order_number": sale.number,
        "basket_id": sale.basket_id,
        "placed_at": instant(sale.placed_at),
        "store": store,
        "customer": customer(sale.identity),
        "lines": [_line(line, sale.language) for line in sale.lines],
        "totals": {
            "goods": money(sale.totals.goods),
            "deposit": money(sale.totals.deposit),
            "total": money(sale.totals.total),
            **({"saved": money(sale.totals.saved)} if sale.totals.discounts else {}),
            **({"delivery": _charge(sale.totals.delivery)} if sale.totals.delivery is not None else {}),
            "vat": [{"rate": row.rate, "gross": money(row.gross), "vat": money(row.vat)} for row in sale.totals.vat],
        },
        **({"discounts": _discounts(sale)} if sale.totals.discounts else {}),
        "payment": {
            "id": sale.payment.id,
            "tender": sale.payment.tender.value,
            "state": sale.payment.state.value,
            "amount": money(sale.payment.amount),
            **({"card": _card(sale.card)} if sale.card is not None else {}),
        },
        "language": sale.language,
        **({"fulfilment": _fulfilment(sale.fulfilment)} if sale.fulfilment != TAKE_NOW else {}),
        **({"age_check": _age_check(sale.age_check)} if sale.age_check is not None else {}),
    }


def _fulfilment(chosen: Fulfilment) -> dict[str, Any]:
    """How it gets to its buyer, when it is not taken along."""
    return {"way": chosen.way.value, **({"store": chosen.store} if chosen.store else {})}


def _charge(charge: DeliveryCharge) -> dict[str, Any]:
    """What sending it cost; VAT is contained."""
    return {"amount": money(charge.amount), "vat_rate": charge.vat_rate}


def _age_check(check: AgeCheck) -> dict[str, Any]:
    """Who saw that the buyer is old enough, and when."""
    return {"age": check.age, "staff": check.staff, "checked_at": instant(check.checked_at), "offline": check.offline}


def _card(slip: CardSlip) -> dict[str, Any]:
    """By what the shop finds the payment in its terminal's books; nothing of the card but its brand."""
    return {
        "terminal_id": slip.terminal_id,
        "receipt_no": slip.receipt_no,
        "trace_no": slip.trace_no,
        "authorisation": slip.authorisation,
        "card_name": slip.card_name,
    }


def _discounts(sale: Sale) -> list[dict[str, Any]]:
    places = {line.key: at for at, line in enumerate(sale.lines)}
    return [
        {
            "offer": one.offer.id,
            "code": one.offer.code,
            "name": discount(one, sale.language),
            "amount": money(one.amount),
            "shares": [{"line": places[key], "amount": share} for key, share in one.shares],
        }
        for one in sale.totals.discounts
    ]


def _line(line: BasketLine, language: str) -> dict[str, Any]:
    return {
        "sku": line.product.sku,
        "gtin": line.product.gtins[0] if line.product.gtins else "",
        "name": line.product.name(language),
        "quantity": line.quantity,
        "grams": line.grams,
        "unit_price": money(line.piece_price),
        "deposit": money(line.deposit),
        "vat_rate": line.product.vat_rate,
        "total": money(line.total),
        "origin": line.origin.value,
    }


def staff_unlock(reference: str, by: str, *, at: datetime, store: str) -> dict[str, Any]:
    """A member of staff was let in by this device alone."""
    return {"staff": reference, "by": by, "unlocked_at": instant(at), "store": store}


def feedback(rating: int, *, at: datetime, store: str) -> dict[str, Any]:
    """How it was, and in which store."""
    return {"rating": rating, "given_at": instant(at), "store": store}


def consent(
    identity: Identity,
    purpose: Purpose,
    *,
    given: bool,
    at: datetime,
    wording: str,
    language: str,
    store: str,
    receipt: str,
) -> dict[str, Any]:
    """One decision, with the words the person saw and their hash; `receipt` is the code that opens the record of it."""
    return {
        "customer": customer(identity),
        "purpose": purpose.value,
        "state": "given" if given else "withdrawn",
        "decided_at": instant(at),
        "text_hash": digest(wording),
        "text": wording,
        "language": language,
        "store": store,
        "receipt": digest(receipt),
    }


def data_request(
    identity: Identity, wish: DataWish, *, code: str, at: datetime, language: str, store: str
) -> dict[str, Any]:
    """What somebody asks of their data; of the session and the code only hashes leave."""
    return {
        "customer": customer(identity),
        "wish": wish.value,
        "proof": digest(identity.session_key),
        "code": digest(code),
        "asked_at": instant(at),
        "language": language,
        "store": store,
    }


def wish(identity: Identity, sku: str, *, wanted: bool, version: str) -> dict[str, Any]:
    """A product shall be on the wish list or not, said somebody who saw this version of it."""
    return {"customer": customer(identity), "sku": sku, "quantity": int(wanted), "version": version}
