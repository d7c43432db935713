"""A forked `kiosk` is as good as a started one: its output, its exit code, its end, and chance of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.errors import EnvironmentFault
from kiosk.testing.central import start_central
from kiosk.testing.nursery import Forked, Nursery
from kiosk.testing.process import Child, Launcher
from kiosk.testing.waiting import wait_until

KIOSK = [sys.executable, "-m", "kiosk"]


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(tmp_path_factory.mktemp("nursery") / "log", os.environ) as nursery:
        yield nursery


@pytest.fixture
def launcher(nursery: Nursery) -> Iterator[Launcher]:
    launcher = nursery.launcher()
    yield launcher
    launcher.close()


def run(launcher: Launcher, log: Path, *words: str) -> Child:
    child = launcher.start([*KIOSK, *words], log=log, environment=os.environ)
    assert isinstance(child._process, Forked)
    return child


def central(launcher: Launcher, folder: Path) -> Child:
    database, log = folder / "central.db", folder / "central.log"
    child, _ = start_central(launcher, KIOSK, database=database, log=log, products=0, environment=os.environ, limit=60)
    return child


def open_files(pid: int) -> dict[str, str]:
    return {link.name: str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()}


def test_output_and_exit_code_are_the_command_s(launcher: Launcher, tmp_path: Path) -> None:
    good, bad = run(launcher, tmp_path / "good", "--version"), run(launcher, tmp_path / "bad", "rnu")
    assert (good._process.wait(60), bad._process.wait(60)) == (0, 2)
    assert good.tail().startswith("kiosk, version ")
    assert bad.tail().splitlines()[0] == "Usage: python -m kiosk [OPTIONS] COMMAND [ARGS]..."
    assert (good.exit_code, good.running) == (0, False)


def test_it_has_a_session_and_descriptors_of_its_own_and_ends_when_asked(launcher: Launcher, tmp_path: Path) -> None:
    child = central(launcher, tmp_path)
    assert (os.getpgid(child.pid), os.getsid(child.pid)) == (child.pid, child.pid)
    cradle = psutil.Process(child.pid).parent()
    assert cradle is not None
    own, its = open_files(child.pid), open_files(cradle.pid)
    assert [own[number] for number in ("0", "1", "2")] == [os.devnull, str(child.log), str(child.log)]
    assert {what for what in own.values() if what.startswith("socket:")}.isdisjoint(its.values())
    assert child.stop()
    assert child.exit_code == 0


def test_a_kill_is_told(launcher: Launcher, tmp_path: Path) -> None:
    child = central(launcher, tmp_path)
    assert child.exit_code is None
    child.kill()
    assert child.exit_code == -signal.SIGKILL


def test_other_commands_and_other_environments_are_started(nursery: Nursery, tmp_path: Path) -> None:
    assert nursery.takes([*KIOSK, "run"], {**os.environ, "PYTEST_CURRENT_TEST": "another"})
    assert not nursery.takes([*KIOSK, "run"], {**os.environ, "LANG": "tlh"})
    assert not nursery.takes([sys.executable, "-m", "kiosk.cli"], os.environ)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        assert not nursery.takes(KIOSK, os.environ)


def test_children_die_with_the_process_that_forks_them(tmp_path: Path) -> None:
    with Nursery(tmp_path / "log", os.environ) as nursery:
        launcher = nursery.launcher()
        child = central(launcher, tmp_path)
        cradle = psutil.Process(child.pid).parent()
        assert cradle is not None
        cradle.kill()
        wait_until(lambda: not psutil.pid_exists(child.pid))
        assert child.exit_code == -signal.SIGKILL
        with pytest.raises(EnvironmentFault, match="does not answer"):
            run(launcher, tmp_path / "more", "--version")
        launcher.close()


def test_every_child_has_numbers_and_keys_of_its_own() -> None:
    """Loaded once, forked twice: what a process draws by chance must not be drawn before the fork."""
    program = """if True:
        import importlib, os, random, secrets
        from kiosk.testing.cradle import LOADED, _fork
        for name in LOADED:
            importlib.import_module(name)
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
        from kiosk.clock import Uuid7Ids
        for _ in range(2):
            if _fork() == 0:
                key = X25519PrivateKey.generate().private_bytes_raw().hex()
                print(Uuid7Ids().new(), random.random(), secrets.token_hex(8), key, flush=True)
                os._exit(0)
            os.wait()
    """
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    first, second = (line.split() for line in done.stdout.splitlines())
    assert len(first) == 4
    assert set(first).isdisjoint(second)


def test_it_does_not_fork_beside_a_thread() -> None:
    program = """if True:
        import threading
        from kiosk.testing.cradle import _fork
        threading.Thread(target=threading.Event().wait, name="lost", daemon=True).start()
        _fork()
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "a thread would be lost in a fork" in done.stderr
    assert "lost" in done.stderr
