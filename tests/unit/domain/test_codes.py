"""Every spelling of a number means the same product, and nothing that is not one gets through."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date
from typing import NoReturn

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kiosk.domain.codes import (
    GROUP_SEPARATOR,
    MAX_LENGTH,
    CodeRules,
    CustomerCode,
    Meaning,
    ProductCode,
    Scan,
    ScanSource,
    StaffCode,
    Symbology,
    classify,
    clean,
    gtin14,
)
from kiosk.domain.customer import Token, TokenKind
from kiosk.domain.money import Money
from kiosk.errors import CodeRejected

CARD = "https://shop.example/c/"
BADGE = "https://shop.example/s/"
RULES = CodeRules((CARD, "LIND-"), (BADGE,), "EUR")


def read(text: str, symbology: Symbology | None = None, source: ScanSource = ScanSource.SCANNER) -> Meaning:
    return classify(Scan(text, source, symbology), RULES)


def product(text: str, symbology: Symbology | None = None) -> ProductCode:
    meaning = read(text, symbology)
    assert isinstance(meaning, ProductCode)
    return meaning


def rejection(text: str, symbology: Symbology | None = None) -> str:
    with pytest.raises(CodeRejected) as caught:
        read(text, symbology)
    return caught.value.reason


def check_digit(payload: str) -> str:
    """GS1 General Specifications 7.9.1: weights 3, 1, 3 … from the right; the digit that fills up to a ten."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return str(-total % 10)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=count, max_size=count)


def closed(payload: str) -> str:
    return payload + check_digit(payload)


def sold_anywhere(payload: str) -> str:
    """A GTIN-13 payload of a prefix that is no shop's own: those are read by other rules."""
    return "4" + "0" + payload[2:] if payload[0] == "2" or payload[:2] in {"02", "04", "05"} else payload


gtin8 = digits(7).filter(lambda text: text[0] not in "02").map(closed)
gtin12 = digits(11).filter(lambda text: text[0] not in "245").map(closed)
gtin13 = digits(12).map(sold_anywhere).map(closed)
cases = digits(13).filter(lambda text: text[0] != "0").map(closed)  # GTIN-14 of a trade unit
gtins = st.one_of(gtin8, gtin12, gtin13, cases)

Spelling = Callable[[str], tuple[str, Symbology | None]]


def digital_link(template: str, symbology: Symbology | None = Symbology.QR) -> Spelling:
    return lambda gtin: (template.format(gtin.zfill(14)), symbology)


SPELLINGS: dict[str, Spelling] = {
    "bare digits": lambda gtin: (gtin, None),
    "with a line end": lambda gtin: (f"{gtin}\r\n", None),
    "QR": lambda gtin: (gtin, Symbology.QR),
    "Data Matrix": lambda gtin: (gtin, Symbology.DATA_MATRIX),
    "Code 128": lambda gtin: (gtin, Symbology.CODE_128),
    "QR with identifier": lambda gtin: (f"]Q1{gtin}", None),
    "14 digits": lambda gtin: (gtin.zfill(14), None),
    "element string": lambda gtin: (f"]C101{gtin.zfill(14)}", None),
    "element string by symbology": lambda gtin: (f"01{gtin.zfill(14)}", Symbology.GS1_128),
    "element string in QR": lambda gtin: (f"01{gtin.zfill(14)}", Symbology.GS1_QR),
    "element string with more": lambda gtin: (f"]d201{gtin.zfill(14)}10LOT{GROUP_SEPARATOR}21X", None),
    "DataBar": lambda gtin: (f"]e001{gtin.zfill(14)}", None),
    "link": digital_link("https://id.gs1.org/01/{}"),
    "link without knowing the symbology": digital_link("https://id.gs1.org/01/{}", None),
    "link with identifier": digital_link("]Q1https://id.gs1.org/01/{}", None),
    "upper-case link": digital_link("HTTPS://ID.GS1.ORG/01/{}"),
    "link by name": digital_link("https://id.gs1.org/gtin/{}"),
    "upper-case link by name": digital_link("HTTP://ID.GS1.ORG/GTIN/{}"),
    "link with a path before": digital_link("https://brand.example/some/page/01/{}"),
    "link with a lot": digital_link("https://brand.example/01/{}/10/AB-1?17=301231"),
    "link with names": digital_link("https://brand.example/gtin/{}/lot/AB-1"),
    "link with a question": digital_link("https://brand.example/01/{}?linkType=all"),
    "link with a fragment": digital_link("https://brand.example/01/{}#top"),
    "link with a slash behind": digital_link("https://brand.example/01/{}/"),
    "link to a port": digital_link("http://brand.example:8080/01/{}"),
}


