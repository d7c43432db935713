"""What is said of the ways a purchase gets to its buyer."""

from __future__ import annotations

from kiosk.domain.fulfilment import DeliveryTerms
from ui.words import translate


def delivery(problem: str, terms: DeliveryTerms | None, address: str, minimum: str) -> str:
    """Where it is sent and when it is there, or why it cannot be sent."""
    match problem:
        case "" if terms is not None:
            days = translate("Ways", "Free of charge, in %1 to %2 working days, to:")
            return f"{days.replace('%1', str(terms.days_from)).replace('%2', str(terms.days_to))} {address}"
        case "offline":
            return translate("Ways", "Needs a connection, which is not there at the moment.")
        case "not_verified":
            return translate("Ways", "To the address we have of you: touch here to log in by phone.")
        case "no_address":
            return translate("Ways", "We have no address of yours. You can add one in our online shop.")
        case "too_little":
            return translate("Ways", "Free of charge, from %1.").replace("%1", minimum)
        case _:
            return ""
