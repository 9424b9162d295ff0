"""Relative pronouns: ``die Ministerin, die …``, ``el presidente, quien …`` stand for the actor their clause hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from extractor.actors.references.profiles import Profile
from extractor.actors.references.words import pronouns
from extractor.actors.sites import Sheet, Site
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import head, is_predicate, role
from extractor.pipelines.words import has, words_of

_KINDS = frozenset({"relative", "owner", "oblique"})
RELATIVE_CONFIDENCE = 0.9
# Between the actor and its relative pronoun stand a comma and at most a preposition.
MAX_GAP = 2


def find_relatives(sheets: Sequence[Sheet], profiles: Mapping[str, Profile]) -> Iterator[Site]:
    """The sites of relative pronouns whose clause hangs on an actor that stands straight before it."""
    for sheet in sheets:
        for index, word in enumerate(words_of(sheet.doc)):
            readings = [r for r in pronouns(word, sheet.lang) if r.kind in _KINDS]
            if not readings or sheet.at[index] is not None or not _relative(sheet.doc[index]):
                continue
            token = sheet.doc[index]
            noun = _noun(token)
            site = _before(sheet, token)
            if noun is None or site is None or site is not sheet.at[noun.i] or not _agrees(noun, site, token, profiles):
                continue
            yield Site(
                sheet.start(token.i), sheet.end(token.i), site.entity_ids, "pronoun",
                confidence=RELATIVE_CONFIDENCE, reason="relative",
            )  # fmt: skip


def _relative(token: Token) -> bool:
    return has(token, "PronType", "Rel") or token.tag_ in {"PRELS", "PRELAT"}


def _noun(token: Token) -> Token | None:
    """The noun that the clause of a relative pronoun hangs on."""
    verb = token
    while head(verb) != verb and role(verb) != Role.NOUN_CLAUSE:
        verb = head(verb)
        if is_predicate(verb) and role(verb) != Role.NOUN_CLAUSE:
            return None
    return head(verb) if role(verb) == Role.NOUN_CLAUSE and head(verb).i < token.i else None


def _before(sheet: Sheet, token: Token) -> Site | None:
    """The actor whose mention ends right before the comma."""
    index = token.i - 1
    while index >= 0 and token.i - index <= MAX_GAP and (sheet.doc[index].is_punct or sheet.doc[index].pos_ == "ADP"):
        index -= 1
    return sheet.at[index] if 0 <= index < token.i - 1 or sheet.lang == "es" else None


def _agrees(noun: Token, site: Site, token: Token, profiles: Mapping[str, Profile]) -> bool:
    """Whether the pronoun has the gender of a person or of the noun, and is singular like it."""
    if len(site.entity_ids) != 1 or len(conjuncts(noun)) > 1 or site.entity_ids[0] not in profiles:
        return False
    profile = profiles[site.entity_ids[0]]
    readings = [r for r in pronouns(token.text, token.lang_) if r.kind in _KINDS and not r.plural]
    if role(token) in SUBJECTS:
        readings = [r for r in readings if r.kind != "oblique"]
    genders = {gender for reading in readings for gender in reading.genders}
    tagged = {"m": "Masc", "f": "Fem", "n": "Neut"}
    if profile.type == "person":
        return not profile.gender or not genders or profile.gender in genders
    return not genders or any(has(noun, "Gender", tagged[gender]) for gender in genders)
