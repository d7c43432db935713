"""Comparing what a story expects with what is seen: each difference is one plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from kiosk.testing.central import Consent, Effects, Purchase
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.remote import Look
from kiosk.testing.steps import (
    GONE,
    BasketIs,
    CentralIs,
    ConsentIs,
    DevicesAre,
    Expect,
    OutboxIs,
    PurchaseIs,
    TerminalIs,
    WaitFor,
)

_CLOCK_TOLERANCE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where to look. Each is asked only for what a step expects."""

    look: Callable[[], Look]
    status: Callable[[], dict[str, Any]]
    effects: Callable[[], Effects]
    receipts: Callable[[], Sequence[str]]
    payments: Callable[[], Sequence[int]]
    spoken: Callable[[], Sequence[str]]


class Observer:
    """Compares the world with what a step says of it."""

    def __init__(self, sources: Sources, shop: DemoShop) -> None:
        self._sources = sources
        self._shop = shop

    def differences(self, wanted: WaitFor | Expect) -> list[str]:
        """What is not as expected, with what was seen instead; empty when all is so."""
        found: list[str] = []
        if {"screen", "text", "no_text", "object", "no_object"} & wanted.model_fields_set:
            found += self._screen(wanted, self._sources.look())
        if wanted.basket is not None:
            found += _basket(wanted.basket, self._sources.status()["basket"])
        if wanted.outbox is not None:
            found += _outbox(wanted.outbox, self._sources.status()["outbox"])
        if wanted.devices is not None:
            found += _devices(wanted.devices, self._sources.status()["devices"])
        if wanted.receipt is not None:
            found += self._receipt(wanted.receipt, self._sources.receipts())
        if wanted.spoken is not None:
            found += self._spoken(wanted.spoken, self._sources.spoken())
        if wanted.terminal is not None:
            found += _terminal(wanted.terminal, self._sources.payments())
        if wanted.central is not None:
            found += _central(wanted.central, self._sources.effects())
        return found

    def _screen(self, wanted: WaitFor | Expect, look: Look) -> list[str]:
        found: list[str] = []
        if wanted.screen is not None and look.screen != wanted.screen:
            found.append(f"expected screen {wanted.screen!r}, seen {look.screen or 'none'!r}")
        missing = (text for text in self._texts(wanted.text) if not look.shows(text))
        found += [f"expected text {text!r}, seen {_some(look.texts())}" for text in missing]
        unwanted = (text for text in self._texts(wanted.no_text) if look.shows(text))
        found += [f"expected no text {text!r}, yet it is shown" for text in unwanted]
        if wanted.object is not None and look.item(wanted.object) is None:
            names = dict.fromkeys(item.name for item in look.items if item.name)
            found.append(f"expected object {wanted.object!r}, seen {_some(tuple(names))}")
        if wanted.no_object is not None and look.item(wanted.no_object) is not None:
            found.append(f"expected no object {wanted.no_object!r}, yet it is shown")
        return found

    def _receipt(self, wanted: str | tuple[str, ...], receipts: Sequence[str]) -> list[str]:
        if not receipts:
            return [f"expected a printed receipt with {wanted!r}, nothing was printed"]
        last = " ".join(receipts[-1].split())
        return [
            f"expected {text!r} on the receipt, seen: {last}"
            for text in self._texts(wanted)
            if " ".join(text.split()) not in last
        ]

    def _spoken(self, wanted: str | tuple[str, ...], spoken: Sequence[str]) -> list[str]:
        missing = (text for text in self._texts(wanted) if not any(text in said for said in spoken))
        return [f"expected {text!r} to be read aloud, heard {_some(spoken)}" for text in missing]

    def _texts(self, wanted: str | tuple[str, ...] | None) -> tuple[str, ...]:
        texts = () if wanted is None else (wanted,) if isinstance(wanted, str) else wanted
        return tuple(self._shop.fill_in(text) for text in texts)


def _some(words: Sequence[str]) -> str:
    return " | ".join(words[:60]) or "nothing"


def _basket(wanted: BasketIs, seen: dict[str, Any]) -> list[str]:
    total = Decimal(seen["total"]).scaleb(-2)
    found = []
    if wanted.lines is not None and wanted.lines != seen["lines"]:
        found.append(f"expected {wanted.lines} basket lines, seen {seen['lines']}")
    if wanted.total is not None and wanted.total != total:
        found.append(f"expected a basket total of {wanted.total}, seen {total}")
    return found


def _outbox(wanted: OutboxIs, seen: dict[str, int]) -> list[str]:
    return [
        f"expected {value} {state} in the outbox, seen {seen[state]}"
        for state, value in wanted.model_dump(exclude_none=True).items()
        if seen[state] != value
    ]


def _devices(wanted: DevicesAre, seen: dict[str, str]) -> list[str]:
    return [
        f"expected the {name} {state}, seen {seen.get(name, 'not configured')}"
        for name, state in wanted.model_dump(exclude_none=True).items()
        if seen.get(name) not in (GONE if state == "gone" else {state})
    ]


def _terminal(wanted: TerminalIs, cents: Sequence[int]) -> list[str]:
    if isinstance(wanted.paid, int):
        right = wanted.paid == len(cents)
        return [] if right else [f"expected {wanted.paid} payments at the terminal, seen {len(cents)}"]
    paid, seen = list(wanted.paid), [Decimal(one).scaleb(-2) for one in cents]
    if paid == seen:
        return []
    return [f"expected {_amounts(paid)} paid at the terminal, seen {_amounts(seen)}"]


def _amounts(amounts: Sequence[Decimal]) -> str:
    return ", ".join(map(str, amounts)) or "nothing"


def _central(wanted: CentralIs, seen: Effects) -> list[str]:
    found: list[str] = []
    if wanted.purchases is not None:
        found += _listed("purchases", wanted.purchases, seen.purchases, _purchase)
    if wanted.consents is not None:
        found += _listed("consents", wanted.consents, seen.consents, _consent)
    return found


def _listed(
    what: str, wanted: int | Sequence[Any], seen: Sequence[Any], compare: Callable[..., list[str]]
) -> list[str]:
    count = wanted if isinstance(wanted, int) else len(wanted)
    if count != len(seen):
        return [f"expected {count} {what} at the central service, seen {len(seen)}"]
    if isinstance(wanted, int):
        return []
    pairs = enumerate(zip(wanted, seen, strict=True), start=1)
    return [f"{what} {number}: {text}" for number, (want, one) in pairs for text in compare(want, one)]


def _purchase(wanted: PurchaseIs, seen: Purchase) -> list[str]:
    found = []
    if wanted.total is not None and wanted.total != seen.total:
        found.append(f"expected a total of {wanted.total}, seen {seen.total}")
    if wanted.pieces is not None and wanted.pieces != seen.pieces:
        found.append(f"expected {wanted.pieces} pieces, seen {seen.pieces}")
    if wanted.customer is not None and bool(wanted.customer == "known") != bool(seen.customer):
        found.append(f"expected a customer to be {wanted.customer}, seen {'known' if seen.customer else 'unknown'}")
    if wanted.clock is not None:
        ahead = seen.placed_at - seen.received_at
        if abs(ahead - wanted.clock) > _CLOCK_TOLERANCE:
            found.append(f"expected the till's clock {wanted.clock} ahead of the service's, seen {ahead}")
    return found


def _consent(wanted: ConsentIs, seen: Consent) -> list[str]:
    found = []
    if wanted.purpose is not None and wanted.purpose != seen.purpose:
        found.append(f"expected purpose {wanted.purpose}, seen {seen.purpose}")
    if wanted.given is not None and wanted.given != seen.given:
        found.append(f"expected {'given' if wanted.given else 'withdrawn'}, seen the other")
    return found
