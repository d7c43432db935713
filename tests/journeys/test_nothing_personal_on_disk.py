"""A remembered customer, a purchase, a withdrawal: nothing the kiosk keeps names her, not even her card's number."""

from __future__ import annotations

import pytest

from kiosk.testing.kiosk import Kiosk
from kiosk.testing.pages import Basket, Home
from kiosk.testing.privacy import Secrets, search_files
from kiosk.testing.verbs import StepFailed


@pytest.mark.kiosk(language="en", forked=False)
def test_no_file_names_a_remembered_customer(kiosk: Kiosk) -> None:
    kiosk.tap_card("clara")
    kiosk.wait_for(screen="home", text="Clara")
    kiosk.network("down")
    kiosk.new_session()
    kiosk.show_code("{code:clara}")
    kiosk.wait_for(screen="home", text="Clara", object="stale")
    consents = kiosk.at(Home).open_my_data()
    consents.consent["marketing"].touch()
    kiosk.wait_for(outbox={"pending": 1})
    consents.back.touch()
    kiosk.scan("{product:1}")
    kiosk.at(Basket).check_out().pay_at_till()
    kiosk.wait_for(outbox={"pending": 2})
    kiosk.new_session()
    assert "name of cache/customers-1.db" in words_in_files(kiosk, "customers-1.db")
    kiosk.expect_nothing_personal("clara")  # while it runs
    assert kiosk.world.stop_app()
    kiosk.expect_nothing_personal("clara")
    assert "kiosk.log" in words_in_files(kiosk, "kiosk.services.connectivity")


@pytest.mark.kiosk(language="en", forked=False)
def test_a_name_on_the_screen_or_in_a_file_is_found(kiosk: Kiosk) -> None:
    kiosk.tap_card("clara")
    kiosk.wait_for(screen="home", text="Clara")
    with pytest.raises(StepFailed, match="the screen: clara's first name"):
        kiosk.expect_nothing_personal("clara")
    kiosk.new_session()
    kiosk.expect_nothing_personal("clara")
    (kiosk.world.directory / "state" / "note").write_bytes("Wieland".encode("utf-16-le"))
    with pytest.raises(StepFailed, match=r"state/note: clara's last name, UTF-16$"):
        kiosk.expect_nothing_personal("clara")


def words_in_files(kiosk: Kiosk, word: str) -> set[str]:
    """Where the application's files, or their names, hold a word: what the search itself is tried on."""
    root = kiosk.world.directory
    files = [path for path in root.rglob("*") if path.is_file() and "central" not in path.name]
    return {finding.place for finding in search_files(Secrets((word,)), files, root)}
