"""Which sound goes with what is said."""

from __future__ import annotations

import pytest

from kiosk.domain.sound import Sound
from kiosk.services.notices import Notice, NoticeKind
from kiosk.services.sounding import Sounding


class Heard:
    """A player that only listens."""

    def __init__(self) -> None:
        self.sounds: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.sounds.append(sound)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("kind", "sound"),
    [
        (NoticeKind.ADDED, Sound.ADDED),
        (NoticeKind.WELCOME, Sound.RECOGNISED),
        (NoticeKind.UNKNOWN_CODE, Sound.ATTENTION),
        (NoticeKind.SALE_STOPPED_RECALLED, Sound.ERROR),
    ],
)
def test_a_message_is_heard(kind: NoticeKind, sound: Sound) -> None:
    heard = Heard()
    Sounding(heard).notice(Notice(kind))
    assert heard.sounds == [sound]


def test_what_nobody_waits_for_is_quiet() -> None:
    heard = Heard()
    Sounding(heard).notice(Notice(NoticeKind.NETWORK_BACK))
    assert heard.sounds == []


def test_without_a_player_nothing_happens() -> None:
    Sounding().notice(Notice(NoticeKind.ADDED))
