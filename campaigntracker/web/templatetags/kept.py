"""Parts of a page that many pages share, rendered once in a process for each of what they show."""

from typing import Any
from uuid import UUID

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from campaigntracker.web.kept import Kept

register = template.Library()

_kept: Kept[str] = Kept(lambda html: len(html) + 1_000)
# Equal only when they show the same; two instances of a model are equal when their ids are.
PLAIN = (str, int, UUID, type(None))


@register.tag
def kept(parser: Parser, token: Token) -> "KeptNode":
    """{% kept name=campaign.name section=section %}…{% endkept %}

    The part within knows the names given here and nothing else of the page: no user, no request, no token. So what is
    kept under their values, the language and the zone is right for everybody who is shown the same values.
    """
    bits = token.split_contents()[1:]
    values = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"kept takes name=value, not {bits[0]!r}")
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes, values)


class KeptNode(template.Node):
    def __init__(self, nodelist: NodeList, values: dict[str, FilterExpression]) -> None:
        self.nodelist, self.values = nodelist, values

    def render(self, context: Context) -> SafeString:
        values = {name: value.resolve(context, ignore_failures=True) for name, value in self.values.items()}
        for name, value in values.items():
            if not isinstance(value, PLAIN):
                raise TypeError(f"{{% kept {name}=… %}} takes texts, numbers and ids, not {type(value).__name__}")
        html = _kept.get(self._key(values), lambda: self.nodelist.render(context.new(values)))
        # A template's own output.
        return mark_safe(html)  # noqa: S308

    def _key(self, values: dict[str, Any]) -> tuple[object, ...]:
        """With the types: a text that is marked as safe is equal to one that is not, and is shown in another way."""
        types = tuple(type(value) for value in values.values())
        return self, types, tuple(values.values()), get_language(), timezone.get_current_timezone_name()
