"""Capitals that do something to something, in a text that names their country: ``Caracas fror die Beziehungen ein``.

Weaker than :mod:`extractor.actors.lexicon.metonyms`: any verb with an object will do, but what towns do or what sports
reports tell; whoever asks must know that the text names the country besides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.lexicon.metonym_cues import cues
from extractor.lang import read_table
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, head, is_parsed, is_passive, role
from extractor.pipelines.words import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = (Role.OBJECT, Role.INDIRECT, Role.CONTENT, Role.INFINITIVE)
_DATELINE = frozenset("– — - ( / ,".split())


def may_act(doc: Doc, start: int, end: int) -> bool:
    """Whether a bare German name of a capital is the subject of a clause with an object, or the dative object of one.

    Without a parse the answer is no.
    """
    if doc.lang_ != "de" or not is_parsed(doc) or not 0 <= start < end <= len(doc):
        return False
    token = next((t for t in doc[start:end] if not start <= head(t).i < end), doc[start])
    verb = head(token)
    article = start > 0 and doc[start - 1].pos_ in {"DET", "ADP", "ADJ", "NOUN"}
    dateline = end < len(doc) and doc[end].text in _DATELINE
    if (
        verb == token
        or verb.pos_ != "VERB"
        or article
        or dateline
        or dependents(token, Role.CASE)
        or token.text.casefold() in map(str.casefold, _words("home"))
    ):
        return False
    if _tells_of_towns(verb) or _sports().search(text_of(doc)):
        return False
    others = [other for other in dependents(verb, *_OBJECTS) if other != token and other not in conjuncts(token)]
    if role(token) == Role.SUBJECT:
        return not is_passive(verb) and bool(others)
    return role(token) == Role.INDIRECT and bool(dependents(verb, Role.OBJECT)) and bool(dependents(verb, Role.SUBJECT))


@cache
def _words(kind: str) -> tuple[str, ...]:
    rows = read_table("de", "towns", columns=("word", "kind"))
    return tuple(row["word"] for row in rows if row["kind"] == kind)


@cache
def _sports() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words('sports')))})\b")


def _tells_of_towns(verb: Token) -> bool:
    return verb.text.casefold().removeprefix("ge").startswith((*cues("de")["towns"], *_words("verb")))
