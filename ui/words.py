"""The sentences that depend on facts only Python knows, through Qt's translations."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.domain.consent import Purpose
from kiosk.domain.my_data import LookUp
from kiosk.domain.text import isolated
from kiosk.ports import DeviceState
from kiosk.services.notices import NoticeKind
from ui.format import day_and_month, days_ago, minutes, time_of_day

translate = QCoreApplication.translate


def per(price: str, unit: str) -> str:
    """A price per "kg", "l" or "pc"."""
    match unit:
        case "kg":
            return translate("Product", "%1 / kg").replace("%1", price)
        case "l":
            return translate("Product", "%1 / l").replace("%1", price)
        case _:
            return translate("Product", "%1 each").replace("%1", price)


def recalled() -> str:
    """On a product that may not be sold."""
    return translate("Product", "Recalled")


def sold_out() -> str:
    """On a product that is not in this shop."""
    return translate("Product", "Sold out here")


def reason(kind: str, because: str) -> str:
    """Why a product is recommended."""
    match kind:
        case "bought_together" if because:
            return translate("Product", "Goes well with %1").replace("%1", because)
        case "wish_list" if because:
            return translate("Product", "Because %1 is on your wish list").replace("%1", because)
        case "again":
            return translate("Product", "You have bought it before")
        case "popular_in_category":
            return translate("Product", "A favourite of its kind")
        case "popular":
            return translate("Product", "Popular in this shop")
        case _:
            return translate("Product", "Chosen for you")


def age(value: timedelta) -> str:
    """How old something is: "just now", "5 min ago", "3 h ago", "more than a day ago"."""
    whole = minutes(value)
    if whole < 1:
        return translate("Age", "just now")
    if whole < 60:
        return translate("Age", "%1 min ago").replace("%1", str(whole))
    hours = whole // 60
    if hours < 24:
        return translate("Age", "%1 h ago").replace("%1", str(hours))
    return translate("Age", "more than a day ago")


def as_of(value: datetime, now: datetime, language: str, timezone: str) -> str:
    """A moment at the shop, to follow "as of": "today, 14:02", "yesterday, 18:04", "21. November, 9:30"."""
    time = time_of_day(value, language, timezone)
    match days_ago(value, now, timezone):
        case 0:
            return translate("Age", "today, %1").replace("%1", time)
        case 1:
            return translate("Age", "yesterday, %1").replace("%1", time)
        case _:
            return f"{day_and_month(value, language, timezone)}, {time}"


def notice(kind: NoticeKind, subject: str) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one sentence a kind, in one place for the translator
    """What a person is told in passing. `subject` is a product's or a person's name."""
    subject = isolated(subject)
    match kind:
        case NoticeKind.ADDED:
            return translate("Notice", "%1 is in your basket").replace("%1", subject)
        case NoticeKind.UNKNOWN_CODE:
            return translate("Notice", "We don't know this code. Nothing was added.")
        case NoticeKind.MALFORMED_CODE:
            return translate(
                "Notice", "This code could not be read correctly. Nothing was added. Please scan it again."
            )
        case NoticeKind.UNKNOWN_PRODUCT:
            return translate("Notice", "We don't know this product. Nothing was added. Our staff will help you.")
        case NoticeKind.SALE_STOPPED_RECALLED:
            return translate("Notice", "%1 has been recalled and is not sold. Please hand it to our staff.").replace(
                "%1", subject
            )
        case NoticeKind.SALE_STOPPED_EXPIRED:
            return translate("Notice", "%1 is past its date and is not sold. Please take another one.").replace(
                "%1", subject
            )
        case NoticeKind.NEEDS_WEIGHING:
            return translate("Notice", "%1 is sold by weight. Please weigh it and scan the label.").replace(
                "%1", subject
            )
        case NoticeKind.TOO_MANY:
            return translate("Notice", "99 is the most of one product here. Our staff will help you with more.")
        case NoticeKind.PILE_ADDED:
            return translate("Notice", "%1 items added").replace("%1", subject)
        case NoticeKind.UNKNOWN_TAGS:
            return translate("Notice", "Tags of things we don't sell: %1. They were not added.").replace("%1", subject)
        case NoticeKind.PAYING:
            return translate("Notice", "One moment: your basket is being paid. Nothing was added.")
        case NoticeKind.WELCOME:
            return translate("Notice", "Hello %1, good to see you").replace("%1", subject)
        case NoticeKind.CARD_NOTED_OFFLINE:
            return translate("Notice", "We have noted your card. Your purchase will be credited to it later.")
        case NoticeKind.UNKNOWN_CARD:
            return translate("Notice", "We don't know this card. You can shop without it.")
        case NoticeKind.BLOCKED_CARD:
            return translate("Notice", "This card is blocked. You can shop without it; our staff will help you.")
        case NoticeKind.CARD_AGAIN:
            return translate("Notice", "Please take the card away and hold it to the reader once more.")
        case NoticeKind.ONE_CARD_ONLY:
            return translate("Notice", "One card only, please: take all cards away, then hold one to the reader.")
        case NoticeKind.CARD_UNREADABLE:
            return translate("Notice", "The card could not be read. Hold it still for a moment.")
        case NoticeKind.STAFF_UNLOCKED:
            return translate("Notice", "Unlocked for %1").replace("%1", subject)
        case NoticeKind.STAFF_CALLED:
            return translate("Notice", "This screen now shows that you would like help.")
        case NoticeKind.STAFF_NEEDS_NETWORK:
            return translate("Notice", "Looking up customers needs the network. It is not there at the moment.")
        case NoticeKind.STAFF_NOT_UNLOCKED:
            return translate("Notice", "Not unlocked. The network is not there at the moment.")
        case NoticeKind.AGE_APPROVED:
            return translate("Notice", "Thank you. You can pay now.")
        case NoticeKind.AGE_REFUSED:
            return translate("Notice", "What is sold only from a certain age was taken out of the basket")
        case NoticeKind.CART_TAKEN_OVER:
            return translate("Notice", "Your online cart is in the basket now")
        case NoticeKind.VOUCHER_TAKEN:
            return translate("Notice", "Voucher taken: %1").replace("%1", subject)
        case NoticeKind.VOUCHER_WAITS:
            return translate("Notice", "Your voucher is here: %1. It counts once your basket fits it.").replace(
                "%1", subject
            )
        case NoticeKind.VOUCHER_ALREADY:
            return translate("Notice", "This voucher is on your basket already.")
        case NoticeKind.VOUCHER_UNKNOWN:
            return translate("Notice", "We don't know this voucher. Nothing was taken off; our staff will help you.")
        case NoticeKind.VOUCHER_USED:
            return translate("Notice", "This voucher was used before. Nothing was taken off.")
        case NoticeKind.VOUCHER_EXPIRED:
            return translate("Notice", "This voucher does not count today. Nothing was taken off.")
        case NoticeKind.VOUCHER_NEEDS_NETWORK:
            return translate(
                "Notice",
                "This voucher needs the network, which is not there at the moment. It stays good; nothing was used up.",
            )
        case NoticeKind.POINTS_TAKEN:
            return translate("Notice", "Your points come off")
        case NoticeKind.POINTS_NOT_NOW:
            return translate("Notice", "Your points cannot be redeemed at the moment. They stay yours.")
        case NoticeKind.POINTS_NEED_NETWORK:
            return translate("Notice", "Points can only be redeemed with a connection. They stay yours.")
        case NoticeKind.POINTS_OVER:
            return translate("Notice", "Your points were held for half an hour. They are yours again.")
        case NoticeKind.WISHED:
            return translate("Notice", "%1 is on your wish list").replace("%1", subject)
        case NoticeKind.WISH_NEEDS_CARD:
            return translate("Notice", "Show your card first: then we know whose wish list it is.")
        case NoticeKind.WISH_NOT_STORED:
            return translate("Notice", "Your wish could not be stored here right now. Your list is as before.")
        case NoticeKind.PHONE_CART_TAKEN:
            return translate("Notice", "From your phone: %1 items are in your basket").replace("%1", subject)
        case NoticeKind.PHONE_CART_NOT_ALL:
            return translate("Notice", "Not everything on your phone is sold here: %1 left out").replace("%1", subject)
        case NoticeKind.PHONE_CODE_USED:
            return translate("Notice", "This code was used before. Nothing was added. Get a new one on your phone.")
        case NoticeKind.PHONE_CODE_EXPIRED:
            return translate("Notice", "This code is over. Nothing was added. Get a new one on your phone.")
        case NoticeKind.PHONE_CODE_NEEDS_NETWORK:
            return translate(
                "Notice", "Bringing a cart from your phone needs the connection. It is not there; your code stays good."
            )
        case NoticeKind.CONSENT_STORED:
            return translate("Notice", "Your decision is stored and applies at once")
        case NoticeKind.FORGOTTEN_HERE:
            return translate("Notice", "What this device remembered of you is erased")
        case NoticeKind.NETWORK_LOST:
            return translate(
                "Notice", "No connection at the moment. You can go on shopping; everything is kept safe here."
            )
        case NoticeKind.NETWORK_BACK:
            return translate("Notice", "Connected again")
        case NoticeKind.RECEIPT_PRINTED:
            return translate("Notice", "Your slip is printed")
        case NoticeKind.RECEIPT_FAILED:
            return translate(
                "Notice", "The slip could not be printed. Your order is stored; take it with you by its code."
            )
        case NoticeKind.STORE_FULL:
            return translate(
                "Notice", "We cannot take another order here right now. Nothing was charged; please go to the till."
            )
        case NoticeKind.PURCHASE_RECOVERED:
            return translate("Notice", "There was an interruption. Your order is stored, here it is.")


def staff_problem(problem: str) -> str:  # noqa: PLR0911 - as above
    """Why the staff desk did not do what was asked."""
    match problem:
        case "":
            return ""
        case "wrong-pin":
            return translate("Staff", "This PIN is not right.")
        case "too-many-attempts":
            return translate("Staff", "Too many attempts. Please wait a few minutes.")
        case "unknown-here":
            return translate(
                "Staff", "Without the network, only those can unlock who did so here lately with it. Nobody was let in."
            )
        case "too-many-attempts-here":
            return translate("Staff", "Too many wrong tries. Nobody can unlock without the network for 15 minutes.")
        case "unlock-again":
            return translate("Staff", "The network is back. Lock and unlock again to look up customers.")
        case "no-network":
            return translate("Staff", "Looking up customers needs the network. It is not there at the moment.")
        case "session-expired":
            return translate("Staff", "This was open for too long. Please unlock again.")
        case "unknown-token" | "blocked-token":
            return translate("Staff", "This card belongs to nobody we know.")
        case _:
            return translate("Staff", "The central service refused: %1").replace("%1", problem)


def device_state(state: DeviceState) -> str:
    """How a device is, in a word."""
    match state:
        case DeviceState.ABSENT:
            return translate("Device", "not connected")
        case DeviceState.OPENING:
            return translate("Device", "starting")
        case DeviceState.READY:
            return translate("Device", "ready")
        case DeviceState.BUSY:
            return translate("Device", "busy")
        case DeviceState.FAULTY:
            return translate("Device", "out of order")
        case DeviceState.RECONNECTING:
            return translate("Device", "connecting again")


def device_name(name: str) -> str:
    """A device's name as staff call it; `-2` and so on tell a further one of its kind."""
    kind, _, number = name.rpartition("-")
    if number.isdigit():
        return f"{device_name(kind)} {number}"
    names = {
        "camera": translate("Device", "Camera"),
        "scanner": translate("Device", "Bar code scanner"),
        "wedge": translate("Device", "Bar code scanner (keyboard)"),
        "wallet": translate("Device", "Wallet reader"),
        "rfid": translate("Device", "RFID reader"),
        "card_reader": translate("Device", "Card reader"),
        "printer": translate("Device", "Receipt printer"),
        "terminal": translate("Device", "Card terminal"),
        "voice": translate("Device", "Voice"),
    }
    return names.get(name, name)


