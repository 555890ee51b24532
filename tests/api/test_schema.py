"""Whatever the document allows is answered as the document says; what it does not allow is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.conftest import SECRETS
from tests.factories import ApiTokenFactory, CampaignFactory, EventFactory, SessionFactory

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """Keep the test's own connection, which each request would close, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_no_server_error_and_no_answer_out_of_shape(one_connection: None, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    campaign = CampaignFactory(slug="the-long-road")
    ApiTokenFactory(campaign=campaign, secret=SECRETS["all"])
    EventFactory(session=SessionFactory(campaign=campaign, number=1, in_progress=True, last_seq=1), seq=1)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    machine = schema.as_state_machine()

    class Session(machine):
        def get_call_kwargs(self, case):
            case.path_parameters["slug"] = "the-long-road"
            return {"headers": {"Authorization": f"Bearer {SECRETS['all']}"}}

        def validate_response(self, response, case, additional_checks=(), **more):
            case.validate_response(response, checks=CHECKS)

    Session.run(settings=_settings())


def _settings() -> settings:
    return settings(
        max_examples=8, stateful_step_count=5, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
