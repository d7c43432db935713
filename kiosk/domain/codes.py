"""From what a scanner read to what it means: a product, a person's token, or a clear no."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

import biip
from biip import ParseConfig
from biip.gs1_element_strings import GS1ElementString
from biip.gtin import Gtin
from biip.rcn import Rcn, RcnRegion

from kiosk.domain.customer import Token, TokenKind
from kiosk.domain.money import Money, half_up
from kiosk.errors import CodeRejected

MAX_LENGTH = 2048
GROUP_SEPARATOR = "\x1d"


class Symbology(StrEnum):
    """Kinds of code the scanners report."""

    EAN_13 = "ean-13"
    EAN_8 = "ean-8"
    UPC_A = "upc-a"
    CODE_128 = "code-128"
    GS1_128 = "gs1-128"
    QR = "qr"
    GS1_QR = "gs1-qr"
    DATA_MATRIX = "data-matrix"
    GS1_DATA_MATRIX = "gs1-data-matrix"
    DATA_BAR = "databar"


# ISO/IEC 15424 symbology identifiers, as biip wants them before the text.
_AIM = {
    Symbology.EAN_13: "]E0",
    Symbology.EAN_8: "]E4",
    Symbology.UPC_A: "]E0",
    Symbology.CODE_128: "]C0",
    Symbology.GS1_128: "]C1",
    Symbology.QR: "]Q1",
    Symbology.GS1_QR: "]Q3",
    Symbology.DATA_MATRIX: "]d1",
    Symbology.GS1_DATA_MATRIX: "]d2",
    Symbology.DATA_BAR: "]e0",
}
_BY_DIGITS = {8: Symbology.EAN_8, 12: Symbology.UPC_A, 13: Symbology.EAN_13}
_DIGITS = re.compile(r"(\]..)?(\d+)", re.ASCII)
_PICKUP = re.compile(r"PK[2-9A-Z]{5}", re.ASCII)
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_ELEMENT_STRING_LENGTH = 16  # the shortest one with a GTIN: "01" and its 14 digits
_SHORT_NAMES = {"gtin": "01", "lot": "10", "ser": "21", "cpv": "22"}  # of GS1 Digital Link 1.1, in codes still about
_GS1_MESSAGE = frozenset({"]C1", "]Q3", "]d2", "]e0"})


class ScanSource(StrEnum):
    """Which device read it."""

    CAMERA = "camera"
    SCANNER = "scanner"
    CARD = "card"
    SCREEN = "screen"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as a device read it; data only, never opened or executed. May be personal: never logged."""

    text: str = field(repr=False)
    source: ScanSource
    symbology: Symbology | None = None


@dataclass(frozen=True, slots=True)
class ProductCode:
    """A product's number and what else the code carried.

    `gtin` has 14 digits (for in-store numbers: with the measure zeroed, as the catalogue lists it). A measure of zero
    is none: nothing is given away for a label that was not weighed.
    """

    gtin: str
    grams: int | None = None
    label_price: Money | None = None
    expires: date | None = None
    lot: str = ""


@dataclass(frozen=True, slots=True)
class CustomerCode:
    """A loyalty card's or app's token."""

    token: Token


@dataclass(frozen=True, slots=True)
class StaffCode:
    """A staff badge's token."""

    token: Token


