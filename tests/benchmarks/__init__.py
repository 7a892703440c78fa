"""How fast the tool is."""
