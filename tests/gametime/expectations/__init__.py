"""What five calendar projects assert in their own tests, asserted of ours: facts, each naming where it stands there.

``row`` says what an expectation is, ``asking`` what can be asked of a calendar, ``sources`` which calendars are meant;
the other modules hold the expectations, one project each. Their index bases differ: each module's ``at`` converts.
"""
