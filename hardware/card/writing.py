"""Putting a customer's text on a card, so that it is there or plainly is not."""

from __future__ import annotations

from hardware.card.memory import CardMemory, CardRefused, CardStumbled
from kiosk.ports import CardWrite


def write(  # noqa: PLR0911 - one reason a return
    memory: CardMemory | None, text: str, record_type: str, *, lock: bool, replace: bool
) -> CardWrite:
    """Write, read back, and lock if wished. A card that holds something else is left alone unless `replace`.

    TORN: the card stumbled; it can be written again.
    """
    from hardware.card.records import encode  # noqa: PLC0415 - ndeflib loads slowly: only where there is a reader

    if memory is None:
        return CardWrite.UNSUITABLE
    message = encode(text, record_type)
    try:
        present = memory.read()
        if present is None and not memory.format():
            return CardWrite.UNSUITABLE
        if present and present != message and not replace:
            return CardWrite.FOREIGN
        if lock and not memory.lockable:
            return CardWrite.NOT_LOCKABLE
        if present != message:
            if memory.capacity < len(message):
                return CardWrite.TOO_SMALL if memory.capacity > 0 else CardWrite.PROTECTED
            memory.write(message)
            if memory.read() != message:
                return CardWrite.TORN
        if lock:
            memory.lock()  # also when it was begun before: setting the same bits twice does no harm
    except (CardStumbled, OSError):  # whether the reader is gone, the next look will tell
        return CardWrite.TORN
    except CardRefused:
        return CardWrite.PROTECTED
    return CardWrite.WRITTEN
