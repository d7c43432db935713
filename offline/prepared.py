"""Statements that are compiled once and given to the driver as they are: a sale does not wait for SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite


class Prepared:
    """A statement in the driver's own words. Values are what the database stores: no type of a column converts them."""

    def __init__(self, statement: sa.sql.expression.Executable) -> None:
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))  # type: ignore[attr-defined]
        self._text = str(compiled)
        self._names: tuple[str, ...] = tuple(compiled.positiontup)
        self._constants: Mapping[str, Any] = {
            name: value for name, value in compiled.params.items() if value is not None
        }

    def __call__(self, connection: sa.Connection, **values: Any) -> Any:
        """The driver's cursor after execution, within the connection's transaction."""
        given = {**self._constants, **values}
        driver: Any = connection.connection.driver_connection
        return driver.execute(self._text, [given[name] for name in self._names])
