"""What a session's log adds up to, kept as it grows: a fold over events in real order. Pure.

`Fold` holds both copies, the GM's and the party's, each of them a `CopyFold` over what that reader may see. Its JSON is
what a session keeps; to go on from there needs none of the events folded before.

What grows in it, and how far: a session keeps the first 24 fights and the first 200 names of each kind, with at most
six events each; beyond that it only counts. So a session of 50,000 events is kept in as much as one of 5,000.
"""

from events_app.domain.fold.copy import CopyFold
from events_app.domain.fold.fold import FORM, Fold
from events_app.domain.fold.row import Row, Told
from events_app.domain.fold.tally import PERSONAL, CharacterSums, Tally, left_over, tally_of

__all__ = ["FORM", "PERSONAL", "CharacterSums", "CopyFold", "Fold", "Row", "Tally", "Told", "left_over", "tally_of"]
