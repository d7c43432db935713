"""The service in processes of its own: many calls at once, kills at any moment, nothing lost and nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event, Lock, Thread
from typing import Any

import httpx
import pytest

from tests.unit.central.conftest import DEVICE, Till, batch

ROOT = Path(__file__).parents[3]
ANNA = {"reference": "C1", "token": None}
AT_ONCE = 8
KILLS = 20


class Service:
    """A service in a process of its own; another one takes its place after a kill."""

    def __init__(self, start: Callable[[], tuple[str, int]]) -> None:
        self._start = start
        self.url, self._pid = start()

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)

    def start_again(self) -> None:
        self.url, self._pid = self._start()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Callable[[str, Path], tuple[str, int]]]:
    """Starts a service on a database; gives its address and its process."""
    command = [sys.executable, "-m", "tests.unit.central.nursery"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asks, tells = process.stdin, process.stdout

        def start(database: str, shop: Path) -> tuple[str, int]:
            asks.write(json.dumps({"database": database, "shop": str(shop)}) + "\n")
            asks.flush()
            line = tells.readline()
            assert line, "the nursery ended"
            told = json.loads(line)
            return told["url"], told["pid"]

        yield start
        asks.close()
        process.wait(20)


@pytest.fixture
def served(
    nursery: Callable[[str, Path], tuple[str, int]], database_url: str, shop_folder: Path
) -> Generator[Callable[[], Service]]:
    """Starts services on one database."""
    started: list[Service] = []

    def start() -> Service:
        started.append(Service(lambda: nursery(database_url, shop_folder)))
        return started[-1]

    yield start
    for service in started:
        service.kill()


def connect(url: str) -> httpx.Client:
    """As the device K01. Without certificates, whose loading takes longer than the calls."""
    return httpx.Client(base_url=url, headers=DEVICE, timeout=60, verify=False, trust_env=False)


def at_once(urls: list[str], act: Callable[[httpx.Client, int], Any]) -> list[Any]:
    """Do it AT_ONCE times at the same moment, spread over the services; what each gave."""
    together = Barrier(AT_ONCE)

    def one(number: int) -> Any:
        with connect(urls[number % len(urls)]) as client:
            client.get("/v1/health")  # connected
            together.wait()
            return act(client, number)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def ask(url: str, path: str, **headers: str) -> Any:
    with connect(url) as client:
        return client.get(path, headers=headers).json()


def identify(url: str) -> dict[str, str]:
    with connect(url) as client:
        answer = client.post("/v1/identify", json={"kind": "number", "value": "700000001"}).json()
    return {"Kiosk-Session": answer["session_key"]}


def view(url: str, session: dict[str, str]) -> Any:
    return ask(url, "/v1/customers/C1/view", **session)


@pytest.mark.parametrize("services", [1, 2])
def test_the_same_entries_at_once_have_their_effect_once(
    served: Callable[[], Service], till: Till, services: int
) -> None:
    urls = [served().url for _ in range(services)]
    entries = [
        till.purchase(("GREEN", 1, 500), ("CUP", 1, 1200), customer=ANNA, origin="online"),
        till.consent("given", "2026-03-01T00:00:00Z", customer=ANNA),
        till.operation("cart", {"customer": ANNA, "sku": "HERBAL", "quantity": 3, "version": "1"}),
        till.purchase(("CUP", 1, 1200), ("GREEN", 1, 500), customer=ANNA),
    ]

    def send(client: httpx.Client, number: int) -> Any:
        device = f"K{number % 2 + 1:02}"  # one entry may also be carried to another device
        mine = [{**entry, "seq": entry["seq"] + number % 2} for entry in entries]
        body = batch(*mine, last_seq=9, device=device)
        answer = client.post("/v1/operations", json=body, headers={"Kiosk-Device": device})
        return answer.status_code, [result["outcome"] for result in answer.json().get("results", ())]

    answers = at_once(urls, send)
    assert [status for status, _ in answers] == [200] * AT_ONCE
    for outcomes in zip(*(results for _, results in answers), strict=True):
        assert Counter(outcomes) == {"applied": 1, "duplicate": AT_ONCE - 1}
    found = ask(urls[0], "/v1/testing/effects")
    assert (len(found["purchases"]), len(found["consents"]), found["operations"]) == (2, 1, 4)
    seen = view(urls[0], identify(urls[0]))
    assert seen["customer"]["points"] == 100 + 17 + 17
    assert seen["cart"]["lines"] == [{"sku": "GREEN", "quantity": 1}, {"sku": "HERBAL", "quantity": 3}]


@pytest.mark.parametrize("services", [1, 2])
def test_the_same_key_at_once_writes_once(served: Callable[[], Service], services: int) -> None:
    urls = [served().url for _ in range(services)]
    session = identify(urls[0])

    def put(client: httpx.Client, _number: int = 0) -> httpx.Response:
        headers = {**session, "If-Match": '"1"', "Idempotency-Key": "key-1"}
        return client.put("/v1/customers/C1/cart/lines/CUP", json={"quantity": 3}, headers=headers)

    answers = at_once(urls, put)
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert {answer.json()["type"] for answer in answers if answer.status_code == 409} <= {"in-flight"}
    first = [answer for answer in answers if answer.status_code == 200 and "Idempotency-Replayed" not in answer.headers]
    assert len(first) == 1
    assert view(urls[0], session)["cart"]["version"] == "2"
    with connect(urls[-1]) as client:
        again = put(client)
    assert (again.headers["Idempotency-Replayed"], again.json()) == ("true", first[0].json())


@pytest.mark.parametrize("services", [1, 2])
def test_of_different_changes_at_once_one_is_made_and_the_others_are_told_what_is(
    served: Callable[[], Service], services: int
) -> None:
    urls = [served().url for _ in range(services)]
    session = identify(urls[0])

    def put(client: httpx.Client, number: int) -> httpx.Response:
        headers = {**session, "If-Match": '"1"', "Idempotency-Key": f"key-{number}"}
        return client.put("/v1/customers/C1/cart/lines/CUP", json={"quantity": number + 1}, headers=headers)

    answers = at_once(urls, put)
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: AT_ONCE - 1}
    (made,) = [answer.json() for answer in answers if answer.status_code == 200]
    assert all(answer.json()["current"] == made for answer in answers if answer.status_code == 412)


def test_devices_that_sell_the_same_goods_in_any_order_do_not_block_each_other(
    served: Callable[[], Service],
) -> None:
    urls = [served().url for _ in range(2)]
    goods = [("GREEN", 1, 500), ("CUP", 1, 1200), ("HERBAL", 1, 300), ("BLACK", 1, 425)]
    rounds = 5

    def sell(client: httpx.Client, number: int) -> list[tuple[str, str]]:
        device = f"K{number + 1:02}"
        chance = random.Random(number)
        till = Till()
        outcomes = []
        for at in range(rounds):
            entries = [till.purchase(line, customer=ANNA) for line in chance.sample(goods, len(goods))]
            for entry in entries:
                entry["id"] = f"0190-{device}-{entry['seq']:04}"
                entry["payload"]["order_number"] = f"{device}-{entry['seq']}"
            body = batch(*entries, last_seq=till.seq, device=device)
            answer = client.post("/v1/operations", json=body, headers={"Kiosk-Device": device})
            assert answer.status_code == 200, (at, answer.text)
            outcomes += [(result["outcome"], result["id"]) for result in answer.json()["results"]]
        return outcomes

    outcomes = [outcome for each in at_once(urls, sell) for outcome in each]
    sold = AT_ONCE * rounds * len(goods)
    assert len(set(outcomes)) == sold
    assert {outcome for outcome, _ in outcomes} == {"applied"}
    assert len(ask(urls[0], "/v1/testing/effects")["purchases"]) == sold
    assert view(urls[0], identify(urls[0]))["customer"]["points"] == 100 + AT_ONCE * rounds * (5 + 12 + 3 + 4)


# ── killed ───────────────────────────────────────────────────────────────────────────────────────


class Seller:
    """A kiosk's part: makes sales and consents, sends them until they are acknowledged, and never forgets one."""

    def __init__(self, device: str) -> None:
        self.device = device
        self.till = Till()
        self.waiting: list[dict[str, Any]] = []
        self.done: set[str] = set()

    def make(self) -> None:
        for _ in range(3):
            entry = self.till.purchase(("GREEN", 1, 500), customer=ANNA)
            entry["payload"]["order_number"] = f"{self.device}-{entry['seq']}"
            self.waiting.append(entry)
        self.waiting.append(self.till.consent("given", "2026-03-01T00:00:00Z", customer=ANNA))
        for entry in self.waiting[-4:]:
            entry["id"] = f"0190-{self.device}-{entry['seq']:05}"

    def deliver(self, client: httpx.Client) -> None:
        body = batch(*self.waiting[:20], last_seq=self.till.seq, device=self.device)
        answer = client.post("/v1/operations", json=body, headers={"Kiosk-Device": self.device})
        assert answer.status_code in {200, 503}, answer.text
        if answer.status_code == 200:
            results = answer.json()["results"]
            assert {result["outcome"] for result in results} <= {"applied", "duplicate"}
            self.done |= {result["id"] for result in results}
            self.waiting = [entry for entry in self.waiting if entry["id"] not in self.done]


