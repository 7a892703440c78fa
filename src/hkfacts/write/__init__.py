"""The stage `write`: JSON, JSON Lines, CSV, table; all made from the `Release` alone."""
