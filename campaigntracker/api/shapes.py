"""The shapes of what travels, as JSON Schema, and how operations speak of them.

They are written out because nothing is built from them: events are read and written by `exchange`, whose shapes these
are, and tests hold the two together.
"""

from typing import Any

DESCRIPTION = """
Send what happens at the table as it happens, and read it back.

**Tokens.** A GM makes them under *Settings → Programs that send or read events*. Each request carries one:
`Authorization: Bearer ct_…`. A token belongs to one campaign (others answer 404) and may send events, read what the
party knows, or read everything.

**Sending.** `POST` one event or an array of up to 1,000. All are kept or none. Give each event an `id` of your own:
when an answer is lost, send the same again, and what is there already is answered with `duplicate`, never stored
twice. The same id with other content is refused with 409. An id is yours alone: it counts together with `source`,
which is your token's unless you name one. What a token names stays within its own: “foundry” is kept as
“api:…/foundry”, and counts among that token's events. Only a token that reads everything names a source freely, and may
so share its ids with other such tokens. A sender is told when an id was used before, and nothing of what was said
under it.
An event that the GM has corrected, moved or voided since is still a `duplicate` when it is sent as it first was; the
session is not compared.

**Times.** Events may come late and in any order: each keeps the times it states. Left out, `realTime` is now and
`gameTime` is the campaign's clock.
A moment lies at most 10,000 years of the campaign's calendar before or after its beginning, `total` 0; so does the
clock, whatever `time_advanced` adds to it. What is farther away is refused: 422, at `timestamp.gameTime` or
`event.amount`. `total` counts seconds, not milliseconds.
A party event with a later game time moves the clock forward while its session is in progress.

**Reading on.** Events are listed in the order in which they arrived. Ask for `after=` the `next` of the last answer to
get what is new; with nothing new the list is empty. What the GM corrects later keeps its place: read from the start
to see corrections. Readers of the party's log see neither secret nor voided events; readers of everything see both, the
voided ones with `voidedAt`.

**Limits.** 2,000,000 bytes and 1,000 events a request; by default 600 requests a minute for each token. Beyond that the
answer is 429, and `Retry-After` says how many seconds to wait.

**Browsers.** A page may call the API from a website that the GM lists beside the tokens.

**Errors** are all of one shape: `code` for programs, `message` for people, `errors` with the place of each fault.
""".strip()

TEXT = {"type": "string"}
WHOLE = {"type": "integer", "minimum": -(2**63) + 1, "maximum": 2**63 - 1}
INSTANT = {"type": "string", "format": "date-time", "description": "ISO 8601 with a zone; UTC in answers."}
# What a database text can hold: no NUL.
STORABLE = r"^[^\u0000]*$"

