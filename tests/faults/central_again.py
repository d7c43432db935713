"""The bundled central service, killed and there again at once: `central_again.py DATABASE PORT`.

It imports everything once and forks the service. Each line on its input has the service killed with SIGKILL and forked
anew on the same port and database. It says `up` whenever requests are answered, and ends with its input.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from kiosk.central.serve import serve


def say_up(_url: str) -> None:
    os.write(1, b"up\n")


def born(database: str, port: int) -> int:
    child = os.fork()
    if child == 0:
        os.close(0)
        serve(database, port, ready=say_up, testing=True)
        os._exit(3)
    return child


def main(arguments: Sequence[str]) -> int:
    database, port = arguments[0], int(arguments[1])
    child = born(database, port)
    for _line in sys.stdin:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        child = born(database, port)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
