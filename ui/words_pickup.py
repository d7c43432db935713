"""What is said of orders to collect."""

from __future__ import annotations

from kiosk.domain.pickup import Pickup, PickupState
from ui.words import translate


def state(pickup: Pickup) -> str:
    """How an order is, in a sentence."""
    match pickup.state:
        case PickupState.PACKING:
            return translate("Pickup", "We are still packing your order")
        case PickupState.READY:
            return translate("Pickup", "Your order is ready")
        case PickupState.HANDED_OVER:
            return translate("Pickup", "This order was collected")


def advice(pickup: Pickup) -> str:
    """What happens next."""
    if pickup.state is PickupState.HANDED_OVER:
        return translate("Pickup", "If that was not you, please tell our staff.")
    if pickup.here_since is not None:
        return translate("Pickup", "Our staff know that you are here. Somebody will bring it to you, or call you over.")
    if pickup.state is PickupState.PACKING:
        return translate("Pickup", "Tell us that you are here, and we hurry. Or look around meanwhile.")
    if not pickup.place:
        return translate("Pickup", "Tell us that you are here, and we fetch it.")
    return translate(
        "Pickup", "It waits for you on pick-up shelf %1. Tell us that you are here, and we fetch it."
    ).replace("%1", pickup.place)


def short(pickup: Pickup) -> str:
    """How an order is, in a word or two, for lists."""
    match pickup.state:
        case PickupState.PACKING:
            return translate("Pickup", "Being packed")
        case PickupState.READY:
            if not pickup.place:
                return translate("Pickup", "Ready")
            return translate("Pickup", "Ready, shelf %1").replace("%1", pickup.place)
        case PickupState.HANDED_OVER:
            return translate("Pickup", "Collected")


def for_staff(pickup: Pickup) -> str:
    """How an order is, and whether its buyer stands in the shop, or it is to be sent."""
    if pickup.send_to and pickup.state is not PickupState.HANDED_OVER:
        return f"{_parcel(pickup)} · {', '.join(pickup.send_to.splitlines())}"
    if pickup.send_to:
        return _parcel(pickup)
    here = pickup.here_since is not None and pickup.state is not PickupState.HANDED_OVER
    return f"{short(pickup)} · {_is_here()}" if here else short(pickup)


def _is_here() -> str:
    return translate("Pickup", "is here")


def waiting(pickup: Pickup) -> str:
    """The same for a list of orders: without the address."""
    return _parcel(pickup) if pickup.send_to else for_staff(pickup)


def _parcel(pickup: Pickup) -> str:
    match pickup.state:
        case PickupState.PACKING:
            return translate("Pickup", "To be sent, being packed")
        case PickupState.READY:
            return translate("Pickup", "Packed, for the carrier")
        case PickupState.HANDED_OVER:
            return translate("Pickup", "On its way")


def problem(word: str) -> str:
    """Why there is none."""
    match word:
        case "":
            return ""
        case "unknown-pickup":
            return translate(
                "Pickup", "No order to collect in this shop has this code. It begins with PK and stands in our e-mail."
            )
        case "no-network":
            return translate(
                "Pickup",
                "Orders to collect are looked up over the network, and it is not there at the moment. Please call our "
                "staff: they find your order by its code.",
            )
        case "handed-over":
            return translate("Pickup", "This order was collected")
        case _:
            return translate("Pickup", "That did not work at the moment. Please call our staff.")
