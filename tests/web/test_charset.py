"""A request that says it is written in another charset."""

from io import BytesIO
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from campaigntracker.web.charset import only_utf_8

OTHERS = ["latin-1", "utf-7", "utf-16", "idna", "unicode_escape", "zip", "undefined", '"rot13"', "x;y"]
KINDS = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/plain", "application/json"]
ODD = "q=%80%2B2AA-"


def ask(content_type: str, *, guarded: bool = True, query: str = ODD) -> str:
    """The status of the answer, to a request that odd bytes are in."""
    environ: dict[str, Any] = {
        **RequestFactory()._base_environ(PATH_INFO="/accounts/login/", REQUEST_METHOD="POST", QUERY_STRING=query),
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": "4",
        "HTTP_HOST": "localhost",
        "wsgi.input": BytesIO(b"q=%\xff"),
    }
    statuses: list[str] = []
    application = get_wsgi_application()
    answer = (only_utf_8(application) if guarded else application)(
        environ, lambda status, headers: statuses.append(status)
    )
    b"".join(answer)
    return statuses[0][:3]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("charset", OTHERS)
def test_it_is_refused_before_anything_is_read(db: None, kind: str, charset: str) -> None:
    assert ask(f"{kind}; charset={charset}") == "415"


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "US-ASCII"])
def test_utf_8_by_any_name_is_read(db: None, charset: str) -> None:
    # Without the token of a form it is let in no further.
    assert ask(f"{KINDS[0]}; charset={charset}") == "403"
    assert ask("") == ask(KINDS[0]) == "403"


def test_without_the_guard_the_codec_would_raise(db: None) -> None:
    with pytest.raises(Exception, match=r"exceeded|decod|codec|Unsupported"):
        ask(f"{KINDS[2]}; charset=idna", guarded=False)
