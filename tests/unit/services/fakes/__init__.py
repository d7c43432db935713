"""The outside of the services, in memory: small, honest to the ports' contracts, and under a test's command."""

from tests.unit.services.fakes.catalog import MemoryCatalog, catalog
from tests.unit.services.fakes.central import FakeCentral
from tests.unit.services.fakes.samples import ANNA, BADGE, BEN, CUP, HONEY, JO, PLUMS, TEA, customer_view, euro, product
from tests.unit.services.fakes.store import MemoryStore
from tests.unit.services.fakes.time import NOON, CountingIds, FakeClock, until

__all__ = [
    "ANNA",
    "BADGE",
    "BEN",
    "CUP",
    "HONEY",
    "JO",
    "NOON",
    "PLUMS",
    "TEA",
    "CountingIds",
    "FakeCentral",
    "FakeClock",
    "MemoryCatalog",
    "MemoryStore",
    "catalog",
    "customer_view",
    "euro",
    "product",
    "until",
]
