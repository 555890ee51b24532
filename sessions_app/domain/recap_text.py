"""The recap in a GM's own words: a draft for GMs alone, or published for everybody at the table."""

from enum import StrEnum

from sessions_app.domain.planning import write_summary
from sessions_app.models import Session


class RecapUse(StrEnum):
    PUBLISH = "publish"
    DRAFT = "draft"
    """For later; what is published stays as it is."""
    WITHDRAW = "withdraw"
    """A draft again, and the table no longer reads what was published."""


def write_recap(session: Session, text: str, use: RecapUse) -> None:
    """Put the text where it belongs; the session is locked, and its caller saves it."""
    session.recap_draft = "" if use is RecapUse.PUBLISH else text
    if use is not RecapUse.DRAFT:
        published = text if use is RecapUse.PUBLISH else ""
        highlights = session.summary.get("highlights", [])
        session.summary = write_summary(session.summary, gm=published, highlights=highlights)


def is_recap_kept(session: Session, text: str, use: RecapUse) -> bool:
    """Whether writing it would change nothing."""
    published = session.summary.get("gm", "")
    match use:
        case RecapUse.PUBLISH:
            return (published, session.recap_draft) == (text, "")
        case RecapUse.WITHDRAW:
            return (published, session.recap_draft) == ("", text)
    return session.recap_draft == text


def usual_use(session: Session) -> RecapUse:
    """What a recap that was begun as a draft is for: publishing it is a step of its own."""
    return RecapUse.DRAFT if session.recap_draft else RecapUse.PUBLISH
