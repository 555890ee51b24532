"""The OpenAPI document laid out for people: everything in it that a client can be written from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from campaigntracker.web.markdown import to_html

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a property of a shape; `kind` is its type in words."""

    name: str
    kind: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Example:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    status: int
    phrase: str
    description: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: str
    examples: tuple[Example, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    introduction: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


def write_handbook(document: Json) -> Handbook:
    return Handbook(
        introduction=to_html(document["info"]["description"]),
        operations=tuple(_operations(document)),
        shapes=tuple(
            Shape(name, schema.get("description", ""), tuple(_fields(schema)))
            for name, schema in document["components"]["schemas"].items()
        ),
    )


def _operations(document: Json) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                anchor=operation["operationId"],
                method=method.upper(),
                path=path,
                summary=operation["summary"],
                description=operation.get("description", ""),
                parameters=tuple(
                    Field(
                        parameter["name"],
                        kind_of(parameter["schema"]),
                        parameter["required"],
                        parameter.get("description", ""),
                    )
                    for parameter in operation["parameters"]
                ),
                body=kind_of(_content(operation.get("requestBody", {})).get("schema", {})),
                examples=tuple(
                    Example(example["summary"], _pretty(example["value"]))
                    for example in _content(operation.get("requestBody", {})).get("examples", {}).values()
                ),
                outcomes=tuple(_outcome(int(status), told) for status, told in sorted(operation["responses"].items())),
            )


def _outcome(status: int, told: Json) -> Outcome:
    content = _content(told)
    example = _pretty(content["example"]) if "example" in content else ""
    return Outcome(status, HTTPStatus(status).phrase, told["description"], kind_of(content.get("schema", {})), example)


def _content(part: Json) -> Json:
    found: Json = part.get("content", {}).get("application/json", {})
    return found


def _fields(schema: Json) -> Iterator[Field]:
    for name, part in schema.get("properties", {}).items():
        yield Field(name, kind_of(part), name in schema.get("required", ()), part.get("description", ""))


def kind_of(schema: Json) -> str:
    """A schema in a few words: `integer from 1 to 100`, `array of Event`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(kind_of(choice) for choice in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(schema["enum"])
    kind = schema.get("type", "")
    if kind == "array":
        most = f", at most {schema['maxItems']:,}" if "maxItems" in schema else ""
        return f"array of {kind_of(schema['items'])}{most}"
    words = " or ".join(kind) if isinstance(kind, list) else kind
    if "format" in schema:
        words += f" ({schema['format']})"
    if "maxLength" in schema:
        words += f" of at most {schema['maxLength']} characters"
    if abs(schema.get("maximum", 2**62)) < 2**62:
        words += f" from {schema.get('minimum', 0)} to {schema['maximum']}"
    if kind == "object" and "properties" in schema:
        words += f" with {', '.join(schema['properties'])}"
    return words


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
