"""Requests are UTF-8, whatever else they may say of themselves."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

UTF_8 = {"utf-8", "utf8", "us-ascii", "ascii"}
REFUSAL = b"Send UTF-8.\n"

WsgiApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def is_utf_8(content_type: str) -> bool:
    """Whether a request of this type, "" for none, names no other charset."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
    except ValueError:
        return False
    return charset.strip("\"' ").lower() in UTF_8


def only_utf_8(application: WsgiApplication) -> WsgiApplication:
    """Refuses a request that names another charset, before Django sees it.

    Browsers and programs send UTF-8. Django would read query and form in any codec that Python has, down to those that
    raise on the first odd byte; and it reads them as soon as it makes the request, where no middleware can help.
    """

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_utf_8(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(REFUSAL)))]
        start_response("415 Unsupported Media Type", headers)
        return [REFUSAL]

    return guarded
