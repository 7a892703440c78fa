"""Small grammars that several stages read: numbers, calendar, names."""
