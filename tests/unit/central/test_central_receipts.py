"""What the code on a slip opens on a phone."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from httpx import Response
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.central.database import Database
from kiosk.central.receipt_page import Order, receipt_page, unknown_page
from kiosk.central.tables import orders
from tests.unit.central.conftest import ANNA, DEVICE, START, Till, eur

ORDER = "0190b6f0-0000-7000-8000-000000000007"


class Reader(HTMLParser):
    """The words on a page, its tags, and whether they close."""

    VOID = frozenset({"meta", "br", "path", "img", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.words).replace("\N{NO-BREAK SPACE}", " ")


def document(**more: Any) -> dict[str, Any]:
    return {
        "order_number": "K01-000007",
        "lines": [
            {
                "sku": "A1",
                "name": "Tee <b>&</b>",
                "quantity": 2,
                "grams": None,
                "unit_price": eur(495),
                "deposit": eur(25),
                "vat_rate": 700,
                "total": eur(1015),
            },
            {
                "sku": "B1",
                "name": "",
                "quantity": 1,
                "grams": 512,
                "unit_price": eur(1021),
                "deposit": None,
                "vat_rate": 1900,
                "total": eur(1021),
            },
        ],
        "totals": {
            "goods": eur(2011),
            "deposit": eur(25),
            "total": eur(2036),
            "vat": [
                {"rate": 700, "gross": eur(1015), "vat": eur(66)},
                {"rate": 1900, "gross": eur(1021), "vat": eur(163)},
            ],
        },
        "payment": {"id": "p", "tender": "pay_at_till", "state": "due", "amount": eur(2036)},
        "language": "de",
        **more,
    }


def page(language: str = "de", **more: Any) -> Reader:
    order = Order("K01-000007", "Berlin Mitte", START, document(**more))
    return Reader(receipt_page(order, language, "Europe/Berlin", f"https://shop.example/o/{ORDER}"))


def test_an_order_tells_what_was_bought_and_what_is_to_be_paid() -> None:
    shown = page()
    for words in (
        "Bestellung K01-000007",
        "2. März 2026, 10:00",
        "Bitte an der Kasse bezahlen: 20,36 €",
        "Tee <b>&</b>",
        "2 × 4,95 €",
        "Pfand 0,25 €",
        "0,512 kg",
        "B1",
        "9,49 €",
        "kein Kassenbeleg",
    ):
        assert words in shown.text, words
    assert "svg" in shown.tags
    assert "b" not in shown.tags
    assert shown.open == []


def test_english_has_english_money_and_dates() -> None:
    text = page("en").text
    for words in ("Order K01-000007", "2 March 2026, 10:00", "Please pay at the till: €20.36", "Deposit €0.25"):
        assert words in text, words


def test_what_sending_cost_is_a_line_of_its_own() -> None:
    totals = {**document()["totals"], "total": eur(2526), "delivery": {"amount": eur(490), "vat_rate": 1900}}
    text = page("en", totals=totals).text
    assert text.index("Delivery €4.90") < text.index("Total €25.26")


def test_a_name_that_runs_the_other_way_turns_nothing_round() -> None:
    first, *rest = document()["lines"]
    order = Order("K01-000007", "Berlin", START, document(lines=[{**first, "name": "\u202eשוקולד\u0007"}, *rest]))
    html = receipt_page(order, "en", "Europe/Berlin", "https://shop.example/o/1")
    assert "<bdi>שוקולד</bdi>" in html
    assert "\u202e" not in html


def test_it_says_how_it_gets_to_its_buyer() -> None:
    there = {"way": "collect", "store": "hamburg"}
    order = Order("K01-000007", "Berlin", START, document(fulfilment=there), "PK4H7M2", "Hamburg <b>Altona")
    shown = Reader(receipt_page(order, "de", "Europe/Berlin", "https://shop.example/o/1"))
    assert "Abholung: Hamburg <b>Altona · Abholcode PK4H7M2" in shown.text
    assert "To be delivered to your home" in page("en", fulfilment={"way": "deliver"}).text
    assert "Abhol" not in page().text


def test_what_was_paid_by_card_says_so_and_shows_no_code_for_the_till() -> None:
    card = {"terminal_id": "52500041", "receipt_no": 41, "trace_no": 812, "card_name": "girocard"}
    payment = {"id": "p", "tender": "card", "state": "approved", "amount": eur(2036), "card": card}
    shown = page("en", payment=payment)
    assert "Receipt K01-000007" in shown.text
    assert "Paid by card" in shown.text
    assert "Terminal 52500041 · receipt 41 · trace 812" in shown.text
    assert "svg" not in shown.tags
    assert "not a receipt" not in shown.text


@given(st.text(max_size=80), st.sampled_from(["de", "en"]))
def test_no_name_can_be_markup(name: str, language: str) -> None:
    lines = [{**document()["lines"][0], "name": name}]
    shown = page(language, lines=lines)
    assert set(shown.tags) == set(page(language, lines=[document()["lines"][0]]).tags)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_reads_well_for_everybody(language: str) -> None:
    html = receipt_page(
        Order("K01-000007", "Berlin Mitte", START, document()), language, "Europe/Berlin", "https://shop.example/o/x"
    )
    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1
    assert html.count("<table") == html.count("<caption>") == 2
    assert 'name="viewport"' in html
    assert "user-scalable" not in html
    assert re.search(r'<figure role="img" aria-label="[^"]+"', html)
    assert Reader(unknown_page(language)).open == []


# ── served ───────────────────────────────────────────────────────────────────────────────────────


Deliver = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def sold(till: Till, deliver: Deliver) -> str:
    """The link of Anna's order."""
    purchase = till.purchase(("GREEN", 2, 450), customer={"token": ANNA})
    assert deliver({**purchase, "id": ORDER})[0]["outcome"] == "applied"
    return f"/o/{ORDER}"


