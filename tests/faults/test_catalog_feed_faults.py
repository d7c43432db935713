"""The catalogue's feed over a line that breaks off at any byte, into a process that dies at any moment.

What the central service has is read from its own database; what the replica has, from its file after each death.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from kiosk.api.client import HttpCentralApi
from kiosk.domain.catalog import Product
from offline.catalog import SqliteCatalog
from tests.unit.offline.making import KEY

ROOT = Path(__file__).parents[2]
DEVICE = {"Authorization": "Bearer demo-device", "Kiosk-Device": "K01"}


# ── the far side ─────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def central(database: Path, products: int) -> Iterator[str]:
    """The bundled service on a database; its URL."""
    command = [sys.executable, "-m", "kiosk", "central", "--testing", "--port", "0", "--products", str(products)]
    with (
        database.with_suffix(".log").open("w") as log,
        subprocess.Popen(
            [*command, "--database", f"sqlite:///{database}"], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        assert process.stdout is not None
        try:
            ready = process.stdout.readline()
            assert ready, database.with_suffix(".log").read_text()
            yield json.loads(ready)["url"]
        finally:
            process.terminate()


def tell(url: str, method: str, path: str) -> None:
    with urlopen(Request(url + path, headers=DEVICE, method=method), timeout=30) as answer:
        assert answer.status < 300


@dataclass(frozen=True)
class Truth:
    """The central catalogue: products as a device is told of them, and each SKU's (change, deleted)."""

    products: dict[str, Product]
    changes: dict[str, tuple[int, bool]]


def truth(url: str, database: Path) -> Truth:
    async def ask() -> dict[str, Product]:
        api = HttpCentralApi(url, device_id="K01", device_token="demo-device", store_id="berlin-mitte")
        found: dict[str, Product] = {}
        cursor, more = "", True
        while more:
            chunk = await api.catalog_changes(cursor, 500)
            found |= {product.sku: product for product in chunk.products}
            cursor, more = chunk.cursor, chunk.more
        await api.close()
        return found

    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT sku, change, deleted FROM products").fetchall()
    return Truth(asyncio.run(ask()), {sku: (change, bool(deleted)) for sku, change, deleted in rows})


class CuttingProxy:
    """Passes bytes on between the kiosk and `upstream`; each connection dies when a random number of them came back."""

    def __init__(self, upstream: str, chance: random.Random, longest: int) -> None:
        self.upstream = upstream
        self.cuts = 0
        self._chance = chance
        self._longest = longest
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="cutting-proxy")
        self._thread.start()
        start = asyncio.start_server(self._accept, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(start, self._loop).result(10)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        parts = urlsplit(self.upstream)
        try:
            far_reader, far_writer = await asyncio.open_connection(parts.hostname, parts.port)
        except OSError:
            writer.transport.abort()
            return
        there = asyncio.create_task(_copy(reader, far_writer, 2**62))
        left = int(self._longest * self._chance.random() ** 3)  # often early: in the head, or in the first product
        back = asyncio.create_task(_copy(far_reader, writer, left))
        try:
            await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
            self.cuts += back.done()
        finally:
            there.cancel()
            back.cancel()
            await asyncio.gather(there, back, return_exceptions=True)
            writer.transport.abort()
            far_writer.transport.abort()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most: int) -> None:
    while most and (data := await reader.read(min(most, 16_384))):
        writer.write(data)
        await writer.drain()
        most -= len(data)


# ── the near side ────────────────────────────────────────────────────────────────────────────────────────────────


class Loader:
    """Follows the feed in a process that is killed again and again."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("loader.py")), str(folder), url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def life(self, until: Callable[[list[str]], bool], delay: float = 0.0) -> list[str]:
        """One life, killed once what it said suffices, or when it has everything; all it said."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("go\n")
        child = int(self.process.stdout.readline().removeprefix("pid "))
        said: list[str] = []
        while not until(said) and "whole" not in said:
            said.append(self.process.stdout.readline().strip())
            assert said[-1] not in {"", "ended"}, "it ended by itself"
        time.sleep(delay)  # somewhere within what it is doing: nothing is waited for
        os.kill(child, signal.SIGKILL)
        while (line := self.process.stdout.readline().strip()) != "ended":
            said.append(line)
        return said

    def held(self) -> tuple[dict[str, Product], int, str]:
        """All products of the replica by SKU, how many it counts, and its cursor."""

        async def read() -> tuple[dict[str, Product], int, str]:
            catalog = SqliteCatalog(self.folder, KEY)
            try:
                assert not catalog.renewed
                with closing_reader(catalog) as skus:
                    found = {product.sku: product for product in await catalog.by_skus(await skus)}
                return found, await catalog.count(), await catalog.cursor()
            finally:
                catalog.close()

        return asyncio.run(read())

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def closing_reader(catalog: SqliteCatalog) -> Iterator[asyncio.Future[list[str]]]:
    """Every SKU in the replica's table of products, read past all indexes."""

    async def read() -> list[str]:
        return await catalog._read(
            lambda connection: list(connection.exec_driver_sql("SELECT sku FROM product NOT INDEXED").scalars())
        )

    yield asyncio.ensure_future(read())


