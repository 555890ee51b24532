"""Analytics as pages show them: tables, the data that the charts are drawn from, the calendar of evenings."""
