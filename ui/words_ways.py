"""What is said of the ways a purchase gets to its buyer."""

from __future__ import annotations

from kiosk.domain.fulfilment import DeliveryCharge, DeliveryTerms
from kiosk.domain.text import isolated
from ui.format import percent
from ui.present import Presenter
from ui.words import translate


def delivery(
    problem: str, terms: DeliveryTerms | None, address: str, charge: DeliveryCharge | None, present: Presenter
) -> str:
    """What it costs, where it is sent and when it is there; or why it cannot be sent."""
    match problem:
        case "" if terms is not None:
            days = translate("Ways", "In %1 to %2 working days, to: %3")
            when = days.replace("%1", str(terms.days_from)).replace("%2", str(terms.days_to))
            return f"{_cost(terms, charge, present)} {when.replace('%3', isolated(address))}"
        case "offline":
            return translate("Ways", "Needs a connection, which is not there at the moment.")
        case "not_verified":
            return translate("Ways", "To the address we have of you: touch here to log in by phone.")
        case "no_address":
            return translate("Ways", "We have no address of yours. You can add one in our online shop.")
        case "too_little" if terms is not None:
            from_ = translate("Ways", "From a purchase of %1 on.").replace("%1", present.money(terms.minimum))
            return f"{from_} {_cost(terms, charge, present)}"
        case _:
            return ""


def _cost(terms: DeliveryTerms, charge: DeliveryCharge | None, present: Presenter) -> str:
    """The charge with its VAT, and from which amount on there is none."""
    if charge is None:
        return translate("Ways", "Free of charge.")
    amount, rate = present.money(charge.amount), percent(charge.vat_rate, present.language)
    said = translate("Ways", "%1, including %2 VAT.").replace("%1", amount).replace("%2", rate)
    if terms.free_from is None:
        return said
    return f"{said} " + translate("Ways", "Free of charge from %1.").replace("%1", present.money(terms.free_from))