def position(cursor: str) -> int:
    match = re.fullmatch(r"[0-9a-f]+\.(\d+)", cursor)
    return int(match[1]) if match else 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


pytestmark = pytest.mark.timeout(1800)  # the long form; the short one takes half a minute


# ── the tests ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_replica_equals_the_catalogue_wherever_the_line_is_cut_and_whenever_the_process_dies(
    tmp_path: Path, folder: Path, long: bool, figure: Callable[[str], None]
) -> None:
    count, chance = (100_000 if long else 3_000), random.Random(515)
    database = tmp_path / "central.sqlite3"
    with central(database, count) as url:
        proxy = CuttingProxy(url, chance, 400_000)
        loader = Loader(folder, proxy.url)
        try:
            expected, cursors, lives = truth(url, database), [0], 0
            said: list[str] = []
            while "whole" not in said:
                enough = chance.randint(1, 300 if long else 6)
                said = loader.life(lambda said, enough=enough: len(said) > enough, chance.random() * 0.03)  # type: ignore[misc]
                cursors += [position(one.removeprefix("took ")) for one in said if one.startswith("took")]
                lives += 1
                agrees_up_to_its_cursor(loader, expected)
                if lives in {2, 5}:  # the shop goes on changing while a device loads
                    tell(url, "POST", "/v1/testing/products?count=50")
                    for sku in list(expected.products)[lives * 40 : lives * 40 + 20]:
                        tell(url, "DELETE", f"/v1/testing/products/{sku}")
                    expected = truth(url, database)
            assert cursors == sorted(set(cursors)), "a chunk was taken twice"
            found, number, _cursor = loader.held()
            assert found == expected.products
            assert number == len(found) == count + 60 + len(demo_products())
            assert lives >= 5
            assert proxy.cuts >= 10
            figure(f"feed: {number} products, {proxy.cuts} cuts, {lives - 1} kills, {len(cursors)} chunks: all equal")
        finally:
            loader.close()
            proxy.stop()


def demo_products() -> list[object]:
    products = json.loads((ROOT / "assets/demo/shop.json").read_text())["products"]
    assert isinstance(products, list)
    return products


def agrees_up_to_its_cursor(loader: Loader, expected: Truth) -> None:
    """Everything that changed up to the cursor is held as it is: the cursor is never ahead of the data."""
    found, number, cursor = loader.held()
    assert number == len(found)
    reached = position(cursor)
    for sku, (change, deleted) in expected.changes.items():
        if change <= reached:
            assert found.get(sku) == (None if deleted else expected.products[sku])


def test_a_catalogue_that_begins_anew_is_the_old_or_the_new_one_whenever_the_process_dies(
    tmp_path: Path, folder: Path, long: bool, figure: Callable[[str], None]
) -> None:
    count, chance = (20_000 if long else 800), random.Random(99)
    databases = [tmp_path / "one.sqlite3", tmp_path / "other.sqlite3"]
    with central(databases[0], count) as one, central(databases[1], count + 300) as other:
        with closing(sqlite3.connect(databases[1])) as connection:
            connection.execute("UPDATE products SET document = json_set(document, '$.brand', 'Other')")
            connection.commit()
        for sku in list(truth(other, databases[1]).products)[5:25]:
            tell(other, "DELETE", f"/v1/testing/products/{sku}")
        urls, truths = (one, other), [truth(one, databases[0]), truth(other, databases[1])]
        assert truths[0].products.keys() - truths[1].products.keys()
        proxy = CuttingProxy(one, chance, 400_000)
        loader = Loader(folder, proxy.url)
        try:
            loader.life(lambda _said: False)
            in_use, swaps, lives = 0, 0, 0
            for round_ in range(1, 13 if long else 7):
                proxy.upstream = urls[round_ % 2]
                said: list[str] = []
                found: dict[str, Product] = {}
                while "whole" not in said:
                    enough = chance.randint(1, 40)
                    said = loader.life(
                        lambda said, enough=enough: "swap" in said or len(said) > enough,  # type: ignore[misc]
                        chance.random() * 0.02,
                    )
                    lives += 1
                    swaps += "swap" in said and "whole" not in said
                    found, number, _cursor = loader.held()
                    assert number == len(found)
                    if found != truths[in_use].products:
                        in_use = round_ % 2
                        assert found == truths[in_use].products
                assert found == truths[round_ % 2].products
            assert swaps >= 2, "no process died within a swap"
            figure(f"whole catalogues begun anew: {round_}, {lives} kills, {swaps} of them within the swap: none mixed")
        finally:
            loader.close()
            proxy.stop()
