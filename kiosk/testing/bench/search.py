"""Search on a replica of many products: latency of each kind of query, and whether every match is found."""

from __future__ import annotations

import asyncio
import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import psutil

from kiosk.domain.catalog import Product
from kiosk.ports import CatalogChanges
from kiosk.testing.bench.assortment import HEADS, categories, products
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.full_scan import FullScan
from offline.catalog import SqliteCatalog
from offline.key import KEY_BYTES
from offline.words import words

MANY = 100_000
FEWER_MS, MORE_MS = 5.0, 10.0  # asked of up to 100,000 products, and of more
ROUNDS = 60
SCANNED = 5
COMPARED = 5_000  # of more matches than this, the first ones are compared
PAGE = 60
CHUNK = 1_000
MIB = 1024 * 1024

Typing = Callable[[Product, random.Random], str]


def measure_search(rounds: int | None, count: int = MANY) -> list[Figure]:
    """`rounds` queries of each kind; a few of each are compared, in their order, with a scan of all products."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        catalog = SqliteCatalog(Path(folder), secrets.token_bytes(KEY_BYTES))
        try:
            return asyncio.run(_measure(catalog, Path(folder), rounds or ROUNDS, count))
        finally:
            catalog.close()


async def _measure(catalog: SqliteCatalog, folder: Path, rounds: int, count: int) -> list[Figure]:
    seconds = await _load(catalog, count)
    disk = _size(folder) / MIB
    queries = _queries(count, rounds)
    process = psutil.Process()
    before = process.memory_info().rss
    times = {kind: [await _timed(catalog, text) for text in texts] for kind, texts in queries.items()}
    grown = (process.memory_info().rss - before) / MIB
    limit = FEWER_MS if count <= MANY else MORE_MS
    everything = [one for many in times.values() for one in many]
    first = f"first {PAGE} and the count, {count} products"
    scans, found, expected, right = await _against_a_scan(catalog, count, queries)
    return [
        figure(f"all kinds: {first}", everything, beside=f"asked: 95 % under {limit:g} ms"),
        *(figure(kind, many, limit=limit, beside=f"such as {queries[kind][0]!r}") for kind, many in times.items()),
        figure("the same by a scan of all products", scans),
        figure("matches found", [found], unit="", beside=f"of {expected} that the scans of {len(scans)} queries find"),
        figure("queries answered in the scan's order", [right], unit="", beside=f"of {len(scans)}"),
        figure("memory grown while searching", [grown], unit="MiB"),
        figure("the replica on the disk", [disk], unit="MiB"),
        figure("taking a product over, index and all", [seconds / count * 1e6], unit="µs"),
    ]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


async def _load(catalog: SqliteCatalog, count: int) -> float:
    shelves = tuple(categories())
    begin = time.monotonic()
    done = 0
    for chunk in _chunks(count):
        done += len(chunk)
        await catalog.apply(CatalogChanges(chunk, (), shelves, str(done), more=done < count))
        shelves = ()
    return time.monotonic() - begin


def _chunks(count: int) -> Iterator[tuple[Product, ...]]:
    coming = products(count)
    while chunk := tuple(islice(coming, CHUNK)):
        yield chunk


async def _timed(catalog: SqliteCatalog, text: str) -> float:
    start = time.perf_counter()
    await catalog.search(text, limit=PAGE)
    return (time.perf_counter() - start) * 1000


async def _against_a_scan(
    catalog: SqliteCatalog, count: int, queries: dict[str, list[str]]
) -> tuple[list[float], int, int, int]:
    """Times of the scans, matches found and expected, and how many answers were the same to the last place."""
    scan = FullScan(products(count), categories())
    times, found, expected, right = [], 0, 0, 0
    for text in (text for texts in queries.values() for text in texts[:SCANNED]):
        start = time.perf_counter()
        wanted = scan.found(text)
        times.append((time.perf_counter() - start) * 1000)
        result = await catalog.search(text, limit=COMPARED)
        got = [product.sku for product in result.products]
        found += len(set(got) & set(wanted[:COMPARED]))
        expected += min(len(wanted), COMPARED)
        right += got == wanted[:COMPARED] and result.more == (len(wanted) > COMPARED)
    return times, found, expected, right


def _queries(count: int, rounds: int) -> dict[str, list[str]]:
    """What people type who look for products of this assortment, the same on every machine."""
    dice = random.Random(7)  # noqa: S311 - nothing is secret here
    wanted = set(dice.sample(range(count), min(count, 20 * rounds)))
    pool = [product for at, product in enumerate(products(count)) if at in wanted]
    return {kind: [typing(dice.choice(pool), dice) for _ in range(rounds)] for kind, typing in _KINDS.items()}


def _word(product: Product, dice: random.Random) -> str:
    return dice.choice([one for one in words(product.name(dice.choice(("de", "en")))) if one.isalpha()])


def _long_word(product: Product, dice: random.Random) -> str:
    long = [word for name in product.names.values() for word in words(name) if len(word) >= 6]
    return dice.choice(long or ["schokolade"])


def _beginning(*lengths: int) -> Typing:
    return lambda product, dice: _word(product, dice)[: dice.choice(lengths)]


def _part(product: Product, dice: random.Random) -> str:
    word = _long_word(product, dice)
    return word[dice.randint(3, len(word) - 3) :]


def _mistyped(product: Product, dice: random.Random) -> str:
    word = _long_word(product, dice)
    at = dice.randrange(len(word) - 1)
    head, tail = word[:at], word[at:]
    return dice.choice((head + tail[1:], f"{head}e{tail}", f"{head}e{tail[1:]}", f"{head}{tail[1]}{tail[0]}{tail[2:]}"))


def _two_words(product: Product, dice: random.Random) -> str:
    return " ".join(dice.sample(words(product.name(dice.choice(("de", "en")))), 2))


def _fragment(product: Product, dice: random.Random) -> str:
    number = dice.choice((product.gtins[0], "".join(words(product.sku))[2:]))
    length = dice.randint(4, 7)
    start = dice.randint(0, len(number) - length)
    return number[start : start + length]


def _compound(product: Product, _dice: random.Random) -> str:
    """As one word what is two, and the other way round."""
    first, second, *_rest = product.names["de"].split()
    head = next((head for head in HEADS if first.lower().endswith(head) and head != first.lower()), "")
    return f"{first[: -len(head)]} {head}" if head else first + second.lower()


def _nothing(_product: Product, dice: random.Random) -> str:
    return "".join(dice.choices("bcdfghjklmnpqrstvwxz", k=dice.randint(4, 12)))


_KINDS: dict[str, Typing] = {
    "one letter": _beginning(1),
    "two letters": _beginning(2),
    "three letters": _beginning(3),
    "four to six letters": _beginning(4, 5, 6),
    "a whole word": _word,
    "two words": _two_words,
    "part of a compound": _part,
    "a compound joined or parted": _compound,
    "a slip of the finger": _mistyped,
    "four to seven digits of a number": _fragment,
    "a GTIN": lambda product, _dice: product.gtins[0][1:],
    "nothing is called so": _nothing,
}
