"""The two ends of a lasting relation in a segment: which people, bodies and countries its sites stand for, and its record."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.organisations.classes import is_class_noun
from extractor.actors.references.words import determiner
from extractor.actors.sites import Incumbency
from extractor.lang import read_table, values
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import dependents, head, is_predicate, role
from extractor.pipelines.words import once_a_doc, words_of
from extractor.relations.lexicon import load
from extractor.relations.qualifiers import denied_by_article, of_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extractor.actors.sites import Sheet, Site
    from extractor.pipelines.clauses import Clause

# Share of right ones on the training gold: by the form of names (brackets, compounds) and by words of belonging.
BY_FORM, BY_WORDS = 0.9, 0.85
OF = frozenset("der den des dem von vom bei beim de del la las los el".split())
QUOTES = frozenset({"„", '"', "“", "»", "«", "''"})
_WAS = frozenset("war waren era eran fue fueron".split())
_COPULAS = frozenset({"sein", "werden", "bleiben", "ser"})
_REFERENCES = frozenset({"demonym", "pronoun", "role", "handle"})


@cache
def words(lang: str, kind: str) -> tuple[str, ...]:
    """The words of a kind in ``lang/<lang>/belonging.tsv``, folded.

    Example:
        >>> words("es", "state")
        ('paises', 'socios', 'estados')
    """
    rows = read_table(lang, "belonging", columns=("kind", "words"))
    return tuple(fold(word) for row in rows if row["kind"] == kind for word in values(row["words"]))


def is_article(word: str) -> bool:
    """Whether a German word is an article.

    Example:
        >>> is_article("Des"), is_article("dieser")
        (True, False)
    """
    return determiner(word, "de") in {"definite", "new"}


def organisation_of(site: Site | None) -> str | None:
    """The organisation that a site names or refers to."""
    acts = site is not None and site.acts and site.entity_ids[0].startswith("organisation:")
    return site.entity_ids[0] if acts and site is not None else None


def named_organisation(site: Site | None) -> str | None:
    """The organisation that a site names, by name and not by reference."""
    return organisation_of(site) if site is not None and site.kind not in _REFERENCES else None


def person_of(site: Site | None) -> Site | None:
    """A site that stands for one person, by name or reference."""
    return site if site is not None and len(site.entity_ids) == 1 and site.entity_ids[0].startswith("person:") else None


def possessor(sheet: Sheet, index: int) -> Site | None:
    """Whom a possessive means: who it refers to, else the only person before it in the sentence, or in the one before."""
    own = person_of(sheet.at[index])
    if own is not None:
        return own
    if not sheet.doc.has_annotation("SENT_START"):
        return None
    start = sentence_of(sheet.doc[index]).start
    last = sentence_of(sheet.doc[start - 1]).start if start else 0
    for low, high in ((start, index), (last, start)):
        before = [person for site in sheet.at[low:high] if (person := person_of(site)) is not None]
        if before:
            return before[-1] if len({site.entity_ids for site in before}) == 1 else None
    return None


def single_body(site: Site | None) -> Site | None:
    """A site that names one organisation."""
    return site if site is not None and len(site.entity_ids) == 1 and named_organisation(site) is not None else None


def named_body(sheet: Sheet, token: Token) -> Site | None:
    """The body that a noun names, or the name behind a noun of its kind: ``die Firma [Nordstahl]``."""
    site = sheet.at[token.i]
    if site is not None and site.end >= sheet.end(token.i):  # not the EU in "das Kommando der EU-Mission Atalanta"
        return single_body(site)
    if token.i + 1 < len(sheet.doc) and is_class_noun(token.text, "de"):
        at = token.i + 1 + (sheet.doc[token.i + 1].text in QUOTES)
        return single_body(sheet.at[at]) if at < len(sheet.doc) else None
    return None


def parts(noun: Token) -> list[Token]:
    """A noun with what is coordinated with it or stands in apposition: ``der Brite [X]``."""
    return [part for token in (noun, *conjuncts(noun)) for part in (token, *dependents(token, Role.APPOSITION))]


def country_of(site: Site | None) -> str | None:
    """The country that a site names, by name and not by its people or adjective."""
    named = site is not None and site.kind != "demonym" and site.entity_ids[0].startswith("country:")
    return site.entity_ids[0] if named and site is not None else None


def first_part(sheet: Sheet, index: int) -> str | None:
    """The organisation before the hyphen of a compound: ``[EU]-Länder``."""
    site = sheet.at[index]
    inside = site is not None and site.start == sheet.start(index) and site.end < sheet.end(index)
    return organisation_of(site) if inside and "-" in sheet.doc[index].text else None


@once_a_doc
def last_parts(doc: Doc) -> tuple[str, ...]:
    """Each word folded, of compounds with a hyphen the last part: ``mitglied`` of ``EU-Mitglied``."""
    return tuple([fold(word.rpartition("-")[2]) for word in words_of(doc)])


def membership(
    member: str, target: str, start: int, end: int, rule: str, *, former: bool = False, confidence: float = BY_FORM
) -> Incumbency:
    """The record of a membership."""
    return Incumbency(member, target, "member", "", start, end, rule, former=former, member=True, confidence=confidence)


def belongs(member: Site, target: str, start: int, end: int, rule: str) -> Incumbency:
    """The record of a membership that words of belonging tell."""
    return membership(member.entity_ids[0], target, start, end, rule, confidence=BY_WORDS)


def as_told(record: Incumbency, clause: Clause, lang: str) -> Incumbency:
    """The record with what the verb that tells it says of it: ``will der Nato beitreten`` is only planned."""
    qualifiers = of_verb(clause.verb, load(lang).cues)
    return replace(record, modality=qualifiers.modality, negated=qualifiers.negated)


def as_predicate(record: Incumbency, noun: Token, lang: str) -> Incumbency:
    """The record with what its noun's copula says of it: ``ist kein Mitglied der EU``, ``will EU-Mitglied werden``."""
    verb = copula_of(noun)
    if verb is None:
        return record
    cues = load(lang).cues
    qualifiers = of_verb(verb, cues)
    negated = qualifiers.negated or denied_by_article(noun, cues) or of_verb(noun, cues).negated
    past = any(fold(part.text) in _WAS for part in (verb, *dependents(noun, Role.COPULA)))
    return replace(record, modality=qualifiers.modality, negated=negated, former=record.former or past)


def copula_of(noun: Token) -> Token | None:
    """The word whose clause says that somebody is or becomes what a noun names; the noun itself beside ``ist``."""
    if dependents(noun, Role.COPULA):
        return noun
    above = head(noun)
    becomes = is_predicate(above) and (above.lemma_ or above.text).lower() in _COPULAS and role(noun) not in SUBJECTS
    return above if becomes else None
