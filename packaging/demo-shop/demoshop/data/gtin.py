"""GTINs and in-store numbers with their check digits (GS1 General Specifications 7.9; German RCN layout)."""

from __future__ import annotations

from biip.checksums import gs1_price_weight_check_digit, gs1_standard_check_digit


def with_check_digit(body: str) -> str:
    """The number with its GS1 check digit behind it."""
    return f"{body}{gs1_standard_check_digit(body)}"


def gtin13(prefix: str, category: int, item: int) -> str:
    """GTIN-13 of the `item`-th article of a category under a 7-digit company prefix."""
    return with_check_digit(f"{prefix}{category:02d}{item:03d}")


def gtin8(category: int, item: int) -> str:
    """GTIN-8 under the demonstration prefix 950."""
    return with_check_digit(f"950{category % 10}{item:03d}")


def gtin12(prefix: str, category: int, item: int) -> str:
    """GTIN-12 (UPC-A) under a 6-digit company prefix."""
    return with_check_digit(f"{prefix}{category:02d}{item:03d}")


def in_store(prefix: str, item: str, value: int = 0) -> str:
    """In-store GTIN-13: prefix 28 (grams) or 22 (cents), 4-digit item, check digit of the value, value, check digit."""
    measure = f"{value:05d}"
    return with_check_digit(f"{prefix}{item}{gs1_price_weight_check_digit(measure)}{measure}")
