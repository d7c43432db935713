"""Customers with cards, carts, wish lists and consents; staff; pick-ups waiting."""

from __future__ import annotations

import random
from typing import Any

Json = dict[str, Any]

CARD_URL = "https://shop.example/c/"
SIGNED_URL = "https://shop.example/t"  # to which a card adds what it signs
BADGE_URL = "https://shop.example/s/"


def build_people(source: Json, seed: int, skus: dict[str, str]) -> Json:
    """The whole of `people.json`; `skus` maps picture names to SKUs, an unknown name is a KeyError."""
    purposes: dict[str, str] = source["consent_purposes"]
    customers = [_customer(entry, number, seed, purposes, skus) for number, entry in enumerate(source["customers"], start=1)]
    ids = {customer["card_name"]: customer["id"] for customer in customers}
    return {
        "customers": customers,
        "staff": [_staff(entry, number, seed) for number, entry in enumerate(source["staff"], start=1)],
        "pickups": [
            {
                "code": entry["code"],
                "customer": ids[entry["card"]],
                "status": entry["status"],
                "shelf": entry["shelf"],
                "days_ago": entry["days_ago"],
                "lines": [{"sku": skus[slug], "quantity": quantity} for slug, quantity in entry["lines"].items()],
            }
            for entry in source["pickups"]
        ],
    }


def _customer(entry: Json, number: int, seed: int, purposes: dict[str, str], skus: dict[str, str]) -> Json:
    card = with_luhn(f"{7000 + number * 37:04d}{(number * 7919 + seed) % 10000:04d}")
    return {
        "id": f"C{number:05d}",
        "card_name": entry["card"],
        "first_name": entry["first"],
        "last_name": entry["last"],
        "email": f"{entry['card']}@customers.example",
        "language": entry["language"],
        "tier": entry["tier"],
        "points": entry["points"],
        **({"address": entry["address"]} if "address" in entry else {}),
        "loyalty_number": card,
        "pin": card[-4:],
        "cards": [_card(entry, card, seed)],
        "cart": [{"sku": skus[slug], "quantity": quantity} for slug, quantity in entry["cart"].items()],
        "wishlist": [{"sku": skus[slug], "days_ago": days} for slug, days in entry["wish"].items()],
        "consents": [{"purpose": purposes[key], "given": days > 0, "days_ago": abs(days)} for key, days in entry["consents"].items()],
    }


def _card(entry: Json, number: str, seed: int) -> Json:
    card: Json = {
        "uid": card_uid(f"{seed}:card:{entry['card']}"),
        "ndef": f"{CARD_URL}{number}",
        "qr": f"{CARD_URL}{number}",
        "state": entry.get("card_status", "active"),
    }
    match entry.get("sun"):
        case "encrypted":
            return card | {"ndef": SIGNED_URL, "sun": {"mirror": "encrypted", "key": ""}}
        case "plain":
            return card | {"ndef": SIGNED_URL, "sun": {"mirror": "plain", "key": card_key(f"{seed}:key:{entry['card']}")}}
    return card


def _staff(entry: Json, number: int, seed: int) -> Json:
    badge = with_luhn(f"9{number:03d}{(number * 104729 + seed) % 10000:04d}")
    return {
        "id": f"S{number:03d}",
        "card_name": entry["card"],
        "first_name": entry["first"],
        "last_name": entry["last"],
        "role": entry["role"],
        "language": entry["language"],
        "pin": entry["pin"],
        "badge": {
            "uid": card_uid(f"{seed}:badge:{entry['card']}"),
            "ndef": f"{BADGE_URL}{badge}",
            "qr": f"{BADGE_URL}{badge}",
        },
    }


def card_uid(seed: str) -> str:
    """A 7-byte NFC UID in upper-case hex; 04 is the byte of the commonest maker of tags."""
    return "04" + random.Random(seed).randbytes(6).hex().upper()  # noqa: S311 - repeatable, not secret


def card_key(seed: str) -> str:
    """A signing card's own key in hex: a demo's, that everyone may know."""
    return random.Random(seed).randbytes(16).hex().upper()  # noqa: S311 - repeatable, not secret


def with_luhn(digits: str) -> str:
    """The number with its Luhn digit (ISO/IEC 7812-1) behind it."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return f"{digits}{-sum(value // 10 + value % 10 for value in doubled) % 10}"
