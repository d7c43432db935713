"""The basket: what the shopper holds, and what was taken over from the online cart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.catalog import Product, SoldBy
from kiosk.domain.fulfilment import DeliveryCharge
from kiosk.domain.money import Money, half_up
from kiosk.domain.offers import Discount, Offer, discounts
from kiosk.domain.tax import VatLine, vat_table
from kiosk.errors import BugError

MAX_QUANTITY = 99


class Origin(StrEnum):
    """Where a line came from."""

    HANDS = "hands"
    ONLINE = "online"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One product in the basket. `grams` for goods sold by weight, `label_price` when a label fixed the price."""

    key: str
    product: Product
    quantity: int
    origin: Origin
    grams: int | None = None
    label_price: Money | None = None

    @property
    def is_portion(self) -> bool:
        """Whether it is something weighed or labelled by itself, which no other piece can join."""
        return self.grams is not None or self.label_price is not None

    @property
    def piece_price(self) -> Money:
        """What one piece (or one weighed portion) costs, without deposit."""
        if self.label_price is not None:
            return self.label_price
        if self.product.sold_by is SoldBy.WEIGHT and self.grams is not None:
            return Money(half_up(self.product.price.amount * self.grams, 1000), self.product.price.currency)
        return self.product.price

    @property
    def goods(self) -> Money:
        """The line without deposit."""
        return self.piece_price * self.quantity

    @property
    def deposit(self) -> Money:
        """The line's deposit."""
        one = self.product.deposit or Money.zero(self.product.price.currency)
        return one * self.quantity

    @property
    def total(self) -> Money:
        """Goods and deposit."""
        return self.goods + self.deposit


@dataclass(frozen=True, slots=True)
class Totals:
    """A basket's sums: `total` = `goods` - `saved` + `deposit` + `delivery`; `vat` is contained in it, per rate.

    `saved` is the sum of the `discounts`.
    """

    goods: Money
    deposit: Money
    total: Money
    vat: tuple[VatLine, ...]
    discounts: tuple[Discount, ...] = ()
    delivery: DeliveryCharge | None = None

    @property
    def paid_for_goods(self) -> Money:
        """The goods less what offers and vouchers take off."""
        return self.goods - self.saved

    @property
    def saved(self) -> Money:
        """What offers and vouchers take off."""
        return sum((one.amount for one in self.discounts), start=Money.zero(self.total.currency))


