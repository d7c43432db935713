"""A list model over frozen dataclasses: each field is a role, and only what changed is told to the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@QmlElement
class RowsModel(QAbstractListModel):
    """Rows of one dataclass, told apart by the field `key`."""

    countChanged = Signal()

    def __init__(self, row_type: type[Any], key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        names = [field.name for field in fields(row_type)]
        self._roles = {int(Qt.ItemDataRole.UserRole) + 1 + position: name for position, name in enumerate(names)}
        self._rows: list[Any] = []

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @Property(int, notify=countChanged)
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self._roles.get(role)
        if name is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    @property
    def rows(self) -> tuple[Any, ...]:
        """What is shown now."""
        return tuple(self._rows)

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows: common head and tail stay (changed ones are updated), the middle is exchanged."""
        old = [getattr(row, self._key) for row in self._rows]
        new = [getattr(row, self._key) for row in rows]
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        before = len(self._rows)
        self._remove(head, before - tail)
        self._insert(head, rows[head : len(rows) - tail])
        for position, row in enumerate(rows):
            if self._rows[position] != row:
                self._rows[position] = row
                self.dataChanged.emit(self.index(position), self.index(position))
        if before != len(self._rows):
            self.countChanged.emit()

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _insert(self, first: int, rows: Sequence[Any]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()


def _common(left: Sequence[Any], right: Sequence[Any]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
