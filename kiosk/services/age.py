"""What is not sold to everybody: staff look at the buyer before the basket can be paid."""

from __future__ import annotations

from kiosk.domain.age import AgeCheck
from kiosk.ports import Clock
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService


class AgeCheckService:
    """Between `begin` and `end` a member of staff is waited for: a badge or PIN unlocks this one decision only.

    Who unlocks is the session's `approver`. A check holds for the session, for every age up to the one asked for.
    """

    def __init__(self, session: SessionService, notices: Notices, clock: Clock) -> None:
        self._session = session
        self._notices = notices
        self._clock = clock

    def begin(self) -> None:
        """Somebody is waited for; staff who are unlocked already need not unlock again."""
        session = self._session.current
        if session.unchecked_age and not session.paying:
            self._session.touch()
            self._session.update(approving=True, approver=session.staff)

    def end(self) -> None:
        """Nobody is waited for any more; who unlocked for it is out again."""
        session = self._session.current
        if session.approving or session.approver is not None:
            self._session.update(approving=False, approver=None)

    def approve(self) -> bool:
        """The member of staff saw that the buyer is old enough; False when nobody is unlocked for it."""
        session = self._session.current
        member, age = session.approver, session.unchecked_age
        if member is None or not age:
            return False
        self._session.touch()
        check = AgeCheck(age, member.reference, self._clock.now(), offline=member.offline)
        self._session.update(age_check=check, approving=False, approver=None)
        self._notices.post(NoticeKind.AGE_APPROVED)
        return True

    def refuse(self) -> bool:
        """The buyer is too young: what asks for more years is taken out; False when nobody is unlocked for it."""
        session = self._session.current
        if session.approver is None or session.paying:
            return False
        self._session.touch()
        self._session.update(basket=session.basket.without_age_limit(), approving=False, approver=None)
        self._notices.post(NoticeKind.AGE_REFUSED)
        return True
