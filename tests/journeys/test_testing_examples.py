"""The examples of docs/testing.md, run as a stranger would: in an empty folder, by their own pytest."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```python\n# (test_\w+\.py)\b[^\n]*\n(.*?)```", PAGE, re.DOTALL))


def test_the_page_has_both_examples() -> None:
    assert set(EXAMPLES) == {"test_shopping.py", "test_price_tags.py"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_the_page_passes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(EXAMPLES[name], encoding="utf-8")
    words = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "kiosk", name]
    alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # other plugins' warnings are not ours
    done = subprocess.run(words, cwd=tmp_path, env=alone, capture_output=True, text=True, timeout=230, check=False)
    assert done.returncode == 0, done.stdout
    assert f"{EXAMPLES[name].count('def test_')} passed" in done.stdout