@given(gtins, st.sampled_from(sorted(SPELLINGS)))
def test_every_spelling_means_the_same_product(gtin: str, spelling: str) -> None:
    text, symbology = SPELLINGS[spelling](gtin)
    assert product(text, symbology).gtin == gtin.zfill(14)


@pytest.mark.parametrize("spelling", sorted(SPELLINGS))
@pytest.mark.parametrize("gtin", ["96385074", "036000291452", "4006381333931", "14006381333938", "9504000059101"])
def test_known_numbers_in_every_spelling(gtin: str, spelling: str) -> None:
    text, symbology = SPELLINGS[spelling](gtin)
    assert product(text, symbology).gtin == gtin.zfill(14)


@given(gtin8)
def test_ean_8_as_scanners_name_it(gtin: str) -> None:
    assert product(gtin, Symbology.EAN_8) == product(f"]E4{gtin}") == ProductCode(gtin.zfill(14))


@given(gtin12)
def test_upc_a_with_and_without_its_zero_is_one_product(gtin: str) -> None:
    expected = ProductCode(gtin.zfill(14))
    assert product(gtin, Symbology.UPC_A) == expected
    assert product(f"0{gtin}", Symbology.UPC_A) == expected
    assert product(f"0{gtin}", Symbology.EAN_13) == expected
    assert product(f"]E0{gtin}") == product(f"]E00{gtin}") == expected


@given(gtin13)
def test_ean_13_as_scanners_name_it(gtin: str) -> None:
    assert product(gtin, Symbology.EAN_13) == product(f"]E0{gtin}") == ProductCode(gtin.zfill(14))


@given(st.data(), gtins, st.sampled_from(sorted(SPELLINGS)))
def test_any_wrong_digit_is_found(data: st.DataObject, gtin: str, spelling: str) -> None:
    place = data.draw(st.integers(0, len(gtin) - 1))
    wrong = data.draw(st.sampled_from(sorted(set(string.digits) - {gtin[place]})))
    text, symbology = SPELLINGS[spelling](gtin[:place] + wrong + gtin[place + 1 :])
    assert rejection(text, symbology) == "check-digit"


@given(st.data(), gtins)
def test_neighbours_changed_over_are_found(data: st.DataObject, gtin: str) -> None:
    place = data.draw(st.integers(0, len(gtin) - 2))
    one, other = gtin[place], gtin[place + 1]
    assume(abs(int(one) - int(other)) not in {0, 5})  # weights 3 and 1: a difference of 5 is the one it cannot see
    assert rejection(gtin[:place] + other + one + gtin[place + 2 :]) == "check-digit"


@given(gtins)
def test_gtin14_gives_fourteen_digits(gtin: str) -> None:
    assert gtin14(gtin) == gtin.zfill(14)


@pytest.mark.parametrize("text", ["", "4006381333930", "abc", "123456789", "40063813339310000"])
def test_gtin14_takes_nothing_else(text: str) -> None:
    with pytest.raises(CodeRejected) as caught:
        gtin14(text)
    assert caught.value.reason == "check-digit"


@given(digits(9) | digits(10) | digits(11) | st.text(string.digits, min_size=1, max_size=7))
def test_other_counts_of_digits_are_no_product(text: str) -> None:
    assert rejection(text) == "unknown-text"


def test_digits_of_other_scripts_are_no_digits() -> None:
    assert rejection("4006381333931".translate(str.maketrans(string.digits, "٠١٢٣٤٥٦٧٨٩"))) == "unknown-text"
    assert rejection("²²²²²²²²") == "unknown-text"


# ── in-store numbers (GS1 Germany: 28, 29 weight, 22, 23 price; the place before the value checks it) ────────────

_TWO_MINUS = (0, 2, 4, 6, 8, 9, 1, 3, 5, 7)
_FIVE_PLUS = (0, 5, 1, 6, 2, 7, 3, 8, 4, 9)
_FIVE_MINUS = (0, 5, 9, 4, 8, 3, 7, 2, 6, 1)


def measure_digit(value: str) -> str:
    """The check digit of a five-digit value, GS1 General Specifications 7.9.4."""
    tables = (_FIVE_PLUS, _TWO_MINUS, _FIVE_MINUS, _FIVE_PLUS, _TWO_MINUS)
    total = sum(table[int(digit)] for table, digit in zip(tables, value, strict=True))
    return str(_FIVE_MINUS.index(-total % 10))


def test_the_check_digit_of_the_specification_s_example() -> None:
    assert measure_digit("14685") == "6"


