"""Speakers of quotations and reported speech against annotation: ``python benchmarks/quotes.py FILE [--split dev]``.

FILE has one document a line with ``text``, ``split`` and ``annotations``, as the German Wikinews quotations of Petersen-Frey
and Biemann (2024) have them: each annotation has a ``type`` and, as lists of ``{"charBegin", "charEnd"}``, its
``quote`` and its ``speaker``. The texts are measured on and nothing is learned from them.

How a match is counted. Annotations of the same words are one quotation (a person, and the paper that quotes her): either speaker
is right. The answer is the one that most words of the quotation get. *Words* is the share of quotations where the word
that names the speaker, or his actor, stands in the annotated phrase ("Der Staatsanwalt", "sie"). *Actor* is the share
where moreover an actor of the record is given, of all quotations whose phrase is one: where it mentions a person,
or its main noun or pronoun mentions any actor. Whether a pronoun stands for the right actor is not measured here.
*Precision* is the share of right ones among the quotations that are given an actor. Quotations without an annotated speaker
are left out, and counted at the end.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.actors import find_actors
from extractor.pipelines import parse
from extractor.pipelines.sentences import top
from extractor.reading import raw_text
from extractor.relations.cast import Cast
from extractor.relations.lexicon import load
from extractor.relations.speech import Attribution, attribute
from extractor.relations.speech.voices import source_of
from extractor.segmenting import segment

BATCH = 32
LONG = 4  # words of a quotation that is a segment of the record
ROWS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "IndirectFreeIndirect": "reported speech that goes on",
    "FreeIndirect": "told without a frame",
}
WORD = re.compile(r"\w+")
Stretch = tuple[int, int]


@dataclass(slots=True)
class Row:
    """Counts of one kind of quotation."""

    total: int = 0
    words: int = 0
    actors: int = 0
    given: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)


def documents(path: Path, split: str | None) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            document = json.loads(line)
            if split is None or document.get("split") == split:
                yield document


def measured(path: Path, split: str | None) -> Iterator[tuple[Mapping[str, Any], list[Cast], Any, Attribution]]:
    """Each document with its casts, actors and speech."""
    found = list(documents(path, split))
    for at in range(0, len(found), BATCH):
        batch = found[at : at + BATCH]
        raws = [raw_text(document["text"], id=str(number)) for number, document in enumerate(batch)]
        segmented = [(raw, segment(raw)) for raw in raws]
        for document, (raw, segments), parsed in zip(batch, segmented, parse(segmented), strict=True):
            actors = find_actors(raw, segments, parsed)
            casts = [Cast(part, actors, lexicon=load(part.segment.lang)) for part in parsed]
            yield document, casts, actors, attribute(casts, actors)


def places(item: Mapping[str, Any]) -> tuple[Stretch, ...]:
    return tuple((span["charBegin"], span["charEnd"]) for span in item["spans"])


def answer(text: str, quote: Sequence[Stretch], speech: Attribution) -> tuple[str | None, Stretch | None]:
    """The speaker that most words of a quotation get, and the word that names him."""
    votes: Counter[tuple[str | None, Stretch | None]] = Counter()
    for start, end in quote:
        for match in WORD.finditer(text, start, end):
            around = speech.around(match.start())
            speaker = speech.speaker_at(match.start())
            span = next((span for span in around if span.speaker == speaker), around[0] if around else None)
            votes[speaker, span.named if span else None] += 1
    return votes.most_common(1)[0][0] if votes else (None, None)


def meant(phrases: Sequence[Stretch], casts: Sequence[Cast], actors: Any) -> set[str]:
    """The actors that an annotated phrase names: its persons, else what its main word mentions."""
    persons = {
        site.entity_ids[0]
        for site in actors.sites
        for start, end in phrases
        if site.entity_ids[0].startswith("person:") and site.start < end and start < site.end
    }
    if persons:
        return persons
    found = set()
    for start, end in phrases:
        for cast in casts:
            left = start - cast.parsed.offset
            if 0 <= left < len(cast.parsed.doc.text):
                span = cast.parsed.doc.char_span(left, end - cast.parsed.offset, alignment_mode="expand")
                speaker = source_of(cast, top(span)).speaker if span else None
                found |= {speaker} - {None}
    return found


def within(word: Stretch | None, phrases: Sequence[Stretch]) -> bool:
    return word is not None and any(start <= word[0] < end for start, end in phrases)


def measure(path: Path, split: str | None) -> tuple[dict[str, Row], int, int]:
    """Rows by kind; quotations without an annotated speaker, and those of them that are given one all the same."""
    rows: defaultdict[str, Row] = defaultdict(Row)
    without = given_all_the_same = 0
    for document, casts, actors, speech in measured(path, split):
        text = document["text"]
        groups: defaultdict[tuple[str, tuple[Stretch, ...]], list[Stretch]] = defaultdict(list)
        for item in document["annotations"]:
            if item["type"] in ROWS:
                groups[item["type"], places(item["quote"])] += places(item["speaker"])
        for (kind, quote), phrases in groups.items():
            speaker, word = answer(text, quote, speech)
            if not phrases:
                without += 1
                given_all_the_same += speaker is not None
                continue
            candidates = meant(phrases, casts, actors)
            named = within(word, phrases)
            right = speaker is not None and (named or speaker in candidates)
            names = [ROWS[kind]]
            if kind == "Direct" and sum(len(WORD.findall(text, *span)) for span in quote) >= LONG:
                names.append("direct, four words or more")
            for name in names:
                row = rows[name]
                row.total += 1
                row.words += named or right
                row.actors += bool(candidates) or right
                row.given += speaker is not None
                row.right += right
                if not (named or right):
                    row.misses.append(shown(text, quote, phrases, speaker))
    return dict(rows), without, given_all_the_same


def shown(text: str, quote: Sequence[Stretch], phrases: Sequence[Stretch], speaker: str | None) -> str:
    said = " … ".join(text[start:end] for start, end in quote)[:70]
    return f"{speaker or '-'} for {' / '.join(text[start:end] for start, end in phrases)!r}: {said!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--split", default="dev", help="the documents to measure; 'all' takes every one")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses of each kind")
    options = parser.parse_args()
    rows, without, given = measure(options.file, None if options.split == "all" else options.split)
    print(f"{'':30} {'number':>6} {'words':>7} {'actors':>7} {'actor':>7} {'precision':>9}")
    for name in sorted(rows):
        row = rows[name]
        print(
            f"{name:30} {row.total:6} {row.words / row.total:7.3f} {row.actors:7}"
            f" {row.right / max(row.actors, 1):7.3f} {row.right / max(row.given, 1):9.3f}"
        )
        for miss in row.misses[: options.errors]:
            print("   ", miss)
    print(f"{without} without an annotated speaker, {given} of them given one")


if __name__ == "__main__":
    main()
