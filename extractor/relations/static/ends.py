"""The two ends of a lasting relation in a segment: which people, bodies and countries its sites stand for, and its record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from extractor.actors.folding import fold
from extractor.actors.references.words import determiner
from extractor.actors.sites import Incumbency
from extractor.lang import read_table, values
from extractor.pipelines.clauses import clauses
from extractor.relations.surface import complete

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extractor.actors.sites import Sheet, Site
    from extractor.pipelines.clauses import Clause

# Share of right ones on the training gold: by the form of names (brackets, compounds) and by words of belonging.
BY_FORM, BY_WORDS = 0.9, 0.85
OF = frozenset("der den des dem von vom bei beim de del la las los el".split())
QUOTES = frozenset({"„", '"', "“", "»", "«", "''"})
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


def country_of(site: Site | None) -> str | None:
    """The country that a site names, by name and not by its people or adjective."""
    named = site is not None and site.kind != "demonym" and site.entity_ids[0].startswith("country:")
    return site.entity_ids[0] if named and site is not None else None


def first_part(sheet: Sheet, index: int) -> str | None:
    """The organisation before the hyphen of a compound: ``[EU]-Länder``."""
    site = sheet.at[index]
    inside = site is not None and site.start == sheet.start(index) and site.end < sheet.end(index)
    return organisation_of(site) if inside and "-" in sheet.doc[index].text else None


_clauses: WeakKeyDictionary[Doc, tuple[Clause, ...]] = WeakKeyDictionary()


def clauses_of(doc: Doc) -> tuple[Clause, ...]:
    """The clauses of a Doc with the slots that its tree leaves open filled; looked for once, as two rules ask."""
    if doc not in _clauses:
        _clauses[doc] = tuple(complete(clause) for clause in clauses(doc))
    return _clauses[doc]


def membership(
    member: str, target: str, start: int, end: int, rule: str, *, former: bool = False, confidence: float = BY_FORM
) -> Incumbency:
    """The record of a membership."""
    return Incumbency(member, target, "member", "", start, end, rule, former=former, member=True, confidence=confidence)


def belongs(member: Site, target: str, start: int, end: int, rule: str) -> Incumbency:
    """The record of a membership that words of belonging tell."""
    return membership(member.entity_ids[0], target, start, end, rule, confidence=BY_WORDS)
