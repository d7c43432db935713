"""The service as an ASGI application."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError
from starlette.types import Lifespan

from kiosk.central import demo, generated, problems
from kiosk.central import tables as t
from kiosk.central.catalog import begin_epoch
from kiosk.central.context import Central
from kiosk.central.database import Database
from kiosk.central.limits import BodyLimit
from kiosk.central.routes import (
    catalog,
    customers,
    handovers,
    login,
    my_data,
    offers,
    operations,
    payments,
    phone,
    pickups,
    points,
    receipts,
    staff,
)
from kiosk.central.routes import testing as testing_resources
from kiosk.central.sun import CardKeys
from kiosk.errors import KioskError
from kiosk.wire.base import CONTRACT
from kiosk.wire.problem import PROBLEM_TYPE, ProblemBody

_PROBLEM = "#/components/schemas/ProblemBody"


def create_app(
    database_url: str,
    *,
    testing: bool = False,
    extra_products: int = 0,
    shop: Path = demo.FOLDER,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    card_keys: CardKeys | None = demo.CARD_KEYS,
    timezone: str = "Europe/Berlin",
    shop_url: str = "",
) -> FastAPI:
    """The service on a database; an empty one is filled with the shop of a folder in the form of assets/demo.

    `extra_products` are generated beyond it (also later, up to that number). `testing` adds /v1/testing.
    `card_keys` are those of the cards that sign; the demo's are known to everyone. `timezone` is the shops': in it the
    receipts' pages tell the time. `shop_url` is where phones go on with a cart from a kiosk.
    """
    central = open_central(
        database_url,
        extra_products=extra_products,
        shop=shop,
        now=now,
        card_keys=card_keys,
        timezone=timezone,
        shop_url=shop_url,
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        central.database.close()

    app = bare_app(lifespan, testing=testing)
    app.state.central = central
    return app


def open_central(
    database_url: str,
    *,
    extra_products: int = 0,
    shop: Path = demo.FOLDER,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    card_keys: CardKeys | None = demo.CARD_KEYS,
    timezone: str = "Europe/Berlin",
    shop_url: str = "",
) -> Central:
    """What an application of `bare_app` works with, in its `state.central`; arguments as `create_app` has them."""
    database = Database(database_url, card_keys)
    try:
        with database.start_up() as connection:
            if prepare(connection, shop, extra_products, now()):
                connection.exec_driver_sql("ANALYZE")  # without figures the planner mistakes 100,000 products for a few
    except KioskError:
        database.close()
        raise
    except DBAPIError as error:
        database.close()
        raise database.fault("cannot be filled", error) from error
    return Central(database, now, shop / "pictures", timezone, shop_url)


def bare_app(lifespan: Lifespan[FastAPI] | None = None, *, testing: bool = False) -> FastAPI:
    """The application with its routes only: enough to describe the contract. `testing` adds /v1/testing."""
    app = _Application(
        title="storekiosk central API",
        version=CONTRACT,
        description="What the kiosk needs from the retailer's back end. Money in minor units, times RFC 3339 in UTC, "
        "refusals as problem documents (RFC 9457) whose `type` is stable.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        generate_unique_id_function=lambda route: route.name,
    )
    refusals = {
        status: {"description": text, "content": {PROBLEM_TYPE: {"schema": {"$ref": _PROBLEM}}}}
        for status, text in (
            (401, "The device is not known"),
            (422, "The request does not fit the contract"),
            ("4XX", "A definite no; the document's `type` says which"),
            ("5XX", "No answer now: try again"),
        )
    }
    for router in (
        catalog.router,
        customers.router,
        operations.router,
        staff.router,
        handovers.router,
        pickups.router,
        offers.router,
        points.router,
        login.router,
        payments.router,
        my_data.router,
    ):
        app.include_router(router, responses=refusals)
    app.include_router(receipts.router)
    app.include_router(phone.router)
    app.include_router(login.pages)
    app.include_router(payments.pages)
    app.include_router(my_data.pages)
    if testing:
        app.include_router(testing_resources.router)
    problems.install(app)
    app.add_middleware(BodyLimit)
    return app


class _Application(FastAPI):
    """FastAPI that knows how refusals look."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            document = super().openapi()
            document["components"]["schemas"]["ProblemBody"] = ProblemBody.model_json_schema()
        return super().openapi()


def prepare(connection: Connection, shop: Path, extra_products: int, now: datetime) -> bool:
    """Give a database its identity and its shop, once; and the generated products that are missing. At each start.

    Whether anything was added.
    """
    if connection.scalar(select(t.facts.c.name).limit(1)) is None:
        connection.execute(
            insert(t.facts),
            [
                {"name": "epoch", "text": secrets.token_hex(8), "number": 0},
                {"name": "changes", "text": "", "number": 0},
                {"name": "orders_seen", "text": "", "number": 0},
            ],
        )
    else:
        begin_epoch(connection)
    empty = demo.is_empty(connection)
    if empty:
        demo.import_shop(connection, shop, now)
    missing = extra_products - generated.there_are(connection)
    if missing > 0:
        generated.add(connection, missing)
    return empty or missing > 0
