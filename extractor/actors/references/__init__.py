"""Words that stand for an actor named elsewhere: descriptions, groups, pronouns."""
