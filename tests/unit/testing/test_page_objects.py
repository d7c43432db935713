"""Page objects name only what docs/testers-names.md promises, and leave out no screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from kiosk.testing import pages
from kiosk.testing.pages.page import Family, Named, Page
from kiosk.testing.steps import Screen

DOCUMENT = (Path(__file__).parents[3] / "docs" / "testers-names.md").read_text(encoding="utf-8")
DOCUMENTED = {re.sub(r"<\w+>", "<>", name) for span in re.findall(r"`([^`]+)`", DOCUMENT) for name in span.split()}
PREFIXES = {name.partition("<>")[0] for name in DOCUMENTED if "<>" in name} | {"key_"}
PAGES = [
    page for page in vars(pages).values() if isinstance(page, type) and issubclass(page, Page) and page is not Page
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_every_name_of_a_page_is_documented(page: type[Page]) -> None:
    parts = [part for one in page.__mro__ for part in vars(one).values()]
    names = {part.name for part in parts if isinstance(part, Named)}
    prefixes = {part.prefix for part in parts if isinstance(part, Family)}
    assert {page.screen} <= DOCUMENTED
    assert names - DOCUMENTED == set()
    assert prefixes - PREFIXES == set()


def test_every_documented_screen_has_a_page_object_and_can_be_waited_for() -> None:
    screens = DOCUMENT.partition("**Screens**")[2].partition("\n\n")[0].partition("`idle` is")[0]
    documented = {name for span in re.findall(r"`([^`]+)`", screens) for name in span.split()}
    assert {page.screen for page in PAGES} == documented
    assert documented <= set(get_args(Screen))
