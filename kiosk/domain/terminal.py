"""What a card terminal says, in words of ours: stable names for the screen and the ledger, never a card number."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Money


class TerminalStep(StrEnum):
    """What the terminal is doing or wants done; `docs/terminal.md` has the codes each one stands for."""

    CONFIRM_AMOUNT = "confirm_amount"
    WATCH_PIN_PAD = "watch_pin_pad"
    NOT_ACCEPTED = "not_accepted"
    WAITING_FOR_HOST = "waiting_for_host"
    REVERSING = "reversing"
    SENDING_BOOKINGS = "sending_bookings"
    CARD_NOT_ADMITTED = "card_not_admitted"
    CARD_UNKNOWN = "card_unknown"
    CARD_EXPIRED = "card_expired"
    INSERT_CARD = "insert_card"
    REMOVE_CARD = "remove_card"
    CARD_UNREADABLE = "card_unreadable"
    PROCESSING_ERROR = "processing_error"
    PLEASE_WAIT = "please_wait"
    CLOSING_DAY = "closing_day"
    INVALID_CARD = "invalid_card"
    SHOWING_BALANCE = "showing_balance"
    MALFUNCTION = "malfunction"
    NOT_POSSIBLE = "not_possible"
    CREDIT_NOT_SUFFICIENT = "credit_not_sufficient"
    WRONG_PIN = "wrong_pin"
    LIMIT_NOT_SUFFICIENT = "limit_not_sufficient"
    TOO_MANY_PINS = "too_many_pins"
    CARD_DATA_WRONG = "card_data_wrong"
    SERVICE_MODE = "service_mode"
    APPROVED = "approved"
    DECLINED = "declined"
    ENTER_MOBILE_NUMBER = "enter_mobile_number"
    CHOOSE_CURRENCY = "choose_currency"
    CHOOSE_LANGUAGE = "choose_language"
    CHOOSE_APPLICATION = "choose_application"
    EMERGENCY_TRANSACTION = "emergency_transaction"
    CARD_INSERTED = "card_inserted"
    ENTER_MILEAGE = "enter_mileage"
    WAITING_FOR_CASHIER = "waiting_for_cashier"
    DIAGNOSIS = "diagnosis"
    INITIALISATION = "initialisation"
    JOURNAL_FULL = "journal_full"
    PIN_REQUIRED = "pin_required"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    CLEANING_CARD = "cleaning_card"
    OFFLINE = "offline"
    ONLINE = "online"
    OFFLINE_TRANSACTION = "offline_transaction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TerminalStatus:
    """An intermediate status: the step, whether the card must be taken out, and the terminal's own words, if any."""

    step: TerminalStep
    remove_card: bool = False
    text: tuple[str, ...] = ()


class TerminalReason(StrEnum):
    """Why something was not done or is not known; `docs/terminal.md` has the result codes each one stands for."""

    NONE = "none"
    # the terminal's
    HOST_REFUSED = "host_refused"
    CANCELLED = "cancelled"
    CARD_UNREADABLE = "card_unreadable"
    CARD_REFUSED = "card_refused"
    CARD_EXPIRED = "card_expired"
    CREDIT_NOT_SUFFICIENT = "credit_not_sufficient"
    CARD_DEFECT = "card_defect"
    NOT_REGISTERED = "not_registered"
    CURRENCY_REFUSED = "currency_refused"
    AMOUNT_REFUSED = "amount_refused"
    METHOD_REFUSED = "method_refused"
    NOT_POSSIBLE = "not_possible"
    HOST_UNREACHABLE = "host_unreachable"
    JOURNAL_FULL = "journal_full"
    CLOSE_DAY_FIRST = "close_day_first"
    ALREADY_REVERSED = "already_reversed"
    REVERSAL_REFUSED = "reversal_refused"
    BUSY = "busy"
    CARD_LEFT_INSIDE = "card_left_inside"
    PRINTER_NOT_READY = "printer_not_ready"
    SERVICE_NEEDED = "service_needed"
    DEVICE_DEFECT = "device_defect"
    PROTOCOL = "protocol"
    SYSTEM = "system"
    # ours
    WRONG_AMOUNT = "wrong_amount"
    WRONG_CURRENCY = "wrong_currency"
    LINK_LOST = "link_lost"
    TIMED_OUT = "timed_out"
    UNVERIFIED = "unverified"
    NEVER_HAPPENED = "never_happened"
    REVERSED = "reversed"


class TerminalOutcome(StrEnum):
    """`unknown` is neither yes nor no: it must be asked (`CardTerminal.recover`) before anything else is done."""

    APPROVED = "approved"
    DECLINED = "declined"
    UNKNOWN = "unknown"


class SlipKind(StrEnum):
    """Whom a slip is for."""

    CUSTOMER = "customer"
    MERCHANT = "merchant"
    ADMINISTRATION = "administration"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class TerminalSlip:
    """A receipt the terminal wants printed, line by line; no line holds a full card number."""

    kind: SlipKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TransactionMark:
    """The terminal's last transaction before an attempt, by which its outcome can be told afterwards.

    `known` is False when the terminal could not say; `empty` when it had none. Store it with the attempt beforehand.
    """

    known: bool = False
    empty: bool = False
    receipt_no: int | None = None
    trace_no: int | None = None
    moment: str = ""

    def same(self, receipt_no: int | None, trace_no: int | None, moment: str) -> bool:
        """Whether a transaction is the marked one."""
        return (
            self.known
            and not self.empty
            and (self.receipt_no, self.trace_no, self.moment)
            == (
                receipt_no,
                trace_no,
                moment,
            )
        )


@dataclass(frozen=True, slots=True)
class TerminalResult:
    """How something ended. `code` is the terminal's result code (0: none), `moment` its clock as "MMDD HHMMSS".

    `card` shows the last four digits at most. `text` is the terminal's own, for staff.
    """

    outcome: TerminalOutcome
    reason: TerminalReason = TerminalReason.NONE
    code: int = 0
    amount: Money | None = None
    receipt_no: int | None = None
    trace_no: int | None = None
    moment: str = ""
    terminal_id: str = ""
    contract_no: str = ""
    authorisation: str = ""
    card: str = field(default="", repr=False)
    card_name: str = ""
    card_type: int | None = None
    text: str = ""
    slips: tuple[TerminalSlip, ...] = ()

    @property
    def approved(self) -> bool:
        """Whether it was done."""
        return self.outcome is TerminalOutcome.APPROVED
