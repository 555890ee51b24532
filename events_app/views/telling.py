"""Word of a correction, what the clock made of it, and the way to take it back."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from events_app.domain.clockwork import clock_note
from events_app.models import Event


def tell(request: HttpRequest, before: Event, after: Event, text: str, *, undo: str = "", label: str = "") -> None:
    """`undo`: the address to which a POST takes it back; the button belongs to the form that stands by the messages."""
    parts = [text, clock_note(before, after)]
    words = format_html_join(" ", "{}", ((part,) for part in parts if part))
    if undo:
        button = '<button class="message-act" form="message-act" type="submit" formaction="{}">{}</button>'
        words = format_html("{} " + button, words, undo, label)
    messages.success(request, words)


def undo_of(event: Event, before: Event) -> dict[str, str]:
    """The way back to the version that the correction left behind; nothing when it changed nothing."""
    if event.version == before.version:
        return {}
    kept = event.history.order_by("-pgh_id").values_list("pgh_id", flat=True).first()  # type: ignore[attr-defined]
    address = reverse("event_revert", args=[event.campaign.slug, event.pk, kept])
    return {"undo": address, "label": _("Undo")}
