"""What happens to the application's process, its clock and its picture."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator

from kiosk.testing.steps.base import BareStep, Name, ShortStep, Words, seconds


class Command(ShortStep):
    """Run a `kiosk` command on the kiosk's own settings, beside it; it must end with exit code 0."""

    short = "line"
    line: Words

    def words(self) -> list[str]:
        """The command's arguments."""
        return shlex.split(self.line)


class Kill(ShortStep):
    """End the application's process with SIGKILL, in the middle of whatever it does."""

    short = "how"
    how: Literal["hard"]


class Stop(BareStep):
    """End the application's process as a service manager does."""


class Start(BareStep):
    """Start the application's process (a story begins with it started)."""


class SetClock(ShortStep):
    """Move the kiosk's clock, counted from now: `+2h`, `-1d`."""

    short = "by"
    by: Annotated[timedelta, BeforeValidator(lambda text: timedelta(seconds=seconds(text)))]


class Screenshot(ShortStep):
    """Keep a picture of the screen under this name."""

    short = "name"
    name: Name
