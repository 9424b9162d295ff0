"""Organisations that no lexicon has: where a text names them."""
