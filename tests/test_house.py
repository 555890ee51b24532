"""Rules of the house that the import checker cannot express."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("campaigntracker", "sessions_app", "events_app")
UNKNOWN_TO_THE_DOMAIN = (
    "django.http",
    "django.forms",
    "django.template",
    "django.conf",
    "django.shortcuts",
    "django.contrib.admin",
    "campaigntracker.settings",
    "campaigntracker.env",
)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def clock_reads_of(path: Path) -> list[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return [
        text
        for text in map(ast.unparse, calls)
        if text.startswith(("timezone.now(", "dt.datetime.now(", "datetime.now("))
    ]


def domain_files() -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob("domain/*.py")]


def test_there_is_a_domain_to_check() -> None:
    assert len(domain_files()) > 10


def test_the_domain_knows_no_request_form_template_or_setting() -> None:
    offences = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in domain_files()
        for name in imports_of(path)
        if name.startswith(UNKNOWN_TO_THE_DOMAIN)
    ]
    assert offences == []


def test_the_domain_is_handed_the_time() -> None:
    offences = [f"{path.relative_to(ROOT)}: {call}" for path in domain_files() for call in clock_reads_of(path)]
    assert offences == []


def test_a_forbidden_import_would_be_noticed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("from django.http import Http404\nfrom django.utils import timezone\ntimezone.now()\n")
    assert "django.http" in list(imports_of(bad))
    assert clock_reads_of(bad) == ["timezone.now()"]
