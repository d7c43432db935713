"""`kiosk outbox` and `kiosk store`: what they say, what they change, beside a kiosk and without one."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pwd
import re
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.clock import SystemClock
from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind
from kiosk.services.passphrase import LENGTH
from kiosk.services.payloads import purchase
from kiosk.testing.world import Plan, World
from offline.key import DEVELOPMENT_KEY
from offline.store import open_store
from tests.unit.offline.making import TOKEN, a_sale

UTC = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
LIST_FIELDS = {
    *("seq", "id", "kind", "lane", "state", "attempts", "next_attempt_at", "last_status", "last_detail"),
    *("created_at", "order_number"),
}


class Till:
    """A store of one kiosk, and the commands on it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.config = folder / "kiosk.toml"
        paths = "".join(f'{name} = "{folder / name}"\n' for name in ("state", "journal", "cache"))
        self.config.write_text(f'[paths]\n{paths}[central]\nurl = "http://127.0.0.1:9"\n', encoding="utf-8")

    def sell(self, count: int) -> Till:
        async def work() -> None:
            store = await open_store(
                state=self.folder / "state",
                journal=self.folder / "journal",
                cache=self.folder / "cache",
                key=DEVELOPMENT_KEY,
                device_id="K01",
                clock=SystemClock(),
            )
            for _ in range(count):
                sale = a_sale()
                payload = purchase(sale, "berlin-mitte")
                subject = f"basket:{sale.basket_id}"
                await store.ledger.record_sale(
                    sale, Operation(sale.id, OperationKind.PURCHASE, Lane.PURCHASE, subject, sale.placed_at, payload)
                )
            await store.close()

        asyncio.run(work())
        return self

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, [*words, "--config", str(self.config)])

    def told(self, *words: str, code: int = 0) -> dict[str, Any]:
        done = self.run(*words, "--json")
        assert done.exit_code == code, done.output
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    def states(self) -> list[str]:
        return [entry["state"] for entry in self.told("outbox", "list", "--state", "all")["entries"]]


@pytest.fixture
def till(tmp_path: Path) -> Till:
    return Till(tmp_path / "till").sell(4)


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text("a pass phrase of our own\n", encoding="utf-8")
    return file


def test_a_list_has_its_stable_fields_and_nothing_personal(till: Till) -> None:
    done = till.run("outbox", "list", "--json")
    report = json.loads(done.stdout)
    assert set(report) == {"counts", "entries", "next_after"}
    assert report["counts"] == {"pending": 4, "parked": 0, "acknowledged": 0, "expired": 0}
    assert [entry["order_number"] for entry in report["entries"]] == [f"K01-{number:06d}" for number in range(1, 5)]
    for entry in report["entries"]:
        assert set(entry) == LIST_FIELDS
        assert UTC.match(entry["created_at"])
        assert (entry["kind"], entry["lane"], entry["state"]) == ("purchase", "purchase", "pending")
    for words in (("outbox", "list"), ("outbox", "list", "--json"), ("outbox", "show", "1", "--json")):
        output = till.run(*words).output
        assert TOKEN not in output
        assert "C-1" not in output


def test_a_long_list_is_read_page_by_page(till: Till) -> None:
    first = till.told("outbox", "list", "--limit", "3")
    assert ([entry["seq"] for entry in first["entries"]], first["next_after"]) == ([1, 2, 3], 3)
    second = till.told("outbox", "list", "--limit", "3", "--after", "3")
    assert ([entry["seq"] for entry in second["entries"]], second["next_after"]) == ([4], None)
    assert till.told("outbox", "list", "--limit", "0")["entries"] == []


def test_show_tells_whom_it_is_about_only_when_asked(till: Till) -> None:
    plain = till.told("outbox", "show", "2")
    assert plain["payload"]["order_number"] == "K01-000002"
    assert plain["payload"]["lines"][0]["sku"] == "MN-0001"
    assert "personal" in plain["payload"]["customer"]
    whole = till.told("outbox", "show", plain["id"], "--personal")
    assert whole["payload"]["customer"]["token"]["value"] == TOKEN
    assert set(plain) == LIST_FIELDS | {"clock_offset_ms", "chain", "payload"}


