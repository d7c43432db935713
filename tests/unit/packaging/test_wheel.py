"""What is installed in a shop is what is under version control: nothing of the five rooms is left out of the wheel."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOMS = ("kiosk", "ui", "hardware", "offline", "assets")


@pytest.fixture(scope="module")
def wheel(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=pytestconfig.rootpath, check=True, capture_output=True)
    (path,) = folder.glob("storekiosk-*.whl")
    with ZipFile(path) as archive:
        return set(archive.namelist())


def test_every_tracked_file_of_the_rooms_is_in_it(wheel: set[str], pytestconfig: pytest.Config) -> None:
    root = pytestconfig.rootpath
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("not a git working copy")
    command = [git, "-c", f"safe.directory={root}", "ls-files", "-z", *ROOMS]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
    tracked = {name for name in listed if name and (root / name).is_file()}
    assert {name for name in tracked if not name.endswith(".ts")} - wheel == set()


def test_translations_are_compiled_into_it(wheel: set[str], pytestconfig: pytest.Config) -> None:
    sources = Path(pytestconfig.rootpath, "assets", "i18n").glob("*.ts")
    assert {f"assets/i18n/{source.stem}.qm" for source in sources} <= wheel


def test_nothing_else_is_in_it(wheel: set[str]) -> None:
    assert {name.partition("/")[0] for name in wheel} - {*ROOMS} == {
        next(name.partition("/")[0] for name in wheel if ".dist-info/" in name)
    }
