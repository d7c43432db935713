"""What the devices have to say to the person in front of them: the scan coach, and the card terminal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kiosk.domain.camera import Hint
from kiosk.domain.terminal import TerminalReason, TerminalStep
from kiosk.services.payment_view import PaymentPhase
from kiosk.services.terminal_care import CareTask, CareView

translate = QCoreApplication.translate


def hint(value: Hint | None) -> tuple[str, str]:
    """What would help, and its icon; without a hint, how to hold a code at all."""
    match value:
        case None:
            return translate("Coach", "Hold the code in the middle of the picture."), "qr"
        case Hint.TOO_DARK:
            return translate("Coach", "It is dark here. On a phone, turn the brightness up."), "light"
        case Hint.TOO_BRIGHT:
            return translate("Coach", "It is too bright here. Shade the code with your hand."), "light"
        case Hint.GLARE:
            return translate("Coach", "A lamp is reflected. Tilt it a little."), "light"
        case Hint.TOO_NEAR:
            return translate("Coach", "A little further away."), "farther"
        case Hint.TOO_FAR:
            return translate("Coach", "A little closer."), "nearer"
        case Hint.HOLD_STILL:
            return translate("Coach", "Hold it still for a moment."), "steady"
        case Hint.TILTED:
            return translate("Coach", "Hold it straight."), "straighten"


LOOK_AT_TERMINAL = frozenset(
    {
        TerminalStep.CONFIRM_AMOUNT,
        TerminalStep.WATCH_PIN_PAD,
        TerminalStep.WRONG_PIN,
        TerminalStep.PIN_REQUIRED,
        TerminalStep.ENTER_MOBILE_NUMBER,
        TerminalStep.CHOOSE_CURRENCY,
        TerminalStep.CHOOSE_LANGUAGE,
        TerminalStep.CHOOSE_APPLICATION,
        TerminalStep.ENTER_MILEAGE,
    }
)
"""Steps in which the person has something to do on the terminal's own keys."""


def phase(value: PaymentPhase, at: TerminalStep | None) -> str:
    """What goes on with a card payment, or what the person is to do."""
    match value:
        case PaymentPhase.PREPARING:
            return translate("Terminal", "The terminal is being made ready. One moment.")
        case PaymentPhase.ON_TERMINAL:
            return step(at)
        case PaymentPhase.CANCELLING:
            return translate("Terminal", "The payment is being cancelled. One moment.")
        case PaymentPhase.ASKING:
            return translate("Terminal", "We are asking the terminal. Please wait, you will not be charged twice.")
        case PaymentPhase.STORING:
            return translate("Terminal", "Paid. One moment.")
        case PaymentPhase.UNDOING:
            return translate(
                "Terminal", "Your purchase could not be stored. You get your money back, please wait a moment."
            )
        case PaymentPhase.NEEDS_STAFF:
            return translate(
                "Terminal", "The terminal cannot tell whether you have paid. Please call our staff; do not pay again."
            )
        case PaymentPhase.DECLINED | PaymentPhase.IDLE:
            return ""


def step(value: TerminalStep | None) -> str:  # noqa: C901, PLR0911, PLR0912 - one sentence a step, in one place for the translator
    """What the terminal does or wants, for the person who pays."""
    match value:
        case None | TerminalStep.INSERT_CARD | TerminalStep.OTHER:
            return translate("Terminal", "Hold your card to the terminal, or insert it.")
        case TerminalStep.CONFIRM_AMOUNT:
            return translate("Terminal", "Please confirm the amount on the terminal.")
        case TerminalStep.WATCH_PIN_PAD:
            return translate("Terminal", "Please look at the terminal.")
        case TerminalStep.PIN_REQUIRED:
            return translate("Terminal", "Please enter your PIN on the terminal.")
        case TerminalStep.WRONG_PIN:
            return translate("Terminal", "The PIN was not right. Please try again on the terminal.")
        case TerminalStep.CARD_INSERTED:
            return translate("Terminal", "Your card is being read. Leave it in.")
        case TerminalStep.WAITING_FOR_HOST | TerminalStep.CONNECTING | TerminalStep.CONNECTED | TerminalStep.ONLINE:
            return translate("Terminal", "Your bank is being asked. One moment.")
        case TerminalStep.PLEASE_WAIT | TerminalStep.DIAGNOSIS | TerminalStep.INITIALISATION:
            return translate("Terminal", "One moment, please.")
        case TerminalStep.SENDING_BOOKINGS | TerminalStep.CLOSING_DAY:
            return translate("Terminal", "The terminal is finishing something else. One moment, please.")
        case TerminalStep.OFFLINE | TerminalStep.OFFLINE_TRANSACTION | TerminalStep.EMERGENCY_TRANSACTION:
            return translate("Terminal", "The terminal works without its network just now. One moment, please.")
        case TerminalStep.REMOVE_CARD:
            return translate("Terminal", "Please take your card.")
        case TerminalStep.APPROVED:
            return translate("Terminal", "Paid. One moment.")
        case TerminalStep.REVERSING:
            return translate("Terminal", "The payment is being undone. Nothing is charged.")
        case TerminalStep.SHOWING_BALANCE:
            return translate("Terminal", "The terminal shows your balance.")
        case TerminalStep.CHOOSE_LANGUAGE:
            return translate("Terminal", "Please choose the language on the terminal.")
        case TerminalStep.CHOOSE_CURRENCY:
            return translate("Terminal", "Please choose the currency on the terminal.")
        case TerminalStep.CHOOSE_APPLICATION:
            return translate("Terminal", "Please choose on the terminal how to pay with this card.")
        case TerminalStep.ENTER_MOBILE_NUMBER:
            return translate("Terminal", "Please enter your mobile number on the terminal.")
        case TerminalStep.ENTER_MILEAGE:
            return translate("Terminal", "Please enter what the terminal asks for.")
        case TerminalStep.WAITING_FOR_CASHIER:
            return translate("Terminal", "The terminal waits for our staff.")
        case TerminalStep.CARD_UNREADABLE | TerminalStep.CARD_DATA_WRONG:
            return translate("Terminal", "The card could not be read. Please try again.")
        case TerminalStep.CARD_EXPIRED:
            return translate("Terminal", "This card has expired.")
        case (
            TerminalStep.CARD_NOT_ADMITTED
            | TerminalStep.CARD_UNKNOWN
            | TerminalStep.INVALID_CARD
            | TerminalStep.NOT_ACCEPTED
        ):
            return translate("Terminal", "This card is not accepted here.")
        case TerminalStep.CREDIT_NOT_SUFFICIENT | TerminalStep.LIMIT_NOT_SUFFICIENT:
            return translate("Terminal", "There is not enough on this card.")
        case TerminalStep.TOO_MANY_PINS:
            return translate("Terminal", "The PIN was wrong too often. This card is blocked for now.")
        case TerminalStep.NOT_POSSIBLE | TerminalStep.DECLINED:
            return translate("Terminal", "The payment was not made.")
        case (
            TerminalStep.PROCESSING_ERROR
            | TerminalStep.MALFUNCTION
            | TerminalStep.SERVICE_MODE
            | TerminalStep.JOURNAL_FULL
            | TerminalStep.CLEANING_CARD
        ):
            return translate("Terminal", "The terminal has a problem. One moment, please.")


