"""The panel's words for what the desk names by keys, through Qt's translations."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panel.desk import DeviceNow, TerminalNow

translate = QCoreApplication.translate


def device(key: str) -> str:
    """A device's name."""
    names = {
        "camera": translate("Panel", "Camera"),
        "scanner": translate("Panel", "Scanner"),
        "card_reader": translate("Panel", "Card reader"),
        "printer": translate("Panel", "Printer"),
        "terminal": translate("Panel", "Card terminal"),
        "rfid": translate("Panel", "RFID reader"),
        "wedge": translate("Panel", "Keyboard scanner"),
        "wallet": translate("Panel", "Wallet reader"),
        "voice": translate("Panel", "Voice"),
    }
    return names.get(key, key)


def health(now: DeviceNow, *, running: bool) -> str:
    """How the application sees a device."""
    states = {
        "absent": translate("Panel", "not there"),
        "opening": translate("Panel", "being opened"),
        "ready": translate("Panel", "ready"),
        "busy": translate("Panel", "busy"),
        "faulty": translate("Panel", "faulty"),
        "reconnecting": translate("Panel", "lost, being looked for"),
    }
    if not running:
        return translate("Panel", "no application")
    return states.get(now.health, now.health or translate("Panel", "not set up"))


def fault(name: str) -> str:
    """A fault's name on its button."""
    names = {
        "frozen": translate("Panel", "Frozen"),
        "garbage": translate("Panel", "Garbage"),
        "dark": translate("Panel", "Dark"),
        "weak": translate("Panel", "Too far off"),
        "reset": translate("Panel", "Line reset"),
        "byte_by_byte": translate("Panel", "Byte by byte"),
        "silent": translate("Panel", "Silent"),
        "torn": translate("Panel", "Torn reads"),
        "slow": translate("Panel", "Slow"),
        "two_cards": translate("Panel", "Two cards"),
        "paper_out": translate("Panel", "Paper out"),
        "paper_low": translate("Panel", "Paper near its end"),
        "cover_open": translate("Panel", "Cover open"),
        "offline": translate("Panel", "Offline"),
        "cutter_error": translate("Panel", "Cutter stuck"),
        "refusing": translate("Panel", "Refuses connections"),
        "power_cut_after": translate("Panel", "Power cut"),
        "jam_after": translate("Panel", "Paper jam"),
        "paper_out_after": translate("Panel", "Paper ends"),
        "cutter_after": translate("Panel", "Cutter sticks"),
        "cover_after": translate("Panel", "Cover opens"),
    }
    return names.get(name, name.replace("_", " "))


def amount(name: str, value: float) -> str:
    """What a fault's number says: "after 5 lines", "0.3 s"."""
    number = f"{value:g}"
    if name.endswith("_after"):
        return translate("Panel", "after %1 lines").replace("%1", number)
    if name == "garbage":
        return translate("Panel", "%1 bytes").replace("%1", number)
    if name == "torn":
        return f"{number} ×"
    return f"{number} s" if name == "slow" else number


def turn(name: str) -> str:
    """What becomes of the next card payment."""
    names = {
        "approve": translate("Panel", "Approved"),
        "decline": translate("Panel", "Declined"),
        "cancel": translate("Panel", "Cancelled at the terminal"),
        "no_card": translate("Panel", "No card comes"),
        "late": translate("Panel", "Completion comes late"),
        "wrong_amount": translate("Panel", "Wrong amount"),
        "hang": translate("Panel", "Hangs"),
        "lost_before": translate("Panel", "Link lost before approval"),
        "lost_after": translate("Panel", "Link lost after approval"),
        "lost_reversed": translate("Panel", "Link lost, then reversed"),
        "power_cut": translate("Panel", "Power cut"),
        "noise": translate("Panel", "Noise on the line"),
        "twice": translate("Panel", "Result told twice"),
    }
    return names.get(name, name.replace("_", " "))


