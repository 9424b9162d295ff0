"""People: the parts of a name, and where a text has names and handles."""
