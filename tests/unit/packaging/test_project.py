"""The project's outside: names, versions, scripts, and nothing of a developer's machine in it."""

import re
import shutil
import subprocess
from importlib.metadata import metadata
from pathlib import Path

import pytest

import kiosk

SCRIPTS = [
    "run",
    ".ci/run",
    "packaging/lock",
    "packaging/build",
    "packaging/check-deb",
    "packaging/check-clone",
    "packaging/bare-root",
    "packaging/linux/launcher",
    "packaging/linux/stop-application",
]
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/\w")
TEXT = {".py", ".qml", ".toml", ".md", ".yaml", ".yml", ".sh", ".txt", ".ts", ".json", ".cfg", ".lock", ""}


@pytest.fixture
def root(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.rootpath


@pytest.fixture
def tracked(root: Path) -> list[Path]:
    """Every file under version control that exists; in an unpacked archive, without git, there is nothing to tell."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("not a git working copy")
    # a copy owned by another user is still ours to read
    command = [git, "-c", f"safe.directory={root}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def test_packaging_is_no_python_package(root: Path) -> None:
    """With an __init__.py it would shadow the PyPI module of that name, which pip and pytest need."""
    assert not (root / "packaging" / "__init__.py").exists()


def test_one_version_everywhere(root: Path) -> None:
    assert metadata("storekiosk")["Version"] == kiosk.__version__
    changelog = (root / "packaging" / "debian" / "changelog").read_text("utf-8")
    assert changelog.startswith(f"storekiosk ({kiosk.__version__})")


def test_the_distribution_cannot_be_uploaded() -> None:
    assert "Private :: Do Not Upload" in (metadata("storekiosk").get_all("Classifier") or [])


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_parses_and_is_executable(root: Path, name: str) -> None:
    script = root / name
    shell = script.read_text("utf-8").splitlines()[0].rpartition("/")[2].removeprefix("env ")
    assert shell in {"sh", "bash"}
    assert script.stat().st_mode & 0o111 == 0o111
    subprocess.run([shell, "-n", str(script)], check=True)
    if shellcheck := shutil.which("shellcheck"):
        subprocess.run([shellcheck, str(script)], check=True)


def test_no_path_of_a_developers_machine(tracked: list[Path], root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in tracked
        if path.suffix in TEXT and path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []
