"""A tokenizer without rules, for a pipeline whose saved tokenizer brings its own."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import registry

SAVED, DEFAULT = "extractor.SavedTokenizer.v1", "spacy.Tokenizer.v1"


@registry.tokenizers(SAVED)  # type: ignore[untyped-decorator]
def saved_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes the tokenizer that ``from_disk`` fills; spaCy's own first makes the one of the language, and throws it away."""
    return lambda nlp: Tokenizer(nlp.vocab)