@dataclass(frozen=True, slots=True)
class HandoverCode:
    """A cart that a phone hands over."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PickupCode:
    """What fetches an order that was bought elsewhere."""

    code: str = field(repr=False)


Meaning = ProductCode | CustomerCode | StaffCode | HandoverCode | PickupCode


@dataclass(frozen=True, slots=True)
class CodeRules:
    """Which texts mean people: allow-lists of prefixes; everything else can only be a product.

    `signed_prefixes` are those of links that a card signs afresh at each reading: from a card only. `handover_link`
    begins the code of a cart that a phone hands over; "" takes none. Pick-up codes come alone or behind `pickup_link`.
    """

    customer_prefixes: tuple[str, ...]
    staff_prefixes: tuple[str, ...]
    currency: str
    rcn_region: RcnRegion = RcnRegion.GERMANY
    signed_prefixes: tuple[str, ...] = ()
    handover_link: str = ""
    pickup_link: str = ""


def clean(text: str) -> str:
    """The text without control characters (GS1's separator stays) and outer blanks; CodeRejected when unusable."""
    if len(text) > MAX_LENGTH:
        raise CodeRejected(f"the code holds {len(text)} characters", reason="too-long", fix=f"at most {MAX_LENGTH}")
    kept = "".join(char for char in text if char.isprintable() or char == GROUP_SEPARATOR).strip()
    if not kept:
        raise CodeRejected("the code holds no text", reason="empty", fix="scan it again")
    return kept


def classify(scan: Scan, rules: CodeRules) -> Meaning:
    """What a scan means; CodeRejected with a stable reason when it means nothing we take."""
    text = clean(scan.text)
    bare = re.sub(r"^\][A-Za-z]\w", "", text)
    kind = TokenKind.CARD_NDEF if scan.source is ScanSource.CARD else TokenKind.QR
    if scan.source is ScanSource.CARD and _has_prefix(bare, rules.signed_prefixes):
        return CustomerCode(Token(TokenKind.CARD_SUN, bare))
    if _has_prefix(bare, rules.staff_prefixes):
        return StaffCode(Token(kind, bare))
    if _has_prefix(bare, rules.customer_prefixes):
        return CustomerCode(Token(kind, bare))
    if rules.handover_link and _has_prefix(bare, (rules.handover_link,)):
        return HandoverCode(bare[len(rules.handover_link) :])
    if pickup := pickup_code(bare, rules.pickup_link):
        return PickupCode(pickup)
    return _product(_with_identifier(text, scan.symbology), rules)


def pickup_code(text: str, link: str = "") -> str:
    """The pick-up code in a text, typed, printed or behind the shop's link; "" when it is none."""
    bare = text.strip()
    if link and _has_prefix(bare, (link,)):
        bare = bare[len(link) :]
    found = _PICKUP.fullmatch(re.sub(r"[\s-]", "", bare).upper())
    return found[0] if found else ""


def gtin14(digits: str) -> str:
    """A GTIN-8, -12, -13 or -14 as 14 digits; CodeRejected when the check digit or the form is wrong."""
    try:
        gtin = Gtin.parse(digits)
    except biip.ParseError as error:
        raise CodeRejected(f"{digits!r} is not a GTIN", reason="check-digit", fix="scan it again") from error
    return gtin.as_gtin_14()


def _has_prefix(text: str, prefixes: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return any(folded.startswith(prefix.casefold()) and len(text) > len(prefix) for prefix in prefixes)


def _with_identifier(text: str, symbology: Symbology | None) -> str:
    """The text behind its symbology identifier; without one, digits are taken for what their count says."""
    if re.match(r"\][A-Za-z]\w", text):
        identifier, body = text[:3], text[3:]
    else:
        known = symbology
        if known is None or (known in {Symbology.QR, Symbology.CODE_128, Symbology.DATA_MATRIX} and text.isdigit()):
            known = _BY_DIGITS.get(len(text), known) if text.isdigit() else known or Symbology.QR
        identifier, body = _AIM[known] if known else "]C0", text
    if re.match(r"https?://", body, re.IGNORECASE):
        return "]Q3" + _as_digital_link(body)
    if identifier == "]E0" and len(body) == 12:
        body = "0" + body
    return identifier + body


def _as_digital_link(uri: str) -> str:
    """GS1 Digital Link in its canonical spelling: lower-case scheme and host, `/01/` for `/gtin/`, no slash behind."""
    try:
        parts = urlsplit(uri)
    except ValueError as error:
        raise CodeRejected("the code holds a broken web address", reason="unknown-text") from error
    path = re.sub(
        r"/(gtin|lot|ser|cpv)(?=/)", lambda name: "/" + _SHORT_NAMES[name[1].lower()], parts.path, flags=re.IGNORECASE
    ).rstrip("/")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, parts.query, ""))


def _product(coded: str, rules: CodeRules) -> ProductCode:
    digits = _DIGITS.fullmatch(coded)
    odd = digits and len(digits[2]) < _ELEMENT_STRING_LENGTH and len(digits[2]) not in _GTIN_LENGTHS
    if odd or not coded.isascii():
        raise CodeRejected("not a product code", reason="unknown-text", fix="scan the product's bar code")
    try:
        result = biip.parse(coded, config=ParseConfig(rcn_region=rules.rcn_region))
    except (biip.ParseError, ValueError) as error:  # ValueError: an identifier whose modifier is no digit
        raise CodeRejected("not a product code", reason="unknown-text", fix="scan the product's bar code") from error
    if (result.gs1_message_error and coded[:3] in _GS1_MESSAGE and not result.gs1_digital_link_uri) or not result.gtin:
        raise CodeRejected("not a product code", reason=_reason(result), fix="scan the product's bar code")
    if isinstance(result.gtin, Rcn):
        return _in_store(result.gtin, rules.currency)
    return _with_elements(result, rules.currency)


def _reason(result: biip.ParseResult) -> str:
    errors = (result.gtin_error, result.gs1_message_error, result.gs1_digital_link_uri_error)
    return "check-digit" if any(error and "check digit" in error for error in errors) else "unknown-text"


def _in_store(rcn: Rcn, currency: str) -> ProductCode:
    grams = int((rcn.weight or 0) * 1000) or None
    cents = int((rcn.price or 0) * 100)
    plain = rcn if rcn.weight is None and rcn.price is None else rcn.without_variable_measure()
    return ProductCode(plain.as_gtin_14(), grams=grams, label_price=Money(cents, currency) if cents else None)


def _with_elements(result: biip.ParseResult, currency: str) -> ProductCode:
    source = result.gs1_message or result.gs1_digital_link_uri
    gtin = result.gtin
    assert gtin is not None
    if source is None:
        return ProductCode(gtin.as_gtin_14())
    by_ai = {element.ai.ai: element for element in source.element_strings}
    weight = next((_scaled(by_ai[ai]) for ai in by_ai if ai.startswith("310")), Decimal())
    price = next((_scaled(by_ai[ai]) for ai in by_ai if ai.startswith("392")), Decimal())
    expires = next((by_ai[ai].date for ai in ("17", "15") if ai in by_ai), None)
    return ProductCode(
        gtin.as_gtin_14(),
        grams=half_up(int(weight * 1_000_000), 1000) or None,
        label_price=_minor(price, currency) or None,
        expires=expires,
        lot=by_ai["10"].value if "10" in by_ai else "",
    )


def _scaled(element: GS1ElementString) -> Decimal:
    """The value with the decimals its identifier's last digit names; biip's own is wrong for shorter values."""
    return Decimal(element.value).scaleb(-int(element.ai.ai[-1]))


def _minor(value: Decimal, currency: str) -> Money:
    return Money(half_up(int(value * 10_000), 100), currency)
