"""What the services need from the outside, as Protocols. Drivers, the store and the API client implement them."""

from kiosk.ports.cards import CardEvent, CardLifted, CardRead, CardReader, CardWrite, SeveralCards
from kiosk.ports.catalog import Attributes, Catalog, CatalogChanges, SearchResult
from kiosk.ports.central import BatchReply, CentralApi, Health, Identified
from kiosk.ports.codes import CodeSource, Viewfinder
from kiosk.ports.customers import CustomerCache, KeptView, LookUpRecords
from kiosk.ports.devices import Device, DeviceHealth, DeviceState, Warns
from kiosk.ports.ledger import Ledger
from kiosk.ports.offers import OfferBook, PointHolds, Vouchers
from kiosk.ports.outbox import Outbox
from kiosk.ports.phone import HandoverOffer, Handovers, LoginOffer, PhoneLogins, PhonePayments
from kiosk.ports.pickups import Pickups, ShopStore, StoresReply
from kiosk.ports.pictures import PictureCache
from kiosk.ports.printer import ReceiptPrinter
from kiosk.ports.sound_and_light import Backlight, SoundPlayer
from kiosk.ports.staff import Admission, StaffPasses
from kiosk.ports.tags import TagReader, TagsRead
from kiosk.ports.terminal import CardTerminal
from kiosk.ports.time import Clock, Ids
from kiosk.ports.voice import Voice

__all__ = [
    "Admission",
    "Attributes",
    "Backlight",
    "BatchReply",
    "CardEvent",
    "CardLifted",
    "CardRead",
    "CardReader",
    "CardTerminal",
    "CardWrite",
    "Catalog",
    "CatalogChanges",
    "CentralApi",
    "Clock",
    "CodeSource",
    "CustomerCache",
    "Device",
    "DeviceHealth",
    "DeviceState",
    "HandoverOffer",
    "Handovers",
    "Health",
    "Identified",
    "Ids",
    "KeptView",
    "Ledger",
    "LoginOffer",
    "LookUpRecords",
    "OfferBook",
    "Outbox",
    "PhoneLogins",
    "PhonePayments",
    "Pickups",
    "PictureCache",
    "PointHolds",
    "ReceiptPrinter",
    "SearchResult",
    "SeveralCards",
    "ShopStore",
    "SoundPlayer",
    "StaffPasses",
    "StoresReply",
    "TagReader",
    "TagsRead",
    "Viewfinder",
    "Voice",
    "Vouchers",
    "Warns",
]
