"""Every step, by the word a story says."""

from __future__ import annotations

from kiosk.testing.steps.application import Command, Kill, Screenshot, SetClock, Start, Stop
from kiosk.testing.steps.devices import FaultStep, MendStep, NetworkStep, Paper, Plug, TerminalStep, Unplug
from kiosk.testing.steps.hands import (
    HoldCard,
    LiftCard,
    PhoneStep,
    Press,
    PutTags,
    ScanCode,
    ShowCode,
    ShowPass,
    Stroke,
    TakeTags,
    TapCard,
    Touch,
    TypeScan,
    TypeText,
)
from kiosk.testing.steps.seen import Expect, WaitFor

Step = (
    TapCard
    | HoldCard
    | LiftCard
    | ShowCode
    | ScanCode
    | TypeScan
    | ShowPass
    | PutTags
    | TakeTags
    | Touch
    | TypeText
    | Stroke
    | Press
    | NetworkStep
    | Unplug
    | Plug
    | Paper
    | FaultStep
    | MendStep
    | TerminalStep
    | Command
    | Kill
    | Stop
    | Start
    | SetClock
    | PhoneStep
    | WaitFor
    | Expect
    | Screenshot
)


STEPS: dict[str, type[Step]] = {
    "tap_card": TapCard,
    "hold_card": HoldCard,
    "lift_card": LiftCard,
    "show_code": ShowCode,
    "scan": ScanCode,
    "type_scan": TypeScan,
    "show_pass": ShowPass,
    "put_tags": PutTags,
    "take_tags": TakeTags,
    "touch": Touch,
    "type": TypeText,
    "stroke": Stroke,
    "press": Press,
    "network": NetworkStep,
    "unplug": Unplug,
    "plug": Plug,
    "paper": Paper,
    "fault": FaultStep,
    "mend": MendStep,
    "terminal": TerminalStep,
    "command": Command,
    "kill": Kill,
    "stop": Stop,
    "start": Start,
    "clock": SetClock,
    "phone": PhoneStep,
    "wait_for": WaitFor,
    "expect": Expect,
    "screenshot": Screenshot,
}
