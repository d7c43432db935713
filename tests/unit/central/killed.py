"""Upgrades a database of before there were migrations, killed after its 1st, 2nd, … statement until one run is through.

`python -m tests.unit.central.killed URL` prints what it found after each kill: the tables, and the orders in them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event, inspect, text

from kiosk.central import database


def upgrade_until(url: str, last: int) -> None:
    """Upgrade; the process ends itself, without a farewell, after its `last`-th statement."""
    seen = count(1)
    made = database._engine

    def engine(text: str) -> Engine:
        engine = made(text)

        @event.listens_for(engine, "after_cursor_execute")
        def _count(*_arguments: object) -> None:
            if next(seen) == last:
                os.kill(os.getpid(), signal.SIGKILL)

        return engine

    database._engine = engine
    database.Database(url).close()


def look(url: str) -> dict[str, object]:
    engine = database._engine(url)
    with engine.connect() as connection:
        tables = sorted(inspect(connection).get_table_names())
        orders = connection.scalar(text("SELECT count(*) FROM orders"))
    engine.dispose()
    return {"tables": tables, "orders": orders}


def main(url: str) -> None:
    for last in count(1):
        child = os.fork()
        if child == 0:
            upgrade_until(url, last)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(json.dumps({"killed": os.WIFSIGNALED(status), **look(url)}) + "\n")
        if not os.WIFSIGNALED(status):
            sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1])