@pytest.mark.parametrize("name", ["0", "5", "99999999999999999999", "no-such-id", "-1", "²"])
def test_an_unknown_entry_is_named(till: Till, name: str) -> None:
    done = CliRunner().invoke(main, ["outbox", "show", "--config", str(till.config), "--", name])
    assert done.exit_code == 2
    assert f"there is no entry {name}" in done.stderr


def test_entries_are_parked_and_retried(till: Till) -> None:
    parked = till.told("outbox", "park", "1", "3", "--reason", "wrong price")
    assert parked == {"done": "park", "asked": 2, "count": 2, "by": "command"}
    assert till.states() == ["parked", "pending", "parked", "pending"]
    [entry, _] = till.told("outbox", "list", "--state", "parked")["entries"]
    assert entry["last_detail"] == "wrong price"
    assert till.told("outbox", "park", "1", code=1)["count"] == 0
    assert till.told("outbox", "retry", "3")["count"] == 1
    assert till.told("outbox", "retry", "--parked") == {"done": "retry", "asked": None, "count": 1, "by": "command"}
    assert till.states() == ["pending"] * 4


@pytest.mark.parametrize(
    "words",
    [
        ("outbox", "retry"),
        ("outbox", "retry", "1", "--parked"),
        ("outbox", "park"),
        ("outbox", "park", "1", "--reason", ""),
        ("outbox", "park", "1", "--reason", "x" * 201),
        ("outbox", "export", "f", "1", "--parked"),
        ("outbox", "list", "--state", "lost"),
        ("outbox", "list", "--limit", "-1"),
    ],
)
def test_what_makes_no_sense_is_refused(till: Till, words: tuple[str, ...]) -> None:
    assert till.run(*words).exit_code == 2
    assert till.states() == ["pending"] * 4


@pytest.mark.parametrize(
    "words", [("outbox", "list"), ("outbox", "park", "1"), ("store", "verify"), ("store", "rebuild")]
)
def test_without_a_store_it_says_so_and_makes_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    empty = Till(tmp_path / "empty")
    done = empty.run(*words)
    assert done.exit_code == 3
    assert "there is no store in" in done.stderr
    assert [file.name for file in empty.folder.iterdir()] == ["kiosk.toml"]


def test_an_export_tells_its_pass_phrase_once_and_another_device_takes_it_in_once(till: Till, tmp_path: Path) -> None:
    file = tmp_path / "unsent.kiosk"
    report = till.told("store", "export", str(file))
    assert {key: report[key] for key in ("file", "device", "entries")} == {
        "file": str(file),
        "device": "K01",
        "entries": 4,
    }
    secret = report["passphrase"]
    assert len(secret.replace("-", "")) == LENGTH
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert TOKEN.encode() not in file.read_bytes()
    typed = tmp_path / "typed"
    typed.write_text(secret.lower().replace("-", " ") + "\n", encoding="utf-8")
    other = Till(tmp_path / "other").sell(1)
    first = other.told("store", "import", str(file), "--passphrase-file", str(typed))
    again = other.told("store", "import", str(file), "--passphrase-file", str(typed))
    assert (first["device"], first["entries"], first["added"], again["added"]) == ("K01", 4, 4, 0)
    mine = {entry["id"] for entry in till.told("outbox", "list")["entries"]}
    theirs = {entry["id"] for entry in other.told("outbox", "list")["entries"]}
    assert mine < theirs
    assert len(theirs) == 5
    assert other.told("store", "verify")["ok"]


def test_chosen_and_parked_entries_are_exported(till: Till, tmp_path: Path, passphrase: Path) -> None:
    till.told("outbox", "park", "2")
    counts = [
        till.told("outbox", "export", str(tmp_path / name), *words, "--passphrase-file", str(passphrase))
        for name, words in (("a", ("1", "3", "1")), ("b", ("--parked",)), ("c", ()))
    ]
    assert [one["entries"] for one in counts] == [2, 1, 4]
    assert [one["passphrase"] for one in counts] == [None] * 3
    assert "a pass phrase of our own" not in json.dumps(counts)


