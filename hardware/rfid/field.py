"""Which tags lie in front of a reader: told from its reads by number, strength and time; pure, and bounded."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ports import TagsRead

LIMIT = 2000
"""More tags than this are not followed at once: no counter holds as many."""


@dataclass(frozen=True, slots=True)
class FieldRules:
    """When a tag counts: `reads` reads of at least `rssi` dBm; gone after `gone_after` seconds without any.

    A pile is told once `settle` seconds brought no further tag, or after `patience` seconds.
    """

    reads: int = 3
    rssi: float = -60.0
    gone_after: float = 3.0
    settle: float = 0.4

    @property
    def patience(self) -> float:
        """Seconds after which what is there is told although more tags come."""
        return 4 * self.settle


@dataclass(slots=True)
class _Tag:
    strong: int = 0
    last: float = 0.0
    told: bool = False


class TagField:
    """Takes every read and tells, a pile at a time, which tags are there now and which are no longer.

    A tag that was told stays until it was not read at all for `gone_after` seconds; one that never gathered its strong
    reads in that time is forgotten untold. `now` is in seconds and only goes forward.
    """

    def __init__(self, rules: FieldRules) -> None:
        self._rules = rules
        self._tags: dict[str, _Tag] = {}
        self._fresh: list[str] = []
        self._first = self._newest = 0.0

    def read(self, epc: str, rssi: float | None, now: float) -> None:
        """One read of a tag; a reader that gives no strength is taken at its word."""
        tag = self._tags.get(epc)
        if tag is None:
            if len(self._tags) >= LIMIT or not epc:
                return
            tag = self._tags[epc] = _Tag()
        tag.last = now
        if rssi is not None and rssi < self._rules.rssi:
            return
        tag.strong += 1
        if tag.strong == self._rules.reads and not tag.told and epc not in self._fresh:
            self._first = self._first if self._fresh else now
            self._newest = now
            self._fresh.append(epc)

    def changes(self, now: float, heard: float) -> TagsRead | None:
        """What is to be told now, each tag once for as long as it stays; None when nothing is.

        `heard` is when the reader last said anything: of a reader that is silent nothing is gone.
        """
        late = [epc for epc, tag in self._tags.items() if heard - tag.last >= self._rules.gone_after]
        gone = tuple(epc for epc in late if self._tags.pop(epc).told)
        if late:
            self._fresh = [epc for epc in self._fresh if epc in self._tags]
        quiet, waited = now - self._newest, now - self._first
        seen: tuple[str, ...] = ()
        if self._fresh and (quiet >= self._rules.settle or waited >= self._rules.patience):
            seen, self._fresh = tuple(self._fresh), []
            for epc in seen:
                self._tags[epc].told = True
        return TagsRead(seen, gone) if seen or gone else None

    def resume(self, now: float) -> None:
        """The reader was away: what lay there gets its time to be read again before it counts as gone."""
        for epc in [epc for epc, tag in self._tags.items() if not tag.told]:
            del self._tags[epc]
        self._fresh.clear()
        for tag in self._tags.values():
            tag.last = now
