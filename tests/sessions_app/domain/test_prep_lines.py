import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.prep_lines import PrepDraft, read_lines
from sessions_app.models import PrepKind


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("The bridge at dusk", "scene", "The bridge at dusk"),
        ("secret: The mayor is dead", "secret", "The mayor is dead"),
        ("Clue:a torn letter", "secret", "a torn letter"),
        ("NPC: Old Tam", "person", "Old Tam"),
        ("where : the mill", "place", "the mill"),
        ("fight: six rats", "fight", "six rats"),
        ("loot: a ring", "treasure", "a ring"),
        ("to do: print the map", "task", "print the map"),
        ("To-do: print the map", "task", "print the map"),
        ("todo: print the map", "task", "print the map"),
        ("- [ ] secret: The  well", "secret", "The well"),
        ("* Rats", "scene", "Rats"),
        # A colon of its own, and a word before it that is no kind.
        ("Tam: you cannot pass", "scene", "Tam: you cannot pass"),
        ("The secret: who knows it", "scene", "The secret: who knows it"),
        ("secret:", "scene", "secret:"),
    ],
)
def test_a_line_may_say_its_kind(line: str, kind: str, text: str) -> None:
    assert read_lines(line) == [PrepDraft(kind, text)]


def test_lines_that_say_nothing_of_their_kind_are_of_the_chosen_one() -> None:
    drafts = read_lines("Old Tam\n\n  \nfight: rats\n-\nThe miller", kind=PrepKind.PERSON)
    assert drafts == [
        PrepDraft("person", "Old Tam"),
        PrepDraft("fight", "rats"),
        PrepDraft("person", "-"),
        PrepDraft("person", "The miller"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "field"),
    [
        ("x" * 501, "scene", "lines"),
        ("x\n" * 101, "scene", "lines"),
        ("x", "dragon", "kind"),
        ("a\x00b", "scene", "lines"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(text: str, kind: str, field: str) -> None:
    with pytest.raises(RuleError) as refused:
        read_lines(text, kind=kind)
    assert refused.value.field == field


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        drafts = read_lines(text)
    except RuleError:
        return
    assert all(draft.kind in PrepKind.values and draft.text.strip() for draft in drafts)
