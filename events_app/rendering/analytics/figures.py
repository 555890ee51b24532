"""What a figure is called above the events that it stands on."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "events": _("Events"),
    "combats": _("Combats"),
    "dealt": _("Damage dealt"),
    "taken": _("Damage taken"),
    "healed": _("Healed"),
    "kills": _("Enemies fallen"),
    "treasure": _("Gold found"),
    "xp": _("Experience"),
}


def figure_title(figure: str) -> str:
    return str(TITLES[figure])
