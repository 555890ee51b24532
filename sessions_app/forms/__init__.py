from sessions_app.forms.closing import ClosingForm
from sessions_app.forms.conflict import Difference, differences, fingerprints, kept_names
from sessions_app.forms.kinds import add_rule_error, edit_form, form_kind
from sessions_app.forms.lifecycle import StartForm
from sessions_app.forms.plan import PlanForm
from sessions_app.forms.played import PlayedForm
from sessions_app.forms.pursued import PursuedForm
from sessions_app.forms.rows import pressed_row_button
from sessions_app.forms.seats import Seats, load_seats

__all__ = [
    "ClosingForm",
    "Difference",
    "PlanForm",
    "PlayedForm",
    "PursuedForm",
    "Seats",
    "StartForm",
    "add_rule_error",
    "differences",
    "edit_form",
    "fingerprints",
    "form_kind",
    "kept_names",
    "load_seats",
    "pressed_row_button",
]
