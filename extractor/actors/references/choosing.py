"""The one decision: which antecedent a reference has, and by which named reason. Silent when in doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from extractor.actors.references.bodies import choose_country, choose_organisation
from extractor.actors.references.discourse import Reference
from extractor.actors.references.groups import choose_several
from extractor.actors.references.people import (
    choose_clitic,
    choose_inhabitant,
    choose_last,
    choose_owner,
    choose_person,
)
from extractor.actors.references.reach import Choice, Profiles, Reach

Chooser = Callable[[Reference, Reach, Profiles], Choice | None]

# Share of right ones of each reason, read on texts of the training gold and rounded down; a reason that is not listed
# was right less often than three times in four (or too rare to tell), and leaves the reference alone. Spanish clitics were not
# read one by one: with them event F1 rises on the two large Spanish sets that were measured (0.245 to 0.256, 0.227 to 0.230).
CONFIDENCE: Mapping[str, float] = MappingProxyType({
    "personal: same sentence, only one, subject": 0.9,
    "personal: same sentence, only one": 0.8,
    "personal: same sentence, of several the subject, parallel": 0.85,
    "personal: same sentence, organisation": 0.85,
    "personal: same sentence, named together, subject": 0.85,
    "personal: sentence before, only one, subject": 0.95,
    "personal: sentence before, only one, subject, beside a noun": 0.85,
    "personal: sentence before, only one": 0.8,
    "personal: sentence before, of several the subject, parallel": 0.85,
    "personal: sentence before, organisation": 0.9,
    "personal: sentence before, named together, subject": 0.85,
    "personal: two before, only one, subject": 0.85,
    "near: same sentence, only one": 0.8,
    "near: same sentence, last of several": 0.8,
    "near: sentence before, only one": 0.8,
    "near: sentence before, last of several": 0.8,
    "clitic: same sentence, only one": 0.7,
    "clitic: same sentence, of several the subject": 0.7,
    "clitic: same sentence, only person": 0.7,
    "clitic: sentence before, only one": 0.7,
    "clitic: sentence before, of several the subject": 0.7,
    "clitic: sentence before, only person": 0.7,
    "possessive: subject, person": 0.95,
    "possessive: subject, person, behind it": 0.95,
    "possessive: subject, organisation": 0.8,
    "possessive: subject, country": 0.95,
    "possessive: no subject, same sentence, only one": 0.8,
    "possessive: no subject, same sentence, only one, subject": 0.85,
    "possessive: no subject, same sentence, only one, subject, beside a noun": 0.85,
    "possessive: no subject, sentence before, only one, subject": 0.85,
    "noun country: only one": 0.9,
    "noun country: only one of its region": 0.9,
    "noun country: same sentence, only one near": 0.85,
    "noun government: only one": 0.9,
    "noun organisation: same sentence, so called": 0.9,
    "noun organisation: sentence before, so called": 0.9,
    "noun organisation: two before, so called": 0.9,
    "noun organisation: text, so called": 0.8,
    "noun organisation: same sentence, nothing known": 0.85,
    "noun organisation: sentence before, nothing known": 0.85,
    "noun body: same sentence, so called": 0.85,
    "noun body: sentence before, so called": 0.85,
    "noun body: two before, so called": 0.85,
    "noun body: text, so called": 0.85,
    "noun person: sentence before, only one, subject": 0.85,
    "noun person: sentence before, only one": 0.8,
    "noun inhabitant: sentence before, only one, subject": 0.8,
    "noun inhabitant: sentence before, only one": 0.8,
    "noun inhabitant: text, of that country": 0.75,
    "both country: same sentence, named together": 0.9,
    "both country: sentence before, named together": 0.9,
    "both country: sentence before, only two": 0.9,
    "both country: two before, only two": 0.9,
    "both country: text, only two": 0.85,
    "both government: sentence before, only two": 0.9,
    "both side: sentence before, only two": 0.85,
    "both organisation: sentence before, named together": 0.85,
    "both organisation: sentence before, only two": 0.85,
    "both organisation: two before, only two": 0.85,
    "both organisation: text, only two": 0.85,
    "both person: sentence before, named together": 0.9,
    "both side: same sentence, named together": 0.85,
    "both side: sentence before, named together": 0.85,
    "both side: two before, named together": 0.85,
})  # fmt: skip


_BY_KIND: Mapping[str, Chooser] = MappingProxyType({"clitic": choose_clitic, "near": choose_last})


def choose(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """The antecedent of a reference with the reason and its confidence; None where no reason singles one out."""
    found = chooser(reference)(reference, reach, profiles)
    if found is None:
        return None
    reason = f"{label(reference)}: {found.reason}"
    confidence = CONFIDENCE.get(reason)
    return None if confidence is None else replace(found, reason=reason, confidence=confidence)


def label(reference: Reference) -> str:
    """The first part of a reason: the kind of reference and the type of its noun."""
    return reference.kind if reference.noun is None else f"{reference.kind} {reference.noun.type}"


def chooser(reference: Reference) -> Chooser:
    """The rule for a kind of reference."""
    if reference.kind in _BY_KIND:
        return _BY_KIND[reference.kind]
    kind = reference.noun.type if reference.noun is not None else ""
    if reference.plural:
        return choose_several
    if kind == "inhabitant":
        return choose_inhabitant
    if reference.kind == "possessive":
        return choose_owner
    if kind in {"country", "government"}:
        return choose_country
    return choose_organisation if kind in {"organisation", "body"} else choose_person
