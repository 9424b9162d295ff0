"""References resolved in text order, so that one that is resolved can be taken up by the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.actors.references.choosing import choose
from extractor.actors.references.discourse import Occurrence, Reference, Sentence, occurrence, threads
from extractor.actors.references.nouns import read_inhabitant, read_noun
from extractor.actors.references.profiles import Profile
from extractor.actors.references.pronouns import read_enclitic, read_pronoun
from extractor.actors.references.reach import Choice, Reach
from extractor.actors.references.words import reference_noun
from extractor.actors.sites import Sheet, Site
from extractor.pipelines.tree import head
from extractor.pipelines.words import tokens_in

# Share of right ones on the training gold where the office of the owner is known (4 of 4, rounded down).
OWN_CONFIDENCE = 0.9


def find_references(sheets: Sequence[Sheet], sites: Sequence[Site], profiles: Mapping[str, Profile]) -> Iterator[Site]:
    """The sites of pronouns, possessives and common nouns that stand for an actor."""
    for sentences in threads(sheets, sites):
        text: list[Occurrence] = []
        for number, sentence in enumerate(sentences):
            before = sentences[max(0, number - 2) : number]
            for reference in _references(sentence):
                reach = _reach(reference, sentence, before, text)
                choice = choose(reference, reach, profiles)
                found = None if choice is None else _site(sentence, reference, choice)
                if found is not None:
                    yield found
                    own = _own(sentence, reference, found, profiles)
                    if own is not None:
                        yield own
                if reference.kind != "possessive":
                    _enter(sentence, reference, found)
            text += sentence.occurrences


def _references(sentence: Sentence) -> Iterator[Reference]:
    """The references of a sentence, in text order."""
    for token in tokens_in(sentence.span):
        if sentence.sheet.at[token.i] is not None:
            found = read_inhabitant(sentence, token)
        else:
            found = read_pronoun(sentence, token) or read_enclitic(sentence, token) or read_noun(sentence, token)
        if found is not None:
            yield found


def _reach(reference: Reference, sentence: Sentence, before: Sequence[Sentence], text: Sequence[Occurrence]) -> Reach:
    here = [o for o in sentence.occurrences if o.start < reference.start]
    return Reach(
        here,
        sentence.occurrences,
        before[-1].occurrences if before else (),
        before[-2].occurrences if len(before) > 1 else (),
        [*text, *here],
    )


def _site(sentence: Sentence, reference: Reference, choice: Choice) -> Site:
    sheet = sentence.sheet
    return Site(
        sheet.start(reference.first) + reference.offset, sheet.end(reference.last), choice.ids,
        "pronoun" if reference.noun is None else "role", confidence=choice.confidence, reason=choice.reason,
    )  # fmt: skip


def _own(sentence: Sentence, reference: Reference, owner: Site, profiles: Mapping[str, Profile]) -> Site | None:
    """``sein Land``, ``ihre Regierung``, ``seine Partei``: the country or party of the person who owns it."""
    if reference.kind != "possessive" or len(owner.entity_ids) != 1:
        return None
    noun_token = head(reference.token)
    profile = profiles.get(owner.entity_ids[0])
    noun = reference_noun(noun_token.text, sentence.sheet.lang)
    if noun is None or noun.plural or profile is None or sentence.sheet.at[noun_token.i] is not None:
        return None
    if not reference.first < noun_token.i <= reference.first + 2:
        return None
    target = (
        profile.party if "PTY" in noun.sectors else profile.land if noun.type in {"country", "government"} else None
    )
    if profile.type == "country" and noun.type == "government":
        target = profile.id
    if target is None or target not in profiles:
        return None
    sheet = sentence.sheet
    return Site(
        sheet.start(reference.first), sheet.end(noun_token.i), (target,), "role", confidence=OWN_CONFIDENCE,
        reason=f"own {noun.type}: of its {profile.type}",
    )  # fmt: skip


def _enter(sentence: Sentence, reference: Reference, site: Site | None) -> None:
    """Let later references take this one up; one that is not resolved stands in their way."""
    sheet = sentence.sheet
    start, end = sheet.start(reference.first), sheet.end(reference.last)
    sentence.occurrences[:] = [o for o in sentence.occurrences if not (start <= o.start and o.end <= end and not o.ids)]
    new = occurrence(sheet, reference.token, site.entity_ids if site else (), start, end)
    if site is None and reference.genders and len(reference.genders) == 1:
        new = Occurrence(
            (), start, end, new.rank, new.clause, new.group, next(iter(reference.genders)), reference.plural
        )
    sentence.occurrences.append(new)
    sentence.occurrences.sort(key=lambda o: (o.start, -o.end))
