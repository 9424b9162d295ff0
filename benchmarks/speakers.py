"""Speakers of annotated relations: ``python benchmarks/speakers.py GOLD…``, files of the gold's form.

No relation needs to be found for this: of each annotated relation the evidence sentence is looked up in the text, and the
annotated speaker is compared with all speakers that have words in that sentence. ``found`` is the share of relations with
a speaker whose speaker is one of them; ``can`` the share whose speaker is an actor of the record at all. Of the relations
without a speaker, ``talk`` is the share in whose sentence somebody speaks (it may be about something else there), and
``both`` the share that would be given a speaker: source and target are mentioned in the sentence, in words of one speaker who is
not the source.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / ".ci"))

from score import align

from extractor.actors import find_actors
from extractor.pipelines import parse
from extractor.reading import raw_text
from extractor.relations.cast import Cast
from extractor.relations.lexicon import load
from extractor.relations.speech import Attribution, attribute
from extractor.segmenting import segment

STATIC = frozenset({"HOLDS_OFFICE", "MEMBER_OF"})


def measured(path: Path) -> Iterator[tuple[Mapping[str, Any], Any, Attribution]]:
    """Each gold document with its actors and its speech."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    raws = [raw_text(document["text"], id=document["id"]) for document in documents]
    segmented = [(raw, segment(raw)) for raw in raws]
    for document, (raw, segments), parsed in zip(documents, segmented, parse(segmented), strict=True):
        actors = find_actors(raw, segments, parsed)
        casts = [Cast(part, actors, lexicon=load(part.segment.lang)) for part in parsed]
        yield document, actors, attribute(casts, actors)


def measure(path: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for document, actors, speech in measured(path):
        records = [
            {
                "id": entity.id,
                "type": entity.type,
                "name": entity.name,
                "aliases": entity.aliases,
                "mentions": [{"text": mention.text, "kind": mention.kind} for mention in entity.mentions],
            }
            for entity in actors.entities
        ]
        gold_of = align(document["entities"], records)
        own_of = {gold: own for own, gold in gold_of.items()}
        for relation in document["relations"]:
            evidence = relation["evidence"]
            sentence = evidence if isinstance(evidence, str) else evidence[0]["text"]
            start = document["text"].find(sentence)
            if relation["type"] in STATIC or start < 0:
                continue
            end = start + len(sentence)
            if relation.get("speaker"):
                found = {gold_of.get(speaker) for speaker in speech.speakers_within(start, end)}
                counts["with"] += 1
                counts["can"] += relation["speaker"] in own_of
                counts["found"] += relation["speaker"] in found
            else:
                counts["without"] += 1
                counts["talk"] += bool(speech.speakers_within(start, end))
                counts["both"] += spoken(relation, own_of, actors, speech, (start, end))
    return counts


def spoken(
    relation: Mapping[str, Any], own_of: Mapping[str, str], actors: Any, speech: Attribution, sentence: tuple[int, int]
) -> bool:
    """Whether source and target are mentioned in words of one speaker who is not the source."""
    ends = [own_of.get(relation[end]) for end in ("source", "target")]
    heard = [
        {
            speech.speaker_at(site.start)
            for site in actors.sites
            if sentence[0] <= site.start < sentence[1] and end in site.entity_ids
        }
        for end in ends
    ]
    return bool((heard[0] & heard[1]) - {None, ends[0]})


def main(paths: list[str]) -> None:
    print(f"{'events':36} {'with':>6} {'can':>6} {'found':>6} {'without':>8} {'talk':>6} {'both':>6}")
    for path in map(Path, paths):
        counts = measure(path)
        given, missing = counts["with"] or 1, counts["without"] or 1
        print(
            f"{path.name:36} {counts['with']:6} {counts['can'] / given:6.2f} {counts['found'] / given:6.2f}"
            f" {counts['without']:8} {counts['talk'] / missing:6.2f} {counts['both'] / missing:6.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
