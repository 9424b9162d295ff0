"""From candidates to organisations, places and entries of the lexicon: which mentions name the same.

Everything here works on the set of names and on their order in the text, never on
a counter, so that the same text gives the same ids wherever it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.actors.folding import slug
from extractor.actors.organisations.classes import is_class_noun, is_no_name
from extractor.actors.organisations.names import nominative, organisation_key, town_of
from extractor.actors.sites import Candidate

_AUSTRIAN = "o"  # the letter of Austria in acronyms, as keys have it
_OF = frozenset("der des die von vom für und in im am bei".split())


@dataclass(slots=True)
class Group:
    """A cluster of mentions of an organisation or a place."""

    type: str
    mentions: list[Candidate] = field(default_factory=list)
    entity_id: str | None = None


def resolve_groups(candidates: Sequence[Candidate], pairs: Mapping[str, str]) -> list[Group]:
    """Join the mentions of organisations, places and lexicon entries.

    ``pairs``: Key of a full name or acronym -> the key it stands for (from "Full Name (FN)").
    """
    groups: dict[tuple[str, str], Group] = {}
    known: dict[str, str] = {}
    for candidate in candidates:
        if candidate.entity_id is not None:
            known.setdefault(organisation_key(candidate.text, candidate.lang), candidate.entity_id)
    for candidate in candidates:
        key = _canonical(organisation_key(candidate.text, candidate.lang), pairs)
        entity = candidate.entity_id
        if entity is None and candidate.type in {"organisation", "place"}:
            entity = known.get(key) or next((known[k] for k, v in pairs.items() if v == key and k in known), None)
            if entity is not None and (
                entity.startswith("country:") or (candidate.type == "place") is not entity.startswith("place:")
            ):
                entity = None
        at = ("id", entity) if entity is not None else (candidate.type, key)
        group = groups.setdefault(at, Group(candidate.type, entity_id=entity))
        group.mentions.append(candidate)
    return _with_short_names(list(groups.values()))


def _with_short_names(groups: list[Group]) -> list[Group]:
    """Join a short name to the only organisation whose full name begins or ends with it: ``Juventus``, ``Bahn``, ``Berliner SPD``."""
    words = {id(group): _names(group) for group in groups if group.type == "organisation"}
    organisations = [group for group in groups if id(group) in words]
    gone: set[int] = set()
    for short in sorted(organisations, key=lambda g: min((len(name) for name in words[id(g)]), default=0)):
        if any(is_class_noun(m.text, "de") or is_no_name(m.text, "de") for m in short.mentions):
            continue
        full = [
            group for group in organisations
            if group is not short and id(group) not in gone and (group.entity_id is None or short.entity_id is None)
            and any(_shortens(name, other, short) for name in words[id(short)] for other in words[id(group)])
        ]  # fmt: skip
        if len(full) == 1:
            full[0].mentions = sorted([*full[0].mentions, *short.mentions], key=lambda m: m.start)
            full[0].entity_id = full[0].entity_id or short.entity_id
            words[id(full[0])] |= words[id(short)]
            gone.add(id(short))
    return [group for group in groups if id(group) not in gone]


def _names(group: Group) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(organisation_key(m.text, m.lang).split())
        for m in group.mentions
        if m.kind in {"name", "acronym"} and m.lang == "de"
    )


def _shortens(short: tuple[str, ...], full: tuple[str, ...], group: Group) -> bool:
    """Whether a name is another without its last words, or without the town or kind before it."""
    if len(short) == len(full) == 1 and group.entity_id is None:
        return full[0] in {_AUSTRIAN + short[0], short[0] + _AUSTRIAN}  # VP, SP, FP as Austrian papers write
    if not 0 < len(short) < len(full):
        return False
    if full[-len(short) :] == short:
        # "Kinderhilfswerk der Vereinten Nationen" is another body.
        return full[-len(short) - 1] not in _OF
    return group.entity_id is None and len("".join(short)) > 2 and full[: len(short)] == short


def _canonical(key: str, pairs: Mapping[str, str]) -> str:
    seen = set()
    while key in pairs and key not in seen:
        seen.add(key)
        key = pairs[key]
    return key


def group_name(group: Group) -> str:
    """The fullest form of a group's name, in the nominative."""
    texts = [m.text for m in group.mentions if m.kind in {"name", "acronym"}] or [m.text for m in group.mentions]
    longest = max(texts, key=lambda text: (len(text.split()), len(text), text))
    if group.mentions[0].lang != "de":
        return longest
    # "Hessens", "Kölner": the id is that of the name.
    known = (group.entity_id or "").partition(":")[2]
    named = next((form for form in (longest, longest.removesuffix("s"), town_of(longest)) if slug(form) == known), None)
    return named or nominative(longest, set(texts))


def group_id(group: Group) -> str:
    """The id of a group: the lexicon's, or type and slug of the name."""
    return group.entity_id or f"{group.type}:{slug(group_name(group))}"
