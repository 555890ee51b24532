"""A campaign with one session that was played."""

import pytest

from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import SessionFactory


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=1, completed=True, title="The first night")
