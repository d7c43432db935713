"""Sales, products and operations as text, exactly: what is read back equals what was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kiosk.domain.catalog import Product
from kiosk.domain.finder import AttributeWords
from kiosk.domain.offers import Offer
from kiosk.domain.order import Sale
from kiosk.domain.terminal import TransactionMark
from kiosk.errors import BugError, StoreDamaged

_SALE = TypeAdapter(Sale)
_PRODUCT = TypeAdapter(Product)
_MARK = TypeAdapter(TransactionMark)
_OFFERS = TypeAdapter(tuple[Offer, ...])
_WORDS = TypeAdapter(dict[str, AttributeWords])
_PAYLOAD = TypeAdapter(dict[str, Any])  # reads JSON three times as fast as the standard library


def sale_to_text(sale: Sale) -> str:
    """A sale as JSON, without the identity's session key: it opens a person's data and must not outlive them."""
    if sale.identity is not None:
        sale = replace(sale, identity=replace(sale.identity, session_key=""))
    return _SALE.dump_json(sale).decode()


def sale_from_text(text: str) -> Sale:
    """The sale; StoreDamaged when the text is none."""
    try:
        return _SALE.validate_json(text)
    except ValidationError as error:
        raise StoreDamaged("a stored sale cannot be read", fix="restart the kiosk") from error


def mark_to_text(mark: TransactionMark) -> str:
    """A terminal's mark as JSON."""
    return _MARK.dump_json(mark).decode()


def mark_from_text(text: str) -> TransactionMark:
    """The mark; StoreDamaged when the text is none."""
    try:
        return _MARK.validate_json(text)
    except ValidationError as error:
        raise StoreDamaged("a stored payment attempt cannot be read", fix="restart the kiosk") from error


def product_to_text(product: Product) -> str:
    """A product as JSON."""
    return _PRODUCT.dump_json(product).decode()


def product_from_text(text: str) -> Product:
    """The product; StoreDamaged when the text is none."""
    try:
        return _PRODUCT.validate_json(text)
    except ValidationError as error:
        raise StoreDamaged("a stored product cannot be read", fix="restart the kiosk") from error


def offers_to_text(offers: tuple[Offer, ...]) -> str:
    """Offers as JSON."""
    return _OFFERS.dump_json(offers).decode()


def offers_from_text(text: str) -> tuple[Offer, ...]:
    """The offers; StoreDamaged when the text is none."""
    try:
        return _OFFERS.validate_json(text)
    except ValidationError as error:
        raise StoreDamaged("the stored offers cannot be read", fix="restart the kiosk") from error


def words_to_text(words: Mapping[str, AttributeWords]) -> str:
    """The words of attributes as JSON."""
    return _WORDS.dump_json(dict(words)).decode()


def words_from_text(text: str) -> dict[str, AttributeWords]:
    """The words of attributes; StoreDamaged when the text is none."""
    try:
        return _WORDS.validate_json(text)
    except ValidationError as error:
        raise StoreDamaged("the stored words of attributes cannot be read", fix="restart the kiosk") from error


def payload_to_text(payload: Mapping[str, Any]) -> str:
    """An operation's payload as JSON; what JSON cannot say exactly is a bug."""
    try:
        return json.dumps(payload, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise BugError(f"an operation's payload is not JSON: {error}") from error


def payload_from_text(text: str) -> dict[str, Any]:
    """The payload; StoreDamaged when the text is none."""
    try:
        return _PAYLOAD.validate_json(text)
    except ValidationError as error:
        raise StoreDamaged("a stored operation cannot be read", fix="restart the kiosk") from error
