"""Descriptions that tell the office of a person named before without one: ``Orban lenkte ein. … der Fidesz-Vorsitzende``.

The description must say whose office it is, and nobody else in the text may hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.incumbents import incumbency
from extractor.actors.offices.phrases import Title, phrase, phrase_end
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.references.descriptions import is_plural, same_office
from extractor.actors.references.discourse import SUBJECT_RANK, Sentence, threads
from extractor.actors.references.profiles import Profile
from extractor.actors.references.words import determiner
from extractor.actors.sites import Incumbency, Sheet, Site

Profiles = Mapping[str, Profile]
# Share of right triples on the training gold and on invented articles (23 of 33), rounded down.
UNTITLED_CONFIDENCE = 0.65
_DEFINITE = frozenset({"definite", "near", "contraction"})
# "zum Vorsitzenden gewählt": an office that is only given.
_BECOMING = frozenset({"zum", "zur"})
_SCOPES = frozenset({"country", "organisation", "either", "member"})
_OTHERS = frozenset(
    {"thing", "relative", "ambassador", "envoy", "expert", "diplomat", "general", "legislator", "member"}
)


def describe_untitled(
    sheets: Sequence[Sheet], sites: Sequence[Site], holders: Sequence[Incumbency], profiles: Profiles
) -> Iterator[tuple[Site, Incumbency]]:
    """The descriptions with the office or membership that each of them tells."""
    open_ = {sheet.parsed.offset: list(_titles(sheet, holders)) for sheet in sheets if sheet.lang == "de"}
    if not any(open_.values()):
        return
    found: list[Incumbency] = list(holders)
    for thread in threads(sheets, sites):
        for number, sentence in enumerate(thread):
            for title, target in open_.get(sentence.sheet.parsed.offset, ()):
                inside = sentence.span.start <= title.hit.start < sentence.span.end
                if not inside or any(_holds(i, title, target) for i in found):
                    continue
                person = _meant(title, target, thread[max(0, number - 2) : number], found, profiles)
                if person is None:
                    continue
                sheet = sentence.sheet
                held = incumbency(sheet, person, title, target, confidence=UNTITLED_CONFIDENCE)
                found.append(held)
                yield (
                    Site(
                        sheet.start(title.first), sheet.end(title.last - 1), (person,), "role",
                        confidence=UNTITLED_CONFIDENCE, reason="description of one named before",
                    ),
                    held,
                )  # fmt: skip


def _titles(sheet: Sheet, holders: Sequence[Incumbency]) -> Iterator[tuple[Title, str]]:
    """The definite offices of one person that no name stands beside and nobody is known to hold, with whose they are."""
    for hit in find_offices_in(sheet.doc, sheet.lang):
        site = sheet.at[hit.start]
        if (site is not None and site.kind == "role") or hit.office.scope not in _SCOPES:
            continue
        if hit.office.office in _OTHERS or is_plural(sheet, hit):
            continue
        end = phrase_end(sheet, hit.end) or hit.end
        title = phrase(sheet, hit, min(end, hit.end + 5), "description of one named before")
        behind = sheet.at[title.last] if title.last < len(sheet.at) else None
        article = sheet.doc[title.first - 1].text if title.first else ""
        definite = determiner(article, sheet.lang) in _DEFINITE and article.lower() not in _BECOMING
        named = behind is not None and behind.entity_ids[0].startswith("person:")
        target = _target(title) if definite and not named else None
        if target is not None and not any(_holds(i, title, target) for i in holders):
            yield title, target


def _target(title: Title) -> str | None:
    ids = {i for site in title.targets for i in site.entity_ids}
    wanted = {"country": ("country:",), "either": ("country:", "organisation:")}.get(
        title.office.scope, ("organisation:",)
    )
    return ids.pop() if len(ids) == 1 and next(iter(ids)).startswith(wanted) else None


def _holds(held: Incumbency, title: Title, target: str) -> bool:
    """Whether somebody is known to hold the office, so that the description means them."""
    return held.target == target and (same_office(title.office, held) and title.office.scope != "member")


def _meant(
    title: Title,
    target: str,
    before: Sequence[Sentence],
    holders: Sequence[Incumbency],
    profiles: Profiles,
) -> str | None:
    """The only person who can be meant in the sentence before, or its subject; else in the one before that."""
    for other in reversed(before):
        people = [
            o for o in other.occurrences if len(o.ids) == 1 and _can_be(o.ids[0], title, target, holders, profiles)
        ]
        subjects = {o.ids[0] for o in people if o.rank == SUBJECT_RANK}
        everybody = {o.ids[0] for o in people}
        if len(everybody) == 1:
            return everybody.pop()
        if len(subjects) == 1:
            return subjects.pop()
        if everybody:
            return None
    return None


def _can_be(person: str, title: Title, target: str, holders: Iterable[Incumbency], profiles: Profiles) -> bool:
    profile = profiles.get(person)
    if profile is None or profile.type != "person":
        return False
    if title.office.feminine is not None and profile.gender and (profile.gender == "f") is not title.office.feminine:
        return False
    mine = [i for i in holders if i.person == person and i.target is not None and not i.former]
    if target.startswith("country:"):
        return not any(i.target is not None and i.target.startswith("country:") and not i.member for i in mine)
    home = load_lexicon().entries[target].country if target in load_lexicon().entries else ""
    if home and profile.land is not None and profile.land != f"country:{home}":
        return False
    return not any(i.target is not None and i.target.startswith("organisation:") and i.target != target for i in mine)
