"""The text as a row of sentences, each with the actors and other nouns that a later word can take up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from extractor.actors.references.words import ReferenceNoun
from extractor.actors.sites import Sheet, Site, token_span
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.sentences import highest
from extractor.pipelines.tree import dependents, head, is_predicate, role
from extractor.pipelines.words import classes_of, has, tokens_of

# Title, lead and body are one discourse; a caption, a teaser or a post is one of its own.
_RUNNING = frozenset({"title", "lead", "body"})
_INSIDE = frozenset({Role.APPOSITION, Role.NAME, Role.CONJUNCT})
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}
SUBJECT_RANK, OBJECT_RANK, OBLIQUE_RANK, INNER_RANK = 3, 2, 1, 0
_RANKS = {
    Role.OBJECT: OBJECT_RANK,
    Role.INDIRECT: OBJECT_RANK,
    Role.ARGUMENT: OBJECT_RANK,
    Role.AGENT: OBJECT_RANK,
    Role.OBLIQUE: OBLIQUE_RANK,
    Role.ROOT: OBLIQUE_RANK,
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A noun phrase that later words can take up; without ids it is no actor, and only stands in the way.

    Attributes:
        rank: How prominent it is: subject, object, other argument, inside another noun phrase.
        clause: Offset of the verb of its clause.
        group: Offset of the first word of the coordination it stands in.
        gender: Grammatical gender of its head word, empty where the tagger gives none.
    """

    ids: tuple[str, ...]
    start: int
    end: int
    rank: int
    clause: int
    group: int
    gender: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that stands for an actor that it does not name.

    Attributes:
        kind: ``personal``, ``near`` (dieser), ``clitic`` (le, lo, la), ``possessive``, ``noun`` or ``both`` (two actors).
        first: First token, ``last`` the last one; ``token`` is the head word.
        clause: Offset of the verb of its clause.
        shared: Offsets of all verbs that have the subject of its clause.
        noun: The common noun, if it is one.
        regions: Regions its antecedent lies in; empty for any.
        land: The country that a person is called after (der Argentinier); empty for any.
        offset: Letters of the first token before the pronoun that is written as one with it (pedir[le]).
    """

    kind: str
    token: Token
    first: int
    last: int
    genders: frozenset[str]
    plural: bool
    rank: int
    clause: int
    start: int
    noun: ReferenceNoun | None = None
    regions: frozenset[str] = frozenset()
    shared: frozenset[int] = frozenset()
    land: str = ""
    offset: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence with its occurrences in text order."""

    sheet: Sheet
    span: Span
    occurrences: list[Occurrence] = field(default_factory=list)


def threads(sheets: Sequence[Sheet], sites: Sequence[Site]) -> Iterator[list[Sentence]]:
    """The sentences of each discourse of a document, in text order."""
    running: list[Sentence] = []
    for sheet in sorted(sheets, key=lambda item: item.parsed.offset):
        own = list(_sentences(sheet, sites))
        if sheet.parsed.segment.kind in _RUNNING:
            running += own
        else:
            yield own
    yield running


def _sentences(sheet: Sheet, sites: Sequence[Site]) -> Iterator[Sentence]:
    doc = sheet.doc
    spans = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    inner = list(_inner(sheet, sites))
    for span in spans:
        found = [*_outer(sheet, span), *_strangers(sheet, span)]
        found += [item for token, item in inner if span.start <= token < span.end]
        yield Sentence(sheet, span, sorted(found, key=lambda item: (item.start, -item.end)))


def _outer(sheet: Sheet, span: Span) -> Iterator[Occurrence]:
    """The sites that stand on the tokens of a sentence."""
    index = span.start
    while index < span.end:
        site, first = sheet.at[index], index
        index += 1
        while index < span.end and site is not None and sheet.at[index] is site:
            index += 1
        if site is not None and site.acts:
            yield occurrence(sheet, highest(sheet.doc, first, index), site.entity_ids, site.start, site.end)


def _inner(sheet: Sheet, sites: Iterable[Site]) -> Iterator[tuple[int, Occurrence]]:
    """Actors named inside the mention of another: ``der [russische] Außenminister``."""
    for site in sites:
        first, _ = token_span(sheet.parsed, site.start, site.end)
        outer = sheet.at[first] if first >= 0 else None
        if outer is None or not site.acts or set(site.entity_ids) <= set(outer.entity_ids):
            continue
        token = sheet.doc[first]
        verb = sheet.start(clause_verb(token).i)
        yield first, Occurrence(site.entity_ids, site.start, site.end, INNER_RANK, verb, site.start, "", plural=False)


def _strangers(sheet: Sheet, span: Span) -> Iterator[Occurrence]:
    """Nouns that are no actors."""
    tokens, classes = tokens_of(sheet.doc), classes_of(sheet.doc)
    for index in range(span.start, span.end):
        token = tokens[index]
        if classes[index] == "NOUN" and sheet.at[index] is None and rank(token) > OBLIQUE_RANK:
            yield occurrence(sheet, token, (), sheet.start(token.i), sheet.end(token.i))


def occurrence(sheet: Sheet, token: Token, ids: tuple[str, ...], start: int, end: int) -> Occurrence:
    """The occurrence of a noun phrase with a given head word."""
    return Occurrence(
        ids,
        start,
        end,
        rank(token),
        sheet.start(clause_verb(token).i),
        sheet.start(_coordinated(token).i),
        gender_of(token),
        has(token, "Number", "Plur") or len(ids) > 1,
    )


def gender_of(token: Token) -> str:
    """The grammatical gender of a word: m, f or n, empty where the tagger gives none."""
    return next((value for tag, value in _GENDERS.items() if has(token, "Gender", tag)), "")


def _coordinated(token: Token) -> Token:
    """The first word of the coordination a word stands in, or the word itself."""
    while role(token) in _INSIDE and head(token) != token:
        token = head(token)
    return token


def rank(token: Token) -> int:
    """How prominent a noun is by its role; what hangs on another noun has the lowest rank."""
    own = role(_coordinated(token))
    return SUBJECT_RANK if own in SUBJECTS else _RANKS.get(own, INNER_RANK)


def clause_verb(token: Token) -> Token:
    """The word that heads the clause of a noun: its verb, or the top of a sentence without one."""
    while head(token) != token:
        token = head(token)
        if is_predicate(token):
            break
    return token


def subject_verbs(token: Token) -> tuple[Token, ...]:
    """The verbs whose subject is that of a word's clause: its own verb and, where that leaves its subject out, the one before.

    ``Biden traf Scholz und [versprach] ihm …``: Biden is the subject of both.
    """
    verb = clause_verb(token)
    found = [verb]
    while role(verb) == Role.CONJUNCT and head(verb) != verb and not dependents(verb, *SUBJECTS):
        verb = head(verb)
        found.append(verb)
    return tuple(found)