@dataclass(frozen=True, slots=True)
class Basket:
    """Lines in the order they were added, and the offers that hold for them. Every change gives a new basket.

    `delivery` is what sending it costs, when it is sent and that costs something.
    """

    id: str
    currency: str
    lines: tuple[BasketLine, ...] = ()
    offers: tuple[Offer, ...] = ()
    delivery: DeliveryCharge | None = None

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def pieces(self) -> int:
        """How many things there are in all."""
        return sum(line.quantity for line in self.lines)

    def line(self, key: str) -> BasketLine | None:
        """The line of a key."""
        return next((line for line in self.lines if line.key == key), None)

    def add(
        self,
        product: Product,
        *,
        quantity: int = 1,
        origin: Origin = Origin.HANDS,
        grams: int | None = None,
        label_price: Money | None = None,
    ) -> Basket:
        """Add pieces; the same product from the same origin joins its line, weighed goods are lines of their own.

        A line that is added to costs the lower of its price and the one shown now: what a person saw never rises.
        """
        if quantity < 1:
            raise BugError(f"quantity must be positive, not {quantity}")
        key = f"{origin}:{product.sku.replace(':', '::')}"  # doubled: a portion's number follows a single one
        if grams is not None or label_price is not None:
            key = f"{key}:{self._next_portion()}"
        elif (known := self.line(key)) is not None:
            kept = known.product if known.product.price < product.price else product
            joined = replace(known, product=kept, quantity=min(known.quantity + quantity, MAX_QUANTITY))
            return replace(self, lines=tuple(joined if line.key == key else line for line in self.lines))
        line = BasketLine(key, product, min(quantity, MAX_QUANTITY), origin, grams, label_price)
        return replace(self, lines=(*self.lines, line))

    def with_quantity(self, key: str, quantity: int) -> Basket:
        """Set a line's quantity; 0 removes it, more than MAX_QUANTITY is cut to it."""
        if self.line(key) is None:
            raise BugError(f"no line {key!r} in the basket")
        cut = min(quantity, MAX_QUANTITY)
        lines = (replace(line, quantity=cut) if line.key == key else line for line in self.lines)
        return replace(self, lines=tuple(line for line in lines if line.quantity > 0))

    def beyond(self, sold: Iterable[BasketLine], basket_id: str) -> Basket:
        """A basket of its own with what is here and was not sold: what came in while an order was being stored."""
        gone = {line.key: line.quantity for line in sold}
        left = (replace(line, quantity=line.quantity - gone.get(line.key, 0)) for line in self.lines)
        offers = tuple(offer for offer in self.offers if not offer.is_voucher)
        return Basket(basket_id, self.currency, tuple(line for line in left if line.quantity > 0), offers)

    @property
    def discounts(self) -> tuple[Discount, ...]:
        """What the offers take off."""
        return discounts(self.lines, self.offers, self.currency) if self.offers else ()

    @property
    def vouchers(self) -> tuple[Offer, ...]:
        """The vouchers that were shown, whether they take something off yet or not."""
        return tuple(offer for offer in self.offers if offer.is_voucher)

    def offered(self, offers: Iterable[Offer]) -> Basket:
        """The basket with the offers of now; vouchers stay, and so does what takes something off: it was seen."""
        seen = {one.offer.id for one in self.discounts}
        kept = [offer for offer in self.offers if offer.is_voucher or offer.id in seen]
        known = {offer.id for offer in kept if not offer.is_voucher}
        return replace(self, offers=(*kept, *(offer for offer in offers if offer.id not in known)))

    def with_voucher(self, voucher: Offer) -> Basket:
        """The basket with a voucher, once."""
        return replace(self.without_voucher(voucher.code), offers=(*self.without_voucher(voucher.code).offers, voucher))

    def without_voucher(self, code: str) -> Basket:
        """The basket without the voucher of a code."""
        return replace(self, offers=tuple(one for one in self.offers if not one.is_voucher or one.code != code))

    def sent(self, charge: DeliveryCharge | None) -> Basket:
        """The basket with what sending it costs; None: nothing, or it is not sent."""
        return self if charge == self.delivery else replace(self, delivery=charge)

    def of(self, origin: Origin) -> tuple[BasketLine, ...]:
        """The lines of one origin."""
        return tuple(line for line in self.lines if line.origin is origin)

    @property
    def totals(self) -> Totals:
        """The sums; VAT per rate on what is paid of each line, the deposit taxed like its product, and on delivery."""
        zero = Money.zero(self.currency)
        goods = sum((line.goods for line in self.lines), start=zero)
        deposit = sum((line.deposit for line in self.lines), start=zero)
        taken = self.discounts
        off: Counter[str] = Counter()
        for one in taken:
            off.update(dict(one.shares))
        parts = [(line.product.vat_rate, line.total - Money(off[line.key], self.currency)) for line in self.lines]
        saved = sum((one.amount for one in taken), start=zero)
        total = goods - saved + deposit
        if (sent := self.delivery) is not None and self.lines:
            parts.append((sent.vat_rate, sent.amount))
            return Totals(goods, deposit, total + sent.amount, vat_table(parts), taken, sent)
        return Totals(goods, deposit, total, vat_table(parts), taken)

    @property
    def age_limit(self) -> int | None:
        """The highest age any line asks for."""
        return max((line.product.age_limit for line in self.lines if line.product.age_limit), default=None)

    def without_age_limit(self) -> Basket:
        """The basket with only what is sold to everybody."""
        return replace(self, lines=tuple(line for line in self.lines if not line.product.age_limit))

    def _next_portion(self) -> int:
        portions = (int(line.key.rsplit(":", 1)[1]) for line in self.lines if line.is_portion)
        return max(portions, default=0) + 1
