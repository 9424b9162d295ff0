"""Tokenizer rules for news: quotation marks, dashes, gender forms, handles, hashtags and flags.

Registered as a callback of ``[initialize]``; the rules are saved in the pipeline's own tokenizer, so a saved pipeline
needs no code of this project.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
LETTER = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"
MARKS = ["„", "“", "”", "‟", "‚", "‘", "‛", "»", "«", "›", "‹", "〞", "¿", "¡", "–", "—", "―", "…"]
# Two flags in a row must stay two tokens, hence the pair; an apostrophe inside a word (geht’s) is left to the defaults.
PREFIXES = [FLAG, *MARKS]
# A number of three digits or more with a full stop ends a sentence (2023.); shorter ones may be ordinals (3. Oktober).
SUFFIXES = [FLAG, *MARKS, r"(?<=[0-9]{3})\."]
INFIXES = [FLAG, rf"(?<=[{LETTER}0-9])[–—―](?=[{LETTER}0-9])", rf"(?<=[{LETTER}])[“”„»«](?=[{LETTER}])"]
# The colon between letters splits (Zitat:Ende), but not in gender forms (Kund:innen, Leser:in).
COLON = rf"(?<=[{LETTER}])[:<>=](?=[{LETTER}])(?!in(?:nen)?(?![a-zäöüß]))"


@registry.callbacks("extractor.news_tokens.v1")  # type: ignore[untyped-decorator]
def make_news_tokens() -> Callable[[Language], None]:
    """The callback that gives a blank pipeline the rules of this module."""
    return news_tokens


def news_tokens(nlp: Language) -> None:
    """Add the rules to a pipeline's tokenizer."""
    defaults, tokenizer = nlp.Defaults, nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    infixes = [rule for rule in defaults.infixes or [] if not _splits_at_colon(rule)]
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or [])]).search
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, COLON, *infixes]).finditer


def _splits_at_colon(rule: str | re.Pattern[str]) -> bool:
    return any(match.group() == ":" for match in re.finditer(rule, "a:b"))
