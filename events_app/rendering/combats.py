"""The head of a combat: what it was, how long it took, how it ended, what it cost."""

from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.timeline import Combat
from events_app.rendering.pen import Pen

BADGES = {"victory": "badge badge-good", "defeat": "badge badge-bad"}


def combat_head(combat: Combat, pen: Pen, *, in_play: bool) -> str:
    """The summary of the block that opens. `in_play`: its session is being played."""
    return (
        f'<summary><span class="combat-icon">{pen.icons["swords"]}{pen.combat}</span><span class="combat-head">'
        f'<span class="combat-title">{escape(combat.name)}</span>'
        f'<span class="combat-clocks">{_clocks(combat, pen, in_play=in_play)}</span>{_figures(combat)}</span>'
        f'<span class="combat-toggle">{pen.icons["chevron-down"]}</span></summary>'
    )


def _clocks(combat: Combat, pen: Pen, *, in_play: bool) -> str:
    real = combat.real_start
    if combat.real_end != combat.real_start:
        real = _("%(start)s to %(end)s") % {"start": combat.real_start, "end": combat.real_end}
    parts = [
        f'<time class="game-clock">{escape(combat.game_clock)}</time>',
        f'<time class="real-clock" datetime="{combat.real_time.isoformat()}">{escape(real)}</time>',
    ]
    if combat.rounds:
        rounds = ngettext("%(rounds)s round", "%(rounds)s rounds", combat.rounds) % {"rounds": combat.rounds}
        parts.append(f"<span>{escape(rounds)}</span>")
    if combat.told < combat.total:
        match = _("%(told)s of %(total)s events match") % {"told": f"{combat.told:,}", "total": f"{combat.total:,}"}
        parts.append(f"<span>{escape(match)}</span>")
    if combat.outcome:
        parts.append(f'<span class="{BADGES.get(combat.outcome, "badge")}">{escape(combat.outcome_label)}</span>')
    else:
        parts.append(pen.going_on if in_play and combat.is_running else pen.not_ended)
    if combat.is_secret:
        parts.append(pen.secret)
    return " ".join(parts)


def _figures(combat: Combat) -> str:
    figures = (
        (combat.damage_dealt, _("dealt")),
        (combat.damage_taken, _("taken")),
        (combat.healed, _("healed")),
        (combat.fallen, _("fallen")),
    )
    told = [f"<span><b>{value:,}</b> {escape(word)}</span>" for value, word in figures if value]
    return f'<span class="combat-figures">{" ".join(told)}</span>' if told else ""


def combat_table(combat: Combat) -> str:
    """What each character did and bore. Columns in which nobody has anything are left out."""
    columns = [
        (title, values)
        for title, values in (
            (_("dealt"), [sums.total_damage_dealt for _name, sums in combat.characters]),
            (_("taken"), [sums.total_damage_received for _name, sums in combat.characters]),
            (_("healed"), [sums.total_healing_done for _name, sums in combat.characters]),
            (_("kills"), [sums.npcs_killed for _name, sums in combat.characters]),
            (_("downed"), [sums.times_down for _name, sums in combat.characters]),
            (_("died"), [sums.times_died for _name, sums in combat.characters]),
        )
        if any(values)
    ]
    if not columns:
        return ""
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title, _values in columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{values[number]:,}</td>" for _title, values in columns)
        + "</tr>"
        for number, (name, _sums) in enumerate(combat.characters)
    )
    return (
        f'<div class="combat-table"><table><caption class="visually-hidden">{escape(_("By character"))}</caption>'
        f'<thead><tr><th scope="col">{escape(_("Character"))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
