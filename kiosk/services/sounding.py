"""What is to be heard, beside what is to be seen and read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.domain.sound import Sound
from kiosk.ports import SoundPlayer
from kiosk.services.idle import IdleService, IdleState
from kiosk.services.notices import Notice, NoticeKind, Tone

_OF_TONE: Mapping[Tone, Sound] = MappingProxyType({Tone.ATTENTION: Sound.ATTENTION, Tone.ERROR: Sound.ERROR})
_OF_KIND: Mapping[NoticeKind, Sound] = MappingProxyType(
    {
        NoticeKind.ADDED: Sound.ADDED,
        NoticeKind.PILE_ADDED: Sound.ADDED,
        NoticeKind.CART_TAKEN_OVER: Sound.ADDED,
        NoticeKind.PHONE_CART_TAKEN: Sound.ADDED,
        NoticeKind.WELCOME: Sound.RECOGNISED,
        NoticeKind.CARD_NOTED_OFFLINE: Sound.RECOGNISED,
        NoticeKind.STAFF_UNLOCKED: Sound.RECOGNISED,
    }
)


class Sounding:
    """Plays with each message in passing, and once when the countdown begins. Without a player: silence."""

    def __init__(self, player: SoundPlayer | None = None, idle: IdleService | None = None) -> None:
        self._player = player
        self._warned = False
        if idle is not None:
            idle.changed.subscribe(self._idle)

    def notice(self, notice: Notice) -> None:
        """A message appears."""
        sound = _OF_KIND.get(notice.kind) or _OF_TONE.get(notice.tone)
        if sound is not None and self._player is not None:
            self._player.play(sound)

    def _idle(self, state: IdleState) -> None:
        if state.warning and not self._warned and self._player is not None:
            self._player.play(Sound.ATTENTION)
        self._warned = state.warning
