"""Guided choices: the question that tells most, answers that leave what fits, an end in few steps."""

from __future__ import annotations

from math import log2

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.catalog import Product
from kiosk.domain.finder import (
    ENOUGH,
    FEW,
    MOST_ANSWERS,
    Step,
    left,
    next_question,
    values_of,
    worth_asking,
)
from kiosk.domain.money import Money


def product(number: int, **attributes: str) -> Product:
    return Product(f"p{number}", (), {}, Money(100, "EUR"), 1900, attributes=attributes)


def test_the_even_split_is_asked_first() -> None:
    products = [product(at, lop="a" if at == 0 else "b", even="xy"[at % 2]) for at in range(8)]
    question = next_question(products, ())
    assert question is not None
    assert question.attribute == "even"
    assert abs(question.gain - 1) < 1e-9
    assert [(one.value, one.count) for one in question.answers] == [("x", 4), ("y", 4)]


def test_several_values_are_as_likely_as_products_have_them() -> None:
    products = [product(at, notes="rose,musk" if at < 4 else "rose") for at in range(8)]
    question = next_question(products, ())
    assert question is not None
    assert abs(question.gain - (log2(8) - (8 / 12 * log2(8) + 4 / 12 * log2(4)))) < 1e-9


def test_a_question_that_leaves_many_out_comes_late() -> None:
    """Sixteen notes, of which eight can be asked about, tell more of a product than its family, but not of all."""
    products = [product(at, note=f"n{at:02}", family="abcd"[at % 4]) for at in range(16)]
    question = next_question(products, ())
    assert question is not None
    assert question.attribute == "family"  # 2 bits of all, instead of 4 of a half with less than a half named
    many = [product(at, note=f"n{at % 8}", family="abcd"[at % 4]) for at in range(16)]
    asked = next_question(many, ())
    assert asked is not None
    assert asked.attribute == "note"


def test_numbers_are_in_their_order_and_others_by_count() -> None:
    products = [product(at, strength=str((at * 7) % 10 + 1)) for at in range(8)]
    question = next_question(products, ())
    assert question is not None
    assert [one.value for one in question.answers] == sorted((one.value for one in question.answers), key=int)


def test_what_tells_nothing_is_not_asked() -> None:
    assert next_question([product(at, same="a") for at in range(9)], ()) is None
    assert next_question([product(at) for at in range(9)], ()) is None
    assert next_question([], ()) is None


def test_a_question_passed_over_is_not_asked_again() -> None:
    products = [product(at, one="ab"[at % 2], two="abc"[at % 3]) for at in range(12)]
    first = next_question(products, ())
    assert first is not None
    second = next_question(products, (Step(first.attribute),))
    assert second is not None
    assert second.attribute != first.attribute
    assert next_question(products, (Step("one"), Step("two"))) is None


def test_a_category_needs_enough_described_products() -> None:
    described = [product(at, one="ab"[at % 2], two="abc"[at % 3]) for at in range(ENOUGH)]
    assert worth_asking(described)
    assert not worth_asking(described[:-1])
    assert not worth_asking([product(at, one="ab"[at % 2]) for at in range(20)])


values = st.sampled_from(["", "a", "b", "c", "a,b", "b,c", "1", "2"])
shelves = st.lists(st.fixed_dictionaries({"x": values, "y": values, "z": values}), max_size=30).map(
    lambda rows: [product(at, **row) for at, row in enumerate(rows)]
)


@given(shelves, st.data())
def test_every_way_ends_with_something_that_fits(products: list[Product], data: st.DataObject) -> None:
    steps: tuple[Step, ...] = ()
    while (question := next_question(products, steps)) is not None:
        before = left(products, steps)
        assert len(before) > FEW
        assert 2 <= len(question.answers) <= MOST_ANSWERS
        assert question.gain > 0
        for answer in question.answers:
            then = left(products, (*steps, Step(question.attribute, answer.value)))
            assert len(then) == answer.count > 0
            assert all(answer.value in values_of(one, question.attribute) for one in then)
        steps = (
            *steps,
            Step(question.attribute, data.draw(st.sampled_from(["", *(a.value for a in question.answers)]))),
        )
    assert len(steps) <= 3
    assert not products or left(products, steps)
