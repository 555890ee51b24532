"""One prepared item: written anew, moved, taken off the list. GMs only."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.web.rules import show_rule
from sessions_app.domain.prep import ItemConflictError, edit_item, move_item, remove_item
from sessions_app.forms.prep import PrepItemForm
from sessions_app.views.prep import enter_prep, item_or_404, prep_context


def prep_edit(request: HttpRequest, slug: str, number: int, pk: UUID) -> HttpResponse:
    viewer, session = enter_prep(request, slug, number)
    item = item_or_404(session, pk)
    form = PrepItemForm(item, request.POST if request.method == "POST" else None)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            edit_item(item, form.draft(), seen=form.seen())
        except RuleError as error:
            show_rule(form, error)
        except ItemConflictError as conflict:
            # What was typed stays in the form; sent once more, it is written over what is told above it.
            item = conflict.current
            theirs = [(_("What it is"), item.get_kind_display()), (_("Words"), item.text)]
            typed = request.POST.copy()
            typed["seen_kind"], typed["seen_text"] = item.kind, item.text
            form = PrepItemForm(item, typed)
        else:
            return redirect(f"{reverse('session_prep', args=[slug, number])}#prep-{pk}")
    title = _("Change what is prepared")
    page = prep_context(viewer, session, item=item, form=form, theirs=theirs, title=title)
    return render(request, "sessions/prep/edit.html", page)


@require_POST
def prep_move(request: HttpRequest, slug: str, number: int, pk: UUID) -> HttpResponse:
    """`up` 1 or 0."""
    session = enter_prep(request, slug, number)[1]
    try:
        move_item(item_or_404(session, pk), up=request.POST.get("up") != "0")
    except RuleError as error:
        messages.error(request, error.message)
    return redirect(f"{reverse('session_prep', args=[slug, number])}#prep-{pk}")


@require_POST
def prep_remove(request: HttpRequest, slug: str, number: int, pk: UUID) -> HttpResponse:
    session = enter_prep(request, slug, number)[1]
    item = item_or_404(session, pk)
    try:
        remove_item(item)
    except RuleError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("“%(text)s” is off the list.") % {"text": item.text})
    return redirect("session_prep", slug, number)
