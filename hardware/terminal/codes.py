"""The specification's code tables in our words: intermediate statuses (04 FF), result codes (PA00P015, chapter 10)."""

from __future__ import annotations

from kiosk.domain.terminal import TerminalReason, TerminalStep

_S, _R = TerminalStep, TerminalReason

_STEPS = {
    0x00: _S.CONFIRM_AMOUNT, 0x01: _S.WATCH_PIN_PAD, 0x02: _S.WATCH_PIN_PAD, 0x03: _S.NOT_ACCEPTED,
    0x04: _S.WAITING_FOR_HOST, 0x05: _S.REVERSING, 0x06: _S.SENDING_BOOKINGS, 0x07: _S.CARD_NOT_ADMITTED,
    0x08: _S.CARD_UNKNOWN, 0x09: _S.CARD_EXPIRED, 0x0A: _S.INSERT_CARD, 0x0B: _S.REMOVE_CARD,
    0x0C: _S.CARD_UNREADABLE, 0x0D: _S.PROCESSING_ERROR, 0x0E: _S.PLEASE_WAIT, 0x0F: _S.CLOSING_DAY,
    0x10: _S.INVALID_CARD, 0x11: _S.SHOWING_BALANCE, 0x12: _S.MALFUNCTION, 0x13: _S.NOT_POSSIBLE,
    0x14: _S.CREDIT_NOT_SUFFICIENT, 0x15: _S.WRONG_PIN, 0x16: _S.LIMIT_NOT_SUFFICIENT, 0x17: _S.PLEASE_WAIT,
    0x18: _S.TOO_MANY_PINS, 0x19: _S.CARD_DATA_WRONG, 0x1A: _S.SERVICE_MODE, 0x1B: _S.APPROVED,
    0x1C: _S.APPROVED, 0x1D: _S.DECLINED, 0x26: _S.ENTER_MOBILE_NUMBER, 0x27: _S.ENTER_MOBILE_NUMBER,
    0x28: _S.CHOOSE_CURRENCY, 0x29: _S.CHOOSE_LANGUAGE, 0x2A: _S.INSERT_CARD, 0x2B: _S.EMERGENCY_TRANSACTION,
    0x2C: _S.CHOOSE_APPLICATION, 0x68: _S.CARD_INSERTED, 0x69: _S.CHOOSE_CURRENCY, 0xC7: _S.ENTER_MILEAGE,
    0xC8: _S.WAITING_FOR_CASHIER, 0xC9: _S.DIAGNOSIS, 0xCA: _S.INITIALISATION, 0xCB: _S.JOURNAL_FULL,
    0xCC: _S.PIN_REQUIRED, 0xD2: _S.CONNECTING, 0xD3: _S.CONNECTED, 0xE0: _S.CHOOSE_APPLICATION,
    0xE1: _S.CHOOSE_LANGUAGE, 0xE2: _S.CLEANING_CARD, 0xF1: _S.OFFLINE, 0xF2: _S.ONLINE,
    0xF3: _S.OFFLINE_TRANSACTION,
}  # fmt: skip
_REMOVE_CARD = 0x40
"""41 to 67 are 01 to 27 with "please remove the card"."""

_REASONS: dict[int, TerminalReason] = {
    0x00: _R.NONE,
    **dict.fromkeys(range(0x01, 0x64), _R.HOST_REFUSED),
    **dict.fromkeys((0x64, 0x65, 0x7B, 0x7C, 0x7E), _R.CARD_UNREADABLE),
    **dict.fromkeys((0x67, 0x68, 0x6E, 0x76, 0x7A, 0xD2, 0xE9, 0xEA), _R.CARD_REFUSED),
    **dict.fromkeys((0x78, 0x79), _R.CARD_EXPIRED),
    0x71: _R.CREDIT_NOT_SUFFICIENT,
    **dict.fromkeys((0x72, 0x73), _R.CARD_DEFECT),
    0x6B: _R.NOT_REGISTERED,
    0x6C: _R.CANCELLED,
    **dict.fromkeys((0x6F, 0xC6, 0xCB), _R.CURRENCY_REFUSED),
    **dict.fromkeys((0xB7, 0xC3, 0xC8, 0xC9), _R.AMOUNT_REFUSED),
    0xC5: _R.METHOD_REFUSED,
    **dict.fromkeys((0x83, 0xA4, 0xA5, 0xB8, 0xCD, 0xEB, 0xEC, 0xFE), _R.NOT_POSSIBLE),
    **dict.fromkeys((0x7D, 0x9B, 0xA1, 0xA3, 0xF1, 0xFA), _R.HOST_UNREACHABLE),
    **dict.fromkeys((0x6A, 0xB1, 0xB2), _R.JOURNAL_FULL),
    **dict.fromkeys((0x77, 0xF0), _R.CLOSE_DAY_FIRST),
    0xB4: _R.ALREADY_REVERSED,
    0xB5: _R.REVERSAL_REFUSED,
    **dict.fromkeys((0x9C, 0xA0), _R.BUSY),
    **dict.fromkeys((0xDC, 0xE1), _R.CARD_LEFT_INSIDE),
    0xCC: _R.PRINTER_NOT_READY,
    **dict.fromkeys((0x74, 0x85, 0xC1, 0xC2, 0xC4, 0xE0, 0xE4, 0xE7, 0xE8, 0xF5, 0xF6, 0xFB), _R.SERVICE_NEEDED),
    **dict.fromkeys((0x66, 0x89, 0xBF, 0xC0, 0xDD, 0xDE, 0xDF, 0xE2, 0xE3, 0xED, 0xFC, 0xFD), _R.DEVICE_DEFECT),
    **dict.fromkeys((0x75, 0x9A), _R.PROTOCOL),
}

_NUMERIC = {"EUR": 978, "CHF": 756, "GBP": 826, "USD": 840, "PLN": 985, "CZK": 203, "DKK": 208, "SEK": 752, "NOK": 578}


def step(code: int) -> tuple[TerminalStep, bool]:
    """An intermediate status, and whether the card must be removed; `OTHER` for codes that the table has not."""
    if known := _STEPS.get(code):
        return known, known is TerminalStep.REMOVE_CARD
    if 0x41 <= code <= 0x67 and (known := _STEPS.get(code - _REMOVE_CARD)):
        return known, True
    return TerminalStep.OTHER, False


def reason(code: int) -> TerminalReason:
    """A result code's meaning; `SYSTEM` for codes that the table has not."""
    return _REASONS.get(code, TerminalReason.SYSTEM)


def terminal_state(code: int) -> TerminalReason:
    """A terminal status code's meaning (completion of 05 01): low numbers stand for upkeep there, 00 for ready."""
    return TerminalReason.SERVICE_NEEDED if 0 < code < 0x64 else reason(code)


def numeric_currency(currency: str) -> int:
    """ISO 4217's number of a currency; LookupError when terminals are not driven with it here."""
    return _NUMERIC[currency]


def currency_of(number: int) -> str:
    """The other way round; "" when unknown."""
    return next((name for name, known in _NUMERIC.items() if known == number), "")


CURRENCIES = tuple(_NUMERIC)
