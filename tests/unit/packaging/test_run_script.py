"""./run: what it says without an environment, and that it does not repeat what is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def root(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.rootpath


def run(root: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [root / "run", *args], capture_output=True, text=True, check=False, cwd="/", env=os.environ | environment
    )


def test_help_names_every_command(root: Path) -> None:
    done = run(root, "help")
    assert done.returncode == 0
    assert [f"./run {command}" in done.stdout for command in ("demo", "test", "kiosk", "exec", "setup")] == [True] * 5


def test_unknown_command_is_named(root: Path) -> None:
    done = run(root, "sel")
    assert done.returncode == 1
    assert "unknown command: sel" in done.stderr


def test_missing_python_is_a_clear_message(root: Path) -> None:
    done = run(root, "setup", KIOSK_PYTHON="no-such-python")
    assert done.returncode == 1
    assert "needs Python 3.11" in done.stderr
    assert "no-such-python" in done.stderr


def test_too_old_a_python_is_refused(root: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)
    done = run(root, "setup", KIOSK_PYTHON=str(old))
    assert done.returncode == 1
    assert "needs Python 3.11" in done.stderr


def test_missing_system_library_without_apt_is_named(root: Path, tmp_path: Path) -> None:
    """On a system that is not Debian's: no apt-get in the path, and no library known to ldconfig."""
    for tool in ("sh", "cat", "dirname", "sha256sum", "tr", "id", "flock", "sed"):
        found = next((path for folder in os.get_exec_path() if (path := Path(folder, tool)).exists()), None)
        if found:
            (tmp_path / tool).symlink_to(found)
    ldconfig = tmp_path / "ldconfig"
    ldconfig.write_text("#!/bin/sh\necho '0 libs found in cache'\n", "utf-8")
    ldconfig.chmod(0o755)
    done = run(root, "setup", PATH=str(tmp_path), KIOSK_PYTHON=sys.executable)
    assert done.returncode == 1
    assert "not a Debian system" in done.stderr
    assert "libegl1" in done.stderr


def test_half_made_environment_is_made_afresh(tmp_path: Path, root: Path) -> None:
    """Without its stamp an environment is not trusted: it is removed and made again; a stand-in Python takes notes."""
    steps = tmp_path / "steps"
    fake = tmp_path / "python3.11"
    fake.write_text(
        '#!/bin/sh\necho "$*" >>"$STEPS"\n'
        '[ "$1 $2" != "-m venv" ] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }\n',
        "utf-8",
    )
    fake.chmod(0o755)
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "left-over").touch()
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("run", "requirements.lock", "pyproject.toml"):
        (copy / name).write_bytes((root / name).read_bytes())
    (copy / "run").chmod(0o755)
    environment = {"KIOSK_PYTHON": str(fake), "KIOSK_VENV": str(venv), "STEPS": str(steps)}

    first = run(copy, "setup", **environment)
    assert first.returncode == 0, first.stderr
    assert not (venv / "bin" / "left-over").exists()
    told = steps.read_text("utf-8")
    assert "-m venv" in told
    assert "--require-hashes --only-binary :all:" in told

    steps.unlink()
    assert run(copy, "setup", **environment).returncode == 0
    assert "-m pip" not in steps.read_text("utf-8")

    (copy / "requirements.lock").write_text("click==8.0 \\\n", "utf-8")
    assert "updating" in run(copy, "setup", **environment).stderr
    assert "-m pip" in steps.read_text("utf-8")
