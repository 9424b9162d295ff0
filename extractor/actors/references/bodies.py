"""The antecedent of a common noun: ``das Land``, ``die Regierung``, ``die Partei``, ``das Unternehmen``."""

from __future__ import annotations

from extractor.actors.references.discourse import INNER_RANK, Reference
from extractor.actors.references.reach import BEFORE, SAME, TEXT, Choice, Profiles, Reach, actors, leading


def choose_country(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """The only country of the text, or of its region; else the only one near, or the subject."""

    def fits(identity: str) -> bool:
        profile = profiles.get(identity)
        return (
            profile is not None
            and profile.type == "country"
            and (not reference.regions or profile.region in reference.regions)
        )

    text = actors(reach.text, fits)
    region = " of its region" if reference.regions else ""
    if len(text) == 1:
        return Choice((text[0],), f"only one{region}")
    for where, occurrences in reach.windows(reference):
        # "der frühere US-Präsident": a country inside a title is not what the text is about.
        named = [o for o in occurrences if o.rank > INNER_RANK]
        ids, subjects = actors(named, fits), leading(named, fits)
        if len(ids) == 1:
            return Choice((ids[0],), f"{where}, only one near{region}")
        if ids or actors(occurrences, fits):
            return Choice((subjects[0],), f"{where}, subject of several{region}") if len(subjects) == 1 else None
    return None


def choose_organisation(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """The only organisation near, else in the text, that can be called so; else the only one of which nothing is known."""
    noun = reference.noun
    if noun is None:
        return None

    def fitting(identity: str, *, known: bool) -> bool:
        profile = profiles.get(identity)
        if profile is None or profile.type != "organisation":
            return False
        return profile.fits(noun) is (True if known else None)

    for known in (True, False):
        if not known and noun.type == "body":
            return None
        windows = [*reach.windows(reference), (TEXT, reach.text)]
        for where, occurrences in windows:
            if not known and where not in {SAME, BEFORE}:
                break
            ids = actors(occurrences, lambda i, known=known: fitting(i, known=known))  # type: ignore[misc]
            if len(ids) == 1:
                return Choice((ids[0],), f"{where}, {'so called' if known else 'nothing known'}")
            if ids:
                return None
    return None
