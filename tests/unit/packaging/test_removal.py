"""The Debian package's scripts: what is not delivered yet is told of before removal, and survives a purge."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_store_commands import Till

DEBIAN = Path(__file__).resolve().parents[3] / "packaging" / "debian"


def run(script: str, argument: str, till: Till) -> str:
    """Run a maintainer script on a store elsewhere, as whoever runs this test; what it says."""
    text = (DEBIAN / f"storekiosk.{script}").read_text(encoding="utf-8")
    for there, here in (
        ("runuser -u storekiosk -- /usr/bin/kiosk", f"{sys.executable} -m kiosk"),
        ("/usr/bin/python3.11", sys.executable),
        ("/etc/storekiosk/kiosk.toml", str(till.config)),
        ("/etc/storekiosk/store.key", str(till.folder / "store.key")),
        ("/var/lib/storekiosk-journal", str(till.folder / "journal")),
        ("/var/lib/storekiosk", str(till.folder / "state")),
        ("/var/cache/storekiosk", str(till.folder / "cache")),
        ("/usr/lib/storekiosk", str(till.folder)),
    ):
        text = text.replace(there, here)
    assert "/var/" not in text
    assert "/etc/" not in text
    done = subprocess.run(["sh", "-c", text, "sh", argument], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture
def till(tmp_path: Path) -> Till:
    till = Till(tmp_path / "till").sell(2)
    (till.folder / "store.key").touch()
    return till


def test_unsent_orders_are_told_of_and_survive_a_purge(till: Till) -> None:
    said = run("prerm", "remove", till)
    assert "not delivered yet on this device: 2" in said
    assert "kiosk store export" in said
    assert "not delivered yet (2)" in run("postrm", "purge", till)
    assert (till.folder / "state" / "ledger.db").exists()
    assert (till.folder / "journal").exists()
    assert (till.folder / "store.key").exists()
    assert till.told("outbox", "list")["counts"]["pending"] == 2


def test_an_update_tells_and_keeps_a_later_purge_free(till: Till) -> None:
    assert "delivered yet on this device: 2" in run("prerm", "upgrade", till)
    assert not (till.folder / "state" / "unsent-at-removal").exists()


def test_a_store_that_cannot_be_read_counts_as_unsent(till: Till) -> None:
    (till.folder / "state" / "ledger.db").write_bytes(b"no database" * 1000)
    assert "on this device: unknown" in run("prerm", "remove", till)
    assert "(unknown)" in run("postrm", "purge", till)
    assert (till.folder / "journal").exists()


def test_with_everything_delivered_nothing_is_said_and_a_purge_deletes(tmp_path: Path) -> None:
    till = Till(tmp_path / "till").sell(0)
    assert run("prerm", "remove", till) == ""
    assert run("postrm", "purge", till) == ""
    assert [file.name for file in till.folder.iterdir()] == ["kiosk.toml"]