GAME_TIME = {
    "type": "object",
    "description": "A moment in the game. When sent, `total` decides; without it the parts are a clock reading.",
    "properties": {
        "total": WHOLE | {"description": "Seconds since the campaign began; when sent, at most 10,000 years."},
        "days": WHOLE,
        "hours": WHOLE,
        "minutes": WHOLE,
        "rounds": WHOLE,
        "seconds": WHOLE,
        "formatted": TEXT | {"description": "The moment in words; ours to say."},
    },
    "additionalProperties": False,
    "example": {"total": 1299600},
}
KNOWN_DATA = (
    "Anything else, up to 20 levels deep. What is understood: `encounterId`, the same text in every event of one "
    "fight, which tells apart two that overlap; `outcome` of a combat_end (victory, defeat, fled, truce, other); "
    "`kind` of a rest (short, long); `of`, how many rooms there are; `goalId`."
)
PEOPLE = {
    "type": "object",
    "description": "Names, or ids of characters.",
    "properties": {
        "actor": {"type": "string", "maxLength": 200},
        "target": {"type": "string", "maxLength": 200},
        "location": {"type": "string", "maxLength": 200},
    },
    "additionalProperties": False,
}
HAPPENING: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {
            "type": "string",
            "minLength": 1,
            "maxLength": 50,
            "description": "Such as damage, healing, combat_start, npc_introduced, note. Of a type that is "
            "not listed here the event must say its category.",
        },
        "category": {
            "type": "string",
            "enum": ["combat", "exploration", "social", "treasure", "progress", "quest", "goal", "time", "note"],
            "description": "Left out, it is the type's.",
        },
        "name": {"type": "string", "maxLength": 300},
        "description": {"type": "string", "maxLength": 20_000, "description": "Markdown."},
        "participants": {"$ref": "#/components/schemas/Participants"},
        "amount": WHOLE | {"description": "Points of damage or healing, gold, XP, the number of a round, seconds."},
        "data": {"type": "object", "description": KNOWN_DATA},
    },
    "required": ["type"],
    "additionalProperties": False,
}
# What is kept may be from before a description had a bound.
HAPPENED: dict[str, Any] = HAPPENING | {
    "properties": HAPPENING["properties"] | {"description": TEXT | {"description": "Markdown."}}
}
STAMP = {
    "type": "object",
    "properties": {"realTime": INSTANT, "gameTime": {"$ref": "#/components/schemas/GameTime"}},
    "additionalProperties": False,
}
VISIBILITY = {"type": "string", "enum": ["party", "gm"], "description": "Left out, it is the party's."}
ID = {"type": "string", "maxLength": 200, "description": "Your own id for it; it comes back unchanged."}
SESSION_ID = {
    "type": ["string", "null"],
    "description": "The id of its session. Left out, it is the session in progress; null is downtime between sessions.",
}
SENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": ID,
        "sessionId": SESSION_ID,
        "visibility": VISIBILITY,
        "timestamp": {"$ref": "#/components/schemas/Timestamp"},
        "event": {"$ref": "#/components/schemas/Happening"},
        "source": {
            "type": "string",
            "maxLength": 50,
            "description": "Which of your programs sends it; your token where it is left out. Printable characters, at "
            "most 39 for tokens that do not read everything; “table” and what begins with “api:” are taken.",
        },
    },
    "required": ["event"],
    "additionalProperties": False,
}
KEPT = {
    "type": "object",
    "properties": SENT["properties"]
    | {
        "event": {"$ref": "#/components/schemas/Happened"},
        "seq": {
            "type": "integer",
            "minimum": 1,
            "description": "Its number in the session; only for readers of everything.",
        },
        "author": TEXT | {"description": "The id of the member who logged it by hand."},
        "voidedAt": INSTANT | {"description": "Taken out of all counts since; only for readers of everything."},
        "createdAt": INSTANT,
        "updatedAt": INSTANT,
    },
    "required": ["id", "sessionId", "visibility", "timestamp", "event", "createdAt", "updatedAt"],
    "additionalProperties": False,
}
FIGURES = (
    "eventCount",
    "combatEncounters",
    "totalDamageDealt",
    "totalDamageReceived",
    "totalHealingDone",
    "npcsKilled",
    "treasureGained",
    "xpEarned",
)
NAMES = ("highlights", "npcsIntroduced", "locationsVisited", "itemsAcquired", "questsStarted", "questsCompleted")
TEXTS = {"type": "array", "items": TEXT}
MOMENT = {"$ref": "#/components/schemas/GameTime"}
SESSION = {
    "type": "object",
    "description": "What is empty is left out.",
    "properties": {
        "id": TEXT,
        "campaignId": TEXT,
        "number": {"type": "integer", "minimum": 0},
        "status": {"type": "string", "enum": ["planned", "in_progress", "completed", "cancelled"]},
        "realTime": {
            "type": "object",
            "properties": {"startTime": INSTANT, "endTime": INSTANT, "durationMinutes": {"type": "integer"}},
        },
        "gameTime": {
            "type": "object",
            "properties": {"startTime": MOMENT, "endTime": MOMENT, "elapsed": {"type": "object"}},
        },
        "participants": {
            "type": "object",
            "properties": {
                "gm": TEXT,
                "players": {"type": "array", "items": {"$ref": "#/components/schemas/Player"}},
                "characters": TEXTS,
            },
        },
        **dict.fromkeys(("title", "description", "location", "notes"), TEXT),
        "gmNotes": TEXT | {"description": "Only for readers of everything."},
        "plannedObjectives": TEXTS,
        "actualObjectives": TEXTS,
        "summary": {
            "type": "object",
            "properties": {"auto": TEXT, "gm": TEXT, **dict.fromkeys(NAMES, TEXTS)},
        },
        "stats": {"type": "object", "properties": {name: {"type": "integer"} for name in FIGURES}},
        "stated": {"type": "object", "description": "Which figures and names a person stated; the rest is computed."},
        "tags": TEXTS,
        "createdAt": INSTANT,
        "updatedAt": INSTANT,
    },
    "required": ["id", "campaignId", "number", "status", "createdAt", "updatedAt"],
}
PLAYER = {
    "type": "object",
    "properties": {
        "userId": TEXT,
        "characterIds": TEXTS,
        "attended": {"type": "boolean"},
        "arrivedLate": {"type": "boolean"},
        "leftEarly": {"type": "boolean"},
        "excused": {"type": "boolean", "description": "Absent, and said so in time."},
        "guest": {"type": "boolean", "description": "Came for this evening without belonging to the table."},
        "rsvp": {"type": "string", "enum": ["yes", "no", "maybe", "late"]},
        "note": TEXT,
    },
    "required": ["userId"],
}
RESULT = {
    "type": "object",
    "properties": {
        "status": {"type": "string", "enum": ["created", "duplicate"]},
        "id": TEXT | {"description": "Yours, or the one we gave it."},
        "seq": {
            "type": ["integer", "null"],
            "description": "Its number in the session, null for downtime; only for tokens that read everything.",
        },
    },
    "required": ["status", "id"],
    "additionalProperties": False,
}
PROBLEM = {
    "type": "object",
    "properties": {
        "code": TEXT,
        "message": TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "index": {"type": "integer", "description": "Which event of the batch, counted from 0."},
                    "path": TEXT | {"description": "Where in it."},
                    "message": TEXT,
                },
                "required": ["message"],
            },
        },
    },
    "required": ["code", "message", "errors"],
    "additionalProperties": False,
}
COMPONENTS: dict[str, Any] = {
    "SentEvent": SENT,
    "Event": KEPT,
    "Happening": HAPPENING,
    "Happened": HAPPENED,
    "Participants": PEOPLE,
    "Timestamp": STAMP,
    "GameTime": GAME_TIME,
    "Result": RESULT,
    "Session": SESSION,
    "Player": PLAYER,
    "Problem": PROBLEM,
}
