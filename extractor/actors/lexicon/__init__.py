"""Countries, organisations and payment systems of the lexicon: their forms, and where a text has them."""
