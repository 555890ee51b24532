from events_app.models.event import Event, Visibility
from events_app.models.vocabulary import TYPES, Category, category_of

__all__ = ["TYPES", "Category", "Event", "Visibility", "category_of"]
