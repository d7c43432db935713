"""What goes well with what, computed from the orders; and what to show a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import sqrt

from sqlalchemy import Connection, func, select, update

from kiosk.central import tables as t
from kiosk.central.catalog import RELATED, lock_feed, sellable, set_related
from kiosk.wire.customer import RecommendationBody

WINDOW = 20_000  # orders looked at, the newest
SHOWN = 12
AGAIN = 2  # of what was bought before: the shelf is for discovering
MIN_SUPPORT = 2  # baskets that must hold both; one is chance
LARGEST_BASKET = 40  # a bulk order says nothing about taste


def related_items(baskets: Iterable[frozenset[str]]) -> dict[str, list[str]]:
    """For each SKU the others bought with it, best first, at most RELATED.

    Cosine of the two SKUs' basket vectors, n(a,b) / sqrt(n(a)·n(b)), among pairs in at least MIN_SUPPORT baskets
    (item-based collaborative filtering: Sarwar et al., WWW 2001).
    """
    single: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for basket in baskets:
        single.update(basket)
        if len(basket) <= LARGEST_BASKET:
            both.update(combinations(sorted(basket), 2))
    scored: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), together in both.items():
        if together >= MIN_SUPPORT:
            score = -together / sqrt(single[one] * single[other])
            scored[one].append((score, other))
            scored[other].append((score, one))
    return {sku: [other for _, other in sorted(others)[:RELATED]] for sku, others in scored.items()}


def recompute(connection: Connection) -> int:
    """Compute the neighbours anew from the newest orders; how many products have other ones than before."""
    lock_feed(connection)
    newest = select(t.orders.c.id).order_by(t.orders.c.arrival.desc()).limit(WINDOW).subquery()
    rows = connection.execute(
        select(t.order_lines.c.order, t.order_lines.c.sku).join(newest, newest.c.id == t.order_lines.c.order)
    )
    baskets: dict[str, set[str]] = defaultdict(set)
    for order, sku in rows.all():
        baskets[order].add(sku)
    connection.execute(update(t.facts).where(t.facts.c.name == "orders_seen").values(number=_orders(connection)))
    return set_related(connection, related_items(frozenset(basket) for basket in baskets.values()))


def is_stale(connection: Connection) -> bool:
    """Whether enough orders came since the last computation: a tenth more, and at least fifty."""
    seen = connection.scalar(select(t.facts.c.number).where(t.facts.c.name == "orders_seen")) or 0
    return _orders(connection) - seen >= max(50, seen // 10)


def recommend(
    connection: Connection, store: str, *, cart: Sequence[str], customer: str | None
) -> tuple[RecommendationBody, ...]:
    """What to show, and why.

    `again` what they buy again and again, then what is bought together with their cart and orders (`bought_together`)
    and with their wishes (`wish_list`), then `popular_in_category`, then `popular`.
    With `customer` None nothing personal is used; the cart is only left out of what is shown.
    """
    shown: dict[str, RecommendationBody] = {}
    if customer is not None:
        wishes = _wishes(connection, customer)
        seeds = list(dict.fromkeys([*cart, *wishes, *_bought(connection, customer)]))
        for sku in _again(connection, store, customer, [*cart, *wishes]):
            shown[sku] = RecommendationBody(sku=sku, reason="again")
        _bought_together(connection, store, seeds, set(cart), set(wishes), shown)
        for category in _categories_of(connection, seeds):
            _popular(connection, store, cart, shown, category=category)
    _popular(connection, store, cart, shown)
    return tuple(shown.values())[:SHOWN]


def _bought_together(
    connection: Connection,
    store: str,
    seeds: Sequence[str],
    cart: set[str],
    wishes: set[str],
    shown: dict[str, RecommendationBody],
) -> None:
    """Neighbours of the seeds; a seed's first neighbour before any seed's second, so that no seed fills the screen."""
    lists = dict(
        connection.execute(select(t.products.c.sku, t.products.c.related).where(t.products.c.sku.in_(seeds))).all()
    )
    ranked = sorted(
        (rank, position, other, seed)
        for position, seed in enumerate(seeds)
        for rank, other in enumerate(lists.get(seed, ())[:6])
        if other not in cart | wishes
    )
    wanted = {other for _, _, other, _ in ranked}
    buyable = set(connection.scalars(select(t.products.c.sku).where(t.products.c.sku.in_(wanted), sellable(store))))
    for _, _, other, seed in ranked:
        if other in buyable and len(shown) < SHOWN * 2 // 3:
            reason = "wish_list" if seed in wishes - cart else "bought_together"
            shown.setdefault(other, RecommendationBody(sku=other, reason=reason, because_sku=seed))


def _popular(
    connection: Connection, store: str, cart: Sequence[str], shown: dict[str, RecommendationBody], category: str = ""
) -> None:
    room = SHOWN - len(shown) if not category else min(2, SHOWN - len(shown))
    if room <= 0:
        return
    query = select(t.products.c.sku).where(sellable(store), t.products.c.sku.not_in([*cart, *shown]))
    if category:
        query = query.where(t.products.c.category == category)
    reason = "popular_in_category" if category else "popular"
    for sku in connection.scalars(query.order_by(t.products.c.popularity.desc(), t.products.c.sku).limit(room)):
        shown[sku] = RecommendationBody(sku=sku, reason=reason)


def _wishes(connection: Connection, customer: str) -> list[str]:
    """The newest wishes."""
    query = (
        select(t.list_lines.c.sku)
        .where(t.list_lines.c.customer == customer, t.list_lines.c.list == "wishlist", t.list_lines.c.quantity > 0)
        .order_by(t.list_lines.c.added_at.desc())
        .limit(10)
    )
    return list(connection.scalars(query))


def _bought(connection: Connection, customer: str) -> list[str]:
    """What the last orders held."""
    newest = (
        select(t.orders.c.id)
        .where(t.orders.c.customer == customer)
        .order_by(t.orders.c.happened_at.desc())
        .limit(5)
        .subquery()
    )
    query = select(t.order_lines.c.sku).join(newest, newest.c.id == t.order_lines.c.order).limit(30)
    return list(connection.scalars(query))


def _again(connection: Connection, store: str, customer: str, known: Sequence[str]) -> list[str]:
    """What they bought in more than one order, the most often first."""
    orders = func.count(func.distinct(t.order_lines.c.order))
    query = (
        select(t.order_lines.c.sku)
        .join(t.orders, t.orders.c.id == t.order_lines.c.order)
        .join(t.products, t.products.c.sku == t.order_lines.c.sku)
        .where(t.orders.c.customer == customer, t.order_lines.c.sku.not_in(known), sellable(store))
        .group_by(t.order_lines.c.sku)
        .having(orders > 1)
        .order_by(orders.desc(), func.max(t.orders.c.happened_at).desc(), t.order_lines.c.sku)
        .limit(AGAIN)
    )
    return list(connection.scalars(query))


def _categories_of(connection: Connection, skus: Sequence[str]) -> list[str]:
    rows = connection.execute(select(t.products.c.sku, t.products.c.category).where(t.products.c.sku.in_(skus)))
    of = dict(rows.all())
    return list(dict.fromkeys(of[sku] for sku in skus if sku in of))[:3]


def _orders(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(t.orders)) or 0
