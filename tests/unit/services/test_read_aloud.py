"""Who hears what, and for how long."""

from __future__ import annotations

import pytest

from kiosk.domain.session import EndReason
from kiosk.services.read_aloud import ReadAloud
from kiosk.services.session import SessionService
from tests.unit.services.fake_voice import MemoryVoice
from tests.unit.services.fakes import CountingIds


@pytest.fixture
def session() -> SessionService:
    return SessionService(CountingIds(), currency="EUR", language="de")


def test_off_until_it_is_wanted(session: SessionService) -> None:
    voice = MemoryVoice()
    aloud = ReadAloud(session, voice, lambda: True)
    aloud.say("Hallo Anna")
    aloud.switch(on=True)
    aloud.say("Der\u00a0\u2068Tee\u2069,  24,90\u202f€")
    session.update(language="en")
    aloud.say("The tea")
    assert voice.said == [("Der Tee, 24,90 €", "de"), ("The tea", "en")]
    aloud.switch(on=False)
    assert voice.left == []


@pytest.mark.parametrize("reason", EndReason)
def test_the_end_of_a_session_silences_it_for_the_next_person(session: SessionService, reason: EndReason) -> None:
    voice = MemoryVoice()
    aloud = ReadAloud(session, voice, lambda: True)
    session.begin()
    aloud.switch(on=True)
    session.changed.subscribe(lambda _now: aloud.say("Startseite"))
    aloud.say("Hallo Anna")
    session.end(reason)
    aloud.say("Hallo Anna")
    assert voice.left == []
    assert not aloud.on


@pytest.mark.parametrize(("private", "heard"), [(False, "Hallo"), (True, "Hallo Anna")])
def test_private_things_are_for_headphones(session: SessionService, private: bool, heard: str) -> None:
    voice = MemoryVoice()
    aloud = ReadAloud(session, voice, lambda: True, private=private)
    aloud.switch(on=True)
    aloud.say("Hallo Anna", public="Hallo")
    assert voice.left == [heard]


@pytest.mark.parametrize(
    ("works", "language", "offered"), [(True, "de", True), (False, "de", False), (True, "fr", False)]
)
def test_it_is_offered_by_a_voice_that_works_and_speaks_the_language(
    session: SessionService, works: bool, language: str, offered: bool
) -> None:
    session.update(language=language)
    assert ReadAloud(session, MemoryVoice(), lambda: works).offered is offered


def test_without_a_voice_it_cannot_be_switched_on(session: SessionService) -> None:
    aloud = ReadAloud(session)
    aloud.switch(on=True)
    assert (aloud.offered, aloud.on) == (False, False)
