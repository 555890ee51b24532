from events_app.forms.calendar import CalendarForm
from events_app.forms.correction import CorrectionForm
from events_app.forms.event import EventForm, log_form_for, may_log

__all__ = ["CalendarForm", "CorrectionForm", "EventForm", "log_form_for", "may_log"]
