"""Find the words of a text that show a topic, with their offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.lexicon.tables import LANGUAGES, SHIPPED, Tables
from extractor.pipelines.words import classes_of, starts_of, words_of
from extractor.records import Segment
from extractor.topics.lexicon import WORD, Lexicon, Term, fits, lexicon, match_word

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

# Word classes that never show a topic, whatever their form ("mir"); unknown classes ("", "X") and numbers ("50-Dollar-Schein") may.
FUNCTION_CLASSES = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
PERSON_LABELS = frozenset({"PER", "PERSON"})
# A word of kind context counts when another word of its topic stands within this distance (about three sentences).
CONTEXT_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase of the text that shows a topic; ``end - start`` may span several words."""

    topic: str
    key: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What pipelines know of words, by offset of the word: none of it is needed."""

    word_class: Mapping[int, str]
    persons: Sequence[tuple[int, int]]

    def excludes(self, start: int, end: int) -> bool:
        """Whether a word is a function word or stands inside the name of a person."""
        if self.word_class.get(start, "") in FUNCTION_CLASSES:
            return True
        at = bisect_right(self.persons, (start, len(self.persons) and 1 << 62)) - 1
        return at >= 0 and self.persons[at][0] <= start and end <= self.persons[at][1]


def hints_of(parsed: Iterable[ParsedSegment]) -> Hints:
    """Collect word classes and names of persons from parsed segments, if their pipelines give any."""
    classes: dict[int, str] = {}
    persons: list[tuple[int, int]] = []
    for part in parsed:
        # A capitalised word is a noun to the reader, whatever a tagger takes it for.
        places = zip(starts_of(part.doc), words_of(part.doc), classes_of(part.doc), strict=True)
        classes.update((part.offset + start, own) for start, word, own in places if word[:1].islower())
        persons.extend(
            (part.offset + ent.start_char, part.offset + ent.end_char)
            for ent in part.doc.ents
            if ent.label_ in PERSON_LABELS
        )
    return Hints(classes, sorted(persons))


def find_hits(text: str, segment: Segment, hints: Hints, tables: Tables = SHIPPED) -> list[Hit]:
    """The topic words of a segment, in text order, those of kind context not yet checked against the others."""
    if segment.lang not in LANGUAGES:
        return []
    table = lexicon(segment.lang, tables)
    lang = segment.lang
    words = [
        (match.start(), match.end(), match[0])
        for match in WORD.finditer(text, *segment.prose_span)
        if text[match.start() - 1 : match.start()] != "@"
    ]
    hits = [
        hit for word in words if not hints.excludes(word[0], word[1]) for hit in _word_hits(table, word, tables, lang)
    ]
    phrases, blocked = _phrases(table, words)
    kept = [hit for hit in hits if not _covered(hit, blocked)]
    kept = [hit for hit in kept if not any(p.topic == hit.topic for p in _around(phrases, hit))] + phrases
    return sorted(kept, key=lambda hit: (hit.start, hit.end, hit.topic))


def _word_hits(table: Lexicon, word: tuple[int, int, str], tables: Tables, lang: str) -> Iterator[Hit]:
    start, end, form = word
    for term in match_word(form.replace("‐", "-").replace("‑", "-"), lang, tables):
        yield Hit(term.topic, term.key, term.weight, start, end)
    for part in {form, *form.split("-")}:
        for term in table.context.get(part, ()):
            yield Hit(term.topic, f"={part}", term.weight, start, end)


def _phrases(table: Lexicon, words: Sequence[tuple[int, int, str]]) -> tuple[list[Hit], dict[int, set[str]]]:
    """The phrases, and the starts of words that a phrase of kind not takes away from topics."""
    folded = [form.casefold() for _, _, form in words]
    found: list[Hit] = []
    blocked: dict[int, set[str]] = {}
    for at, first in enumerate(folded):
        for pattern, term in table.phrases.get(first[:3], ()):
            if _fits_at(pattern, folded, at):
                hit = _hit(term, words[at][0], words[at + len(pattern) - 1][1])
                if not any(p.topic == hit.topic and hit.start < p.end for p in found[-4:]):
                    found.append(hit)
        for pattern, topic in table.blocked.get(first[:3], ()):
            if len(pattern) > 1 and _fits_at(pattern, folded, at):
                for start, _, _ in words[at : at + len(pattern)]:
                    blocked.setdefault(start, set()).add(topic)
    return found, blocked


def _fits_at(pattern: Sequence[str], folded: Sequence[str], at: int) -> bool:
    return at + len(pattern) <= len(folded) and all(
        fits(part, folded[at + number]) for number, part in enumerate(pattern)
    )


def _hit(term: Term, start: int, end: int) -> Hit:
    return Hit(term.topic, term.key, term.weight, start, end)


def _covered(hit: Hit, blocked: Mapping[int, set[str]]) -> bool:
    return bool(blocked.get(hit.start, frozenset()) & {hit.topic, "*"})


def _around(phrases: Sequence[Hit], hit: Hit) -> Iterator[Hit]:
    at = bisect_right(phrases, hit.start, key=lambda phrase: phrase.start)
    return (phrase for phrase in phrases[max(0, at - 4) : at] if phrase.start <= hit.start and hit.end <= phrase.end)


def keep_in_context(hits: Sequence[Hit]) -> list[Hit]:
    """Drop words of kind context without another word of their topic nearby.

    ``MIR`` beside "Zahlungssystem" is the payment system, ``MIR`` beside "Raumstation" is not.
    """
    plain: dict[str, list[int]] = {}
    for hit in hits:
        if not hit.key.startswith("="):
            plain.setdefault(hit.topic, []).append(hit.start)
    return [hit for hit in hits if not hit.key.startswith("=") or _near(plain.get(hit.topic, []), hit.start)]


def _near(starts: Sequence[int], at: int) -> bool:
    place = bisect_right(starts, at)
    return any(abs(start - at) <= CONTEXT_WINDOW for start in starts[max(0, place - 1) : place + 1])
