"""A second table beside the first, for whose GM the first is not there."""

import pytest
from django.test import Client

from campaigntracker.accounts.models import User
from tests.admin.rows import Rows, rows_of
from tests.conftest import Persona, Table
from tests.factories import CampaignFactory, MemberFactory, UserFactory

SECRET = "Vexation"


@pytest.fixture
def mine(table: Table) -> Rows:
    """Rows of the campaign that `table.gm` runs."""
    return rows_of(table.campaign, "Own")


@pytest.fixture
def theirs(table: Table) -> Rows:
    """Rows of a campaign in which `table.gm` is a player."""
    campaign = CampaignFactory(name=f"{SECRET} campaign", slug="vexation")
    MemberFactory(campaign=campaign, display_name=f"{SECRET} guest", user=table.gm.user)
    MemberFactory(campaign=campaign, role="gm", user=UserFactory(username="othergm"))
    return rows_of(campaign, SECRET)


@pytest.fixture
def superuser(db: None) -> Persona:
    user = User.objects.create_superuser("root", "root@example.org", "a good long password")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Persona("superuser", user, None, client)
