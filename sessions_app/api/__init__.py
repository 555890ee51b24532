"""What programs read of sessions."""
