"""A spaCy component that marks the countries, organisations and payment systems of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPANS_KEY = "actors"


@dataclass(frozen=True, slots=True)
class _Whole:
    """A Doc that stands for itself, not for a part of a document."""

    doc: Doc
    offset: int = 0


class Gazetteer:
    """Sets ``doc.spans[spans_key]``: one span a name, its label the entity type, its id the entity.

    Country names are found in all inflections, as adjectives, demonyms, flags and first parts
    of compounds (the span is then the whole token). Whether a capital acts is not decided here.
    Reads the text only; works in any German or Spanish pipeline, a blank one too.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("de")
        >>> _ = nlp.add_pipe("extractor_gazetteer")
        >>> doc = nlp("Die russische Führung lobte Kuba.")
        >>> [(span.text, span.label_, span.id_) for span in doc.spans["actors"]]
        [('russische', 'country', 'country:RU'), ('Kuba', 'country', 'country:CU')]
    """

    def __init__(self, lang: str, *, spans_key: str = SPANS_KEY) -> None:
        self.lang = lang
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Mark one Doc."""
        from extractor.actors.lexicon.entries import load_lexicon
        from extractor.actors.lexicon.gazetteer import find_hits

        entries = load_lexicon().entries
        spans = []
        for hit in find_hits(_Whole(doc), lang=self.lang):
            span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
            if span is not None:
                label = entries[hit.entity_id].type
                spans.append(Span(doc, span.start, span.end, label=label, span_id=hit.entity_id))
        doc.spans[self.spans_key] = spans
        return doc


@Language.factory("extractor_gazetteer", assigns=["doc.spans"], default_config={"spans_key": SPANS_KEY})
def make_gazetteer(nlp: Language, name: str, spans_key: str) -> Gazetteer:
    """Make the component for a pipeline's language."""
    return Gazetteer(nlp.lang or "", spans_key=spans_key)
