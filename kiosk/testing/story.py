"""A story: settings and steps, read from a YAML file and checked whole before anything is started."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from kiosk.errors import StoryError
from kiosk.settings import Settings
from kiosk.testing.marks import MarkedYaml, Place, Trail
from kiosk.testing.steps import STEPS, Step

_SCREENS = {"portrait": "1080x1920", "landscape": "1920x1080"}


class StorySettings(BaseModel):
    """What a story is played on.

    `screen`: portrait, landscape, WIDTHxHEIGHT or {width, height}; `central`: "embedded" or the URL of one that runs;
    `products`: how many generated ones beside the demo's; `kiosk`: settings of the application, as in its file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    screen: Annotated[str, StringConstraints(pattern=r"^\d{3,4}x\d{3,4}$")] = _SCREENS["portrait"]
    language: Literal["de", "en"] = "de"
    seed: int = 0
    central: Annotated[str, StringConstraints(pattern=r"^(embedded|https?://\S+)$")] = "embedded"
    products: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    kiosk: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @field_validator("screen", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        match value:
            case {"width": width, "height": height, **rest} if not rest:
                return f"{width}x{height}"
            case [width, height]:
                return f"{width}x{height}"
            case str():
                return _SCREENS.get(value, value)
            case _:
                return str(value)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        width, _, height = self.screen.partition("x")
        return int(width), int(height)


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step, how it is written, and where."""

    verb: str
    step: Step
    place: Place
    source: str


@dataclass(frozen=True, slots=True)
class Story:
    """A checked story. Pictures are named after `name`, which is the file's unless changed."""

    file: Path
    name: str
    title: str
    settings: StorySettings
    steps: tuple[PlacedStep, ...]


def load_story(file: Path) -> Story:
    """Read a story file; StoryError names file, line, column and reason."""
    marked = MarkedYaml(file)
    data = marked.data
    if not isinstance(data, dict):
        raise StoryError(f"{file}:1:1: a story has the parts story, settings and steps", fix="see docs/stories.md")
    for key in data:
        if key not in {"story", "settings", "steps"}:
            raise StoryError(f"{marked.place((key,))}: unknown part {key!r}", fix="one of story, settings, steps")
    title = data.get("story", file.stem)
    steps = data.get("steps")
    if not isinstance(title, str):
        raise StoryError(f"{marked.place(('story',))}: story is a title, one text")
    if not isinstance(steps, list) or not steps:
        raise StoryError(f"{marked.place(('steps',))}: a story has a list of steps", fix="add steps: and at least one")
    settings = _checked(StorySettings, data.get("settings") or {}, marked, ("settings",))
    _checked(Settings, settings.kiosk, marked, ("settings", "kiosk"))
    return Story(file, file.stem, title, settings, tuple(_step(marked, index) for index in range(len(steps))))


def _step(marked: MarkedYaml, index: int) -> PlacedStep:
    written = marked.data["steps"][index]
    trail: Trail = ("steps", index)
    place = marked.place(trail)
    if isinstance(written, str):
        written = {written: ""}
    if not isinstance(written, dict) or len(written) != 1:
        raise StoryError(f"{place}: a step is one word with what it needs, such as `touch: start`")
    ((verb, content),) = written.items()
    model = STEPS.get(verb)
    if model is None:
        close = get_close_matches(verb, STEPS, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"one of {', '.join(STEPS)}"
        raise StoryError(f"{place}: unknown step {verb!r}", fix=hint)
    step = _checked(model, content, marked, (*trail, verb))
    return PlacedStep(verb, step, place, f"{verb}: {_inline(content)}" if content else verb)


def _inline(content: Any) -> str:
    if isinstance(content, dict):
        return "{" + ", ".join(f"{key}: {_inline(value)}" for key, value in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(_inline(value) for value in content) + "]"
    return str(content)


def _checked(model: type[Any], content: Any, marked: MarkedYaml, trail: Trail) -> Any:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        every = error.errors(include_url=False)
        worst = max(every, key=lambda one: (one["type"] == "extra_forbidden", len(one["loc"])))
        where: Trail = (*trail, *worst["loc"])
        name = ".".join(str(part) for part in (trail[-1], *worst["loc"]) if "constrained" not in str(part))
        if worst["type"] == "extra_forbidden":
            reason, fix = f"{name} is unknown", f"{trail[-1]} takes {', '.join(_fields(model))}"
        else:
            said = "" if isinstance(worst["input"], dict | list) else f" = {worst['input']!r}"
            reason, fix = f"{name}{said}: {worst['msg'].removeprefix('Value error, ')}", ""
        raise StoryError(f"{marked.place(where)}: {reason}", fix=fix) from error


def _fields(model: type[BaseModel]) -> list[str]:
    return sorted(model.model_fields)
