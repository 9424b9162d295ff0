"""All candidates of a document: lexicon, recogniser, rules; overlaps settled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from extractor.actors.folding import fold, slug
from extractor.actors.lexicon import metonyms
from extractor.actors.lexicon.capitals import may_act
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.lexicon.gazetteer import LexiconHit, find_hits, find_in_text
from extractor.actors.offices.regions import region_candidates, region_id
from extractor.actors.organisations.acronyms import Expansion, find_expansions, is_acronym
from extractor.actors.organisations.bodies import body_candidates
from extractor.actors.organisations.classes import class_candidates, token_candidates
from extractor.actors.organisations.complements import complement_candidates
from extractor.actors.organisations.local import local_candidates
from extractor.actors.organisations.mentions import credit_candidates, organisation_candidates
from extractor.actors.organisations.names import organisation_key
from extractor.actors.organisations.national import national_candidates
from extractor.actors.organisations.prefixes import prefix_candidates
from extractor.actors.organisations.regional import government_candidates, regional_candidates
from extractor.actors.own.candidates import adopted, giving_way, offsets, own_candidates, own_names, signed
from extractor.actors.people.handles import (
    acronym_handle,
    find_handles,
    find_hashtags,
    is_organisation_name,
    is_person_handle,
    split_handle,
)
from extractor.actors.people.mentions import caption_candidates, given_candidates, person_candidates, surname_candidates
from extractor.actors.people.partisans import partisan_candidates
from extractor.actors.resolution import read_person
from extractor.actors.sites import Candidate, holding, token_span
from extractor.records import EntityType

if TYPE_CHECKING:
    from extractor.actors.own.catalogue import OwnActors
    from extractor.actors.people.names import PersonName
    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText, Segment

# Around a medium that is named in brackets, perhaps with others ("(dpa/AFP)").
_CREDIT_OPENS, _CREDIT_CLOSES, _CREDIT_REACH = re.compile(r"\([\w/,. -]*$"), re.compile(r"[\w/,. -]*\)"), 20
# A name of more letters may have an acronym that it does not spell: Koalition für Einheit und Entwicklung (CUD).
MIN_FULL = 10
# Which of two overlapping spans wins: the rule that is right more often.
_RANK = {
    "own": -1,
    "signature": 0,
    "handle": 0,
    "body": 1,
    "national": 1,
    "regional": 1,
    "local": 1,
    "caption": 2,
    "lexicon": 3,
    "prefix": 4,
    "title": 5,
    "surname": 5,
    "class": 6,
    "complement": 8,
    "ner": 7,
    "expansion": 7,
    "region": 8,
}


@dataclass(frozen=True, slots=True)
class Collection:
    """The candidates of a document and what they were read beside."""

    candidates: tuple[Candidate, ...]
    expansions: tuple[Expansion, ...]
    handles: tuple[Candidate, ...]
    own: Mapping[str, PersonName]


def collect(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment], own: OwnActors | None = None
) -> Collection:
    """The candidates of a document, in text order, without contradictions."""
    listed = own_candidates(raw, segments, own)
    hits = [find_hits(part, lang=part.segment.lang) for part in parsed]
    lexicon = list(giving_way(_lexicon_candidates(parsed, hits), listed))
    taken = {i for candidate in lexicon for i in range(candidate.start, candidate.end)} | offsets(listed)
    found = [*lexicon, *body_candidates(parsed, hits), *national_candidates(parsed, hits)]
    found += [*regional_candidates(parsed), *local_candidates(parsed)]
    if any(part.segment.lang == "es" for part in parsed):
        found += government_candidates(parsed, {c.entity_id for c in found if c.entity_id})
    found += caption_candidates(raw, segments, taken=taken)
    found += credit_candidates(raw, segments, taken=taken)
    people = list(person_candidates(parsed, taken=taken))
    people += given_candidates(parsed, people, taken=taken)
    full = [read_person(c) for c in (*people, *(c for c in found if c.source == "caption" and c.type == "person"))]
    titled = {fold(c.text) for c in people if c.source == "title" and " " not in c.text}
    full += [read_person(c) for c in _signatures(segments) if c.type == "person"]
    full += own_names(listed, own).values()
    surnames = {fold(name.words[-1]) for name in full if name.given} | {
        fold(n.surname[0]) for n in full if len(n.surname) > 1
    }
    surnames |= titled
    organisations = [
        candidate.to(entity_id=region_id(candidate.text)) if candidate.type == "place" else candidate
        for candidate in organisation_candidates(parsed, taken=taken)
    ]
    organisations += class_candidates(parsed, taken=taken)
    organisations += token_candidates(parsed, taken=taken)
    organisations += complement_candidates(parsed, people, taken=taken)
    known = {fold(c.text) for c in organisations if c.type == "organisation"}
    found += people
    found += surname_candidates(parsed, surnames, taken=taken)
    found += organisations
    found += region_candidates(parsed, taken=taken)
    found += prefix_candidates(parsed, taken=taken, known=known, names=surnames)
    found += partisan_candidates(parsed, people, {c.entity_id for c in lexicon if c.entity_id})
    handles = tuple(_handles(raw, segments))
    settled = list(adopted(settle([*giving_way(found, listed), *listed]), own))
    expansions = tuple({*_expansions(raw.text, segments), *_beside(raw.text, settled)})
    expansions = tuple(sorted(expansions, key=lambda e: e.long_start))
    settled = settle([*settled, *_expanded(raw.text, parsed, settled, expansions)])
    mine = [candidate for candidate in settled if candidate.source == "own"]
    named = {candidate.start for candidate in mine}
    settled = [
        *settled,
        *signed(_signatures(segments), segments, mine, own),
        *(
            h for h in handles
            if h.start not in named and (h.entity_id or (h.type == "person" and h.text[0] == "@" and is_person_handle(h.text)))
        ),
    ]  # fmt: skip
    return Collection(
        tuple(sorted(settled, key=lambda c: (c.start, -c.end))), expansions, handles, own_names(settled, own)
    )


def _lexicon_candidates(parsed: Sequence[ParsedSegment], hits: Sequence[Sequence[LexiconHit]]) -> Iterator[Candidate]:
    entries = load_lexicon().entries
    named = {hit.entity_id for found in hits for hit in found if hit.kind != "capital"}
    for part, found in zip(parsed, hits, strict=True):
        whole = part.doc.text
        for hit in found:
            text = whole[hit.start - part.offset : hit.end - part.offset]
            entity_type = cast(EntityType, entries[hit.entity_id].type)
            lang, segment = part.segment.lang, part.segment.id
            first, last = token_span(part, hit.start, hit.end)
            if (
                hit.kind == "capital"
                and hit.form != "prefix"
                and not (
                    metonyms.acts(part.doc, first, last) or (hit.entity_id in named and may_act(part.doc, first, last))
                )
            ):
                yield Candidate(
                    hit.start, hit.end, text, "place", "name", lang, segment, "lexicon",
                    entity_id=f"place:{slug(text)}", acts=False, form=hit.entity_id,
                )  # fmt: skip
                continue
            credited = entries[hit.entity_id].sector == "MED" and _is_credit(
                whole, hit.start - part.offset, hit.end - part.offset
            )
            yield Candidate(
                hit.start, hit.end, text, entity_type, hit.kind, lang, segment, "lexicon",
                entity_id=hit.entity_id, form=hit.form, acts=not credited,
            )  # fmt: skip
            yield from _union_inside(hit, text, lang, segment)


def _union_inside(hit: LexiconHit, text: str, lang: str, segment: str) -> Iterator[Candidate]:
    """The body that a name ends in: ``Kinderhilfswerk der [Vereinten Nationen]``."""
    start = text.rfind(" der ") + len(" der ")
    if lang != "de" or start < len(" der ") or not hit.entity_id.startswith("organisation:"):
        return
    for inner in find_in_text(text[start:], lang=lang):
        if (inner.start, inner.end) == (0, len(text) - start) and inner.entity_id.startswith("organisation:"):
            yield Candidate(
                hit.start + start, hit.end, text[start:], "organisation", inner.kind, lang, segment, "lexicon",
                entity_id=inner.entity_id, form=inner.form,
            )  # fmt: skip


def _is_credit(text: str, start: int, end: int) -> bool:
    """Whether a medium is named as the source of a report ("MOSKAU (Reuters) -"), where it does nothing."""
    before = _CREDIT_OPENS.search(text, max(0, start - _CREDIT_REACH), start)
    return before is not None and _CREDIT_CLOSES.match(text, end, end + _CREDIT_REACH) is not None


def _signatures(segments: Sequence[Segment]) -> Iterator[Candidate]:
    """The display name of each post's author."""
    for segment in segments:
        signature = segment.signature
        if segment.kind != "post" or signature is None or signature.end <= signature.start:
            continue
        kind: EntityType = "organisation" if is_organisation_name(signature.name) else "person"
        yield Candidate(
            signature.start, signature.end, signature.name, kind, "name", segment.lang, segment.id, "signature"
        )  # fmt: skip


