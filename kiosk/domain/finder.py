"""A guided choice: which question about the products that are left tells most, and what the answers leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from kiosk.domain.catalog import Product, localised

MOST_ANSWERS = 8
"""Answers to a question: more cannot be compared at a glance."""
FEW = 4
"""Products that need no further question."""
ENOUGH = 8
"""Products with attributes that make a finder of a category."""
LEAST_GAIN = 0.25
"""Bits. A question that tells less is not worth a touch."""


@dataclass(frozen=True, slots=True)
class AttributeWords:
    """What an attribute and its values are called, per language."""

    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def value(self, value: str, language: str) -> str:
        """A value's name in a language, else in any, else the value."""
        return localised(self.values.get(value, {}), language) or value


@dataclass(frozen=True, slots=True)
class Answer:
    """A value, and how many of the products left have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Question:
    """Which value of an attribute shall it be?"""

    attribute: str
    answers: tuple[Answer, ...]
    gain: float


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was answered, or passed over with ""."""

    attribute: str
    value: str = ""


def values_of(product: Product, attribute: str) -> tuple[str, ...]:
    """A product's values of an attribute: several are separated by commas."""
    return tuple(part.strip() for part in product.attributes.get(attribute, "").split(",") if part.strip())


def left(products: Sequence[Product], steps: Sequence[Step]) -> tuple[Product, ...]:
    """The products that fit every answer, in their order."""
    wanted = [step for step in steps if step.value]
    return tuple(one for one in products if all(step.value in values_of(one, step.attribute) for step in wanted))


def next_question(products: Sequence[Product], steps: Sequence[Step]) -> Question | None:
    """The question that tells most about the products the steps leave; None when they need none, or none helps.

    What it tells, in bits: log2 of the products left less the mean of log2 of those that an answer leaves, each answer
    as likely as products have it. For attributes with one value a product that is the information gain of decision
    trees (Quinlan, Machine Learning 1, 1986). Times the share of products that an answer leads to: a question that
    leaves many of them out comes late.
    """
    remaining = left(products, steps)
    if len(remaining) <= FEW:
        return None
    asked = {step.attribute for step in steps}
    attributes = sorted({name for one in remaining for name in one.attributes} - asked)
    questions = [question for name in attributes if (question := _question(remaining, name)) is not None]
    return max(questions, key=lambda question: question.gain, default=None)


def worth_asking(products: Sequence[Product]) -> bool:
    """Whether a guided choice among these products makes sense."""
    described = [one for one in products if len(one.attributes) > 1]
    return len(described) >= ENOUGH and next_question(described, ()) is not None


def _question(products: Sequence[Product], attribute: str) -> Question | None:
    counts = Counter(value for one in products for value in set(values_of(one, attribute)))
    common = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_ANSWERS]
    if len(common) < 2:
        return None
    chances = sum(counts[value] for value in common)
    mean = sum(counts[value] / chances * log2(counts[value]) for value in common)
    named = sum(any(value in common for value in values_of(one, attribute)) for one in products)
    gain = (log2(len(products)) - mean) * named / len(products)
    if gain < LEAST_GAIN:
        return None
    if all(value.isdecimal() for value in common):
        common.sort(key=int)
    return Question(attribute, tuple(Answer(value, counts[value]) for value in common), gain)
