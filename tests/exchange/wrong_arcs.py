"""Goals, plans and chapters that cannot stand: where each is put, what it is, and what is said of it."""

from typing import Any

PREP, DATES = ("sessions", 0, "prep"), ("sessions", 0, "dates")
START = "2018-03-10T03:00:00Z"


def goal(**fields: Any) -> dict[str, Any]:
    return {"id": "g", "title": "A goal"} | fields


def chapter(first: int, last: int | None = None, **fields: Any) -> dict[str, Any]:
    return {"title": f"From {first}", "firstNumber": first, "lastNumber": last} | fields


WRONG_ARCS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("goals",), {"g": {}}, "goals: must be a list"),
    (("goals",), [{"title": "No id"}], "goals[0].id: is missing"),
    (("goals",), [goal(title="")], "goals[0].title: is missing"),
    (("goals",), [goal(title="x" * 201)], "goals[0].title: is longer than 200 characters"),
    (("goals",), [goal(state="done")], "goals[0].state: “done” is none of open, achieved, failed, dropped"),
    (("goals",), [goal(visibility="all")], "goals[0].visibility: “all” is none of party, gm"),
    (("goals",), [goal(target=0)], "goals[0].target: must be a number from 1 to 2147483647"),
    (("goals",), [goal(unit="x" * 41)], "goals[0].unit: is longer than 40 characters"),
    (("goals",), [goal(progress=3)], "goals[0].progress: is not a key of this format"),
    (("goals",), [goal(), goal()], "goals[1].id: “g” stands at goals[0].id already"),
    (("goals",), [goal(parentId="h")], "goals[0].parentId: there is no goal “h”"),
    (("goals",), [goal(parentId="g")], "goals[0].parentId: “g” leads back to itself"),
    (
        ("goals",),
        [goal(id="a"), goal(parentId="h"), goal(id="h", parentId="i"), goal(id="i", parentId="h")],
        "goals[3].parentId: “h” leads back to itself",
    ),
    (("sessions", 0, "goals"), [{"goalId": "g"}], "sessions[0].goals[0].goalId: there is no goal “g”"),
    (("sessions", 0, "goals"), [{"note": "x"}], "sessions[0].goals[0].goalId: is missing"),
    (("sessions", 0, "recapDraft"), ["x"], "sessions[0].recapDraft: must be a text"),
    (
        ("sessions", 0, "participants", "players", 0, "guest"),
        "yes",
        "sessions[0].participants.players[0].guest: must be true or false",
    ),
    (
        ("sessions", 0, "participants", "players", 0, "excused"),
        True,
        "sessions[0].participants.players[0].excused: only who is absent is excused",
    ),
    (
        ("sessions", 0, "participants", "players", 0, "rsvpFor"),
        "Friday",
        "sessions[0].participants.players[0].rsvpFor:",
    ),
    (PREP, [{"kind": "scene"}], "sessions[0].prep[0].text: is missing"),
    (PREP, [{"text": "x", "kind": "song"}], "sessions[0].prep[0].kind: “song” is none of scene, secret, person,"),
    (PREP, [{"text": "x" * 501}], "sessions[0].prep[0].text: is longer than 500 characters"),
    (PREP, [{"id": "p", "text": "x"}] * 2, "sessions[0].prep[1].id: “p” stands at sessions[0].prep[0].id already"),
    (
        PREP,
        [{"text": "x", "carriedFrom": "p"}],
        "sessions[0].prep[0].carriedFrom: there is no prepared item “p”",
    ),
    (
        PREP,
        [{"id": "p", "text": "x"}, {"text": "y", "carriedFrom": "p"}],
        "sessions[0].prep[1].carriedFrom: is an item of the same session",
    ),
    (DATES, [{"answers": []}], "sessions[0].dates[0].startTime: is missing"),
    (DATES, [{"startTime": "soon"}], "sessions[0].dates[0].startTime: “soon” is not a date and time"),
    (
        DATES,
        [{"startTime": START}, {"startTime": "2018-03-10T04:00:00+01:00"}],
        "sessions[0].dates[1].startTime: “2018-03-10T04:00:00+01:00” stands at sessions[0].dates[0].startTime already",
    ),
    (
        DATES,
        [{"startTime": START, "picked": True}, {"startTime": "2018-03-11T03:00:00Z", "picked": True}],
        "sessions[0].dates[1].picked: sessions[0].dates[0] is picked already",
    ),
    (
        DATES,
        [{"startTime": START, "answers": [{"userId": "zoe", "answer": "yes"}]}],
        "sessions[0].dates[0].answers[0].userId: there is no member “zoe”",
    ),
    (
        DATES,
        [{"startTime": START, "answers": [{"userId": "ben", "answer": "late"}]}],
        "sessions[0].dates[0].answers[0].answer: “late” is none of yes, maybe, no",
    ),
    (
        DATES,
        [{"startTime": START, "answers": [{"userId": "ben", "answer": "no"}] * 2}],
        "sessions[0].dates[0].answers[1].userId: “ben” stands at sessions[0].dates[0].answers[0].userId already",
    ),
    (("chapters",), [{"firstNumber": 1}], "chapters[0].title: is missing"),
    (("chapters",), [{"title": "No start"}], "chapters[0].firstNumber: is missing"),
    (("chapters",), [chapter(-1)], "chapters[0].firstNumber: must be a number from 0 to"),
    (("chapters",), [chapter(3, 2)], "chapters[0].lastNumber: must be a number from 3 to"),
    (
        ("chapters",),
        [chapter(1, 2, id="c"), chapter(3, id="c")],
        "chapters[1].id: “c” stands at chapters[0].id already",
    ),
    (
        ("chapters",),
        [chapter(4), chapter(1, 4)],
        "chapters[1]: chapters[0], “From 4”, holds some of these sessions already",
    ),
    (("chapters",), [chapter(2), chapter(2)], "chapters[1]: chapters[0], “From 2”, holds some of these sessions"),
]
