"""The demo shop of assets/demo (its README names the fields) into an empty database, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from sqlalchemy import Connection, insert, select

from kiosk.central import addresses, cards, offers
from kiosk.central import tables as t
from kiosk.central.catalog import ONLINE, put_attribute_words, touch, upsert_products
from kiosk.central.context import digest
from kiosk.central.identity import token_key
from kiosk.central.recommend import recompute
from kiosk.central.staff import fold
from kiosk.central.sun import CardKeys
from kiosk.domain.customer import Token, TokenKind
from kiosk.domain.loyalty import points_for
from kiosk.domain.money import half_up
from kiosk.domain.pickup import PickupState
from kiosk.errors import BadInput
from kiosk.wire.catalog import AttributeWordsBody, ProductBody
from kiosk.wire.offers import OfferBody
from kiosk.wire.pickup import DeliveryBody

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "demo"
DEVICE_TOKEN = "demo-device"  # noqa: S105 - the demo's, written in its README; a store sets its own
CARD_KEYS = CardKeys(
    bytes.fromhex("64656D6F6361726473746F72656B6579"), bytes.fromhex("64656D6F6361726464617461206B6579")
)
"""The demo's: everyone knows them. A shop gives the service its own."""
ZONE = ZoneInfo("Europe/Berlin")
DEVICES = tuple(f"K{number:02}" for number in range(1, 21))

Json = Mapping[str, Any]

_pins = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Quick on purpose: the demo's PINs are published, and its first start shall not take a second longer for them."""


def is_empty(connection: Connection) -> bool:
    """Whether no shop is in this database yet."""
    return connection.scalar(select(t.stores.c.id).limit(1)) is None


def import_shop(connection: Connection, folder: Path, now: datetime) -> None:
    """Fill an empty database from `shop.json`, `people.json` and `orders.json`; dates count back from `now`.

    BadInput naming file and reason when they cannot be used.
    """
    shop, people, orders = (_read(folder / name) for name in ("shop.json", "people.json", "orders.json"))
    try:
        _places(connection, shop)
        _products(connection, shop, now)
        _customers(connection, people, now)
        _staff(connection, people)
        _pickups(connection, shop["home_store"], people, now)
        _orders(connection, shop, orders["orders"], now)
        _attribute_words(connection, shop)
        _offers(connection, shop, folder / "offers.json", now)
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{folder}: the shop cannot be used: {error!r}", fix="compare with its README") from error
    recompute(connection)
    wanted_first = sorted(shop["products"], key=lambda product: -product["popularity"])
    touch(connection, [product["sku"] for product in wanted_first])


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: cannot be read: {error}", fix="mend or restore the file") from error


def _places(connection: Connection, shop: Json) -> None:
    stores = [place for place in shop["locations"] if place["kind"] == "store"]
    home = shop["home_store"]
    connection.execute(
        insert(t.stores),
        [{"id": s["id"], "name": s["names"]["de"], "position": at} for at, s in enumerate(stores)],
    )
    connection.execute(
        insert(t.categories),
        [
            {"key": c["key"], "position": at, "names": c["names"], "picture": c["picture"]}
            for at, c in enumerate(shop["categories"])
        ],
    )
    if "delivery" in shop:
        terms = DeliveryBody.model_validate(shop["delivery"])
        connection.execute(insert(t.facts), {"name": addresses.FACT, "text": terms.model_dump_json(), "number": 0})
    token_hash = digest(DEVICE_TOKEN)
    connection.execute(insert(t.devices), [{"id": name, "token_hash": token_hash, "store": home} for name in DEVICES])


def _products(connection: Connection, shop: Json, now: datetime) -> None:
    rows = []
    for product in shop["products"]:
        body = _body(product, shop["currency"], now)
        rows.append(
            {
                "sku": body.sku,
                "category": body.category,
                "state": body.state.value,
                "popularity": body.popularity,
                "price": body.price.amount,
                "currency": body.price.currency,
                "document": body.model_dump(mode="json", exclude_defaults=True),
                "places": {shop["home_store"]: product["places"]},
            }
        )
    upsert_products(connection, rows)
    connection.execute(
        insert(t.stock),
        [
            {"sku": product["sku"], "location": location, "quantity": quantity}
            for product in shop["products"]
            for location, quantity in product["stock"].items()
        ],
    )


