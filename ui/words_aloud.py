"""What is read aloud. What the page shows too is the page's own sentence, translated in the page's context."""

from __future__ import annotations

from kiosk.services.notices import NoticeKind
from ui.words import translate


def begun() -> str:
    """It was switched on."""
    return translate("Aloud", "Reading aloud is on.")


def still_here(seconds: int) -> str:
    """The countdown begins."""
    asked = translate("IdlePage", "Are you still here?")
    then = translate("IdlePage", "Then everything on this screen is forgotten, for your protection.")
    return f"{asked} {seconds_left(seconds)} {then}"


def seconds_left(seconds: int) -> str:
    """How long the countdown still runs."""
    return translate("Aloud", "%1 seconds left.").replace("%1", str(seconds))


def sorry() -> str:
    """A mistake of ours."""
    what = translate("FaultPage", "Sorry, that went wrong")
    safe = translate(
        "FaultPage",
        "It is our mistake. Whatever you ordered is stored. Please start again; our staff are glad to help.",
    )
    return f"{what}. {safe}"


def title(page: str) -> str:  # noqa: PLR0911 - one sentence a page, in one place for the translator
    """What a page is, where that is always the same; "" for the others."""
    match page:
        case "home":
            return translate("Aloud", "Start page. Scan a product, show your card, or search.")
        case "browse":
            return translate("BrowsePage", "What are you looking for?")
        case "consents":
            return translate("ConsentsPage", "My data")
        case "age_check":
            return translate("AgePage", "A member of staff will be with you in a moment")
        case "pickup":
            return translate("PickupPage", "Collect an order")
        case "login":
            return translate("LoginPage", "Log in with your phone")
        case "handover":
            return translate("HandoverPage", "Take it with you")
        case "staff":
            return translate("StaffLocked", "For our staff")
        case "service":
            return translate("ServicePage", "This device")
        case "deliveries":
            return translate("DeliveriesPage", "Waiting deliveries")
        case "bag_check":
            return translate("BagPage", "Check a bag")
        case _:
            return ""


def finder(question: str) -> str:
    """The question that is asked, or that there is none left."""
    return question or translate("FinderPage", "This suits you")


def gone() -> str:
    """A product that left the range."""
    return translate("ProductPage", "This is no longer in our range")


def basket(pieces: int, total: str) -> str:
    """How much is in the basket."""
    name = translate("BasketPage", "Basket")
    empty = translate("BasketPage", "Nothing in it yet. Scan a product, or look around.")
    full = translate("Aloud", "Pieces: %1. Total: %2.").replace("%1", str(pieces)).replace("%2", total)
    return f"{name}. {full if pieces else empty}"


def checkout(total: str, *, by_card: bool) -> str:
    """What is to be paid, and how."""
    asked = translate("CheckoutPage", "How would you like to pay?")
    at_till = translate("CheckoutPage", "Pay at the till")
    due = translate("Aloud", "Total: %1.").replace("%1", total)
    return f"{asked if by_card else f'{at_till}.'} {due}"


def payment(amount: str, *, on_phone: bool, declined: bool) -> str:
    """How it is paid, and how much."""
    if declined:
        return translate("PaymentPage", "Not paid")
    how = translate("PaymentPage", "Pay on your phone") if on_phone else translate("PaymentPage", "Pay by card")
    return f"{how}: {amount}"


def remove_card() -> str:
    """The terminal gives the card back."""
    return translate("PaymentPage", "Please take your card")


def done(number: str, total: str, *, paid: bool) -> str:
    """The order is stored."""
    called = translate("DonePage", "Order number")
    if paid:
        settled = translate("DonePage", "%1 is paid.").replace("%1", total)
        return f"{settled} {called}: {number}."
    stored = translate("DonePage", "Your order is stored")
    due = translate("DonePage", "Please pay %1 at the till. Show this number or the code there.").replace("%1", total)
    return f"{stored}. {called}: {number}. {due}"


def login(state: str) -> str:
    """What became of a log-in by phone; "" while nothing did."""
    match state:
        case "refused":
            return translate("LoginPage", "It was refused on the phone. We have learnt nothing about you.")
        case "expired":
            return translate("LoginPage", "Nobody confirmed in time.")
        case "offline":
            return translate("LoginPage", "Not possible right now")
        case _:
            return ""


def handover(state: str) -> str:
    """What became of a code for the phone; "" while nothing did."""
    match state:
        case "fetched":
            return translate("HandoverPage", "Your phone has it")
        case "expired":
            return translate("HandoverPage", "This code is over")
        case "nothing":
            return translate("HandoverPage", "Nothing to take along")
        case "too_much":
            return translate("HandoverPage", "Too much for one code")
        case _:
            return ""


def public(kind: NoticeKind) -> str | None:
    """A message in passing where everybody hears it: without whose it is. None: as it is written."""
    match kind:
        case NoticeKind.WELCOME:
            return translate("Aloud", "Hello, good to see you")
        case NoticeKind.STAFF_UNLOCKED:
            return translate("Aloud", "Unlocked")
        case NoticeKind.WISHED:
            return translate("Aloud", "It is on your wish list")
        case NoticeKind.VOUCHER_TAKEN:
            return translate("Aloud", "Your voucher was taken")
        case NoticeKind.VOUCHER_WAITS:
            return translate("Aloud", "Your voucher is here. It counts once your basket fits it.")
        case _:
            return None