def test_an_export_overwrites_nothing(till: Till, tmp_path: Path, passphrase: Path) -> None:
    file = tmp_path / "there"
    file.write_text("something", encoding="utf-8")
    done = till.run("store", "export", str(file), "--passphrase-file", str(passphrase))
    assert done.exit_code == 2
    assert "is there already" in done.stderr
    assert file.read_text(encoding="utf-8") == "something"


@pytest.mark.parametrize(
    ("text", "why"), [("short", "shorter"), ("", "no pass phrase"), ("x" * 2000, "no pass phrase")]
)
def test_a_poor_pass_phrase_is_refused(till: Till, tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "poor"
    file.write_text(text, encoding="utf-8")
    done = till.run("store", "export", str(tmp_path / "out"), "--passphrase-file", str(file))
    assert done.exit_code == 2
    assert why in done.stderr
    assert not (tmp_path / "out").exists()


def _other_words(file: Path) -> None:
    file.with_name("passphrase").write_text("some other pass phrase", encoding="utf-8")


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize(
    "harm",
    [_other_words, _flip, lambda file: os.truncate(file, file.stat().st_size // 2), lambda file: file.unlink()],
    ids=["wrong pass phrase", "one bit", "cut off", "gone"],
)
def test_a_bad_file_changes_nothing(till: Till, tmp_path: Path, passphrase: Path, harm: Callable[[Path], None]) -> None:
    file = tmp_path / "unsent"
    till.told("store", "export", str(file), "--passphrase-file", str(passphrase))
    harm(file)
    other = Till(tmp_path / "other").sell(1)
    done = other.run("store", "import", str(file), "--passphrase-file", str(passphrase))
    assert done.exit_code == 2
    assert str(file) in done.stderr
    assert other.told("outbox", "list")["counts"]["pending"] == 1


def test_import_without_a_terminal_asks_for_the_file(till: Till, tmp_path: Path, passphrase: Path) -> None:
    file = tmp_path / "unsent"
    till.told("store", "export", str(file), "--passphrase-file", str(passphrase))
    done = till.run("store", "import", str(file))
    assert done.exit_code == 2
    assert "--passphrase-file" in done.stderr


def test_verify_proves_and_finds(till: Till) -> None:
    report = till.told("store", "verify")
    assert report["ok"]
    assert (report["entries"], report["sales"], report["running"]) == (4, 4, False)
    assert report["findings"] == []
    for segment in (till.folder / "journal").glob("*.log"):
        _flip(segment)
    found = till.told("store", "verify", code=1)
    assert not found["ok"]
    assert {finding["code"] for finding in found["findings"]} & {"journal-damaged"}
    assert all(set(finding) == {"code", "where", "what", "fix", "lost"} for finding in found["findings"])
    assert "→" in till.run("store", "verify").output


@pytest.mark.allow_log("ledger")
def test_a_lost_database_is_made_again_from_the_journal(till: Till) -> None:
    before = till.told("outbox", "list")
    os.truncate(till.folder / "state" / "ledger.db", 5000)
    assert till.run("store", "verify").exit_code != 0
    done = till.told("store", "rebuild")
    assert done["last_seq"] == 4
    assert till.told("outbox", "list") == before
    assert till.told("store", "verify")["ok"]


def _checks(till: Till) -> dict[str, dict[str, str]]:
    report = json.loads(till.run("doctor", "--json").stdout)
    return {check["check"]: check for check in report["checks"]}


def test_the_doctor_looks_and_changes_nothing(till: Till) -> None:
    before = {file: file.stat().st_mtime_ns for file in till.folder.rglob("*.*")}
    checks = _checks(till)
    assert [checks[name]["state"] for name in ("store key", "store", "journal", "free space")] == ["ok"] * 4
    assert "not protected" in checks["store key"]["detail"]
    assert "second disk" in checks["journal"]["fix"]
    assert {file: file.stat().st_mtime_ns for file in till.folder.rglob("*.*")} == before


def test_the_doctor_names_what_is_wrong_with_the_store(till: Till) -> None:
    till.told("outbox", "park", "1")
    assert "kiosk outbox list" in _checks(till)["store"]["fix"]
    (till.folder / "journal").rename(till.folder / "elsewhere")
    (till.folder / "journal").write_text("a file", encoding="utf-8")
    assert _checks(till)["journal"]["state"] == "failed"
    ledger = till.folder / "state" / "ledger.db"
    ledger.write_bytes(b"no database" * 1000)
    found = _checks(till)["store"]
    assert (found["state"], bool(found["fix"])) == ("failed", True)


def test_the_doctor_of_a_new_device_makes_nothing(tmp_path: Path) -> None:
    empty = Till(tmp_path / "empty")
    checks = _checks(empty)
    assert (checks["store"]["state"], checks["journal"]["state"]) == ("ok", "ok")
    assert [file.name for file in empty.folder.iterdir()] == ["kiosk.toml"]


def test_somebody_else_is_told_who_must_do_it(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    owner = pwd.getpwuid(os.getuid()).pw_name
    for words in (("outbox", "park", "1"), ("store", "rebuild")):
        done = till.run(*words)
        assert done.exit_code == 3
        assert f"runuser -u {owner} -- kiosk" in done.stderr
    monkeypatch.undo()
    assert till.states() == ["pending"] * 4


def test_beside_a_running_kiosk(tmp_path: Path, passphrase: Path) -> None:
    with World(tmp_path / "world", Plan()) as world:
        till = Till(tmp_path / "other").sell(2)
        file = tmp_path / "unsent"
        till.told("store", "export", str(file), "--passphrase-file", str(passphrase))
        world.start_app()
        till.config = world.config
        assert till.told("store", "verify")["running"]
        assert till.told("outbox", "list")["entries"] == []
        taken = till.told("store", "import", str(file), "--passphrase-file", str(passphrase))
        assert (taken["added"], taken["by"]) == (2, "kiosk")
        _until(lambda: till.told("outbox", "list")["counts"]["acknowledged"] == 2)
        assert len(world.effects().purchases) == 2
        assert not list((world.directory / "state").glob("import-*"))
        assert till.run("outbox", "retry", "1").exit_code == 1  # it is delivered: nothing to retry
        assert till.run("store", "rebuild").exit_code == 3
        checks = {one["check"]: one for one in till.told("doctor")["checks"]}
        assert checks["store"]["state"] == "ok"
        assert "in use" in checks["store"]["detail"]
        for rubbish in (b"\0" * 200_000, b'{"v": 1', b"GET / HTTP/1.1\r\n\r\n", bytes(range(256))):
            _send(world.directory / "state", rubbish)
        assert till.told("outbox", "retry", "--parked")["by"] == "kiosk"
        assert world.app_running
        world.kill_app()
        assert (world.directory / "state" / "control.sock").exists()
        assert till.told("outbox", "list", "--state", "all")["counts"]["acknowledged"] == 2
        world.start_app()
        assert till.told("outbox", "retry", "--parked")["by"] == "kiosk"


def _send(state: Path, data: bytes) -> None:
    descriptor = os.open(state, os.O_PATH)  # a socket's path has 107 bytes at most
    try:
        with socket.socket(socket.AF_UNIX) as connection, contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.connect(f"/proc/self/fd/{descriptor}/control.sock")
            connection.sendall(data)
    finally:
        os.close(descriptor)


def _until(condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
    raise AssertionError("waited in vain")


def test_states_are_those_of_the_domain() -> None:
    from kiosk.commands.outbox import STATES  # noqa: PLC0415 - beside what it is compared with

    assert set(STATES) == {state.value for state in EntryState} | {"unsent", "all"}
