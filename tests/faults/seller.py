"""A process that sells and delivers until it is killed: `seller.py FOLDER URL`.

It imports everything once; each line on its input forks a child that opens the store below FOLDER (small, so that
checkpoints and new journal segments come every few sales), sells, and drains into the central service at URL. The child
writes `open` when the store is open, and for each sale and each consent, once it is stored, its id and order number
(`-` for none). A line `open` instead of `sell` has it open and close the store, again and again, and do nothing else.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import offline.parts  # noqa: F401 - loaded before the fork, like everything else
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Assurance, Identity, Token, TokenKind
from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.services import payloads
from kiosk.testing.bench.drain import draining
from kiosk.testing.bench.sales import STORE, a_sale
from tests.faults.lab.small_store import open_small
from tests.unit.offline.making import NOON, HandClock, new_id


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def a_withdrawal(customer: str) -> Operation:
    who = Identity(Token(TokenKind.NUMBER, customer), Assurance.KNOWN)
    said = {"wording": "no", "language": "de", "store": STORE, "receipt": "code"}
    payload = payloads.consent(who, Purpose.MARKETING, given=False, at=NOON, **said)
    return Operation(new_id(), OperationKind.CONSENT, Lane.WITHDRAWAL, payloads.subject(who), NOON, payload)


async def sell(folder: Path, url: str) -> None:
    """Sell for ever, with an outbox that is drained beside it."""
    async with AsyncExitStack() as stack:
        store = await open_small(folder, folder / "cache", HandClock())
        stack.push_async_callback(store.close)
        drain = await stack.enter_async_context(draining(store, url))
        say("open")

        async def deliver() -> None:
            while True:
                await drain.drain()
                await asyncio.sleep(0.001)

        delivering = asyncio.create_task(deliver())
        while not delivering.done():
            customer = str(random.randrange(700_000_000, 700_000_020))
            sale, operation = a_sale(NOON, random.choice(("", customer)))
            recorded = await store.ledger.record_sale(sale, operation)
            say(f"{recorded.id} {recorded.number}")
            withdrawal = await store.ledger.record_operation(a_withdrawal(customer))
            say(f"{withdrawal.operation.id} -")
        await delivering


async def open_and_close(folder: Path) -> None:
    while True:
        store = await open_small(folder, folder / "cache", HandClock())
        say("open")
        await store.close()


def main(arguments: Sequence[str]) -> int:
    folder, url = Path(arguments[0]), arguments[1]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            random.seed()
            asyncio.run(sell(folder, url) if line.strip() == "sell" else open_and_close(folder))
            os._exit(3)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
