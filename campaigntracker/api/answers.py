"""What the API says: JSON, and one shape for everything that is wrong."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse


def answer(value: Any, *, status: int = 200) -> HttpResponse:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type="application/json")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `index` counts the events of a batch from 0; `path` leads to the value inside it."""

    message: str
    path: str = ""
    index: int | None = None

    def to_json(self) -> dict[str, Any]:
        where: dict[str, Any] = {} if self.index is None else {"index": self.index}
        return where | ({"path": self.path} if self.path else {}) | {"message": self.message}


class ProblemError(Exception):
    """Why a request is not done. `code` is for programs and never changes, `message` is for people."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, str(message)
        self.faults, self.headers = tuple(faults), dict(headers or {})

    def to_response(self) -> HttpResponse:
        body = {"code": self.code, "message": self.message, "errors": [fault.to_json() for fault in self.faults]}
        response = answer(body, status=self.status)
        for name, value in self.headers.items():
            response.headers[name] = value
        return response


def not_found() -> ProblemError:
    """The same for what is not there and for what is none of the caller's business."""
    return ProblemError(404, "not_found", "There is nothing here, or nothing that this token opens.")


def unauthorized() -> ProblemError:
    return ProblemError(
        401,
        "unauthorized",
        "A working token is needed: Authorization: Bearer ct_…",
        headers={"WWW-Authenticate": 'Bearer realm="Campaign Tracker"'},
    )
