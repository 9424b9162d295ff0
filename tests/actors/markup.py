"""One-line sentences with what a recogniser would say, read into parsed documents.

``{Anna Bauer}`` a person, ``<Petronorte>`` an organisation, ``~Genf~`` a place by the recogniser; ``*traf`` a verb.
Other words get a part of speech by their form, so that a line stays readable.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from extractor.actors import Actors, find_actors
from extractor.pipelines.parsing import ParsedSegment
from extractor.records import RawText, Segment, SegmentKind

_NO_SPACE_BEFORE = set(".,:;!?“)")
_NO_SPACE_AFTER = set("(„")
_VOCAB = {lang: spacy.blank(lang).vocab for lang in ("de", "es")}
_ENTS = {"{": ("}", "PER"), "<": (">", "ORG"), "~": ("~", "LOC")}
_CLOSED = {
    "DET": frozenset("der die das den dem des ein eine einer el la los las un una sein seine seinem seiner".split()),
    "ADP": frozenset("von vom in im mit bei für zum zur aus nach vor de del al a en con por para unter".split()),
    "NOUN": frozenset("país países gobierno gobiernos nación naciones".split()),
    "CCONJ": frozenset({"und", "y", "e", "oder"}),
    "AUX": frozenset("ist war waren wird wurde hat haben es fue era".split()),
}


def parse(markup: str, *, lang: str = "de", kind: SegmentKind = "body") -> tuple[RawText, list[ParsedSegment]]:
    """The parsed document of a marked-up line."""
    words: list[str] = []
    pos: list[str] = []
    ents: list[tuple[int, int, str]] = []
    opened: tuple[int, str, str] | None = None
    for cell in markup.split():
        word = cell
        if opened is None and cell[0] in _ENTS and len(cell) > 1:
            opened, word = (len(words), *_ENTS[cell[0]]), cell[1:]
        closing = opened is not None and word.endswith(opened[1])
        word = word[:-1] if closing else word
        words.append(word.removeprefix("*"))
        pos.append("PROPN" if opened and word[:1].isupper() else _guess(word))
        if opened is not None and closing:
            ents.append((opened[0], len(words), opened[2]))
            opened = None
    follows = [*words[1:], "."]
    spaces = [
        nxt not in _NO_SPACE_BEFORE and word not in _NO_SPACE_AFTER for word, nxt in zip(words, follows, strict=True)
    ]
    sents = [i == 0 or words[i - 1] == "." for i in range(len(words))]
    doc = Doc(_VOCAB[lang], words=words, spaces=spaces, pos=pos, sent_starts=sents)
    doc.set_ents([Span(doc, start, end, label) for start, end, label in ents])
    segment = Segment("s0", kind, lang, 1.0, 0, len(doc.text))
    return RawText("test", doc.text), [ParsedSegment(segment, doc, 0)]


def _guess(word: str) -> str:
    plain = word.lower()
    for part_of_speech, words in _CLOSED.items():
        if plain in words:
            return part_of_speech
    if word.startswith("*"):
        return "VERB"
    if not any(ch.isalnum() for ch in word):
        return "PUNCT"
    if word[:1].isupper():
        return "PROPN" if word.isupper() else "NOUN"
    return "ADJ" if word.endswith(("e", "en", "er", "es", "em", "o", "a")) else "ADV"


def actors_of(markup: str, *, lang: str = "de") -> Actors:
    """The actors of a marked-up line."""
    raw, parsed = parse(markup, lang=lang)
    return find_actors(raw, [p.segment for p in parsed], parsed)
