"""The examples of the grammar page. The page shows what the reader makes of them, and the tests hold it to that."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigntracker.gametime import DAY_COUNT
from events_app.capture.describing import Described, describe
from events_app.capture.line import read_line
from events_app.capture.table import Table

# Day 15, 9:00 AM; in the second round of a combat.
TABLE = Table(
    definition=DAY_COUNT,
    clock=15 * 86_400 + 9 * 3_600,
    characters=("Fighter", "Rogue", "Cleric", "Wizard"),
    players=("Ines",),
    people=("Cultist", "Priestess Elara"),
    places=("Temple Hall", "Sunken Crypt"),
    round=2,
    in_combat=True,
)
CALM = replace(TABLE, round=0, in_combat=False)


@dataclass(frozen=True, slots=True)
class Situation:
    """`in_combat`: whether its lines are written in the midst of a fight."""

    title: Promise
    rule: Promise
    lines: tuple[str, ...]
    in_combat: bool = True

    @property
    def table(self) -> Table:
        return TABLE if self.in_combat else CALM


@dataclass(frozen=True, slots=True)
class Shown:
    """A line, and the preview of it."""

    line: str
    events: tuple[Described, ...]


SITUATIONS = (
    Situation(
        _("Something happens"),
        _("A line that is nothing else becomes a note, word for word. Two dashes set a description apart."),
        (
            "The door groans",
            "The door groans -- somebody oiled it long ago",
            "highlight The wizard stands up again",
            "scene Dinner at the manor",
        ),
    ),
    Situation(
        _("A fight begins"),
        _("One that is still running ends by it, neither won nor lost; end it first to say how it went."),
        ("combat Ambush at the ford", "Ambushed by cultists /combat", "combat start"),
        in_combat=False,
    ),
    Situation(
        _("A fight"),
        _(
            "Who acts stands before the arrow, who is meant behind it. Several behind it each take the whole amount. A "
            "first or last name is enough for anybody in the party."
        ),
        (
            "dmg Fighter > Cultist 14",
            "dmg Wizard > Cultist, Ogre 28 fire",
            "dmg Rogue 6",
            "Fighter > Cultist 8+6",
            "heal Cleric > Wizard 8",
            "kill 3 Cultists",
            "kill Fighter > Ogre",
            "down Wizard",
            "Wizard dies",
            "round",
            "end victory",
        ),
    ),
    Situation(
        _("People"),
        _(
            "Whoever is not known yet begins with a capital letter, or stands in quotation marks. Players are quoted "
            "as well as characters."
        ),
        (
            "met Priestess Elara @Temple Hall",
            "met Sir Bors, Lady Ann -- guests of the duke",
            "Elara: “Leave this place”",
            "Priestess Elara: Leave this place",
            "quote Wizard: I have a plan",
            "quote Ines: I can fix him",
        ),
    ),
    Situation(
        _("Places"),
        _(
            "“@” and a place says where anything happens. It may stand in the middle of a sentence: a new place ends "
            "before the first word in lower case, or where its quotation marks do."
        ),
        (
            "found Sunken Crypt",
            "room 15/20 @Sunken Crypt",
            "travel to Greyford +3 days",
            "They enter @Temple Hall and hold their breath",
            "They sneak into @Smugglers Cave and see lights +20m",
            "A feast @“the inn by the river”",
        ),
    ),
    Situation(
        _("Treasure"),
        _("Coins count in whole gold pieces; what is left over, and what the coins were, stays in the text."),
        (
            "loot 150gp",
            "loot 3pp 20gp 5sp",
            "loot 1,500 from the dragon's hoard",
            "loot 25gp Rogue",
            "loot 150gp, Silver Key and Rope > Rogue",
            "loot ruby worth 50gp",
            "item Silver Key > Rogue",
            "loot 60gp and a Cinder Rose",
        ),
    ),
    Situation(
        _("Experience"),
        _(
            "Experience is the party's as a whole; “each” counts it once for everybody who came, as it does behind "
            "coins."
        ),
        ("xp 400", "xp 100 each", "loot 50gp each", "xp 50 Rogue", "level Rogue 5", "level 5"),
    ),
    Situation(
        _("Quests and goals"),
        _("Names bind: use the name with which a quest began."),
        (
            "quest Find the heir",
            "quest done Find the heir",
            "quest failed Find the heir",
            "goal Gather the relics +1",
        ),
    ),
    Situation(
        _("Time passes"),
        _(
            "A bare time of day is the next one to come, and only “-” and “clock” go back. At the end of any line "
            "“+10m” says how long it took. A new round does not move the clock; “+1 round” does."
        ),
        (
            "+10m",
            "+1h30",
            "+1 round",
            "-10m",
            "rest long",
            "rest short",
            "long rest",
            "next morning",
            "at 18:00",
            "dusk",
            "tenday",
            "clock 8:00",
            "clock Day 16, 9:00 AM",
            "Search the library +2h",
        ),
    ),
    Situation(
        _("For the GM alone"),
        _(
            "“/gm” at the end, “gm:” or “secret” in front hides a line from the players, “/party” shows it. Time never "
            "passes in secret."
        ),
        (
            "The duke lies /gm",
            "gm: The duke lies",
            "secret: The mayor is dead",
            "secret The mayor is dead",
            "met Lord Varn @Temple Hall /gm",
        ),
    ),
    Situation(
        _("When it is not meant so"),
        _("“note” in front takes the rest word for word. So does any sentence that only begins like a command."),
        (
            "note Kill the lights",
            "note Secret doors open",
            "Round the corner they meet a troll",
            "Rest is for the weak",
        ),
    ),
)


def shown(situation: Situation) -> tuple[Shown, ...]:
    return tuple(Shown(line, describe(read_line(line, situation.table), situation.table)) for line in situation.lines)
