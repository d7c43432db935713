"""Serves the central API in as many processes as asked for; everything is loaded once, so each is there at once.

`python -m tests.unit.central.nursery` reads lines, {"database": URL, "shop": FOLDER}, and forks a service for each,
which prints its own line, {"url": …, "pid": …}. It ends with its standard input, and all services with it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from kiosk.central import serve


def serve_here(database: str, shop: str) -> None:
    def ready(url: str) -> None:
        sys.stdout.write(json.dumps({"url": url, "pid": os.getpid()}) + "\n")
        sys.stdout.flush()

    serve.serve(database, 0, ready=ready, testing=True, shop=Path(shop))


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    for line in iter(sys.stdin.readline, ""):
        wish = json.loads(line)
        if os.fork() == 0:
            os.close(sys.stdin.fileno())
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            serve_here(wish["database"], wish["shop"])
            os._exit(0)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    os.setpgid(0, 0)
    main()