def label(prefix: str, item: str, value: int, *, off: int = 0) -> str:
    text = f"{value:05d}"
    return closed(f"{prefix}{item}{(int(measure_digit(text)) + off) % 10}{text}")


def listed(prefix: str, item: str) -> str:
    return "0" + closed(f"{prefix}{item}000000")


@given(st.sampled_from(["28", "29"]), digits(4), st.integers(1, 99_999))
def test_weights_on_labels(prefix: str, item: str, grams: int) -> None:
    assert product(label(prefix, item, grams)) == ProductCode(listed(prefix, item), grams=grams)


@given(st.sampled_from(["22", "23"]), digits(4), st.integers(1, 99_999))
def test_prices_on_labels(prefix: str, item: str, cents: int) -> None:
    expected = ProductCode(listed(prefix, item), label_price=Money(cents, "EUR"))
    assert product(label(prefix, item, cents)) == expected


@given(st.sampled_from(["22", "23", "28", "29"]), digits(4), st.integers(0, 99_999), st.integers(1, 9))
def test_a_wrong_check_of_the_measure_is_found(prefix: str, item: str, value: int, off: int) -> None:
    assert rejection(label(prefix, item, value, off=off)) == "check-digit"


@given(st.sampled_from(["22", "23", "28", "29"]), digits(4))
def test_a_label_that_was_not_weighed_gives_nothing_away(prefix: str, item: str) -> None:
    assert product(label(prefix, item, 0)) == ProductCode(listed(prefix, item))


@given(digits(4), st.integers(0, 99_999), st.integers(0, 99_999))
def test_all_labels_of_one_article_lead_to_one_product(item: str, one: int, other: int) -> None:
    assert product(label("28", item, one)).gtin == product(label("28", item, other)).gtin


# ── what else a code carries ────────────────────────────────────────────────────────────────────────────────────


def test_weight_price_date_and_lot_in_an_element_string() -> None:
    text = f"]C10104006381333931{'15301231'}310300125010LOT-7{GROUP_SEPARATOR}39221299"
    assert product(text) == ProductCode(
        "04006381333931", grams=1250, label_price=Money(1299, "EUR"), expires=date(2030, 12, 31), lot="LOT-7"
    )


@pytest.mark.parametrize(
    ("element", "grams"),
    [("3100000002", 2000), ("3103001250", 1250), ("3105123456", 1235), ("3105000499", 5), ("3103000000", None)],
)
def test_weights_of_any_precision(element: str, grams: int | None) -> None:
    assert product(f"]C10104006381333931{element}").grams == grams


@pytest.mark.parametrize(("element", "cents"), [("39201", 100), ("39211", 10), ("39221", 1), ("39235", 1)])
def test_prices_of_any_precision(element: str, cents: int) -> None:
    assert product(f"]C10104006381333931{element}").label_price == Money(cents, "EUR")
    assert product("]C1010400638133393139234").label_price is None


def test_use_by_is_taken_before_best_before() -> None:
    assert product("]C101040063813339311530123117301130").expires == date(2030, 11, 30)


@pytest.mark.parametrize("text", ["]C117301231", "]C110LOT", "]C100340123450000000017", "https://id.gs1.org/8004/1"])
def test_codes_without_a_product_are_refused(text: str) -> None:
    assert rejection(text) == "unknown-text"


# ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────


@given(
    st.text(string.ascii_letters + string.digits + "-_.~", min_size=1, max_size=60),
    st.sampled_from([CARD, CARD.upper(), "HTTPS://Shop.Example/c/", "lind-", "Lind-"]),
    st.sampled_from(["", "]Q1", "]Q3", "]C0"]),
)
def test_customer_texts_by_prefix_whatever_the_case(token: str, prefix: str, identifier: str) -> None:
    meaning = read(f"{identifier}{prefix}{token}", Symbology.QR, ScanSource.CAMERA)
    assert meaning == CustomerCode(Token(TokenKind.QR, prefix + token))


def test_badges_and_cards_are_told_apart_from_codes() -> None:
    assert read(f"{BADGE}jo", source=ScanSource.CARD) == StaffCode(Token(TokenKind.CARD_NDEF, f"{BADGE}jo"))
    assert read(f"{BADGE}jo", source=ScanSource.CAMERA) == StaffCode(Token(TokenKind.QR, f"{BADGE}jo"))
    assert read(f"{CARD}an", source=ScanSource.CARD) == CustomerCode(Token(TokenKind.CARD_NDEF, f"{CARD}an"))


