"""The words of a printed slip in the shop's languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlipTexts:
    """One language; `{}` is where a value goes."""

    order: str
    receipt: str
    copy: str
    deposit: str
    goods: str
    deposits: str
    total: str
    vat: str
    net: str
    gross: str
    pay_at_till: str
    not_a_receipt: str
    paid_by_card: str
    saved: str
    saved_in_all: str
    card_payment: str
    card: str
    terminal: str
    terminal_receipt: str
    trace: str
    authorisation: str
    paid_by_phone: str
    scan_me: str
    scan_paid: str
    points: str
    points_then: str
    delivery: str
    thanks: str
    collect: str
    pickup_code: str
    deliver: str


_GERMAN = SlipTexts(
    order="Bestellung {}",
    receipt="Beleg {}",
    copy="KOPIE",
    deposit="Pfand",
    goods="Waren",
    deposits="Pfand",
    total="SUMME",
    vat="MwSt",
    net="Netto",
    gross="Brutto",
    pay_at_till="Bitte an der Kasse bezahlen.",
    not_a_receipt="Dies ist kein Kassenbeleg.",
    paid_by_card="Mit Karte bezahlt",
    saved="statt {}",
    saved_in_all="Gespart",
    card_payment="Kartenzahlung",
    card="Karte",
    terminal="Terminal-ID",
    terminal_receipt="Beleg-Nr.",
    trace="TA-Nr.",
    authorisation="Genehmigung",
    paid_by_phone="Mit dem Telefon bezahlt",
    scan_me="An der Kasse oder mit dem Telefon scannen",
    scan_paid="Mit dem Telefon öffnen",
    points="Dieser Einkauf bringt etwa {} Punkte.",
    points_then="Neuer Punktestand: {}",
    delivery="Lieferung",
    thanks="Vielen Dank für deinen Einkauf.",
    collect="Abholung: {}",
    pickup_code="Abholcode {}",
    deliver="Lieferung an: {}",
)
_ENGLISH = SlipTexts(
    order="Order {}",
    receipt="Receipt {}",
    copy="COPY",
    deposit="Deposit",
    goods="Goods",
    deposits="Deposit",
    total="TOTAL",
    vat="VAT",
    net="Net",
    gross="Gross",
    pay_at_till="Please pay at the till.",
    not_a_receipt="This is not a receipt.",
    paid_by_card="Paid by card",
    saved="instead of {}",
    saved_in_all="You saved",
    card_payment="Card payment",
    card="Card",
    terminal="Terminal ID",
    terminal_receipt="Receipt no.",
    trace="Trace no.",
    authorisation="Approval",
    paid_by_phone="Paid by phone",
    scan_me="Scan at the till or with your phone",
    scan_paid="Open it on your phone",
    points="This purchase earns about {} points.",
    points_then="Your points now: {}",
    delivery="Delivery",
    thanks="Thank you for shopping with us.",
    collect="To be collected: {}",
    pickup_code="Pick-up code {}",
    deliver="To be delivered: {}",
)
_ALL = {"de": _GERMAN, "en": _ENGLISH}


def slip_texts(language: str) -> SlipTexts:
    """The words of a language; English where we have none."""
    return _ALL.get(language, _ENGLISH)
