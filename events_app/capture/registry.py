"""Every verb of the grammar, and the tags that say the same at the end of a line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from events_app.capture import moments
from events_app.capture.saying import Said
from events_app.capture.verbs import combat, exploration, people, rewards, story
from events_app.domain.items import EventItem
from events_app.models.vocabulary import Category


@dataclass(frozen=True, slots=True)
class Verb:
    """`words` may begin a line; `ours` among them are no words with which a sentence begins."""

    words: tuple[str, ...]
    usage: str
    read: Callable[[Said], list[EventItem]]
    ours: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it where no word of it was typed."""
        return self.offered or (*self.words, *self.tags)[0]

    @property
    def offered(self) -> str:
        """The word with which its example begins, if that is one of its own."""
        word = self.usage.split(" ")[0]
        return word if word in self.words else ""


def _verb(words: str, usage: str, read: Callable[[Said], list[EventItem]], *, ours: str = "", tags: str = "") -> Verb:
    return Verb((*words.split(), *ours.split()), usage, read, frozenset(ours.split()), tuple(tags.split()))


ALL_VERBS = (
    _verb("damage hit hits", "dmg Fighter > Cultist 14", combat.damage, ours="dmg"),
    _verb("heal heals healed healing", "heal Cleric > Wizard 8", combat.healing),
    _verb("kill kills killed slain slay", "kill 3 Cultists", combat.kill, tags="npc_killed"),
    _verb("down downed", "down Wizard", combat.down, tags="character_down"),
    _verb("died dies dead death", "died Wizard", combat.died, tags="character_died"),
    _verb("combat fight battle", "combat Ambush at the ford", combat.combat, tags="combat_start"),
    _verb("start starts begin begins", "combat", combat.begin),
    _verb("round", "round 2", combat.round_, ours="rnd", tags="round_start"),
    _verb("end", "end victory (or: defeat, fled, truce)", combat.end, tags="combat_end"),
    _verb("found find discovered discover", "found Sunken Crypt", exploration.found, tags="location_discovered place"),
    _verb("room rooms", "room 15/20 @Sunken Crypt", exploration.room, tags="room_explored"),
    _verb("travel travelled traveled", "travel to Greyford", exploration.travel, tags="exploration"),
    _verb("rest", "rest long (or: rest short)", exploration.rest),
    _verb("met meet meets", "met Priestess Elara @Temple Hall", people.met, tags="npc_introduced npc"),
    _verb("says say", "say Elara: Leave this place", people.says, tags="dialogue social"),
    _verb("quote", "quote Wizard: I have a plan", people.quote),
    _verb("loot treasure", "loot 150gp", rewards.loot, tags="treasure_gained"),
    _verb("get gets got", "item Silver Key > Rogue", rewards.item, ours="item", tags="item_acquired"),
    _verb("", "xp 400 (or: xp 100 each)", rewards.xp, ours="xp", tags="xp_awarded"),
    _verb("level", "level Rogue 5", rewards.level, ours="lvl levelup", tags="level_up progress"),
    _verb("quest", "quest done Find the heir", story.quest),
    _verb("", "Find the heir /quest_started", story.quest_as("quest_started"), tags="quest_started"),
    _verb("", "Find the heir /quest_completed", story.quest_as("quest_completed"), tags="quest_completed"),
    _verb("", "Find the heir /quest_failed", story.quest_as("quest_failed"), tags="quest_failed"),
    _verb("goal", "goal Gather the relics +1", story.goal, tags="goal_progress"),
    _verb("scene", "scene Dinner at the manor", story.told("scene"), tags="time"),
    _verb("highlight", "highlight The wizard stands up again", story.told("highlight"), tags="hl"),
    _verb("note", "note The door groans", story.told("note"), ours="note"),
    _verb("clock time", "clock 18:00", moments.clock, tags="time_advanced"),
    _verb("wait advance", "wait 10 min", moments.advance),
    _verb("rewind back", "rewind 10 min", moments.rewind),
)
VERBS = {word: verb for verb in ALL_VERBS for word in verb.words}
SECRET_TAGS = frozenset({"gm", "secret", "hidden", "private"})
PARTY_TAGS = frozenset({"party", "all", "public", "everyone"})
TYPE_TAGS = {tag: verb for verb in ALL_VERBS for tag in verb.tags}
BEGINNING = re.compile(r"(?P<word>[A-Za-z]+)(?::\s*|\s+|$)(?P<rest>.*)")


def verb_of(text: str) -> tuple[Verb, str, str, bool] | None:
    """The verb with which a text begins, the word that was used, the rest, and whether it is surely meant."""
    text = re.sub(r"^next (?=round$)", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(long|short) rest(?=[ .!]|$)[.!]?", r"rest \1", text, flags=re.IGNORECASE)
    match = BEGINNING.fullmatch(text)
    word = match["word"].casefold() if match else ""
    if not match or word not in VERBS:
        return None
    verb = VERBS[word]
    return verb, word, match["rest"], word in verb.ours


def verb_for_tag(tag: str) -> Verb | None:
    """What a tag says: a type, a category or any verb."""
    return TYPE_TAGS.get(tag) or VERBS.get(TAG_OF_CATEGORY.get(tag, tag))


# What a category alone means; those that are verbs themselves, or tags of one, are found there.
TAG_OF_CATEGORY = {Category.TREASURE.value: "item", Category.TIME.value: "scene"}


def closest_tag(tag: str) -> str:
    known = sorted({*VERBS, *TYPE_TAGS, *SECRET_TAGS, *PARTY_TAGS})
    return next(iter(get_close_matches(tag, known, n=1, cutoff=0.0)), "note")
