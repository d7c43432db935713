"""What staff are told while they check a bag."""

from __future__ import annotations

from kiosk.domain.bag import BagCheck, BagLine
from ui.words import translate


def line(of: BagLine) -> str:
    """How a product of the bag is: there, missing or too many."""
    if not of.wanted:
        return translate("Bag", "Not in this order")
    if of.missing:
        return _missing(of.missing)
    return _surplus(of.surplus) if of.surplus else translate("Bag", "In the bag")


def state(checked: BagCheck) -> str:
    """How the bag is as a whole."""
    if checked.complete:
        return translate("Bag", "Complete. The bag holds what was ordered.")
    told = []
    if checked.missing:
        told.append(_missing(checked.missing))
    if checked.surplus:
        told.append(_surplus(checked.surplus))
    return " · ".join(told)


def strangers(count: int) -> str:
    """What lies there and is none of ours; "" when nothing does."""
    said = translate("Bag", "On the reader there are tags of things we don't sell: %1").replace("%1", str(count))
    return said if count else ""


def problem(word: str) -> str:
    """Why there is no order."""
    match word:
        case "":
            return ""
        case "unknown-order":
            return translate("Bag", "No order has this number. Check it, or scan the code on the slip.")
        case "no-network":
            return translate("Bag", "An order's lines come from the network. It is not there at the moment.")
        case "unlock-again":
            return translate("Bag", "The network is back. Lock and unlock again to open orders.")
        case "session-expired":
            return translate("Bag", "This was open for too long. Please lock and unlock again.")
        case "not-ready":
            return translate("Bag", "This order is still being packed.")
        case _:
            return translate("Bag", "The central service refused: %1").replace("%1", word)


def _missing(count: int) -> str:
    return translate("Bag", "%1 missing").replace("%1", str(count))


def _surplus(count: int) -> str:
    return translate("Bag", "%1 too many").replace("%1", str(count))
