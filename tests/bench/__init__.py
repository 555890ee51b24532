"""What things cost: ``make bench``. Every module here with a function ``tables`` is one bench; pytest runs none."""
