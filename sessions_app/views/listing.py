"""The list of a campaign's sessions."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString

from campaigntracker.campaigns import access
from campaigntracker.web.counted import CountedPaginator
from campaigntracker.web.frame import render_framed
from campaigntracker.web.pages import wants_fragment
from events_app.rendering.first_words import list_recaps
from sessions_app.domain.missed import was_missed
from sessions_app.domain.rows import RowGroup, SessionLine, group_rows, make_rows
from sessions_app.filters import SessionFilter
from sessions_app.models import Session
from sessions_app.rendering.listing import show_list

PER_PAGE = 25


def sessions(request: HttpRequest, slug: str) -> HttpResponse:
    """Filtered, sorted and paged by the address; htmx gets the list alone, and the address it stands for."""
    viewer = access.enter(request, slug)
    query = _without_empty(request.GET)
    address = request.path + (f"?{query.urlencode()}" if query else "")
    is_fragment = wants_fragment(request)
    if not is_fragment and len(query) != len(request.GET):
        return redirect(address)
    filters = SessionFilter(query, viewer)
    page = CountedPaginator(filters.read_lines, PER_PAGE).get_page(query.get("page"))
    lines = [SessionLine.from_values(values) for values in page.object_list]
    if viewer.member is None:
        lines = [line.without_answers() for line in lines]
    # The hour makes them so, and what is kept would not learn of it.
    now = timezone.now()
    missed = tuple(line.id for line in lines if line.is_planned and was_missed(line, now))
    has_sessions = bool(lines) or (filters.is_narrowed and Session.objects.of(viewer.campaign).exists())

    def make() -> SafeString:
        rows = make_rows(lines, list_recaps(lines, viewer))
        context = {
            "viewer": viewer,
            "campaign": viewer.campaign,
            "filters": filters,
            "page_obj": page,
            "groups": group_rows(rows, missed) if filters.puts_next_first else [RowGroup("", rows)],
            "is_fragment": is_fragment,
            "has_sessions": has_sessions,
        }
        return render_to_string("sessions/_list.html" if is_fragment else "sessions/_content.html", context, request)

    # The recaps are told by the versions that the lines bring.
    shown = (query.urlencode(), tuple(lines), missed, page.paginator.count, has_sessions)
    if is_fragment:
        response = HttpResponse(make())
        _keep_address(request, response, query, address)
    else:
        # What somebody has typed to find something is asked for once.
        html = make().encode() if "q" in query else show_list(viewer, (*shown, filters.choices), make)
        response = render_framed(request, "sessions/list.html", viewer, section="sessions", content=html, shown={})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _keep_address(request: HttpRequest, response: HttpResponse, query: QueryDict, address: str) -> None:
    """Have the browser show the list's address: a search is one step back, however many letters it took."""
    shown = _without_empty(QueryDict(urlsplit(request.htmx.current_url or "").query))  # type: ignore[attr-defined]
    if shown == query:
        response["HX-Push-Url"] = "false"
    elif "q" in shown and _without(shown, "q") == _without(query, "q"):
        response["HX-Replace-Url"] = address
    else:
        response["HX-Push-Url"] = address


def _without(query: QueryDict, name: str) -> QueryDict:
    kept = query.copy()
    kept.pop(name, None)
    return kept


def _without_empty(query: QueryDict) -> QueryDict:
    """A form sends every field; the address need not say what was left blank."""
    kept = query.copy()
    for name, values in query.lists():
        kept.setlist(name, [value for value in values if value.strip()])
        if not kept.getlist(name):
            del kept[name]
    return kept
