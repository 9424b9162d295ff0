"""Your own actors: rows of a file, checked, indexed by their names, and found in a text before anything is guessed."""
