"""The central service answers rubbish or nothing: the shopper goes on, and the order arrives once afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.testing.runner import Runner
from kiosk.testing.story import load_story

STORY = """\
story: The central service is not itself
settings: {{language: en, kiosk: {{central: {{deadline: 1, batch_deadline: 1}}}}}}
steps:
  - network: {fault}
  - scan: "{{product:1}}"
  - wait_for: {{basket: {{lines: 1, total: 9.90}}}}
  - tap_card: anna
  - wait_for: {{text: "noted", within: 15s}}
  - touch: pay
  - wait_for: {{screen: checkout}}
  - touch: pay_at_till
  - wait_for: {{screen: done, text: "Your order is stored"}}
  - expect: {{outbox: {{pending: 1, parked: 0, acknowledged: 0}}, central: {{purchases: 0}}}}
  - network: up
  - wait_for: {{outbox: {{pending: 0, parked: 0, acknowledged: 1}}, within: 60s}}
  - expect: {{central: {{purchases: [{{total: 9.90, pieces: 1, customer: known}}]}}}}
"""


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with Runner(tmp_path_factory.mktemp("pictures")) as runner:
        yield runner


@pytest.mark.parametrize("fault", ["{reply: html}", '{reply: "500"}', "{reply: silent}", "{reply: drip}", "down"])
def test_an_order_is_stored_and_arrives_once(runner: Runner, tmp_path: Path, fault: str) -> None:
    file = tmp_path / "rubbish.yaml"
    file.write_text(STORY.format(fault=fault), encoding="utf-8")
    outcome = runner.play(load_story(file))
    assert outcome.ok, str(outcome.failure)
