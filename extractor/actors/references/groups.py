"""The antecedents of a word that stands for two actors or more: ``die beiden Länder``, ``beide Seiten``, ``sie``."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.actors.references.discourse import SUBJECT_RANK, Occurrence, Reference
from extractor.actors.references.reach import TEXT, Choice, Profiles, Reach, actors

_ANY = frozenset({"country", "organisation", "person"})


def choose_several(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """Actors of one type that are named together; for "both" else the only two of their type."""
    two = reference.kind == "both"

    def fits(identity: str) -> bool:
        return _can_be(identity, reference, profiles)

    for where, occurrences in reach.windows(reference):
        groups = _named_together(occurrences, reference, profiles)
        blocked = any(not o.ids and o.plural and o.rank == SUBJECT_RANK for o in occurrences)
        if len(groups) == 1:
            ids, subject = groups[0]
            why = "named together" if two else f"named together{', subject' if subject else ''}"
            return Choice(ids, f"{where}, {why}{', beside a noun' if blocked and not two else ''}")
        if groups or (blocked and not two):
            return None
        near = actors(occurrences, fits)
        if two and near and len({profiles[identity].type for identity in near}) == 1 and len(near) > 1:
            return Choice(tuple(near), f"{where}, only two") if len(near) == 2 else None
    text = actors(reach.text, fits) if two else []
    if len(text) == 2 and len({profiles[identity].type for identity in text}) == 1:
        return Choice(tuple(text), f"{TEXT}, only two")
    return None


def _can_be(identity: str, reference: Reference, profiles: Profiles) -> bool:
    """Whether the noun allows the actor: its type, and the class of an organisation."""
    profile, noun = profiles.get(identity), reference.noun
    if profile is None or profile.type not in _ANY:
        return False
    if noun is None or noun.type == "side":
        return True
    if noun.type in {"organisation", "body"}:
        return profile.type == "organisation" and profile.fits(noun) is not False
    return profile.type == ("country" if noun.type == "government" else noun.type)


def _named_together(
    occurrences: Iterable[Occurrence], reference: Reference, profiles: Profiles
) -> list[tuple[tuple[str, ...], bool]]:
    """The different sets of actors of one type in one coordination, and whether it is a subject."""
    members: dict[int, list[Occurrence]] = {}
    for o in occurrences:
        members.setdefault(o.group, []).append(o)
    found: dict[frozenset[str], tuple[tuple[str, ...], bool]] = {}
    for together in members.values():
        ids = tuple(dict.fromkeys(identity for o in together for identity in o.ids))
        if any(not o.ids for o in together) or not all(_can_be(identity, reference, profiles) for identity in ids):
            continue
        if len({profiles[identity].type for identity in ids}) == 1 and len(ids) in (
            (2,) if reference.kind == "both" else (2, 3)
        ):
            known = found.get(frozenset(ids))
            subject = any(o.rank == SUBJECT_RANK for o in together) or (known is not None and known[1])
            found[frozenset(ids)] = (ids, subject)
    return list(found.values())