def _handles(raw: RawText, segments: Sequence[Segment]) -> Iterator[Candidate]:
    """Every handle of the text: people as far as the handle can tell."""
    for segment in segments:
        if segment.kind == "quote":
            continue
        for match in find_handles(raw.text[segment.start : segment.end]):
            start = segment.start + match.start()
            entity = acronym_handle(match.group(), segment.lang)
            organisation = entity or is_organisation_name(" ".join(split_handle(match.group())))
            yield Candidate(
                start, start + len(match.group()), match.group(), "organisation" if organisation else "person", "handle",
                segment.lang, segment.id, "handle", entity_id=entity,
            )  # fmt: skip
        for match in find_hashtags(raw.text[segment.start : segment.end]):
            # A hashtag joins somebody named in the text; alone it is a slogan (#FreeAnna).
            yield Candidate(
                segment.start + match.start(), segment.start + match.end(), match.group(), "person", "handle",
                segment.lang, segment.id, "handle",
            )  # fmt: skip


def _expansions(text: str, segments: Sequence[Segment]) -> Iterator[Expansion]:
    for segment in segments:
        if segment.kind == "quote":
            continue
        start, end = segment.prose_span
        for e in find_expansions(text[start:end]):
            yield Expansion(e.long_start + start, e.long_end + start, e.acronym_start + start, e.acronym_end + start)


