"""A central service for measuring: it takes batches as the contract says, and keeps only what tells their fate.

    python -m kiosk.testing.bench.receiver

Prints its URL as one line of JSON. `GET /report` tells what came: how many ids, how many of them again, and how many
entries after a later one of the same customer.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import uvicorn

from kiosk.wire.base import CONTRACT

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class Receiver:
    """An ASGI application."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._newest: dict[str, int] = {}
        self._high_water = 0
        self._requests = 0
        self._repeated = 0
        self._out_of_order = 0

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = b""
        more = True
        while more:
            event = await receive()
            body += event.get("body", b"")
            more = event.get("more_body", False)
        answer = json.dumps(self._answer(scope["path"], body)).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def _answer(self, path: str, body: bytes) -> dict[str, Any]:
        match path:
            case "/v1/operations":
                return self._take(json.loads(body))
            case "/v1/operations/missing":
                return {"missing": [one for one in json.loads(body)["ids"] if one not in self._ids]}
            case "/report":
                return {
                    "received": len(self._ids),
                    "repeated": self._repeated,
                    "out_of_order": self._out_of_order,
                    "requests": self._requests,
                    "high_water": self._high_water,
                }
            case "/ids":
                return {"ids": sorted(self._ids)}
            case _:
                return {"status": "ok", "server_time": datetime.now(UTC).isoformat(), "contract": CONTRACT}

    def _take(self, batch: dict[str, Any]) -> dict[str, Any]:
        self._requests += 1
        self._high_water = max(self._high_water, batch.get("last_seq", 0))
        results = [self._one(operation) for operation in batch["operations"]]
        return {"results": results, "high_water": self._high_water, "applied": len(self._ids)}

    def _one(self, operation: dict[str, Any]) -> dict[str, str]:
        if operation["id"] in self._ids:
            self._repeated += 1
            return {"id": operation["id"], "outcome": "duplicate"}
        self._ids.add(operation["id"])
        customer = (operation["payload"].get("customer") or {}).get("token")
        if customer is not None:
            newest = self._newest.get(customer["value"], 0)
            self._out_of_order += operation["seq"] < newest
            self._newest[customer["value"]] = max(newest, operation["seq"])
        return {"id": operation["id"], "outcome": "applied"}


def main() -> None:
    """Serve on a free port of this machine until the process is ended."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(16)
    config = uvicorn.Config(Receiver(), log_level="warning", access_log=False, lifespan="off", ws="none")
    sys.stdout.write(json.dumps({"url": f"http://127.0.0.1:{listener.getsockname()[1]}"}) + "\n")
    sys.stdout.flush()
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
