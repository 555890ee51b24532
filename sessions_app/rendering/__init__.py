"""What pages show in great number, written in Python: templates would take ten times as long."""