def opened(client: Any, path: str, **headers: str) -> Response:
    """As a phone opens it: no device's token."""
    answer: Response = client.get(path, headers={**dict.fromkeys(DEVICE, ""), **headers})
    return answer


def test_the_link_of_an_order_opens_without_any_device(client: Any, sold: str) -> None:
    answer = opened(client, sold)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "no-store" in answer.headers["cache-control"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
    shown = Reader(answer.text)
    assert "Bestellung K01-000001" in shown.text
    assert "9,00 €" in shown.text


def test_nothing_personal_is_on_it(client: Any, sold: str) -> None:
    text = opened(client, sold).text
    for secret in (ANNA["value"], "Anna", "Lindner", "700000001"):
        assert secret not in text


@pytest.mark.parametrize("which", [ORDER, "nothing", "%00", ORDER.upper(), f"{ORDER}x", "x" * 5000])
def test_any_other_link_says_that_it_may_still_come(client: Any, which: str) -> None:
    answer = opened(client, f"/o/{which}", **{"Accept-Language": "de-AT,de;q=0.9"})
    assert answer.status_code == 404
    assert "Noch nicht da" in Reader(answer.text).text


def test_the_language_is_the_one_asked_for_else_the_one_bought_in(client: Any, sold: str) -> None:
    assert '<html lang="en">' in opened(client, f"{sold}?lang=en").text
    assert '<html lang="de">' in opened(client, sold, **{"Accept-Language": "en"}).text
    assert '<html lang="de">' in opened(client, f"{sold}?lang=<script>").text


def test_orders_from_elsewhere_have_no_page(client: Any, database: Database) -> None:
    with database.read() as connection:
        ids = connection.scalars(select(orders.c.id).where(orders.c.channel != "kiosk")).all()
    assert ids
    assert {opened(client, f"/o/{one}").status_code for one in ids} == {404}


def test_it_is_no_part_of_the_devices_contract(client: Any) -> None:
    assert not any(path.startswith("/o/") for path in client.get("/v1/openapi.json").json()["paths"])


def test_the_link_is_not_logged(client: Any, sold: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "kiosk"):
        opened(client, sold)
    assert ORDER not in caplog.text
