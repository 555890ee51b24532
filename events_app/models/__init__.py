from events_app.models.codex_entry import CodexEntry, Kind
from events_app.models.codex_name import CodexName
from events_app.models.event import Event, Visibility
from events_app.models.saved_search import SavedSearch
from events_app.models.vocabulary import TYPES, Category, category_of

__all__ = ["TYPES", "Category", "CodexEntry", "CodexName", "Event", "Kind", "SavedSearch", "Visibility", "category_of"]
