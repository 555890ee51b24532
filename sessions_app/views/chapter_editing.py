"""Writing chapters: GMs only."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.rules import show_rule
from campaigntracker.web.versions import version_of
from sessions_app.domain.chapters import ChapterConflictError, create_chapter, edit_chapter, remove_chapter
from sessions_app.forms.chapters import ChapterForm
from sessions_app.models import Chapter, Session
from sessions_app.views.chapters import chapter_or_404


def chapter_new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    sessions = _sessions(viewer)
    form = ChapterForm(sessions, request.POST or None, others=Chapter.objects.visible_to(viewer))
    if request.method == "POST" and form.is_valid():
        try:
            chapter = create_chapter(viewer.campaign, form.draft(), now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        else:
            messages.success(request, _("“%(title)s” is a chapter now.") % {"title": chapter})
            return redirect(chapter)
    return _form(request, viewer, form=form, title=_("A new chapter"), has_sessions=bool(sessions))


def chapter_edit(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    chapter, sessions = chapter_or_404(viewer, pk), _sessions(viewer)
    form = ChapterForm(sessions, request.POST or None, chapter=chapter)
    more: dict[str, Any] = {"base_version": request.POST.get("base_version", chapter.version)}
    if request.method == "POST" and form.is_valid():
        try:
            saved = edit_chapter(chapter, form.draft(), base_version=version_of(request.POST), now=timezone.now())
        except RuleError as error:
            show_rule(form, error)
        except ChapterConflictError as conflict:
            # What was typed stays in the form, over what was saved meanwhile.
            form = ChapterForm(sessions, request.POST, chapter=conflict.current)
            more = {"base_version": conflict.current.version, "theirs": form.differing()}
        else:
            messages.success(request, _("“%(title)s” is saved.") % {"title": saved})
            return redirect(saved)
    title = _("Change “%(title)s”") % {"title": chapter}
    return _form(request, viewer, form=form, title=title, chapter=chapter, has_sessions=True, **more)


@require_POST
def chapter_remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    chapter = chapter_or_404(viewer, pk)
    remove_chapter(chapter)
    messages.success(
        request, _("“%(title)s” is no chapter any more. Its sessions are as they were.") % {"title": chapter}
    )
    return redirect("chapters", slug)


def _sessions(viewer: Viewer) -> list[Session]:
    return list(Session.objects.visible_to(viewer).not_cancelled().for_links().in_order())


def _form(request: HttpRequest, viewer: Viewer, **more: Any) -> HttpResponse:
    return render(request, "chapters/edit.html", _context(viewer, **more))


def _context(viewer: Viewer, **more: Any) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", **more}