def display(now: TerminalNow, money: str, *, plugged: bool) -> tuple[str, str]:
    """What the terminal's display shows, in two lines."""
    if not plugged:
        return translate("Panel", "Unplugged"), ""
    if now.state == "hung":
        return translate("Panel", "Hangs"), translate("Panel", "says nothing to anybody")
    if now.state == "busy":
        return translate("Panel", "Payment under way"), translate("Panel", "Please present your card")
    if now.amount < 0:
        return translate("Panel", "Ready"), translate("Panel", "no payment yet")
    if now.code:
        return translate("Panel", "Not approved (%1)").replace("%1", str(now.code)), money
    return (translate("Panel", "Reversed") if now.reversal else translate("Panel", "Approved")), money


def stranger(kind: str) -> str:
    """A card that belongs to nobody."""
    names = {
        "unknown": translate("Panel", "Unknown card"),
        "unreadable": translate("Panel", "Unreadable card"),
        "blank": translate("Panel", "Blank card"),
        "verified": translate("Panel", "Verified card"),
        "two": translate("Panel", "Two cards at once"),
    }
    return names.get(kind, kind)


def note(text: str, kind: str) -> str:
    """What stands below a name on a card."""
    names = {
        "gold": translate("Panel", "Gold"),
        "silver": translate("Panel", "Silver"),
        "basic": translate("Panel", "Basic"),
        "associate": translate("Panel", "Sales"),
        "supervisor": translate("Panel", "Supervisor"),
        "service": translate("Panel", "Service"),
    }
    kinds = {
        "verified": translate("Panel", "signs itself anew each time"),
        "blocked": translate("Panel", "reported lost"),
        "unknown": translate("Panel", "of another shop"),
        "unreadable": translate("Panel", "tells its number, then nothing"),
        "blank": translate("Panel", "nothing written on it"),
        "two": "Anna + Ben",
    }
    return kinds.get(kind) or names.get(text, text)


def code(kind: str) -> str:
    """A kind of code: what stands on a row of its own, and on the filter."""
    names = {
        "product": translate("Panel", "Products"),
        "weighed": translate("Panel", "Weighed"),
        "recalled": translate("Panel", "Recalled"),
        "expired": translate("Panel", "Expired"),
        "unknown": translate("Panel", "Unknown product"),
        "misread": translate("Panel", "Misread code"),
        "strange": translate("Panel", "Strange address"),
        "customer": translate("Panel", "Customers"),
        "voucher": translate("Panel", "Vouchers"),
        "odd": translate("Panel", "Odd ones"),
        "": translate("Panel", "All"),
    }
    return names.get(kind, kind)


def reply(name: str) -> str:
    """What happens to the central service's answers."""
    names = {
        "as_is": translate("Panel", "As they are"),
        "lost": translate("Panel", "Lost after writes"),
        "html": translate("Panel", "Captive portal"),
        "500": translate("Panel", "Error 500"),
        "drip": translate("Panel", "Byte by byte, for ever"),
        "silent": translate("Panel", "Never any"),
    }
    return names.get(name, name)


def offset(seconds: float) -> str:
    """How far the kiosk's clock is from the right time."""
    if abs(seconds) < 30:
        return translate("Panel", "The right time")
    minutes = round(abs(seconds) / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [f"{days} d"] * bool(days) + [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    ahead = translate("Panel", "%1 ahead") if seconds > 0 else translate("Panel", "%1 behind")
    return ahead.replace("%1", " ".join(parts))


def application(*, running: bool, starting: bool) -> str:
    """The application's process."""
    if starting:
        return translate("Panel", "The kiosk is starting")
    return translate("Panel", "The kiosk is running") if running else translate("Panel", "The kiosk is not running")


def played(steps: int, seconds: float) -> str:
    """How a story that came true went."""
    text = translate("Panel", "%1 steps in %2 s, in a process of its own")
    return text.replace("%1", str(steps)).replace("%2", f"{seconds:.1f}")
