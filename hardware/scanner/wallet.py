"""What a certified wallet reader (Apple VAS, Google Smart Tap) prints for a tap, as the text the kiosk knows it by."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 512
"""Passes carry a short payload: Apple VAS at most 64 bytes, Smart Tap a little more."""


@dataclass(frozen=True, slots=True)
class PassRule:
    """How a reader was set to print passes.

    `between` parts the passes of one tap within a line (""; one line is one pass), `fields` the fields of a pass
    (""; a pass is its payload), of which the `field`-th, counted from 1, is the payload. Payloads that do not begin
    with `begins` are other programmes' passes. `text` is what the kiosk makes of a payload: `{}` stands for it.
    """

    text: str = "{}"
    begins: str = ""
    between: str = ""
    fields: str = ""
    field: int = 1

    def read(self, line: str) -> str:
        """The text of the first pass that is ours; "" when none is."""
        for printed in line.split(self.between) if self.between else [line]:
            parts = printed.split(self.fields) if self.fields else [printed]
            payload = parts[self.field - 1].strip() if self.field <= len(parts) else ""
            if payload and len(payload) <= _LONGEST and payload.startswith(self.begins):
                return self.text.replace("{}", payload)
        return ""
