"""How programs send events, and read them back."""
