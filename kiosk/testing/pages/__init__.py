"""Page objects: a typed class for every screen, for `kiosk.at(…)`."""

from kiosk.testing.pages.page import Page, Thing, Things
from kiosk.testing.pages.shopper import (
    AgeCheck,
    Attract,
    Basket,
    Checkout,
    Consents,
    Done,
    Fault,
    Help,
    Home,
    Idle,
    Payment,
    Product,
    Search,
)
from kiosk.testing.pages.staff import BagCheck, Deliveries, Service, Staff

__all__ = [
    "AgeCheck",
    "Attract",
    "BagCheck",
    "Basket",
    "Checkout",
    "Consents",
    "Deliveries",
    "Done",
    "Fault",
    "Help",
    "Home",
    "Idle",
    "Page",
    "Payment",
    "Product",
    "Search",
    "Service",
    "Staff",
    "Thing",
    "Things",
]
