"""The command line; each command is a thin file over a pure function and imports what it needs when it runs."""
