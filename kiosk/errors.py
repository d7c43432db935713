"""Every error the kiosk raises on purpose, in one tree.

KioskError
├── EnvironmentFault        not our bug: shown to people in plain words, retried, nothing lost
│   ├── DeviceFault         DeviceAbsent (cannot be opened) · DeviceLost (was open) · PrinterFault · TerminalFault
│   ├── CentralFault        CentralUnavailable (no usable answer: retry) · CentralDenied (401/403: stop,
│   │                       tell staff) · CentralRefused (a definite no, with the problem's type)
│   ├── StoreFault          StoreFull · StoreLocked (second instance) · StoreDamaged · StoreUnreadable
│   └── DisplayMissing      nothing to show a window on
├── BadInput                what a person or a file gave us: SettingsError · CodeRejected · StoryError
└── BugError                our own fault: logged whole, ends in a neutral screen
"""

from __future__ import annotations


class KioskError(Exception):
    """`what` says what happened and where; `fix` what to do about it ("" when nothing can be)."""

    def __init__(self, what: str, *, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.what} ({self.fix})" if self.fix else self.what


class EnvironmentFault(KioskError):
    """The world around us failed: a device, the network, the disk."""


class DeviceFault(EnvironmentFault):
    """A device cannot do its work now."""


class DeviceAbsent(DeviceFault):
    """The device cannot be opened: not plugged in, no permission, wrong setting."""


class DeviceLost(DeviceFault):
    """The device was open and went away, or answers rubbish: close it and open it anew."""


class PrinterFault(DeviceFault):
    """The receipt was not (wholly) printed: paper out, cover open, offline."""


class TerminalFault(DeviceFault):
    """The card terminal is there and cannot do its work now: busy, not set up, its memory full."""


class CentralFault(EnvironmentFault):
    """The central API did not do what was asked."""


class CentralUnavailable(CentralFault):
    """No usable answer: refused, timed out, 5xx, 429, or a body that is not the API's. Try again later.

    `retry_after` is in seconds when the service named it.
    """

    def __init__(self, what: str, *, fix: str = "", retry_after: float | None = None) -> None:
        super().__init__(what, fix=fix)
        self.retry_after = retry_after


class CentralDenied(CentralFault):
    """401 or 403: this device or session may not. Stop sending, keep everything, tell staff."""


class CentralRefused(CentralFault):
    """A definite no. `problem` is the stable type of the problem document (RFC 9457), e.g. "unknown-token"."""

    def __init__(self, what: str, *, problem: str, status: int, fix: str = "") -> None:
        super().__init__(what, fix=fix)
        self.problem = problem
        self.status = status


class StoreFault(EnvironmentFault):
    """The local store cannot do its work."""


class StoreFull(StoreFault):
    """No space left: refuse new sales before payment, keep draining."""


class StoreLocked(StoreFault):
    """Another process holds this store."""


class StoreDamaged(StoreFault):
    """A store file failed its checks and was set aside."""


class StoreUnreadable(StoreFault):
    """The store cannot be opened: wrong key, unsupported SQLite, missing folder."""


class DisplayMissing(EnvironmentFault):
    """There is no screen to show a window on."""


class BadInput(KioskError):
    """Something given to us cannot be used; nothing was changed."""


class SettingsError(BadInput):
    """A setting is unknown, missing or out of range; the text names file, key and value."""


class CodeRejected(BadInput):
    """A scanned text is not a code we take. `reason` is a stable word, e.g. "check-digit", "too-long"."""

    def __init__(self, what: str, *, reason: str, fix: str = "") -> None:
        super().__init__(what, fix=fix)
        self.reason = reason


class StoryError(BadInput):
    """A story file cannot be read; the text names file, line and reason."""


class BugError(KioskError):
    """We made a mistake."""
