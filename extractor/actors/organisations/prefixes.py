"""Organisations in compounds: before the hyphen of an office, or its first part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.gazetteer import find_in_text
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.sites import Candidate
from extractor.lang import read_table
from extractor.records import MentionKind

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

# Parts of compounds that name a field or a level, no organisation: Finanz-Experte, Landes-Chef.
_COMMON_PREFIX = re.compile(r"(?:s|schafts|ungs|heits|keits|ions|tums)$")
# The same behind which only an executive stands: Airbus-Chef is of a firm, Vertriebs-Chef is not.
_COMMON_FIRST = re.compile(
    r"(?:schafts|ungs|heits|keits|ions|tums|riebs|andes|undes|irks|kreis|ands|eins|amts|rats|hofs|werks|itäts|enz|smittel)$"
)
MIN_FIRST = 4  # letters of the first part of a closed compound that is looked for in the lexicon


def prefix_candidates(
    parsed: Sequence[ParsedSegment], *, taken: Collection[int], known: Collection[str], names: Collection[str] = ()
) -> Iterator[Candidate]:
    """The organisation before the hyphen of an office: ``[OMV]-Chef``; not ``Finanz-Experte``.

    A prefix counts when it is an acronym, when ``known`` (organisations named elsewhere in the document) or the lexicon
    has it, and before an office that organisations have or a player unless it is a field or one of ``names`` (surnames);
    the first part of a closed compound (``[Nordstahl]chef``) only where it is known.
    """
    for part in parsed:
        if part.segment.lang != "de":
            continue
        for hit in find_offices_in(part.doc, "de"):
            prefix, modifier = hit.office.prefix, hit.office.modifier
            body = hit.office.scope in {"organisation", "either"} or hit.office.office == "player"
            if not prefix and (modifier in known or (body and _in_lexicon(modifier))):
                prefix = part.doc[hit.start].text[: len(modifier)]
            at = part.offset + part.doc[hit.start].idx
            if (
                not prefix
                or at in taken
                or hit.office.scope == "none"
                or not part.doc[hit.start].text.startswith(prefix)
            ):
                continue
            label = part.doc[hit.start].ent_type_
            headed = body and not is_field_prefix(prefix) and fold(prefix) not in names
            executive = hit.office.scope == "organisation" and hit.office.sector == "BUS"
            common = (_COMMON_FIRST if executive else _COMMON_PREFIX).search(prefix)
            proper = prefix[:1].isupper() and not common and (label in {"ORG", "MISC"} or headed)
            short = prefix.isupper() and len(prefix) > 1 and not is_field_prefix(prefix)
            if short or fold(prefix) in known or proper or _in_lexicon(prefix):
                kind: MentionKind = "acronym" if prefix.isupper() else "name"
                yield Candidate(
                    at, at + len(prefix), prefix, "organisation", kind, "de", part.segment.id, "prefix",
                    entity_id=_in_lexicon(prefix),
                )  # fmt: skip


@lru_cache(maxsize=50_000)
def _in_lexicon(word: str) -> str | None:
    """The organisation of the lexicon that a first part of a compound names in whole: [taliban]führer."""
    if len(word) < MIN_FIRST:
        return None
    text = word[:1].upper() + word[1:]
    hits = [hit for hit in find_in_text(text, lang="de") if (hit.start, hit.end) == (0, len(text))]
    return hits[0].entity_id if hits and hits[0].entity_id.startswith("organisation:") else None


@cache
def _field_prefixes() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table("de", "field_prefixes", columns=("word",)))


def is_field_prefix(word: str) -> bool:
    """Whether the first part of a compound is a field or rank and no organisation.

    Example:
        >>> is_field_prefix("Finanz"), is_field_prefix("Ryanair")
        (True, False)
    """
    return fold(word.rsplit("-", 1)[-1]) in _field_prefixes()