_BESIDE = re.compile(r"(?:''|[“\"»’'])?\s\(([A-ZÄÖÜ][A-Za-zÄÖÜ-]{1,7})\)")


def _beside(text: str, settled: Sequence[Candidate]) -> Iterator[Expansion]:
    """An acronym in brackets straight behind an organisation's full name, in quotation marks too; of another language it may be too."""
    for candidate in settled:
        if candidate.type != "organisation" or is_acronym(candidate.text):
            continue
        match = _BESIDE.match(text, candidate.end)
        if match is None or not is_acronym(match.group(1)):
            continue
        spelt = fold(match.group(1))[0] in {fold(w)[:1] for w in candidate.text.split()}
        unknown = candidate.entity_id is None and not any(find_in_text(match.group(1), lang=candidate.lang))
        if spelt or (unknown and len(candidate.text) > MIN_FULL):
            yield Expansion(candidate.start, candidate.end, match.start(1), match.end(1))


def _expanded(
    text: str, parsed: Sequence[ParsedSegment], settled: Sequence[Candidate], expansions: Iterable[Expansion]
) -> Iterator[Candidate]:
    """Organisations that "Full Name (FN)" shows, where the recogniser saw only one of the two or none."""
    at = {(c.start, c.end): c for c in settled}
    people = {i for c in settled if c.type == "person" for i in range(c.start, c.end)}
    for e in expansions:
        part = holding(parsed, e.long_start, e.acronym_end)
        if part is None or e.long_start in people or e.acronym_start in people:
            continue
        for start, end, kind in ((e.long_start, e.long_end, "name"), (e.acronym_start, e.acronym_end, "acronym")):
            if (start, end) not in at:
                yield Candidate(
                    start, end, text[start:end], "organisation", "acronym" if kind == "acronym" else "name",
                    part.segment.lang, part.segment.id, "expansion",
                )  # fmt: skip


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep one reading of every stretch of text.

    A longer name wins over names inside it ("Michael [Jordan]"), bodies keep the country inside
    them ("[russische] Regierung"), an organisation keeps the lexicon's names inside it that stand
    in the genitive ("Umweltprogramm der [Vereinten Nationen]").
    """
    ordered = sorted(set(candidates), key=lambda c: (-(c.end - c.start), _RANK.get(c.source, 9), c.start, c.type))
    kept: list[Candidate] = []
    at: dict[int, list[Candidate]] = {}
    for candidate in ordered:
        clashing = {id(other): other for i in range(candidate.start, candidate.end) for other in at.get(i, ())}
        if all(_bears(other, candidate) for other in clashing.values()):
            kept.append(candidate)
            for i in range(candidate.start, candidate.end):
                at.setdefault(i, []).append(candidate)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def _bears(outer: Candidate, inner: Candidate) -> bool:
    """Whether a longer candidate leaves room for one inside it."""
    inside = outer.start <= inner.start and inner.end <= outer.end
    if not inside or (outer.start, outer.end) == (inner.start, inner.end):
        return False
    if outer.source in {"body", "national", "complement"}:
        return inner.source == "lexicon"
    if outer.source == "local":
        return inner.source == "region"
    if outer.type == "organisation" and inner.source == "lexicon" and inner.acts:
        before = outer.text[: inner.start - outer.start].split()
        linked = bool(before) and fold(before[-1]) in {"der", "des", "von", "de", "del", "la", "fur", "los"}
        return inner.form == "noun" and (linked or (bool(before) and inner.text.endswith("s") and inner.lang == "de"))
    return False


def expansion_pairs(text: str, expansions: Iterable[Expansion], candidates: Sequence[Candidate]) -> dict[str, str]:
    """Key of the full name -> key of its acronym, for joining the two."""
    langs = {c.start: c.lang for c in candidates}
    pairs = {}
    for e in expansions:
        lang = langs.get(e.long_start, "de")
        long, short = text[e.long_start : e.long_end], text[e.acronym_start : e.acronym_end]
        if organisation_key(long, lang) != organisation_key(short, lang):
            pairs[organisation_key(long, lang)] = organisation_key(short, lang)
    return pairs
