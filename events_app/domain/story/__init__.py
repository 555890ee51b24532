"""The campaign as a story: its chapters, the sessions in each, what was told and what they add up to."""
