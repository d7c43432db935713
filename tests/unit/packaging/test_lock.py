"""The lock files: every entry pinned and hashed, no host named, the shop's a part of the developers'."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ENTRY = re.compile(
    r"^(?P<requirement>[A-Za-z0-9][^\\\n]*?) \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)
LOCKS = ["requirements.lock", "packaging/requirements-runtime.lock"]


@pytest.fixture
def root(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.rootpath


def entries(lock: Path) -> set[str]:
    return {match["requirement"] for match in ENTRY.finditer(lock.read_text("utf-8"))}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_belongs_to_a_pinned_and_hashed_entry(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    assert ENTRY.sub("", text) == ""
    assert all("==" in entry for entry in entries(root / name))


@pytest.mark.parametrize("name", LOCKS)
def test_no_host_is_named(root: Path, name: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@", (root / name).read_text("utf-8"))


def test_runtime_lock_is_part_of_the_whole_one(root: Path) -> None:
    whole, runtime = (entries(root / name) for name in LOCKS)
    assert runtime < whole


def test_every_declared_dependency_is_locked_where_it_belongs(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [project["dependencies"], project["dependencies"] + project["optional-dependencies"]["dev"]]
    for name, requirements in zip(reversed(LOCKS), declared, strict=True):
        locked = {canonicalize_name(Requirement(entry).name) for entry in entries(root / name)}
        assert {canonicalize_name(Requirement(text).name) for text in requirements} <= locked


@pytest.mark.parametrize("name", ["PySide6-Essentials", "shiboken6"])
def test_qt_is_pinned_to_the_version_that_keeps_its_references(root: Path, name: str) -> None:
    dependencies = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert f"{name}==6.11.3" in dependencies
    assert version(name) == "6.11.3"
