"""{% kept %}: a part of a page rendered once for what it shows, which knows nothing else of the page."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe

from tests.conftest import Table


def render(text: str, **context: object) -> str:
    return Template(text).render(Context(context))


def test_it_is_rendered_once_for_each_of_its_values() -> None:
    drawn: list[int] = []
    template = Template("{% load i18n kept %}{% kept name=name %}<b>{{ name }}{% now 'f' as n %}</b>{% endkept %}")
    node = template.nodelist.get_nodes_by_type(type(template.nodelist[-1]))[0]
    before = node.nodelist.render

    def counted(context: Context) -> str:
        drawn.append(1)
        return before(context)

    node.nodelist.render = counted
    for name in ("Mara", "Theo", "Mara", "Theo", "Mara"):
        assert template.render(Context({"name": name})) == f"<b>{name}</b>"
    assert len(drawn) == 2


def test_what_is_within_knows_nothing_of_the_page_but_its_values() -> None:
    text = "{% load kept %}{% kept name=name %}{{ name }}{{ secret }}{% csrf_token %}{% endkept %}"
    assert render(text, name="Mara", secret="hidden", csrf_token="token") == "Mara"


def test_texts_are_escaped_and_safe_ones_kept_apart() -> None:
    template = Template("{% load kept %}{% kept name=name %}{{ name }}{% endkept %}")
    for _twice in range(2):
        assert template.render(Context({"name": "<b>"})) == "&lt;b&gt;"
        assert template.render(Context({"name": mark_safe("<b>")})) == "<b>"
        assert template.render(Context({"name": True})) == "True"
        assert template.render(Context({"name": 1})) == "1"


def test_what_is_equal_and_shows_another_thing_is_refused(table: Table) -> None:
    with pytest.raises(TypeError, match="campaign"):
        render("{% load kept %}{% kept campaign=campaign %}{{ campaign }}{% endkept %}", campaign=table.campaign)


def test_it_takes_names_with_values_alone() -> None:
    with pytest.raises(TemplateSyntaxError):
        render("{% load kept %}{% kept name %}{% endkept %}")


def test_the_nav_and_the_menu_follow_what_they_show(table: Table) -> None:
    def page(persona: str = "player") -> str:
        return getattr(table, persona).client.get(f"/c/{table.campaign.slug}/").content.decode()  # type: ignore[no-any-return]

    assert "The Long Road" in page()
    assert f"/c/{table.campaign.slug}/settings/" in page("gm")
    assert f"/c/{table.campaign.slug}/settings/" not in page()
    table.campaign.name = "<i>Another road</i>"
    table.campaign.save()
    table.player.user.name = "<i>Mara</i>"
    table.player.user.save()
    for _twice in range(2):
        html = page()
        assert "The Long Road" not in html
        assert "&lt;i&gt;Another road" in html
        assert '<span class="account-name">&lt;i&gt;Mara&lt;/i&gt;</span>' in html
        assert "<i>" not in html
        assert 'name="csrfmiddlewaretoken"' in html
