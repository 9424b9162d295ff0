"""Score extracted documents against gold annotation: entities, relations, topics, posts.

The rules are those of the annotation guidelines. Entities are aligned one to one: countries by
id, others by the number of names they share. A relation is compared as (source, type, target),
with its ends swapped where either side is symmetric; one that the gold marks as optional
(``"required": false``) costs nothing, found or not. A post is found where it overlaps a gold
post to nine tenths. Works on plain records and knows nothing of the extractor.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
Triple = tuple[str, str, str]

SYMMETRIC = frozenset({"CONSULT", "COOPERATE"})
STATIC = frozenset({"HOLDS_OFFICE", "MEMBER_OF"})
MISSION_TOPICS = frozenset({"sanctions", "energy", "payment_systems"})
SCORED_TYPES = ("person", "country", "organisation")
NAMING_KINDS = ("name", "handle", "acronym")
SAME_POST = 0.9
_EDGES = " .,;:\"'„“”»«()"
_NOTHING: Record = {"entities": [], "relations": [], "topics": []}


@dataclass(slots=True)
class Count:
    """True positives, false positives and false negatives of one row."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        together = self.precision + self.recall
        return 2 * self.precision * self.recall / together if together else 0.0


class Score:
    """Counts by row, and how often a field of a matched item is right."""

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def __getitem__(self, row: str) -> Count:
        return self.counts.setdefault(row, Count())

    def field(self, name: str, *, right: bool) -> None:
        """Note whether a field of a matched item is right."""
        self.asked[name] += 1
        self.right[name] += right

    def rows(self) -> dict[str, float]:
        """F1 by row and share right by field, rounded to four digits; rows that the gold has nothing for are left out."""
        shares = {name: self.right[name] / asked for name, asked in self.asked.items()}
        both = {row: count.f1 for row, count in self.counts.items() if count.tp + count.fn} | shares
        return {name: round(both[name], 4) for name in sorted(both)}

    def details(self) -> dict[str, str]:
        """Precision, recall and counts of the F1 rows, as text."""
        return {
            row: f"p {count.precision:.2f}  r {count.recall:.2f}  ({count.tp} right, {count.fp} wrong, {count.fn} missed)"
            for row, count in self.counts.items()
        }


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> Score:
    """Score documents; those missing from the predictions count as empty."""
    found = {record["id"]: record for record in predicted}
    result = Score()
    for truth in gold:
        guess = found.get(truth["id"], _NOTHING)
        mapping = align(truth["entities"], guess["entities"])
        score_entities(result, truth, guess, mapping)
        score_relations(result, truth, guess, mapping)
        score_topics(result, truth, guess)
        if "segments" in truth:
            score_posts(result, truth["segments"], guess)
    return result


