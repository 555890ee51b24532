"""What was gained: what is added to the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigntracker.web.formfields import LinesField
from events_app.domain.closing import Loot, Step
from sessions_app.forms.closing.base import StepForm
from sessions_app.models import Session

MOST = 10**12


@dataclass(frozen=True, slots=True)
class Ticks:
    """Who was on the list of those who take part when it was sent, and of them who had no tick."""

    listed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: QueryDict | None, sharers: Sequence[str]) -> Self:
        """A form that says who takes part and not who else could is about all of them."""
        if data is None:
            return cls(tuple(sharers))
        ticked = data.getlist("among")
        listed = data.getlist("listed") or (sharers if ticked else ())
        return cls(tuple(listed), tuple(name for name in listed if name not in ticked))

    def of(self, sharers: Sequence[str]) -> list[str]:
        """Those who take part now: whoever joined the list meanwhile has a tick."""
        return [name for name in sharers if name not in self.left_out]


class LootStep(StepForm):
    """`treasure_so_far`, `xp_so_far`, `found`: what the log holds already. Nothing typed here adds to it twice."""

    step, title, icon = Step.LOOT, gettext_lazy("Loot and experience"), "gem"

    treasure = forms.IntegerField(
        label=gettext_lazy("More treasure, in gp"),
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    xp = forms.IntegerField(
        label=gettext_lazy("More experience, in XP"),
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    is_split = forms.BooleanField(label=gettext_lazy("Split among those who came"), required=False)
    among = forms.MultipleChoiceField(
        label=gettext_lazy("Who takes part"), required=False, widget=forms.CheckboxSelectMultiple
    )
    items = LinesField(
        label=gettext_lazy("More items"),
        required=False,
        help_text=gettext_lazy("One a line; who got it after a colon, as in “Lantern: Nim”."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        session: Session,
        *,
        figures: Mapping[str, int],
        found: Sequence[str],
        sharers: Sequence[str],
        party: Mapping[str, str],
        data: QueryDict | None = None,
    ) -> None:
        """`sharers`: who takes part in a split, as the roster is saved. `party`: casefolded names of who can get
        something to how they are written.
        """
        self.treasure_so_far, self.xp_so_far = figures["treasureGained"], figures["xpEarned"]
        self.found, self.sharers, self.party = found, tuple(sharers), party
        ticks = Ticks.read(data, sharers)
        if data is not None:
            data = data.copy()
            data.setlist("among", ticks.of(sharers))
        self.ticks = ticks
        super().__init__(session, data=data, initial={"among": list(sharers), "is_split": False})
        self.fields["among"].choices = [(name, name) for name in sharers]  # type: ignore[attr-defined]
        if len(sharers) < 2 and not ticks.left_out:
            del self.fields["among"]

    def shows(self, name: str) -> Any:
        """Whoever joins or leaves the list meanwhile is nothing that was typed."""
        return self.ticks.left_out if name == "among" else super().shows(name)

    @property
    def summary(self) -> str:
        parts = []
        if self.treasure_so_far:
            parts.append(_("%(amount)s gp") % {"amount": f"{self.treasure_so_far:,}"})
        if self.xp_so_far:
            parts.append(_("%(amount)s XP") % {"amount": f"{self.xp_so_far:,}"})
        if self.found:
            count = len(self.found)
            parts.append(ngettext("%(count)s item", "%(count)s items", count) % {"count": count})
        return ", ".join(parts)

    def said(self) -> Loot | None:
        said = self.cleaned_data
        items = tuple(self._item(line) for line in said["items"])
        if not (said["treasure"] or said["xp"] or items):
            return None
        ticks = self.ticks
        return Loot(
            treasure=said["treasure"] or 0,
            xp=said["xp"] or 0,
            items=items,
            is_split=said["is_split"],
            # Left alone it means whoever of them came, as that is saved with it.
            among=tuple(name for name in said["among"] if name in ticks.listed) if ticks.left_out else None,
            listed=ticks.listed or None,
        )

    def _item(self, line: str) -> tuple[str, str]:
        """What follows the last colon is who got it, where somebody is called so."""
        name, _colon, who = line.rpartition(":")
        character = self.party.get(who.strip().casefold()) if name.strip() else None
        return (name.strip(), character) if character else (line, "")
