"""An amount that is split: who gets how much of it. It stands in an event's data as [{"name", "amount"}]."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

# More than this are not told one by one.
MOST_TOLD = 12


class Share(NamedTuple):
    name: str
    amount: int


def split(total: int, names: Sequence[str]) -> tuple[Share, ...]:
    """Whole parts that are as equal as can be and add up to the total; what is over goes to the first ones."""
    if not names:
        return ()
    part, over = divmod(total, len(names))
    return tuple(Share(name, part + (position < over)) for position, name in enumerate(names))


def shares_to_json(shares: Sequence[Share]) -> list[dict[str, Any]]:
    return [share._asdict() for share in shares]


def read_shares(data: dict[str, Any], total: int | None) -> tuple[Share, ...]:
    """Those of an event's data; none where they are not of this form, or do not add up to the event's amount."""
    kept = data.get("shares")
    if not isinstance(kept, list) or not kept:
        return ()
    shares = []
    for one in kept:
        match one:
            case {"name": str(name), "amount": int(amount)} if type(amount) is int:
                shares.append(Share(name, amount))
            case _:
                return ()
    return tuple(shares) if sum(share.amount for share in shares) == total else ()


def in_words(shares: Sequence[Share]) -> str:
    """Such as "1,000 each", or who gets what where that differs."""
    amounts = {share.amount for share in shares}
    if len(shares) < 2:
        return ""
    if len(amounts) == 1:
        return _("%(amount)s each") % {"amount": f"{shares[0].amount:,}"}
    if len(shares) > MOST_TOLD:
        return _("%(least)s to %(most)s each") % {"least": f"{min(amounts):,}", "most": f"{max(amounts):,}"}
    told = (_("%(name)s %(amount)s") % {"name": name, "amount": f"{amount:,}"} for name, amount in shares)
    return ", ".join(told)
