"""What staff are told while they write a customer's card."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kiosk.ports import CardWrite
from kiosk.services.card_writing import CardStage

translate = QCoreApplication.translate


def stage(value: CardStage) -> str:
    """What to do now."""
    match value:
        case CardStage.ASKING:
            return translate("Card", "A new card number is being fetched …")
        case CardStage.HOLD:
            return translate("Card", "Put an empty card on the reader and leave it there.")
        case CardStage.WRITING:
            return translate("Card", "Writing. Leave the card where it is.")
        case CardStage.WRITTEN:
            return translate("Card", "The card is written and was read back. It is good from now on.")
        case _:
            return ""


def problem(value: str) -> str:  # noqa: C901, PLR0911 - one sentence a problem
    """Why no card was written, and what to do."""
    match value:
        case "":
            return ""
        case CardWrite.NO_CARD:
            return translate("Card", "No card lies on the reader.")
        case CardWrite.SEVERAL:
            return translate("Card", "More than one card lies on the reader. Take all away and put on one.")
        case CardWrite.FOREIGN:
            return translate("Card", "Something else is on this card already. Take another one, or write over it.")
        case CardWrite.TOO_SMALL:
            return translate("Card", "This card is too small. Take another one.")
        case CardWrite.PROTECTED:
            return translate("Card", "This card is protected against writing. Take another one.")
        case CardWrite.NOT_LOCKABLE:
            return translate("Card", "This card cannot be locked. Take another one, or write it without locking.")
        case CardWrite.UNSUITABLE:
            return translate("Card", "This kind of card cannot be written. Take another one.")
        case CardWrite.TORN:
            return translate("Card", "The card was moved before it was done. Put it on again and leave it there.")
        case "no-reader":
            return translate("Card", "The card reader does not answer. Try again, or see the service page.")
        case "no-network":
            return translate("Card", "A card can only be written with the network. It is not there at the moment.")
        case "session-expired":
            return translate("Staff", "This was open for too long. Please unlock again.")
        case _:
            return translate("Staff", "The central service refused: %1").replace("%1", value)