def test_staff_is_asked_first_where_prefixes_overlap() -> None:
    rules = CodeRules(("https://shop.example/",), (BADGE,), "EUR")
    assert isinstance(classify(Scan(f"{BADGE}jo", ScanSource.CARD), rules), StaffCode)
    assert isinstance(classify(Scan("https://shop.example/x", ScanSource.CARD), rules), CustomerCode)


@pytest.mark.parametrize(
    "text",
    [CARD, BADGE, "LIND-", f" {CARD} ", "https://shop.example.evil/c/1", f"see {CARD}1", "http://shop.example/c/1"],
)
def test_a_bare_or_foreign_prefix_is_nobody(text: str) -> None:
    assert rejection(text) == "unknown-text"


def test_nobodys_token_is_shown_by_repr() -> None:
    assert "secret" not in repr(Scan("secret", ScanSource.CARD))
    assert "secret" not in repr(read(f"{CARD}secret"))


# ── rubbish ─────────────────────────────────────────────────────────────────────────────────────────────────────


def taken_or_rejected(text: str, symbology: Symbology | None) -> None:
    meaning: Meaning | None = None
    reason = ""
    try:
        meaning = read(text, symbology)
    except CodeRejected as rejected:
        reason = rejected.reason
    assert meaning is not None or reason in {"empty", "too-long", "check-digit", "unknown-text"}
    if isinstance(meaning, ProductCode):
        assert len(meaning.gtin) == 14
        assert meaning.gtin.isascii()
        assert meaning.gtin.isdigit()
        assert meaning.gtin == closed(meaning.gtin[:-1])


symbologies = st.none() | st.sampled_from(Symbology)


@given(st.text(max_size=200), symbologies)
@example("]", None)
@example("]C1", None)
@example("https://[", None)
@example("https://[::1]:99999999/01/04006381333931", None)
def test_any_text_is_taken_or_rejected(text: str, symbology: Symbology | None) -> None:
    taken_or_rejected(text, symbology)


@given(st.binary(max_size=200), symbologies)
def test_any_bytes_are_taken_or_rejected(data: bytes, symbology: Symbology | None) -> None:
    taken_or_rejected(data.decode("latin-1"), symbology)
    taken_or_rejected(data.decode("utf-8", "surrogateescape"), symbology)


almost = st.one_of(
    st.text("0123456789", max_size=40),
    st.from_regex(r"\](C|E|Q|d|e|I|X)[0-6][0-9A-Za-z\x1d]{0,60}", fullmatch=True),
    st.from_regex(
        r"\]C1(01[0-9]{14}|10[A-Z]{1,5}\x1d?|17[0-9]{6}|31[0-9]{8}|39[0-9]{4,9}|00[0-9]{18}){1,6}", fullmatch=True
    ),
    st.from_regex(
        r"https?://[a-z\[\]:@%]{0,12}/(01|gtin|8004|%30)/[0-9%]{0,18}([/?#][0-9a-zA-Z=&%/]{0,20})?", fullmatch=True
    ),
)


@given(almost, symbologies)
def test_what_nearly_is_a_code_is_taken_or_rejected(text: str, symbology: Symbology | None) -> None:
    taken_or_rejected(text, symbology)


@pytest.mark.parametrize("text", ["", " ", "\r\n", "\x00\x01\x02", "\u200b\u202e", " \t "])
def test_a_code_without_text_is_empty(text: str) -> None:
    assert rejection(text) == "empty"


@given(
    st.text(st.characters(categories=["Cc", "Cf"], exclude_characters=GROUP_SEPARATOR), max_size=20), st.integers(0, 13)
)
def test_control_characters_do_not_matter(noise: str, place: int) -> None:
    gtin = "4006381333931"
    assert product(gtin[:place] + noise + gtin[place:]).gtin == f"0{gtin}"


@pytest.mark.parametrize("unit", ["x", "9", "\x00", "]C1", "https://id.gs1.org/01/", "01", GROUP_SEPARATOR])
def test_a_megabyte_is_refused_unread(unit: str) -> None:
    class Unread(str):
        __slots__ = ()

        def __iter__(self) -> NoReturn:
            raise AssertionError("looked at each character of a text that is too long anyway")

    assert rejection(Unread(unit * (1_000_000 // len(unit)))) == "too-long"


@pytest.mark.parametrize("unit", ["x", "9", "]C1", "01", "10A\x1d", "https://a/01/", "/gtin"])
def test_the_longest_texts_allowed_are_read_to_the_end(unit: str) -> None:
    taken_or_rejected((unit * MAX_LENGTH)[:MAX_LENGTH], None)


def test_cleaning_keeps_the_separator_inside() -> None:
    assert clean(f" 10A{GROUP_SEPARATOR}21B\r\n") == f"10A{GROUP_SEPARATOR}21B"