def look_up(look: LookUp) -> str:
    """What staff looked at, and from where."""
    match look.action:
        case "search":
            what = translate("LookUp", "Found in a search by name or number")
        case "view":
            what = translate("LookUp", "Opened your cart and wish list")
        case "issue-card":
            what = translate("LookUp", "Wrote a card for you")
        case "order" | "packed":
            what = translate("LookUp", "Opened an order of yours to pack it")
        case "hand-over":
            what = translate("LookUp", "Handed an order over to you")
        case "age-check" | "age-check-offline":
            what = translate("LookUp", "Checked your age for a purchase")
        case _:
            what = translate("LookUp", "Looked at your data")
    return f"{what} ({look.device})" if look.device else what


def consent(purpose: Purpose, keep_days: int) -> tuple[str, str, str, str]:
    """A purpose in plain words: its name, what happens, why, and for how long. `keep_days`: of a kept view."""
    match purpose:
        case Purpose.RECOMMENDATIONS:
            return (
                translate("Consent", "Recommendations for you"),
                translate("Consent", "We look at what you bought and put on your lists to suggest what may suit you."),
                translate("Consent", "So that you find things faster, here and online."),
                translate("Consent", "For 24 months after your last purchase, or until you withdraw."),
            )
        case Purpose.BENEFITS:
            return (
                translate("Consent", "Personal offers"),
                translate("Consent", "We use your purchases to choose vouchers and prices that only you get."),
                translate("Consent", "So that offers are about things you actually buy."),
                translate("Consent", "For 12 months after your last purchase, or until you withdraw."),
            )
        case Purpose.MARKETING:
            return (
                translate("Consent", "News by e-mail"),
                translate(
                    "Consent",
                    "We use your e-mail address to write to you about new things and events, at most twice a month.",
                ),
                translate("Consent", "So that you hear of them first."),
                translate("Consent", "Until you withdraw."),
            )
        case Purpose.ANALYTICS:
            return (
                translate("Consent", "Making this kiosk better"),
                translate("Consent", "We record which screens you use here, without your name."),
                translate("Consent", "So that we see where people get stuck and mend it."),
                translate("Consent", "For 6 months, or until you withdraw."),
            )
        case Purpose.DEVICE_CACHE:
            return (
                translate("Consent", "Remember me on this shop's devices"),
                translate(
                    "Consent",
                    "A device you have shown your card to keeps your first name, points, lists and suggestions,"
                    " encrypted. Whoever shows your card there sees them.",
                ),
                translate("Consent", "So that you find your things there even without a connection."),
                translate(
                    "Consent",
                    "For %1 days after you last showed your card there. When you withdraw, it is erased here at once,"
                    " and on other devices when you show your card there.",
                ).replace("%1", str(keep_days)),
            )
