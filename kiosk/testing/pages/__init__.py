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
    Handover,
    Help,
    Home,
    Idle,
    Login,
    Payment,
    Pickup,
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
    "Handover",
    "Help",
    "Home",
    "Idle",
    "Login",
    "Page",
    "Payment",
    "Pickup",
    "Product",
    "Search",
    "Service",
    "Staff",
    "Thing",
    "Things",
]
