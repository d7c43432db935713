"""The benchmark of codes: what it takes for a sample, and how it counts."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from hardware.simulated.scene import draw_code
from kiosk.domain.codes import Symbology
from kiosk.errors import BadInput
from kiosk.testing.bench.codes import Tally, find_samples, measure_codes, same_text
from kiosk.testing.bench.command import bench

GTIN = "9501234500010"


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Two right ones, a wrong one, one that nobody can read, one without a code."""
    for folder in ("ean", "qr", "falsepositives-x"):
        (tmp_path / folder).mkdir()
    cv2.imwrite(str(tmp_path / "ean" / "1.png"), draw_code(GTIN, Symbology.EAN_13))
    (tmp_path / "ean" / "1.txt").write_text(GTIN + "\n")
    (tmp_path / "ean" / "1.metadata.txt").write_text("SYMBOLOGY_IDENTIFIER=]E0")
    cv2.imwrite(str(tmp_path / "ean" / "2.png"), draw_code(GTIN, Symbology.EAN_13))
    (tmp_path / "ean" / "2.txt").write_text("9501234500027")
    cv2.imwrite(str(tmp_path / "qr" / "1.jpg"), draw_code("hello", Symbology.QR))
    (tmp_path / "qr" / "1.bin").write_bytes(b"hello")
    blank = np.full((80, 80), 200, np.uint8)
    cv2.imwrite(str(tmp_path / "qr" / "2.png"), blank)
    (tmp_path / "qr" / "2.txt").write_text("nothing of it is there")
    cv2.imwrite(str(tmp_path / "falsepositives-x" / "1.png"), blank)
    return tmp_path


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.wrong, tally.missed


def test_counts_right_wrong_and_missed_by_folder_and_in_total(pictures: Path) -> None:
    tallies = {(tally.folder, tally.reader): tally for tally in measure_codes(pictures, 1)}
    assert counts(tallies["ean", "kiosk"]) == (1, 1, 0)
    assert counts(tallies["qr", "kiosk"]) == (1, 0, 1)
    assert counts(tallies["falsepositives-x", "kiosk"]) == (1, 0, 0)
    assert counts(tallies["all with a code", "kiosk"]) == (2, 1, 1)
    assert counts(tallies["without a code", "kiosk"]) == (1, 0, 0)
    for reader in ("pyzbar", "zxing-cpp", "opencv"):
        assert len(tallies["all with a code", reader].times) == 4
    assert counts(tallies["all with a code", "zxing-cpp"]) == (2, 1, 1)


def test_prints_lines_for_people_and_for_machines(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(["codes"], as_json=True, rounds=1, pictures=pictures) == 0
    told = json.loads(capsys.readouterr().out)
    ours = next(one for one in told["figures"] if (one["folder"], one["reader"]) == ("all with a code", "kiosk"))
    assert (ours["pictures"], ours["right"], ours["wrong"], ours["missed"]) == (4, 2, 1, 1)
    assert bench(["codes"], as_json=False, rounds=1, pictures=pictures) == 0
    assert "right    2 of    4  wrong   1  missed   1" in capsys.readouterr().out


def test_needs_a_directory_with_pictures_and_texts(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="codes needs pictures"):
        bench(["codes"], as_json=True, rounds=1)
    with pytest.raises(BadInput, match="not a directory"):
        find_samples(tmp_path / "nowhere")
    with pytest.raises(BadInput, match="holds no pictures"):
        find_samples(tmp_path)
    cv2.imwrite(str(tmp_path / "1.png"), np.zeros((9, 9), np.uint8))
    with pytest.raises(BadInput, match=r"1\.png: has no text beside it"):
        find_samples(tmp_path)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("012345678905", "0012345678905"),
        ("0109501234500010", "09501234500010"),
        ("010950123450001010L7\x1d21x", "(01)09501234500010(10)L7(21)x"),
        ("two\nlines", "two\r\nlines\n"),
    ],
)
def test_the_same_code_written_otherwise_is_the_same(read: str, expected: str) -> None:
    assert same_text(read, expected)
    assert not same_text(read, expected + "9")
