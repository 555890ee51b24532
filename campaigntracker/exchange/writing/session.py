"""A session in JSON: one shape for export and API, in what a viewer may know of it."""

from typing import Any

from campaigntracker.campaigns.models import Viewer
from campaigntracker.exchange.instants import write_instant
from campaigntracker.exchange.writing.campaign import campaign_id
from campaigntracker.exchange.writing.rows import present
from campaigntracker.gametime import GameDuration, write_game_time
from events_app.domain.figures import LIST_KEYS
from events_app.domain.projection import SessionDigest, session_digest
from events_app.domain.recap import recap_text
from sessions_app.models import Rsvp, Session, SessionPlayer


def write_session(session: Session, viewer: Viewer) -> dict[str, Any]:
    """`session` comes from `visible_to(viewer).with_roster()`; what is empty is left out."""
    digest, auto = session_digest(session, viewer), recap_text(session, viewer)
    return present(
        {
            "id": session.public_id,
            "campaignId": campaign_id(viewer.campaign),
            "number": session.number,
            "status": session.status,
            "realTime": _real_time(session),
            "gameTime": _game_time(session, viewer),
            "participants": _participants(session),
            "title": session.title,
            "description": session.description,
            "location": session.location,
            "plannedObjectives": session.planned_objectives,
            "actualObjectives": session.actual_objectives,
            "summary": _summary(session, digest, auto),
            "stats": {} if digest.is_empty and not session.stats else {f.key: f.value for f in digest.figures},
            "stated": _stated(session, auto),
            "tags": session.tags,
            "notes": session.notes,
            "gmNotes": session.gm_notes if viewer.is_gm else "",
            "createdAt": write_instant(session.created_at),
            "updatedAt": write_instant(session.updated_at),
        }
    )


def _real_time(session: Session) -> dict[str, Any]:
    return present(
        {
            "startTime": session.real_start_time and write_instant(session.real_start_time),
            "endTime": session.real_end_time and write_instant(session.real_end_time),
            "durationMinutes": session.duration_minutes,
        }
    )


def _game_time(session: Session, viewer: Viewer) -> dict[str, Any]:
    definition, rounds = viewer.campaign.definition, viewer.campaign.seconds_per_round

    def moment(total: int | None) -> dict[str, int | str] | None:
        return None if total is None else write_game_time(total, definition, seconds_per_round=rounds)

    elapsed = session.game_time_elapsed_seconds
    return present(
        {
            "startTime": moment(session.game_start_time),
            "endTime": moment(session.game_end_time),
            "elapsed": None if elapsed is None else GameDuration(elapsed).to_json(definition),
        }
    )


def _participants(session: Session) -> dict[str, Any]:
    # The attribute that `with_roster` adds.
    roster: list[SessionPlayer] = getattr(session, "roster")  # noqa: B009
    players = [_player(player, session) for player in roster]
    characters = [character for player in players for character in player.get("characterIds", [])]
    return present(
        {
            "gm": session.gm.public_id if session.gm else None,
            "players": players,
            "characters": list(dict.fromkeys(characters)),
        }
    )


def _player(player: SessionPlayer, session: Session) -> dict[str, Any]:
    return present(
        {
            "userId": player.member.public_id,
            "characterIds": [played.character.public_id for played in player.played.all()],
            "attended": player.attended,
            "arrivedLate": player.arrived_late,
            "leftEarly": player.left_early,
            "excused": player.excused or None,
            "guest": player.is_guest or None,
            "rsvp": "" if player.rsvp == Rsvp.NONE else player.rsvp,
            "rsvpFor": _answered_for(player, session),
            "note": player.note,
        }
    )


def _answered_for(player: SessionPlayer, session: Session) -> str | None:
    """The start that the answer was given for; None where the session has that one."""
    start = player.rsvp_for
    is_stated = player.rsvp != Rsvp.NONE and start != session.real_start_time
    return write_instant(start) if start is not None and is_stated else None


def _summary(session: Session, digest: SessionDigest, auto: str) -> dict[str, Any]:
    lists = (
        digest.highlights,
        digest.npcs_introduced,
        digest.locations_visited,
        digest.items_acquired,
        digest.quests_started,
        digest.quests_completed,
    )
    texts = {"auto": auto, "gm": session.summary.get("gm", "")}
    return present(texts | {key: list(names) for key, names in zip(LIST_KEYS, lists, strict=True)})


def _stated(session: Session, auto: str) -> dict[str, Any]:
    names = {key: list(dict.fromkeys(session.summary.get(key, []))) for key in LIST_KEYS}
    composed = {} if session.summary.get("auto") or not auto else {"auto": False}
    return present({"stats": sorted(session.stats), **composed, **names})
