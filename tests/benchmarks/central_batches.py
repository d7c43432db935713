"""How many operations a second the central service takes in batches of 100, on SQLite and on PostgreSQL.

`./run exec python -m tests.benchmarks.central_batches [--batches N]`: the demo shop, served in a process of its own
over loopback; each entry a purchase of two lines by a known customer; every batch durable (both databases sync). One
device sends one batch after the other; four do so at once.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from kiosk.central import demo
from tests.unit.central.conftest import DEVICE, Till, batch
from tests.unit.central.postgres import cluster, find_server

ROOT = Path(__file__).parents[2]
SIZE = 100


@contextmanager
def served(database: str) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.unit.central.nursery"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"database": database, "shop": str(demo.FOLDER)}) + "\n")
        process.stdin.flush()
        yield json.loads(process.stdout.readline())["url"]
        process.stdin.close()


def entries(till: Till, device: str, customers: list[str], goods: list[tuple[str, int]]) -> list[dict[str, Any]]:
    made = []
    for _ in range(SIZE):
        at = till.seq
        lines = [(sku, 1, price) for sku, price in (goods[at % len(goods)], goods[(at * 7 + 1) % len(goods)])]
        entry = till.purchase(*lines, customer={"reference": customers[at % len(customers)], "token": None})
        entry["id"] = f"0190-{device}-{entry['seq']:06}"
        made.append(entry)
    return made


def send(url: str, device: str, batches: int, customers: list[str], goods: list[tuple[str, int]]) -> list[float]:
    """Seconds for each batch."""
    till, took = Till(), []
    with httpx.Client(base_url=url, headers={**DEVICE, "Kiosk-Device": device}, timeout=60) as client:
        for _ in range(batches):
            body = batch(*entries(till, device, customers, goods), last_seq=till.seq, device=device)
            began = time.perf_counter()
            answer = client.post("/v1/operations", json=body)
            took.append(time.perf_counter() - began)
            assert {result["outcome"] for result in answer.json()["results"]} == {"applied"}, answer.text
    return took


def measure(name: str, database: str, batches: int) -> None:
    people = json.loads((demo.FOLDER / "people.json").read_text())["customers"]
    shop = json.loads((demo.FOLDER / "shop.json").read_text())
    customers = [person["id"] for person in people]
    goods = [(product["sku"], product["price"]) for product in shop["products"] if not product["deposit"]][:200]
    with served(database) as url:
        send(url, "K20", 2, customers, goods)
        for devices in (["K01"], ["K02", "K03", "K04", "K05"]):
            each = batches // len(devices)
            began = time.perf_counter()
            with ThreadPoolExecutor(len(devices)) as threads:
                jobs = [threads.submit(send, url, device, each, customers, goods) for device in devices]
                parts = [job.result() for job in jobs]
            rate = SIZE * sum(map(len, parts)) / (time.perf_counter() - began)
            middle = median(seconds for part in parts for seconds in part)
            sys.stdout.write(
                f"{name:10}  {len(devices)} device(s)  {rate:6.0f} operations/s   batch p50 {middle * 1000:5.0f} ms\n"
            )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--batches", type=int, default=20)
    batches = options.parse_args().batches
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{folder}/central.sqlite3", batches)
    programs = find_server()
    if programs is None:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with cluster(programs, durable=True) as server:
        measure("PostgreSQL", server.url(server.create()), batches)


if __name__ == "__main__":
    main()
