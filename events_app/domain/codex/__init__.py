"""The codex: who and what the log names, each with a page of its own."""
