"""Filling in the admin's forms as a browser does."""

from typing import Any

from django.test import Client

MODELS = {
    "campaign": "campaigns",
    "member": "campaigns",
    "character": "campaigns",
    "invitation": "campaigns",
    "apitoken": "campaigns",
    "session": "sessions_app",
    "goal": "sessions_app",
    "prepitem": "sessions_app",
    "chapter": "sessions_app",
    "dateanswer": "sessions_app",
    "event": "events_app",
    "codexentry": "events_app",
}


def address(model: str, *parts: Any) -> str:
    """`address("session", session.pk, "change")`."""
    return "/".join(["/admin", MODELS[model], model, *map(str, parts), ""])


def typed(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the browser would send from this page, with some fields typed over; None leaves a field out."""
    context = client.get(url).context
    forms = [context["adminform"].form]
    for wrapper in context["inline_admin_formsets"]:
        forms += [wrapper.formset.management_form, *wrapper.formset.forms]
    data: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            decompress = getattr(bound.field.widget, "decompress", None)
            if decompress:
                parts = [bound.field.widget.widgets[i].format_value(part) for i, part in enumerate(decompress(value))]
                data |= {f"{bound.html_name}_{i}": part or "" for i, part in enumerate(parts)}
            elif isinstance(value, bool):
                data |= {bound.html_name: "on"} if value else {}
            elif value is not None:
                data[bound.html_name] = value if isinstance(value, list) else str(value)
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def save(client: Client, url: str, **changes: Any) -> Any:
    return client.post(url, typed(client, url, **changes))
