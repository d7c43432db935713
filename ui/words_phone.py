"""What is said of a payment on the buyer's own phone."""

from __future__ import annotations

from kiosk.domain.terminal import TerminalReason
from kiosk.services.payment_view import PaymentPhase
from ui.words import translate


def phase(value: PaymentPhase, *, shown: bool) -> str:
    """What goes on, or what the person is to do; `shown`: the code is on the screen."""
    match value:
        case PaymentPhase.ON_TERMINAL if shown:
            return translate("PhonePayment", "Scan the code with your phone, and pay there.")
        case PaymentPhase.PREPARING | PaymentPhase.ON_TERMINAL:
            return translate("PhonePayment", "One moment, please.")
        case PaymentPhase.CANCELLING:
            return translate("PhonePayment", "The payment is being cancelled. One moment.")
        case PaymentPhase.ASKING:
            return translate(
                "PhonePayment", "We are asking whether you have paid. Please wait, you will not be charged twice."
            )
        case PaymentPhase.STORING:
            return translate("PhonePayment", "Paid. One moment.")
        case PaymentPhase.UNDOING:
            return translate(
                "PhonePayment", "Your purchase could not be stored. You get your money back, please wait a moment."
            )
        case PaymentPhase.NEEDS_STAFF:
            return translate(
                "PhonePayment",
                "The shop's system cannot be reached, so we do not know yet whether you have paid. Please call our "
                "staff; do not pay again.",
            )
        case PaymentPhase.DECLINED | PaymentPhase.IDLE:
            return ""


def reason(value: TerminalReason) -> tuple[str, str]:
    """Why it was not paid, and what to do now."""
    again = translate("PhonePayment", "You can try again, or pay another way.")
    match value:
        case TerminalReason.CANCELLED:
            return translate("PhonePayment", "The payment was cancelled."), again
        case TerminalReason.TIMED_OUT:
            return translate("PhonePayment", "The time to pay was over."), again
        case TerminalReason.REVERSED | TerminalReason.ALREADY_REVERSED:
            return translate("PhonePayment", "The payment was undone."), again
        case _:
            return translate("PhonePayment", "The connection to the shop's system was interrupted."), again
