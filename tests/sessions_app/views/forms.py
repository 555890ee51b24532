"""A page's form, as a browser without scripts would send it back."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Inputs(HTMLParser):
    """Collects what the last form of a page would send when nothing is touched; buttons are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.select = self.textarea = ""
        self.text = ""
        self.first_option: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attributes}
        name = has.get("name", "")
        if tag == "form":
            self.values = {}
        elif tag == "input" and name:
            if has.get("type") not in ("checkbox", "radio"):
                self.values.setdefault(name, []).append(has.get("value", ""))
            elif "checked" in has:
                self.values.setdefault(name, []).append(has.get("value", "on"))
        elif tag == "select":
            self.select, self.first_option = name, None
        elif tag == "option" and self.select:
            if self.first_option is None:
                self.first_option = has["value"]
            if "selected" in has:
                self.values.setdefault(self.select, []).append(has["value"])
        elif tag == "textarea":
            self.textarea, self.text = name, ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            if self.select not in self.values and self.first_option is not None:
                self.values[self.select] = [self.first_option]
            self.select = ""
        elif tag == "textarea":
            self.values.setdefault(self.textarea, []).append(self.text.removeprefix("\n").replace("\n", "\r\n"))
            self.textarea = ""


def typed_into(html: str) -> dict[str, Any]:
    """What the page's last form holds, ready to be changed and posted."""
    parser = _Inputs()
    parser.feed(html)
    return {name: values for name, values in parser.values.items() if name != "csrfmiddlewaretoken"}


def open_form(client: Client, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.status_code == 200, response
    return typed_into(response.content.decode())
