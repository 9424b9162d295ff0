"""Places that turn out to be bodies: a region or city whose office somebody holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.actors.offices.regions import is_region_noun
from extractor.actors.organisations.groups import Group, group_id

if TYPE_CHECKING:
    from extractor.actors.sites import Candidate, Incumbency, Site
    from extractor.records import RawText

_NOUN = re.compile(r"\b([A-ZÄÖÜ]\w+) $")
MAX_NOUN = 30  # letters before a name that are searched for its noun


def employing(
    raw: RawText, holders: Sequence[Incumbency], groups: Sequence[Group], sites: Iterable[Site]
) -> tuple[tuple[Incumbency, ...], list[Group], list[Site]]:
    """Offices, groups and sites with each place that has an office as an organisation.

    Its mentions stay mere places to the relations of events (``in Hamburg``).
    """
    acting = {
        i.target: i.target.replace("place:", "organisation:", 1)
        for i in holders
        if i.target is not None and i.target.startswith("place:")
    }
    if not acting:
        return tuple(holders), list(groups), list(sites)
    return (
        tuple(replace(i, target=acting.get(i.target or "", i.target)) for i in holders),
        [_body(raw, group, acting[group_id(group)]) if group_id(group) in acting else group for group in groups],
        [
            replace(site, entity_ids=(acting[site.entity_ids[0]],), acts=False)
            if site.entity_ids[0] in acting
            else site
            for site in sites
        ],
    )


def _body(raw: RawText, group: Group, identity: str) -> Group:
    """The group of a place as one of an organisation, with the noun that always stands before its name (``[Region] Elsass``)."""
    named = [m for m in group.mentions if m.kind == "name"]
    nouns = {m: noun for m in named if (noun := _noun_before(raw, m)) is not None}
    whole = [
        m.to(start=m.start - len(nouns[m]) - 1, text=f"{nouns[m]} {m.text}")
        if len(nouns) == len(named) and m in nouns
        else m
        for m in group.mentions
    ]
    return Group("organisation", [m.to(type="organisation", acts=False) for m in whole], identity)


def _noun_before(raw: RawText, mention: Candidate) -> str | None:
    """``Region``, ``Stadt`` before a place; ``des Landes`` is in the genitive and no part of the name."""
    match = _NOUN.search(raw.text[max(0, mention.start - MAX_NOUN) : mention.start])
    noun = match.group(1) if match is not None else ""
    return noun if is_region_noun(noun) and not noun.endswith("s") else None
