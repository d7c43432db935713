"""A voice that only notes."""

from __future__ import annotations


class MemoryVoice:
    """`said` is all it was told to say, `left` what of it was not hushed since; as slow as can be, it ends nothing."""

    name = "voice"
    languages = frozenset({"de", "en"})

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.left: list[str] = []

    def open(self) -> None: ...

    def close(self) -> None: ...

    def speak(self, timeout: float) -> None: ...

    def say(self, text: str, language: str, *, about: str = "", urgent: bool = False) -> None:
        if urgent:
            self.left.clear()
        self.said.append((text, language))
        self.left.append(text)

    def hush(self) -> None:
        self.left.clear()