def _body(product: Json, currency: str, now: datetime) -> ProductBody:
    plain = {key: value for key, value in product.items() if key not in {"places", "stock", "gtins", "offers"}}
    for key in ("price", "regular_price", "lowest_30_day_price", "deposit"):
        plain[key] = {"amount": plain[key], "currency": currency} if plain[key] else None
    plain["prices"] = [
        {
            "valid_from": _midnight(offer["from_days"], now),
            "valid_until": _midnight(offer["until_days"], now),
            "price": {"amount": offer["price"], "currency": currency},
            "regular_price": plain["price"],
            "lowest_30_day_price": {"amount": offer["lowest_30_day_price"], "currency": currency},
        }
        for offer in product.get("offers", ())
    ]
    return ProductBody.model_validate({**plain, "gtins": [gtin.zfill(14) for gtin in product["gtins"]]})


def _customers(connection: Connection, people: Json, now: datetime) -> None:
    customers: list[dict[str, Any]] = []
    tokens: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    consents: list[dict[str, Any]] = []
    for person in people["customers"]:
        reference = person["id"]
        customers.append(
            {
                "reference": reference,
                "number": person["loyalty_number"],
                "first_name": person["first_name"],
                "last_name": person["last_name"],
                "search_name": fold(f"{person['first_name']} {person['last_name']}"),
                "language": person["language"],
                "tier": person["tier"],
                "points": person["points"],
                "address": person.get("address"),
            }
        )
        active = [card for card in person["cards"] if card["state"] == "active"]
        for card in person["cards"]:
            blocked = card["state"] != "active"
            tokens += [{**row, "customer": reference, "staff": None, "blocked": blocked} for row in _tokens(card)]
        tokens.append(_number(person["loyalty_number"], reference, blocked=not active))
        lines += _list_lines(person, now)
        consents += [
            {
                "id": f"demo-{reference}-{at}",
                "customer": reference,
                "purpose": event["purpose"],
                "given": event["given"],
                "decided_at": now - timedelta(days=event["days_ago"]),
                "received_at": now - timedelta(days=event["days_ago"]),
                "text_hash": "",
                "language": person["language"],
                "store": ONLINE,
                "device": "",
                "seq": 0,
            }
            for at, event in enumerate(person["consents"])
        ]
    _fill(connection, t.customers, customers)
    _fill(connection, t.tokens, tokens)
    _fill(connection, t.list_lines, lines)
    _fill(connection, t.consent_events, consents)
    members = [person for person in people["customers"] if "pin" in person]
    logins = [{"customer": one["id"], "pin_hash": _pins.hash(one["pin"]), "failed": 0} for one in members]
    _fill(connection, t.logins, logins)
    for person in people["customers"]:
        for card in person["cards"]:
            if signing := card.get("sun"):
                key = bytes.fromhex(signing.get("key", ""))
                blocked = card["state"] != "active"
                cards.add_signer(connection, bytes.fromhex(card["uid"]), person["id"], key=key, blocked=blocked)


def _tokens(card: Json) -> Iterator[dict[str, Any]]:
    """The rows of what a card can show; its chip's text and its printed code may be the same."""
    kinds = {"uid": TokenKind.CARD_UID, "ndef": TokenKind.CARD_NDEF, "qr": TokenKind.QR}
    if "sun" in card:  # of such a card, only what it signs counts
        kinds = {"qr": TokenKind.QR}
    for kind, value in {token_key(Token(kinds[name], card[name])) for name in kinds if card.get(name)}:
        yield {"kind": kind, "value": value, "level": "known"}


def _number(number: str, customer: str, *, blocked: bool) -> dict[str, Any]:
    kind, value = token_key(Token(TokenKind.NUMBER, number))
    return {"kind": kind, "value": value, "level": "known", "customer": customer, "staff": None, "blocked": blocked}


def _list_lines(person: Json, now: datetime) -> Iterator[dict[str, Any]]:
    same = {"customer": person["id"], "version": 1, "device": "", "base": 0}
    for at, line in enumerate(person["cart"]):
        added = now - timedelta(days=2, minutes=-at)
        yield {**same, "list": "cart", "sku": line["sku"], "quantity": line["quantity"], "added_at": added}
    for line in person["wishlist"]:
        added = now - timedelta(days=line["days_ago"])
        yield {**same, "list": "wishlist", "sku": line["sku"], "quantity": 1, "added_at": added}


def _pickups(connection: Connection, home: str, people: Json, now: datetime) -> None:
    rows = [
        {
            "id": f"pickup-{one['code']}",
            "code": one["code"],
            "customer": one["customer"],
            "store": home,
            "state": PickupState(one["status"]).value,
            "place": one["shelf"],
            "lines": one["lines"],
            "ordered_at": now - timedelta(days=one["days_ago"]),
        }
        for one in people.get("pickups", ())
    ]
    if rows:
        connection.execute(insert(t.pickups), rows)


