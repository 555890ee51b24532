"""The codex: who and what the story is about."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Character, Viewer
from campaigntracker.web.pages import render_page
from events_app.domain.codex.listing import read_codex
from events_app.domain.codex.page import find_entry, find_named, read_entry
from events_app.forms.codex import KIND_LABELS, AliasForm, CodexFilterForm
from events_app.models import CodexEntry
from events_app.models.codex_entry import LONGEST_NAME

MOST_OF_THE_PARTY = 6
QUOTATION_MARKS = re.compile('[“”„"]')


def codex(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter(request, slug)
    form = CodexFilterForm(request.GET)
    asked = form.asked()
    listed = read_codex(viewer, **asked)
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "codex",
        "form": form,
        "asked": asked,
        "listed": listed,
        "party": _party_called(viewer, asked["text"]) if not listed.rows else [],
        "tabs": [(kind, label, listed.counts[kind]) for kind, label in KIND_LABELS.items()],
    }
    return render_page(request, "codex/list.html", context, fragment="codex/_list.html")


def _party_called(viewer: Viewer, text: str) -> list[str]:
    """The characters that go by this text; the codex has no pages of them."""
    words = text.split()
    characters = Character.objects.of(viewer.campaign).called(words).in_order()[:MOST_OF_THE_PARTY]
    return list(characters.values_list("name", flat=True)) if words else []


def codex_entry(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter(request, slug)
    return entry_page(request, viewer, entry_or_404(viewer, pk))


def codex_named(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the page of whom or what a kept page names: an address that stands as long as the name does.

    Where there is no page that this reader may know by that name, lead to what the log says of it: no reader is told
    whether there is one that they may not see.
    """
    viewer = access.enter(request, slug)
    kind, name = request.GET.get("kind", ""), request.GET.get("name", "")
    entry = find_named(viewer, kind, name)
    if entry is not None:
        return redirect(entry)
    phrase = QUOTATION_MARKS.sub(" ", name[:LONGEST_NAME]).strip()
    return redirect(reverse("search", args=[slug], query={"q": f'"{phrase}"'} if phrase else None))


def entry_or_404(viewer: Viewer, pk: UUID) -> CodexEntry:
    entry = find_entry(viewer, pk)
    if entry is None:
        raise Http404
    return entry


def entry_page(request: HttpRequest, viewer: Viewer, entry: CodexEntry, **more: Any) -> HttpResponse:
    """The page of an entry; `more` replaces what it shows by itself, as a form with an error."""
    page = read_entry(
        entry, viewer, zone=timezone.get_current_timezone(), after=_event_id(request.GET.get("after", ""))
    )
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "codex",
        "entry": entry,
        "page": page,
        "kind_label": KIND_LABELS[entry.kind],
        "alias_form": AliasForm(auto_id="alias-%s") if viewer.is_gm else None,
    }
    return render(request, "codex/entry.html", context | more)


def _event_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
