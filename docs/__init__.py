"""The documentation, and the commands that keep it true."""