def fold(text: str) -> str:
    """A name without case, accents and the punctuation around it."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().strip(_EDGES)


def names(entity: Record) -> set[str]:
    """All names of an entity, folded."""
    texts = [entity.get("name") or "", *entity.get("aliases", ())]
    texts += [item["text"] for item in entity.get("mentions", ()) if item.get("kind", "name") in NAMING_KINDS]
    return {fold(text) for text in texts} - {""}


def align(gold: Sequence[Record], predicted: Sequence[Record]) -> dict[str, str]:
    """Predicted id to gold id, one to one: equal ids first, then those that share most names."""
    pairs: list[tuple[float, str, str]] = []
    for guess in predicted:
        for truth in gold:
            if guess["id"] == truth["id"]:
                pairs.append((1000.0, guess["id"], truth["id"]))
            elif not (guess["id"].startswith("country:") and truth["id"].startswith("country:")):
                shared = len(names(guess) & names(truth))
                if shared:
                    pairs.append((shared + 0.5 * (guess["type"] == truth["type"]), guess["id"], truth["id"]))
    mapping: dict[str, str] = {}
    for _, mine, theirs in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if mine not in mapping and theirs not in mapping.values():
            mapping[mine] = theirs
    return mapping


def score_entities(result: Score, truth: Record, guess: Record, mapping: Mapping[str, str]) -> None:
    """Persons, countries and organisations; places only help the alignment."""
    types = {entity["id"]: entity["type"] for entity in truth["entities"]}
    hits = set()
    for entity in guess["entities"]:
        if entity["type"] not in SCORED_TYPES:
            continue
        other = mapping.get(entity["id"])
        right = other is not None and types[other] == entity["type"]
        if right and other is not None:
            hits.add(other)
        for row in ("entity", f"entity {entity['type']}"):
            result[row].fp += not right
    for entity in truth["entities"]:
        if entity["type"] == "place":
            continue
        for row in ("entity", f"entity {entity['type']}"):
            result[row].tp += entity["id"] in hits
            result[row].fn += entity["id"] not in hits


def score_relations(result: Score, truth: Record, guess: Record, mapping: Mapping[str, str]) -> None:
    """Typed triples, their fields, and the pairs of actors without type and direction."""
    wanted = [((item["source"], item["type"], item["target"]), item) for item in truth["relations"]]
    offered = _distinct(guess["relations"], mapping)
    matched: set[int] = set()
    for triple, relation, symmetric in offered:
        hits = [
            number
            for number, (other, item) in enumerate(wanted)
            if _same(triple, other, swap=symmetric or is_symmetric(item))
        ]
        matched.update(hits)
        if hits:
            _score_fields(result, wanted[hits[0]][1], relation, mapping)
        for row in ("relation", _group(relation)):
            result[row].fp += not hits
    for number, (_, item) in enumerate(wanted):
        if item.get("required", True):
            for row in ("relation", _group(item)):
                result[row].tp += number in matched
                result[row].fn += number not in matched
    pairs = {_pair(triple) for triple, _, _ in offered}
    required = {_pair(triple) for triple, item in wanted if item.get("required", True)}
    result["relation pair"].tp += len(required & pairs)
    result["relation pair"].fn += len(required - pairs)
    result["relation pair"].fp += len(pairs - {_pair(triple) for triple, _ in wanted})


def is_symmetric(relation: Record) -> bool:
    """Whether source and target may be swapped."""
    return bool(relation.get("symmetric")) or relation["type"] in SYMMETRIC


def _distinct(relations: Iterable[Record], mapping: Mapping[str, str]) -> list[tuple[Triple, Record, bool]]:
    """Predicted triples in gold ids, each once."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for item in relations:
        # An actor that the gold lacks keeps a name that no gold actor has.
        source, target = (mapping.get(item[end], f"?{item[end]}") for end in ("source", "target"))
        triple, symmetric = (source, item["type"], target), is_symmetric(item)
        key = (*sorted((source, target)), item["type"]) if symmetric else triple
        if key not in seen:
            seen.add(key)
            kept.append((triple, item, symmetric))
    return kept


def _same(left: Triple, right: Triple, *, swap: bool) -> bool:
    return left == right or (swap and left == right[::-1])


def _group(relation: Record) -> str:
    return "relation static" if relation["type"] in STATIC else "relation event"


def _pair(triple: Triple) -> tuple[str, ...]:
    return tuple(sorted((triple[0], triple[2])))


def _score_fields(result: Score, truth: Record, guess: Record, mapping: Mapping[str, str]) -> None:
    result.field("negated", right=bool(truth.get("negated")) == bool(guess.get("negated")))
    result.field("modality", right=truth.get("modality") == guess.get("modality"))
    if truth.get("speaker"):
        result.field("speaker", right=mapping.get(guess.get("speaker") or "") == truth["speaker"])


def score_topics(result: Score, truth: Record, guess: Record) -> None:
    """All topics, and those of the mission alone."""
    wanted = {item["topic"] for item in truth["topics"]}
    offered = {item["topic"] for item in guess["topics"]}
    for row, kept in (("topic all", wanted | offered), ("topic mission", MISSION_TOPICS)):
        result[row].tp += len(wanted & offered & kept)
        result[row].fp += len((offered - wanted) & kept)
        result[row].fn += len((wanted - offered) & kept)


def score_posts(result: Score, wanted: Iterable[Record], guess: Record) -> None:
    """Embedded posts by their place; language, date and handle of those found."""
    posts = [segment for segment in guess.get("segments", ()) if segment.get("kind") == "post"]
    free = list(posts)
    for truth in wanted:
        best = max(free, key=lambda post: _overlap(truth, post), default=None)
        found = best is not None and _overlap(truth, best) >= SAME_POST
        result["post"].tp += found
        result["post"].fn += not found
        if found and best is not None:
            free.remove(best)
            result.field("post lang", right=best.get("lang") == truth["lang"])
            result.field("post date", right=(best.get("date") or "")[:10] == truth["date"])
            result.field("post handle", right=fold(truth["handle"]) in _handles(best, guess["entities"]))
    result["post"].fp += len(free)


def _overlap(left: Record, right: Record) -> float:
    shared: int = min(left["end"], right["end"]) - max(left["start"], right["start"])
    covered: int = max(left["end"], right["end"]) - min(left["start"], right["start"])
    return max(shared, 0) / (covered or 1)


def _handles(post: Record, entities: Iterable[Record]) -> set[str]:
    """The handle of a post, and the names of the entity that is its author."""
    found = {fold(post.get("handle") or "")}
    for entity in entities:
        if entity["id"] == post.get("author"):
            found |= names(entity)
    return found