def _attribute_words(connection: Connection, shop: Json) -> None:
    labels = shop.get("attribute_labels", {})
    names = labels.get("names", {})
    words = {key: AttributeWordsBody(names=names[key], values=labels.get(key, {})) for key in names}
    if words:
        put_attribute_words(connection, words)


def _offers(connection: Connection, shop: Json, file: Path, now: datetime) -> None:
    """The shop's vouchers by their codes, which count any number of times; and the offers of a file, if any."""
    currency = shop["currency"]
    for one in shop.get("vouchers", ()):
        offers.put(connection, _offer({**one, "id": f"voucher-{one['code']}"}, currency, now))
    if not file.is_file():
        return
    found = _read(file)
    for one in found["general"]:
        offers.put(connection, _offer(one, currency, now))
    for one in found["personal"]:
        offers.put(connection, _offer(one, currency, now), customer=one["customer"])
    for series in found["vouchers"]:
        offers.add_vouchers(connection, series["offer"], series["codes"])


def _offer(raw: Json, currency: str, now: datetime) -> OfferBody:
    plain = {key: value for key, value in raw.items() if value is not None}
    if "value" in raw:
        plain |= {"percent": raw["value"] * 100} if raw["kind"] == "percent" else {"amount": raw["value"]}
    if not plain.get("minimum"):
        plain.pop("minimum", None)
    for key in {"amount", "minimum"} & plain.keys():
        plain[key] = {"amount": plain[key], "currency": currency}
    for day, key in (("from_days", "valid_from"), ("until_days", "valid_until")):
        if day in raw:
            plain[key] = _midnight(raw[day], now)
    return OfferBody.model_validate(plain)


def _staff(connection: Connection, people: Json) -> None:
    members = people["staff"]
    _fill(
        connection,
        t.staff,
        [
            {
                "reference": member["id"],
                "name": f"{member['first_name']} {member['last_name']}",
                "role": member["role"],
                "pin_hash": _pins.hash(member["pin"]),
            }
            for member in members
        ],
    )
    badges = [
        {**row, "customer": None, "staff": member["id"], "blocked": False, "level": "verified"}
        for member in members
        for row in _tokens(member["badge"])
    ]
    _fill(connection, t.tokens, badges)


def _orders(connection: Connection, shop: Json, orders: list[Json], now: datetime) -> None:
    prices = {product["sku"]: product for product in shop["products"]}
    rows, lines = [], []
    for order in orders:
        order_id = f"demo-{order['number']}"
        goods = sum(_line_price(prices[line["sku"]], line) for line in order["lines"])
        deposit = sum((prices[line["sku"]]["deposit"] or 0) * line["quantity"] for line in order["lines"])
        placed = _placed_at(order, now)
        rows.append(
            {
                "id": order_id,
                "number": order["number"],
                "channel": "online" if order["location"] == ONLINE else "till",
                "store": order["location"],
                "device": "",
                "seq": 0,
                "customer": order["customer"],
                "placed_at": placed,
                "happened_at": placed,
                "received_at": placed,
                "total": goods + deposit,
                "currency": shop["currency"],
                "pieces": sum(line["quantity"] for line in order["lines"]),
                "points": points_for(goods) if order["customer"] else 0,
                "flags": [],
                "document": {},
            }
        )
        lines += [
            {"order": order_id, "position": at, "sku": line["sku"], "quantity": line["quantity"]}
            for at, line in enumerate(order["lines"])
        ]
    _fill(connection, t.orders, rows)
    _fill(connection, t.order_lines, lines)


def _line_price(product: Json, line: Json) -> int:
    price: int = product["price"]
    if "grams" in line:
        return half_up(price * line["grams"], 1000) * int(line["quantity"])
    return price * int(line["quantity"])


def _placed_at(order: Json, now: datetime) -> datetime:
    """The shop's local time on the day so many days ago; never in the future."""
    day = now.astimezone(ZONE).date() - timedelta(days=order["days_ago"])
    return min(datetime.combine(day, time.fromisoformat(order["time"]), ZONE), now)


def _midnight(days: int, now: datetime) -> datetime:
    """The shop's local midnight with which the day begins that is so many days from today."""
    return datetime.combine(now.astimezone(ZONE).date() + timedelta(days=days), time(), ZONE)


def _fill(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
