"""Searching the whole campaign."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.access import enter
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member, Viewer
from campaigntracker.postgres.compiled import compiled
from campaigntracker.web.pages import render_page, wants_fragment
from events_app.domain.highlighting import Highlighter
from events_app.domain.near_names import near_names
from events_app.domain.saved_searches import delete_search, save_search
from events_app.domain.search_cursor import read_cursor
from events_app.domain.search_terms import as_beginnings, read_terms, write_terms
from events_app.domain.searching import search_events
from events_app.forms.saved_search import SavedSearchForm
from events_app.forms.search import SearchForm, without_empty
from events_app.forms.search_filters import render_filters
from events_app.models import SavedSearch
from events_app.models.tsquery import Term
from events_app.rendering.found import render_found


def search(request: HttpRequest, slug: str) -> HttpResponse:
    """Filtered, ordered and paged by the address; htmx gets the results alone, and the address they stand for."""
    viewer = enter(request, slug)
    query = without_empty(request.GET)
    address = request.path + (f"?{query.urlencode()}" if query else "")
    is_fragment = wants_fragment(request)
    if not is_fragment and len(query) != len(request.GET):
        return redirect(address)
    form = SearchForm(query, viewer)
    response = render_page(
        request,
        "events/search.html",
        {
            "viewer": viewer,
            "campaign": viewer.campaign,
            "section": "search",
            "form": form,
            "is_fragment": is_fragment,
            **_answer(viewer, form, query),
            **({} if is_fragment else {"saved": _saved_by(viewer), "filters": render_filters(form)}),
        },
        fragment="events/_found.html",
    )
    if is_fragment:
        response["HX-Push-Url"] = address
    return response


def _answer(viewer: Viewer, form: SearchForm, query: QueryDict) -> dict[str, object]:
    asked = _without(query, "after")
    told: dict[str, object] = {"asked": form.asks_for_something, "query": asked.urlencode()}
    if not (form.is_valid() and form.asks_for_something):
        return told
    question = form.question()
    if not question.asks_for_something:
        return {**told, "asked": False}
    found = search_events(viewer, question, after=read_cursor(query.get("after", "")))
    rows = render_found(
        found.events,
        Highlighter.of(question.terms),
        slug=viewer.campaign.slug,
        definition=viewer.campaign.definition,
        zone=timezone.get_current_timezone(),
    )
    if found.following is not None:
        asked["after"] = str(found.following)
        told["following"] = asked.urlencode()
    if not found.events and not found.looked_to:
        told |= _instead(viewer, question.terms, asked)
    return {**told, "found": found, "rows": rows, "is_first": "after" not in query}


def _instead(viewer: Viewer, terms: tuple[Term, ...], query: QueryDict) -> dict[str, object]:
    """Other searches to offer where this one found nothing, each as (what to type, address)."""
    looser = as_beginnings(terms)
    return {
        "looser": _asking(query, write_terms(looser)) if looser != terms else None,
        "near": [(name, _asking(query, write_terms(read_terms(f'"{name}"')))[1]) for name in near_names(viewer, terms)],
    }


def _asking(query: QueryDict, text: str) -> tuple[str, str]:
    other = query.copy()
    other["q"] = text
    return text, other.urlencode()


def _saved_by(viewer: Viewer) -> list[SavedSearch]:
    return _saved(viewer.member.campaign_id, viewer.member.id) if viewer.member else []


@compiled
def _saved(campaign: UUID, member: UUID) -> "QuerySet[SavedSearch]":
    return SavedSearch.objects.filter(campaign=campaign, member=member).in_order()


def _without(query: QueryDict, name: str) -> QueryDict:
    kept = query.copy()
    kept.pop(name, None)
    return kept


@require_POST
def search_save(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the search that the page showed, for its reader alone."""
    viewer = enter(request, slug)
    member = _seated(viewer)
    form = SavedSearchForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return _back(viewer, request.POST.get("query", ""))
    try:
        saved = save_search(member, **form.cleaned_data, now=timezone.now())
    except RuleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved as “%(name)s”.") % {"name": saved.name})
    return _back(viewer, form.cleaned_data["query"])


@require_POST
def search_delete(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    viewer = enter(request, slug)
    saved = get_object_or_404(SavedSearch.objects.of_member(_seated(viewer)), pk=pk)
    delete_search(saved)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": saved.name})
    return _back(viewer, request.POST.get("query", ""))


def _seated(viewer: Viewer) -> Member:
    """Whoever merely reads a public campaign has no place to keep anything."""
    if viewer.member is None:
        raise Http404
    return viewer.member


def _back(viewer: Viewer, query: str) -> HttpResponse:
    """To the page with the search as it was; a query string is read again, never used as an address."""
    asked = QueryDict(query[:2000])
    address = reverse("search", args=[viewer.campaign.slug])
    return redirect(f"{address}?{asked.urlencode()}" if asked else address)
