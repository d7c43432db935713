"""A world for measuring: one kiosk, its catalogue loaded, and a stopwatch on what is painted."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import EnvironmentFault
from kiosk.testing.remote import Refused, RemoteClient
from kiosk.testing.world import Plan, World

LOAD_LIMIT = 600.0
SEEN_LIMIT = 10.0


@contextlib.contextmanager
def stage(plan: Plan | None = None) -> Iterator[World]:
    """A started world whose application shows its first screen and has the whole catalogue."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, World(Path(folder), plan or Plan()) as world:
        world.start_app()
        wait_for_catalogue(world)
        yield world


def wait_for_catalogue(world: World, limit: float = LOAD_LIMIT) -> int:
    """Wait until the catalogue has stopped growing and the devices are ready; gives the number of products."""
    deadline = time.monotonic() + limit
    before, since = -1, time.monotonic()
    while time.monotonic() < deadline:
        status = world.remote.ask("status")
        products = int(status["products"])
        ready = all(state == "ready" for state in status["devices"].values())
        if products != before:
            before, since = products, time.monotonic()
        elif products and ready and time.monotonic() - since > 2.0:
            return products
        time.sleep(0.1)
    raise EnvironmentFault("the catalogue did not arrive in time")


def arm(remote: RemoteClient, *, name: str = "", text: str = "") -> None:
    """Watch for a sight from the next frame on."""
    remote.ask("watch", name=name, text=text)


def seen(remote: RemoteClient, what: str = "what was waited for") -> float:
    """When the sight was painted, on the monotonic clock that all processes share."""
    at = remote.ask("seen", limit=SEEN_LIMIT)
    if at is None:
        raise EnvironmentFault(f"{what} was never painted; on the screen: {', '.join(remote.look().texts())[:300]}")
    return float(at)


def touch(remote: RemoteClient, target: str) -> None:
    """Touch as a person does: once it is there and has stopped moving."""
    deadline = time.monotonic() + SEEN_LIMIT
    while True:
        try:
            remote.ask("touch", target=target)
        except Refused:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def fresh_session(world: World) -> None:
    """Back to the attract screen."""
    look = world.remote.look()
    if look.screen == "attract":
        return
    arm(world.remote, name="attract")
    touch(world.remote, "new_session")
    seen(world.remote)