def reason(value: TerminalReason) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912 - as above
    """Why a payment was not made, and what to do now; the second is "" when trying again is all there is."""
    another = translate("Terminal", "Please take another card, or pay at the till.")
    again = translate("Terminal", "You can try again, or pay at the till.")
    till = translate("Terminal", "Please pay at the till.")
    match value:
        case TerminalReason.NONE | TerminalReason.HOST_REFUSED:
            return translate("Terminal", "Your bank refused the payment."), another
        case TerminalReason.CANCELLED:
            return translate("Terminal", "The payment was cancelled."), again
        case TerminalReason.CARD_UNREADABLE:
            return translate("Terminal", "The card could not be read."), again
        case TerminalReason.CARD_REFUSED | TerminalReason.METHOD_REFUSED:
            return translate("Terminal", "This card is not accepted here."), another
        case TerminalReason.CARD_EXPIRED:
            return translate("Terminal", "This card has expired, or is not valid yet."), another
        case TerminalReason.CREDIT_NOT_SUFFICIENT:
            return translate("Terminal", "There is not enough on this card."), another
        case TerminalReason.CARD_DEFECT:
            return translate("Terminal", "This card is damaged."), another
        case TerminalReason.CURRENCY_REFUSED | TerminalReason.WRONG_CURRENCY:
            return translate("Terminal", "The terminal wanted another currency. The payment was undone."), till
        case TerminalReason.AMOUNT_REFUSED:
            return translate("Terminal", "The terminal does not take this amount."), till
        case TerminalReason.WRONG_AMOUNT:
            return translate("Terminal", "The terminal took another amount. The payment was undone."), till
        case TerminalReason.HOST_UNREACHABLE:
            return translate("Terminal", "Your bank could not be reached."), again
        case TerminalReason.BUSY:
            return translate("Terminal", "The terminal is busy with something else."), again
        case TerminalReason.CARD_LEFT_INSIDE:
            return translate("Terminal", "There is still a card in the terminal. Please take it out."), again
        case TerminalReason.TIMED_OUT:
            return translate("Terminal", "It took too long."), again
        case TerminalReason.LINK_LOST | TerminalReason.NEVER_HAPPENED:
            return translate("Terminal", "The connection to the terminal was interrupted."), again
        case TerminalReason.REVERSED | TerminalReason.ALREADY_REVERSED:
            return translate("Terminal", "The payment was undone."), again
        case (
            TerminalReason.NOT_REGISTERED
            | TerminalReason.NOT_POSSIBLE
            | TerminalReason.JOURNAL_FULL
            | TerminalReason.CLOSE_DAY_FIRST
            | TerminalReason.REVERSAL_REFUSED
            | TerminalReason.PRINTER_NOT_READY
            | TerminalReason.SERVICE_NEEDED
            | TerminalReason.DEVICE_DEFECT
            | TerminalReason.PROTOCOL
            | TerminalReason.SYSTEM
            | TerminalReason.UNVERIFIED
        ):
            return translate("Terminal", "The terminal has a problem."), till


def unready(why: str) -> str:
    """Why one cannot pay by card now; "" when one can."""
    match why:
        case "":
            return ""
        case "busy":
            return translate("Terminal", "The card terminal is busy. One moment, please.")
        case "last_payment_open":
            return translate("Terminal", "Card payments rest until our staff have looked at the last one.")
        case _:
            return translate("Terminal", "The card terminal is not ready at the moment.")


def care(view: CareView, total: str) -> str:
    """What came of what staff had the terminal do; `total` is the closed day's."""
    if view.running:
        return translate("Terminal", "The terminal is working. This can take a minute.")
    if not view.done:
        return view.problem or reason(view.reason)[0]
    printed = translate("Terminal", "Its slip is printed.") if view.printed else ""
    match view.task:
        case CareTask.END_OF_DAY:
            said = translate("Terminal", "The day is closed: %1.").replace("%1", total)
        case CareTask.DIAGNOSIS:
            said = translate("Terminal", "The terminal has reached its payment service.")
        case _:
            said = translate("Terminal", "The last payment once more.")
    return f"{said} {printed}".strip()
