"""What was gained: what is added to the log."""

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigntracker.web.formfields import LinesField
from events_app.domain.closing import Loot, Step
from sessions_app.forms.closing.base import StepForm
from sessions_app.models import Session

MOST = 10**12


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
        """`sharers`: who takes part in a split, as the roster is saved. `party`: casefolded names to characters'."""
        self.treasure_so_far, self.xp_so_far = figures["treasureGained"], figures["xpEarned"]
        self.found, self.sharers, self.party = found, tuple(sharers), party
        super().__init__(session, data=data, initial={"among": list(sharers), "is_split": False})
        chosen = [*sharers, *(self["among"].value() or [])]
        self.fields["among"].choices = [(name, name) for name in dict.fromkeys(chosen)]  # type: ignore[attr-defined]
        if len(sharers) < 2 and not self["among"].value():
            del self.fields["among"]

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
        among = tuple(said.get("among", ()))
        return Loot(
            treasure=said["treasure"] or 0,
            xp=said["xp"] or 0,
            items=items,
            is_split=said["is_split"],
            # Left alone it means whoever of them came, as that is saved with it.
            among=None if among == self.sharers or "among" not in self.fields else among,
            listed=self.sharers if "among" in self.fields else None,
        )

    def _item(self, line: str) -> tuple[str, str]:
        """What follows the last colon is who got it, where a character is called so."""
        name, _colon, who = line.rpartition(":")
        character = self.party.get(who.strip().casefold()) if name.strip() else None
        return (name.strip(), character) if character else (line, "")
