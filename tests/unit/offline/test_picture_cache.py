from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from kiosk.errors import BadInput, StoreFull
from kiosk.ports import PictureCache
from offline.pictures import DirectoryPictureCache


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_picture_is_kept_across_restarts(tmp_path: Path) -> None:
    cache: PictureCache = DirectoryPictureCache(tmp_path / "p", 1000)
    assert cache.path("a.png") is None
    path = cache.put("a.png", b"picture")
    assert path.read_bytes() == b"picture"
    again = DirectoryPictureCache(tmp_path / "p", 1000)
    assert again.path("a.png") == path


def test_a_picture_put_again_is_the_new_one_and_counted_once(tmp_path: Path) -> None:
    cache = DirectoryPictureCache(tmp_path, 100)
    cache.put("keep.png", bytes(40))
    for size in (10, 60, 50):
        assert cache.put("a.png", bytes(size)).stat().st_size == size
    assert names(tmp_path) == {"keep.png", "a.png"}


def test_the_longest_unused_go_when_the_limit_is_passed(tmp_path: Path) -> None:
    cache = DirectoryPictureCache(tmp_path, 100)
    for name in ("a", "b", "c"):
        cache.put(name, bytes(30))
    assert cache.path("a")
    cache.put("d", bytes(30))
    assert names(tmp_path) == {"a", "c", "d"}
    assert cache.path("b") is None


def test_the_order_of_use_outlives_the_process(tmp_path: Path) -> None:
    cache = DirectoryPictureCache(tmp_path, 100)
    for age, name in enumerate(("new", "old", "oldest")):
        path = cache.put(name, bytes(30))
        os.utime(path, (10**9 - age, 10**9 - age))
    DirectoryPictureCache(tmp_path, 100).put("more", bytes(60))
    assert names(tmp_path) == {"new", "more"}


def test_a_picture_bigger_than_the_limit_is_still_shown(tmp_path: Path) -> None:
    cache = DirectoryPictureCache(tmp_path, 100)
    cache.put("a", bytes(50))
    assert cache.put("huge", bytes(500)).exists()
    assert names(tmp_path) == {"huge"}


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../evil", "a/../../evil", "/etc/passwd", "a\\b", ".hidden", "a\x00b", "a\nb"),
        *("x" * 129, "ä.png", "a..png", "-rf", " a", ".unfinished-1"),
    ],
)
def test_a_name_that_is_no_relative_path_is_refused(tmp_path: Path, name: str) -> None:
    cache = DirectoryPictureCache(tmp_path / "p", 100)
    with pytest.raises(BadInput, match="not the name of a picture"):
        cache.put(name, b"x")
    assert cache.path(name) is None
    assert names(tmp_path / "p") == set()
    assert names(tmp_path) == {"p"}


def test_a_name_with_folders_is_one_file_and_outlives_the_process(tmp_path: Path) -> None:
    DirectoryPictureCache(tmp_path, 100).put("products/tea.webp", b"tea")
    assert names(tmp_path) == {"products~tea.webp"}
    path = DirectoryPictureCache(tmp_path, 100).path("products/tea.webp")
    assert path is not None
    assert path.read_bytes() == b"tea"


def test_what_a_power_cut_left_is_removed_and_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / ".unfinished-abc").write_bytes(b"half")
    (folder / "empty.png").touch()
    (folder / "link.png").symlink_to(secret)
    cache = DirectoryPictureCache(folder, 100)
    assert names(folder) == {"link.png"}
    assert cache.path("link.png") is None


def test_a_picture_removed_by_somebody_is_not_there(tmp_path: Path) -> None:
    cache = DirectoryPictureCache(tmp_path, 100)
    cache.put("a.png", bytes(90)).unlink()
    assert cache.path("a.png") is None
    cache.put("b.png", bytes(50))
    cache.put("c.png", bytes(50))
    assert names(tmp_path) == {"b.png", "c.png"}


def test_on_a_full_disk_the_old_picture_stays_and_nothing_half_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = DirectoryPictureCache(tmp_path, 100)
    cache.put("a.png", b"old")

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(StoreFull):
            cache.put("a.png", b"new")
    assert names(tmp_path) == {"a.png"}
    path = cache.path("a.png")
    assert path is not None
    assert path.read_bytes() == b"old"


def test_many_threads_may_use_it_at_once(tmp_path: Path) -> None:
    cache = DirectoryPictureCache(tmp_path, 5_000)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(100):
                cache.put(f"{(number + turn) % 13}.png", bytes(1 + turn * 10))
                cache.path(f"{turn % 13}.png")
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 5_000
