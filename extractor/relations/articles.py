"""The case that German articles show, and the noun phrases of a stretch of words by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.lang import read_table
from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import highest, statement
from extractor.pipelines.tree import dependents, head, role
from extractor.pipelines.words import classes_of, has, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extractor.pipelines.clauses import Clause

_BORDERS = frozenset(',;:()–—„“”"»«')
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"DET", "ADJ", "NUM"})
_SHORT = 4  # articles up to this length are listed whole; longer ones are judged by their ending


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its noun, its case if the article tells, and whether something governs it."""

    noun: Token
    case: str
    governed: bool


def case_in(clause: Clause, token: Token) -> str:
    """Case of a noun in a clause; what a relative pronoun stands for has the case of the pronoun, not of its own article."""
    if role(clause.verb) != Role.NOUN_CLAUSE or token != head(clause.verb):
        return _case(token)
    pronoun = next((child for child in dependents(clause.verb) if has(child, "PronType", "Rel")), None)
    word = pronoun.lower_ if pronoun is not None else ""
    if word == "der" and not has(token, "Number", "Plur"):
        return "nom" if has(token, "Gender", "Masc") else "dat" if has(token, "Gender", "Fem") else ""
    return _cases("word").get(word, "") if word in ("den", "dem") else ""


def _case(token: Token) -> str:
    """Case that article or ending show beyond doubt; empty when it could be the subject."""
    if token.pos_ == "PRON" and token.lower_ in _cases("pronoun"):
        return _cases("pronoun")[token.lower_]
    if token.pos_ == "PROPN" and token.text.endswith("s") and has(token, "Case", "Gen"):
        return "gen"
    return next((_article_case(child) for child in dependents(token, Role.DETERMINER)), "")


def _article_case(article: Token) -> str:
    word = article.lower_
    sure = _cases("word")
    if word in sure:
        return sure[word]
    if word == "der":
        noun = head(article)
        if noun.lower_ in _cases("feminine"):
            return "dat"
        feminine = has(noun, "Gender", "Fem") or has(article, "Gender", "Fem")
        if feminine or has(noun, "Number", "Plur"):
            return "" if has(article, "Case", "Nom") else "dat"
        return "nom"
    if len(word) <= _SHORT or word in _cases("exception"):
        return ""
    return _cases("ending").get(word[-2:], "")


@cache
def _cases(kind: str) -> Mapping[str, str]:
    rows = read_table("de", "articles", columns=("form", "kind", "case"))
    return MappingProxyType({row["form"]: row["case"] for row in rows if row["kind"] == kind})


def phrases_around(verb: Token) -> Iterator[Phrase]:
    """Noun phrases of the stretch between the borders around a verb, in text order."""
    sentence = statement(verb)
    doc, words, classes = verb.doc, words_of(verb.doc), classes_of(verb.doc)
    left, right = verb.i, verb.i + 1
    while left > sentence.start and words[left - 1] not in _BORDERS and classes[left - 1] != "SCONJ":
        left -= 1
    while right < sentence.end and words[right] not in _BORDERS and classes[right] != "SCONJ":
        right += 1
    index, after_noun = left, False
    while index < right:
        start = index
        while index < right and classes[index] in _INNER:
            index += 1
        first = index
        while index < right and classes[index] in _NOMINAL:
            index += 1
        if index > first:
            before = classes[start - 1] if start > left else ""
            if before != "CCONJ":
                yield _phrase(doc, start, first, index, before=before, after_noun=after_noun)
            after_noun = True
        else:
            after_noun = False
            index = max(index, start + 1)


def _phrase(doc: Doc, start: int, first: int, end: int, *, before: str, after_noun: bool) -> Phrase:
    """The phrase whose nouns begin at ``first``; ``before`` is the part of speech of the word before it."""
    article, noun = doc[start], doc[first]
    case = _article_case(article) if article.pos_ == "DET" else ""
    # A genitive follows its noun: "die Forderung der EU", "die Forderung Russlands".
    genitive = after_noun and (
        case == "gen"
        or (article.pos_ == "DET" and article.lower_ == "der")
        or (noun.pos_ == "PROPN" and noun.text.endswith("s"))
    )
    return Phrase(highest(doc, start, end), case, genitive or before == "ADP")