def test_a_service_killed_at_any_moment_loses_nothing_and_does_nothing_twice(
    served: Callable[[], Service],
) -> None:
    service = served()
    sellers = [Seller(f"K{number:02}") for number in range(1, 4)]
    enough = Event()
    writes = Writes()

    def work(seller: Seller) -> None:
        while not enough.is_set() or seller.waiting:
            try:
                with connect(service.url) as client:
                    while seller.waiting or not enough.is_set():
                        if not enough.is_set() and len(seller.waiting) < 20:
                            seller.make()
                        seller.deliver(client)
                        writes.one(client)
            except httpx.TransportError:
                time.sleep(0.01)  # the next one is being started

    threads = [Thread(target=work, args=[seller]) for seller in sellers]
    for thread in threads:
        thread.start()
    try:
        chance = random.Random(1)
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.005, 0.08))  # the moment is what is tried, not waited for
            service.kill()
            service.start_again()
    finally:
        enough.set()
        for thread in threads:
            thread.join()

    found = ask(service.url, "/v1/testing/effects")
    made = {f"0190-{seller.device}-{seq:05}" for seller in sellers for seq in range(1, seller.till.seq + 1)}
    arrived = [one["id"] for one in found["purchases"] + found["consents"]]
    assert len(arrived) == len(set(arrived))
    assert set(arrived) == made
    assert found["operations"] == len(made)
    session = identify(service.url)
    assert view(service.url, session)["customer"]["points"] == 100 + 5 * len(found["purchases"])
    devices = ask(service.url, "/v1/testing/devices")["devices"]
    assert [one["applied"] for one in devices[:3]] == [seller.till.seq for seller in sellers]
    assert [one["alarms"] for one in devices[:3]] == [[], [], []]
    assert view(service.url, session)["cart"]["version"] == str(1 + writes.finish(service.url))


class Writes:
    """Single writes to one cart, each with a key that is kept until the answer has come."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made = 0
        self._open: tuple[str, int] | None = None

    def one(self, client: httpx.Client) -> None:
        """The next write, or the same again; every other one sets another quantity, so each counts once."""
        with self._lock:
            if self._open is None:
                self._made += 1
                self._open = (f"write-{self._made}", self._made % 2 + 5)
            key, quantity = self._open
            session = client.post("/v1/identify", json={"kind": "number", "value": "700000001"})
            if session.status_code != 200:
                return
            headers = {
                "Kiosk-Session": session.json()["session_key"],
                "If-Match": "*",
                "Idempotency-Key": key,
            }
            answer = client.put("/v1/customers/C1/cart/lines/CUP", json={"quantity": quantity}, headers=headers)
            if answer.status_code == 200:
                self._open = None

    def finish(self, url: str) -> int:
        """How many there were, the last one repeated until it is done."""
        with connect(url) as client:
            while self._open is not None:
                self.one(client)
        return self._made
