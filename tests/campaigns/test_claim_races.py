"""Two people and one seat, at the same moment."""

import contextlib
import threading
from collections.abc import Callable
from unittest import mock

import pytest
from django.db import connection, models
from django.utils import timezone

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.invitations import claim_invitation
from campaigntracker.campaigns.models import Invitation, Member
from tests.factories import InvitationFactory, UserFactory


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in threads of their own that start together; give back what each returned or raised."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        try:
            barrier.wait()
            results[index] = act()
        except Exception as error:
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def race_for(invitation: Invitation, users: list[User]) -> list[object]:
    """Let both look at the link before either takes it."""
    both_looked = threading.Barrier(2, timeout=1)
    first = models.QuerySet.first

    def look_and_wait(queryset: models.QuerySet) -> object:
        found = first(queryset)
        if queryset.model is Invitation:
            with contextlib.suppress(threading.BrokenBarrierError):  # the other one waits for the lock
                both_looked.wait()
        return found

    with mock.patch.object(models.QuerySet, "first", look_and_wait):
        return at_once(
            *(lambda user=user: claim_invitation(invitation.token, user=user, now=timezone.now()) for user in users)
        )


@pytest.mark.django_db(transaction=True)
def test_one_of_two_claimers_gets_the_seat() -> None:
    invitation = InvitationFactory()
    results = race_for(invitation, UserFactory.create_batch(2))
    assert {type(result) for result in results} == {Member, RuleError}
    assert Member.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_one_link_would_seat_both() -> None:
    invitation = InvitationFactory()
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        results = race_for(invitation, UserFactory.create_batch(2))
    assert {type(result) for result in results} == {Member}
    assert Member.objects.count() == 2
