"""What a check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `state` is "ok", "off" (not asked for) or "failed"; `fix` says how to mend a failure.

    `data` are figures for machines: what a camera's picture is like, whether a running kiosk holds the device.
    """

    check: str
    state: str
    detail: str
    fix: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing has to be done."""
        return self.state != "failed"

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "check": self.check,
            "state": self.state,
            "detail": self.detail,
            "fix": self.fix,
            "data": dict(self.data),
        }

    def as_text(self) -> str:
        """For people: one line, and further ones with the fix."""
        mark = {"ok": "✓", "off": "·", "failed": "✗"}[self.state]
        return "\n".join([f"{mark} {self.check}: {self.detail}", *(f"    → {line}" for line in self.fix.splitlines())])


@dataclass(frozen=True, slots=True)
class Found:
    """A device that is plugged in, whether it is set or not; `settings` are lines of TOML that would use it.

    `kind` is the device's name in the settings, or "serial" for a port that may be any of several. `hindrances` are
    what keeps this user from it.
    """

    kind: str
    name: str
    where: str
    settings: str = ""
    hindrances: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {**asdict(self), "hindrances": list(self.hindrances)}

    def as_text(self) -> str:
        """For people."""
        lines = [f"  {self.kind}: {self.name} ({self.where})"]
        lines += [f"      {line}" for line in self.settings.splitlines()]
        return "\n".join([*lines, *(f"    → {hindrance}" for hindrance in self.hindrances)])


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, and the devices that are plugged in."""

    findings: tuple[Finding, ...]
    found: tuple[Found, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing has to be done."""
        return all(finding.ok for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """For machines; the contract stands in docs/commands.md."""
        return {
            "ok": self.ok,
            "checks": [finding.as_json() for finding in self.findings],
            "devices_found": [found.as_json() for found in self.found],
        }

    def as_text(self) -> str:
        """For people."""
        lines = [finding.as_text() for finding in self.findings]
        lines += ["", "plugged in:", *(found.as_text() for found in self.found)] if self.found else []
        return "\n".join(lines)
