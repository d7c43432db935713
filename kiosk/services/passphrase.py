"""Pass phrases of exports: made here, told to a person once, kept nowhere."""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs, none taken for another: no 0 and O, no 1 and I."""

GROUPS, GROUP = 6, 4
LENGTH = GROUPS * GROUP


def new_passphrase() -> str:
    """Six groups of four letters and digits: 24 × 5 = 120 random bits, easy to write down."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def as_meant(typed: str) -> str:
    """What a person typed or a file holds: blanks around it go; one of ours is known in any case and grouping."""
    typed = typed.strip()
    bare = "".join(typed.split()).replace("-", "").upper()
    return _grouped(bare) if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else typed


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))
