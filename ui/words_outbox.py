"""What waits to be delivered, in the words of the people who look after it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.domain.consent import Purpose
from kiosk.domain.operation import EntryState, OperationKind, OutboxEntry
from kiosk.services.deliveries import STAFF_PARKED
from kiosk.services.drain import ALARM_AFTER
from ui import words
from ui.format import minutes

translate = QCoreApplication.translate


def title(entry: OutboxEntry) -> str:
    """What it is: an order by its number, a decision by its purpose. Nobody's name."""
    payload = entry.operation.payload
    match entry.operation.kind:
        case OperationKind.PURCHASE:
            return translate("Delivery", "Order %1").replace("%1", str(payload.get("order_number") or entry.seq))
        case OperationKind.CONSENT:
            return _decision(payload.get("purpose"), given=payload.get("state") == "given")
        case OperationKind.DATA_REQUEST if payload.get("wish") == "erasure":
            return translate("Delivery", "Somebody asks to be erased")
        case kind:
            return _plainly(kind)


def _plainly(kind: OperationKind) -> str:
    """What needs no more than its kind to be said."""
    return {
        OperationKind.CART: translate("Delivery", "Change of an online cart"),
        OperationKind.WISHLIST: translate("Delivery", "Change of a wish list"),
        OperationKind.STAFF_UNLOCK: translate("Delivery", "Staff unlocked without network"),
        OperationKind.DATA_REQUEST: translate("Delivery", "Somebody asks for a copy of their data"),
        OperationKind.FEEDBACK: translate("Delivery", "Answer to how it was"),
        OperationKind.EVENT: translate("Delivery", "Usage figure"),
    }[kind]


def _decision(purpose: object, *, given: bool) -> str:
    text = translate("Delivery", "Agreed: %1") if given else translate("Delivery", "Withdrawn: %1")
    known = next((one for one in Purpose if one.value == purpose), None)
    return text.replace("%1", str(purpose) if known is None else words.consent(known, 0)[0])


def tries(entry: OutboxEntry) -> str:
    """How often it was sent in vain."""
    if entry.attempts == 0:
        return translate("Delivery", "not tried yet")
    return translate("Delivery", "tries: %1").replace("%1", str(entry.attempts))


def next_try(entry: OutboxEntry, wait: timedelta | None) -> str:
    """When it is sent again; `wait` is the time until then."""
    if entry.state is not EntryState.PENDING:
        return translate("Delivery", "not before somebody sends it")
    if wait is None or wait <= timedelta():
        return translate("Delivery", "as soon as it is its turn")
    whole = minutes(wait)
    if whole < 1:
        return translate("Delivery", "in less than a minute")
    if whole < 60:
        return translate("Delivery", "in %1 min").replace("%1", str(whole))
    return translate("Delivery", "in %1 h").replace("%1", str(whole // 60))


def next_attempt(when: str) -> str:
    """The same in a line of the list."""
    return translate("Delivery", "next try %1").replace("%1", when)


def alarming(entry: OutboxEntry) -> bool:
    """Whether it was tried so often that somebody should know."""
    return entry.state is EntryState.PENDING and entry.attempts >= ALARM_AFTER


def reason(entry: OutboxEntry, *, online: bool) -> str:
    """Why it is not delivered yet; `online`: whether the central service answers now."""
    if entry.state is not EntryState.PARKED:
        return _waits(entry, online=online)
    match entry.last_status:
        case "unknown-customer":
            return translate("Delivery", "The shop's system does not know this customer or card.")
        case "invalid-payload":
            return translate("Delivery", "The shop's system cannot make sense of it.")
        case "unknown-kind":
            return translate("Delivery", "The shop's system does not know such messages: it is older than this device.")
        case "key-reused":
            return translate("Delivery", "The shop's system holds something else under the same number.")
        case "parked" if entry.last_detail in {"", STAFF_PARKED}:
            return translate("Delivery", "Put aside here by hand.")
        case "parked":
            return translate("Delivery", "Put aside here by hand: %1").replace("%1", entry.last_detail)
        case other:
            return translate("Delivery", "The shop's system refused it: %1").replace("%1", entry.last_detail or other)


def _waits(entry: OutboxEntry, *, online: bool) -> str:
    if not online:
        return translate("Delivery", "The shop's system cannot be reached at the moment.")
    if entry.attempts == 0:
        return translate("Delivery", "It waits for its turn. Messages of one person keep their order.")
    if entry.last_status in {"unavailable", ""}:
        return translate("Delivery", "The shop's system gave no usable answer.")
    return translate("Delivery", "The shop's system asked to try again later (%1).").replace("%1", entry.last_status)


def advice(entry: OutboxEntry) -> str:
    """What to do about it."""
    if entry.state is not EntryState.PARKED:
        if alarming(entry):
            return translate("Delivery", "It should have arrived long ago. Please tell your technical support.")
        return translate("Delivery", "Nothing: it is sent by itself.")
    match entry.last_status:
        case "unknown-customer":
            return translate("Delivery", "Check whether the card is registered, then send it again.")
        case "parked":
            return translate("Delivery", "Send it again when the reason is gone.")
        case _:
            return translate(
                "Delivery", "Please tell your technical support, then send it again. It is kept safely here."
            )


def sent_again(count: int) -> str:
    """After "send again"."""
    return translate("Delivery", "Going out again: %1").replace("%1", str(count))


def put_aside(count: int) -> str:
    """After "put aside"."""
    return translate("Delivery", "Put aside: %1").replace("%1", str(count))


def page_of(number: int, pages: int) -> str:
    """Which page of the list this is."""
    return translate("Delivery", "Page %1 of %2").replace("%1", str(number + 1)).replace("%2", str(pages))


def clock_offset(offset: timedelta | None) -> str:
    """How this device's clock goes beside the server's."""
    if offset is None:
        return "–"
    seconds = offset.total_seconds()
    if abs(seconds) < 2:
        return translate("Delivery", "right")
    amount = f"{abs(seconds):.0f} s" if abs(seconds) < 120 else _long(abs(seconds))
    text = translate("Delivery", "%1 slow") if seconds > 0 else translate("Delivery", "%1 fast")
    return text.replace("%1", amount)


def _long(seconds: float) -> str:
    if seconds < 2 * 3600:
        return translate("Delivery", "%1 min").replace("%1", f"{seconds / 60:.0f}")
    if seconds < 2 * 86_400:
        return translate("Delivery", "%1 h").replace("%1", f"{seconds / 3600:.0f}")
    return translate("Delivery", "%1 days").replace("%1", f"{seconds / 86_400:.0f}")


def rolled_back() -> str:
    """The service knows more of this device than it does itself."""
    return translate("Delivery", "This device works on an old copy of its store. Please tell your technical support.")


def sent_anew(count: int) -> str:
    """The service was restored from an older copy; what it lost is sent again."""
    text = translate("Delivery", "The shop's system had lost messages of this device; they are sent again: %1")
    return text.replace("%1", str(count))


def store_finding(code: str, what: str) -> str:
    """What the last start found wrong with the store; what we have no words for, as it was noted."""
    match code:
        case "set-aside":
            return translate("Delivery", "The store of this device was damaged. The damaged file was set aside.")
        case "rebuilt":
            return translate("Delivery", "The store of this device was made again from its journal.")
        case "database-behind":
            return translate("Delivery", "The last entries were taken over from the journal.")
        case "journal-missing" | "journal-behind" | "journal-damaged":
            return translate("Delivery", "The journal was damaged. It was begun anew from the store.")
        case "lost":
            return translate("Delivery", "Something that was stored here is lost. Please tell your technical support.")
        case _:
            return what
