"""Where the text names what the lexicon lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from extractor.actors.folding import slug
from extractor.actors.lexicon import metonyms
from extractor.actors.lexicon.capitals import may_act
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.lexicon.gazetteer import LexiconHit, find_in_text
from extractor.actors.sites import Candidate, token_span
from extractor.pipelines.words import text_of
from extractor.records import EntityType

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

# Around a medium that is named in brackets, perhaps with others ("(dpa/AFP)").
_CREDIT_OPENS, _CREDIT_CLOSES, _CREDIT_REACH = re.compile(r"\([\w/,. -]*$"), re.compile(r"[\w/,. -]*\)"), 20


def lexicon_candidates(parsed: Sequence[ParsedSegment], hits: Sequence[Sequence[LexiconHit]]) -> Iterator[Candidate]:
    entries = load_lexicon().entries
    named = {hit.entity_id for found in hits for hit in found if hit.kind != "capital"}
    for part, found in zip(parsed, hits, strict=True):
        whole = text_of(part.doc)
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
                    entity_id=f"place:{slug(_town(text, lang))}", acts=False, form=hit.entity_id,
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


@lru_cache(maxsize=10_000)
def _town(text: str, lang: str) -> str:
    """The name of a capital that stands in the genitive: ``Berlins``; ``Paris`` stays."""
    stem = text.removesuffix("s") if lang == "de" else text
    return stem if any((hit.start, hit.end) == (0, len(stem)) for hit in find_in_text(stem, lang=lang)) else text


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
