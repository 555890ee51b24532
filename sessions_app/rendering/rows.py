"""A session as a line of the list, as HTML: drawn once for what it shows, and kept as long as there is room.

Everything that anybody typed is escaped here.
"""

from collections.abc import Hashable, Iterable
from functools import partial
from hashlib import blake2b
from html import escape
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition
from campaigntracker.web.icons import hidden, icon, labelled_icon
from campaigntracker.web.kept import Kept
from campaigntracker.web.templatetags.campaign_tags import at_time, game_duration, game_span, on_short_date, play_time
from sessions_app.domain.jumps import SessionJump, jump_before
from sessions_app.domain.objectives import Objective, compare_objectives, count_met
from sessions_app.domain.rows import SessionLine, SessionRow
from sessions_app.rendering.status import status_badge

# What a kept line takes beside its HTML: the values it is kept under.
KEY_SIZE = 2_000
EMPTY = '<dd class="muted">—</dd>'

_kept: Kept[str] = Kept(lambda html: len(html) + KEY_SIZE)


def render_rows(rows: Iterable[SessionRow], campaign: Campaign) -> SafeString:
    """Lines of one list. The key of each holds all that its HTML depends on, so nobody is shown what is not theirs."""
    page = _page_key(campaign)
    parts = [_kept.get((page, row), partial(_row, row, campaign)) for row in rows]
    # Every text has been escaped.
    return mark_safe("".join(parts))  # noqa: S308


def _page_key(campaign: Campaign) -> Hashable:
    zone, language = timezone.get_current_timezone_name(), get_language()
    calendar = blake2b(campaign.stored_calendar.encode(), digest_size=16).digest()
    return campaign.slug, calendar, zone, language


def _row(row: SessionRow, campaign: Campaign) -> str:
    line, definition = row.line, campaign.definition
    address = reverse("session", args=[campaign.slug, line.number])
    recap = f'<p class="session-row-recap">{escape(row.recap)}</p>' if row.recap else ""
    return (
        f'<li class="session-row" data-status="{line.status}">'
        f"{_number(line)}"
        '<div class="session-row-main">'
        f'<h2 class="session-row-title"><a href="{address}">{_title(line)}</a> {status_badge(line.status)}</h2>'
        f"{recap}{_objectives(line)}{_tags(line, campaign)}</div>"
        f'<dl class="session-row-facts"><div>{_real_time(line)}</div><div>{_game_time(line, definition)}</div>'
        f"<div>{_who(line)}</div></dl></li>\n"
    )


def _number(line: SessionLine) -> str:
    """Kept from whoever listens where the heading says it, for want of a title."""
    silent = "" if line.title else 'aria-hidden="true" '
    return f'<span {silent}class="session-row-number">{hidden(_("Session") + " ")}{line.number}</span>'


def _title(line: SessionLine) -> str:
    if line.title:
        return escape(line.title)
    number = _("Session %(number)s") % {"number": line.number}
    return f"{hidden(number + ': ')}{escape(_('Untitled'))}"


def _objectives(line: SessionLine) -> str:
    objectives = compare_objectives(line)
    if not objectives:
        return ""
    met, planned = count_met(objectives)
    if planned and line.is_completed:
        words = ngettext("%(met)s of %(planned)s objective met", "%(met)s of %(planned)s objectives met", planned)
        first = f'<li class="session-row-met">{escape(words % {"met": met, "planned": planned})}</li>'
    else:
        words = ngettext("%(count)s objective", "%(count)s objectives", len(objectives))
        first = f'<li class="session-row-count">{escape(words % {"count": len(objectives)})}</li>'
    return f'<ul class="session-row-objectives">{first}{"".join(map(_objective, objectives))}</ul>'


def _objective(objective: Objective) -> str:
    name, label, attribute = {
        "met": ("circle-check", _("met:"), ' data-met="true"'),
        "unplanned": ("sparkles", _("improvised:"), ' data-met="true"'),
        "unmet": ("circle", _("not met:"), ""),
        "open": ("circle", _("open:"), ""),
    }[objective.state]
    return f"<li{attribute}>{labelled_icon(name, label)} {escape(objective.text)}</li>"


def _tags(line: SessionLine, campaign: Campaign) -> str:
    if not line.tags:
        return ""
    address = reverse("sessions", args=[campaign.slug])
    links = (f'<li><a href="{address}?tag={escape(quote(tag))}">{escape(tag)}</a></li>' for tag in line.tags)
    return f'<ul class="tags">{"".join(links)}</ul>'


def _real_time(line: SessionLine) -> str:
    label = _("Planned for") if line.is_planned or line.is_cancelled else _("Played")
    if line.real_start_time is None:
        still_open = _("dates are proposed") if line.is_asked_about else _("no date yet")
        missing = escape(still_open) if line.is_planned else "—"
        return f'<dt>{escape(label)}</dt><dd class="muted">{missing}</dd>'
    more = ""
    if line.is_planned:
        more = at_time(line.real_start_time)
    elif line.duration_minutes is not None:
        more = escape(play_time(line.duration_minutes))
    return f'<dt>{escape(label)}</dt><dd>{on_short_date(line.real_start_time)}<span class="fact-sub">{more}</span></dd>'


def _game_time(line: SessionLine, definition: CalendarDefinition) -> str:
    label = f"<dt>{escape(_('In the game'))}</dt>"
    if line.game_start_time is None:
        return label + EMPTY
    span = escape(game_span(line.game_start_time, line.game_end_time, definition))
    elapsed = line.game_time_elapsed_seconds
    lasted = (
        f'<span class="fact-sub">{escape(game_duration(elapsed, definition))}</span>' if elapsed is not None else ""
    )
    jump = jump_before(line, definition)
    leapt = f'<span class="fact-sub session-row-jump">{_jump(jump)}</span>' if jump else ""
    return f"{label}<dd>{span}{lasted}{leapt}</dd>"


def _jump(jump: SessionJump) -> str:
    drawn, full = icon("rewind" if jump.is_back else "fast-forward"), escape(jump.full_text)
    return f'{drawn} <span title="{full}" aria-hidden="true">{escape(jump.text)}</span>{hidden(jump.full_text)}'


def _who(line: SessionLine) -> str:
    label = f"<dt>{escape(_('Who comes') if line.is_planned else _('Who came'))}</dt>"
    who = [] if line.is_cancelled else line.who()
    if not who:
        return label + EMPTY
    away = hidden(" " + (_("(cannot come)") if line.is_planned else _("(was away)")))
    names = (
        f'<li data-attended="false">{escape(name)}{away}</li>' if is_away else f"<li>{escape(name)}</li>"
        for name, is_away in who
    )
    return f'{label}<dd><ul class="who">{"".join(names)}</ul></dd>'
