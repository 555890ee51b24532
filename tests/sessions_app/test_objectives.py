"""What was planned against what came of it."""

from sessions_app.domain.objectives import compare_objectives, count_met
from sessions_app.models import Session


def compared(status: str) -> list[tuple[str, str]]:
    session = Session(
        status=status, planned_objectives=["Get in", "Get out"], actual_objectives=["Make friends", "get  in"]
    )
    return [(objective.text, objective.state) for objective in compare_objectives(session)]


def test_planned_ones_are_ticked_and_improvised_ones_follow() -> None:
    assert compared("completed") == [("Get in", "met"), ("Get out", "unmet"), ("Make friends", "unplanned")]


def test_before_the_end_what_is_not_met_is_open() -> None:
    assert compared("in_progress")[1] == ("Get out", "open")
    assert compared("planned")[1] == ("Get out", "open")


def test_improvised_ones_count_for_no_plan() -> None:
    session = Session(status="completed", planned_objectives=["Get in", "Get out"], actual_objectives=["Get in", "Run"])
    assert count_met(compare_objectives(session)) == (1, 2)
