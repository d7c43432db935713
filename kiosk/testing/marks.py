"""YAML with places: plain data, and for every part of it the line and column it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kiosk.errors import StoryError

Trail = tuple[str | int, ...]
_MAX_BYTES = 1024 * 1024
_MAX_DEPTH = 20
_MAX_PARTS = 50_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, counted from 1."""

    file: Path
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class MarkedYaml:
    """`data` has only dicts, lists and texts: numbers stay as they were written (a bar code keeps its zeros)."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._parts = 0
        self._places: dict[Trail, Place] = {}
        self.data: Any = self._plain(_compose(file), (), 0)

    def place(self, trail: Trail) -> Place:
        """Where the part at `trail` stands; the nearest part around it when it is missing."""
        while trail and trail not in self._places:
            trail = trail[:-1]
        return self._places.get(trail, Place(self._file, 1, 1))

    def _plain(self, node: yaml.Node | None, trail: Trail, depth: int) -> Any:
        if node is None:
            return ""
        place = Place(self._file, node.start_mark.line + 1, node.start_mark.column + 1)
        self._places[trail] = place
        self._parts += 1
        if depth > _MAX_DEPTH or self._parts > _MAX_PARTS:  # aliases may repeat a part without end
            raise StoryError(f"{place}: nested too deeply, or too much of it", fix="write it out, without aliases")
        if isinstance(node, yaml.ScalarNode):
            return "" if node.tag == "tag:yaml.org,2002:null" else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, (*trail, index), depth + 1) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, trail, depth)

    def _mapping(self, node: yaml.MappingNode, trail: Trail, depth: int) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, value in node.value:
            where = Place(self._file, key.start_mark.line + 1, key.start_mark.column + 1)
            if not isinstance(key, yaml.ScalarNode):
                raise StoryError(f"{where}: a key is a plain word")
            if key.value in plain:
                raise StoryError(f"{where}: {key.value!r} stands here twice", fix="remove one of them")
            plain[key.value] = self._plain(value, (*trail, key.value), depth + 1)
            self._places[(*trail, key.value)] = where
        return plain


def _compose(file: Path) -> yaml.Node | None:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise StoryError(f"{file}: cannot be read: {error.strerror}", fix="check the path") from error
    if len(data) > _MAX_BYTES:
        raise StoryError(f"{file}: is larger than 1 MB", fix="split the story")
    try:
        return yaml.compose(data.decode("utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise StoryError(f"{file}: is not UTF-8 text", fix="save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else str(file)
        raise StoryError(f"{where}: is not YAML: {error.problem or error.context}", fix="mend the line") from error
    except yaml.YAMLError as error:
        raise StoryError(f"{file}: is not YAML: {error}", fix="mend the file") from error
