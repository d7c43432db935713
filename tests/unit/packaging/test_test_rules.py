"""The rules of tests/conftest.py, each seen to fail a test that breaks it and to pass one that announces it."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CASES = {
    "log": (
        "import logging\ndef test_it(): logging.getLogger('x').warning('disk is full')",
        "*unexpected log record*disk is full*",
    ),
    "silence": (
        "import pytest\n@pytest.mark.expect_log('disk')\ndef test_it(): pass",
        "*no log record of WARNING or above matched 'disk'*",
    ),
    "thread": (
        "import threading\ndef test_it(): threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "*thread left running*",
    ),
    "process": (
        "import subprocess as s, sys\ndef test_it(): s.c = s.Popen([sys.executable, '-c', 'input()'], stdin=s.PIPE)",
        "*child process left running*",
    ),
    "task": (
        "import asyncio\nasync def test_it(): globals()['task'] = asyncio.create_task(asyncio.Event().wait())",
        "*task left running*",
    ),
}
ANNOUNCED = """
import asyncio, logging, pytest, threading

@pytest.mark.expect_log("disk is .*")
@pytest.mark.allow_log("never said")
def test_log():
    logging.getLogger("x").error("disk is full")

@pytest.mark.leaves_threads("the library's")
def test_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

@pytest.fixture
def worker():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    yield
    stop.set()

def test_ending_thread(worker):
    pass

async def test_ending_task():
    await asyncio.to_thread(threading.get_ident)
    asyncio.create_task(asyncio.sleep(0)).cancel()
"""


@pytest.fixture
def rules(pytester: pytest.Pytester, pytestconfig: pytest.Config) -> pytest.Pytester:
    """A project with our conftest.py, a short grace and nothing else."""
    source = Path(pytestconfig.rootpath, "tests", "conftest.py").read_text("utf-8")
    pytester.makeconftest(source.replace("GRACE: Final = 3.0", "GRACE: Final = 0.2"))
    markers = "".join(
        f"    {line}\n" for line in pytestconfig.getini("markers") if "_log(" in line or "leaves_" in line
    )
    pytester.makeini(f"[pytest]\nasyncio_mode = auto\naddopts = -p no:cacheprovider\nmarkers =\n{markers}")
    return pytester


@pytest.mark.parametrize("name", CASES)
def test_breaking_a_rule_fails_the_test(rules: pytest.Pytester, name: str) -> None:
    source, complaint = CASES[name]
    rules.makepyfile(source)
    result = rules.runpytest_subprocess("--strict-markers")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([complaint])


def test_announced_or_ending_is_fine(rules: pytest.Pytester) -> None:
    rules.makepyfile(ANNOUNCED)
    rules.runpytest_subprocess("--strict-markers").assert_outcomes(passed=4)
