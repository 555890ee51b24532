"""A session in play, and a browser that may complain of being cut off."""

from collections.abc import Iterator

import pytest

from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import OpenPage
from tests.e2e.table_mode.writing import CUT_OFF
from tests.factories import CharacterFactory, SessionFactory


@pytest.fixture
def playing(table: Table) -> Session:
    CharacterFactory(campaign=table.campaign, name="Tamsin Vane")
    return SessionFactory(campaign=table.campaign, number=3, in_progress=True)


@pytest.fixture(autouse=True)
def _quiet(open_page: OpenPage, complaints: list[str]) -> Iterator[None]:
    """A browser says that it is cut off; that is what these tests do to it."""
    yield
    complaints[:] = [said for said in complaints if not any(word in said for word in CUT_OFF)]
