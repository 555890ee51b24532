"""Writing in the codex: GMs only."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.rules import show_rule
from campaigntracker.web.versions import version_of
from events_app.domain.codex import changing
from events_app.domain.codex.errors import EntryConflictError
from events_app.domain.codex.merging import merge_entries, plan_merge
from events_app.domain.codex.page import is_known_to_players
from events_app.forms.codex import AliasForm, EditEntryForm, MergeForm, NewEntryForm
from events_app.models import CodexEntry, CodexName
from events_app.views.codex import entry_or_404, entry_page


def codex_new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    initial = {"kind": request.GET.get("kind", "npc")}
    form = NewEntryForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            entry = changing.create_entry(
                viewer.campaign, kind=form.cleaned_data["kind"], draft=form.draft(), now=timezone.now()
            )
        except RuleError as error:
            show_rule(form, error)
        else:
            messages.success(request, _("%(name)s has a page.") % {"name": entry})
            return redirect(entry)
    return _form(request, viewer, form=form, title=_("A new page"))


def codex_edit(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer, entry = _enter(request, slug, pk)
    is_known = is_known_to_players(entry)
    form = EditEntryForm(entry, request.POST or None, is_known=is_known)
    more: dict[str, Any] = {"base_version": request.POST.get("base_version", entry.version)}
    if request.method == "POST" and form.is_valid():
        try:
            saved = changing.edit_entry(entry, form.draft(), base_version=version_of(request.POST), now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        except EntryConflictError as conflict:
            # What was typed stays in the form, over what was saved meanwhile.
            form = EditEntryForm(conflict.current, request.POST, is_known=is_known)
            more = {"base_version": conflict.current.version, "theirs": form.differing()}
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved})
            return redirect(saved)
    title = _("Change %(name)s") % {"name": entry}
    return _form(request, viewer, form=form, title=title, entry=entry, **more)


def codex_merge(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Choose the other page, read what will become of both, then do it."""
    viewer, entry = _enter(request, slug, pk)
    form = MergeForm(entry, request.POST if request.method == "POST" else request.GET or None)
    other = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
    if request.method == "POST" and other is not None:
        try:
            merged = merge_entries(entry, into=other, tell=form.cleaned_data["tell"], now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        else:
            words = {"name": entry, "other": merged}
            messages.success(request, _("%(name)s is a part of %(other)s now.") % words)
            return redirect(merged)
    context = _context(viewer, entry=entry, form=form, other=other)
    if other is not None:
        other.campaign = viewer.campaign
        plan = plan_merge(entry, other)
        if request.method != "POST":
            form = MergeForm(entry, initial={"other": other.pk, "tell": not plan.knows_both})
        context |= {"form": form, "plan": plan, "names": [name.name for name in entry.names.own_first()]}
    return render(request, "codex/merge.html", context)


@require_POST
def codex_alias_add(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer, entry = _enter(request, slug, pk)
    form = AliasForm(request.POST, auto_id="alias-%s")
    if form.is_valid():
        try:
            changing.add_alias(entry, **form.cleaned_data, now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        else:
            return redirect(entry)
    return entry_page(request, viewer, entry, alias_form=form)


@require_POST
def codex_alias_remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    alias = _alias(request, slug, pk)
    return _do(request, alias.entry, lambda: changing.remove_alias(alias, now=timezone.now()))


@require_POST
def codex_alias_reveal(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    alias, revealed = _alias(request, slug, pk), request.POST.get("revealed") == "1"
    return _do(request, alias.entry, lambda: changing.reveal_alias(alias, revealed=revealed, now=timezone.now()))


@require_POST
def codex_reveal(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    entry = _enter(request, slug, pk)[1]
    answer = _do(request, entry, lambda: changing.reveal_entry(entry, now=timezone.now()))
    if "query" in request.POST:
        # From the list: back to where it stood.
        return redirect(f"{reverse('codex', args=[slug])}?{QueryDict(request.POST['query']).urlencode()}")
    return answer


@require_POST
def codex_hide(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    entry = _enter(request, slug, pk)[1]
    answer = _do(request, entry, lambda: changing.hide_entry(entry, now=timezone.now()))
    if is_known_to_players(entry):
        messages.info(request, _("Players still see it: the log names it in events that they may read."))
    return answer


@require_POST
def codex_remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    entry = _enter(request, slug, pk)[1]
    try:
        changing.remove_entry(entry)
    except RuleError as error:
        messages.error(request, error.message)
        return redirect(entry)
    messages.success(request, _("The page of %(name)s is removed.") % {"name": entry})
    return redirect("codex", slug)


def _enter(request: HttpRequest, slug: str, pk: UUID) -> tuple[Viewer, CodexEntry]:
    viewer = access.enter_as_gm(request, slug)
    return viewer, entry_or_404(viewer, pk)


def _alias(request: HttpRequest, slug: str, pk: UUID) -> CodexName:
    viewer = access.enter_as_gm(request, slug)
    alias = get_object_or_404(CodexName.objects.known_to(viewer).select_related("entry"), pk=pk)
    alias.entry.campaign = viewer.campaign
    return alias


def _do(request: HttpRequest, entry: CodexEntry, act: Any) -> HttpResponse:
    try:
        act()
    except RuleError as error:
        messages.error(request, error.message)
    return redirect(entry)


def _context(viewer: Viewer, **more: Any) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "codex", **more}


def _form(request: HttpRequest, viewer: Viewer, **more: Any) -> HttpResponse:
    return render(request, "codex/edit.html", _context(viewer, **more))
