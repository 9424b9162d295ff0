"""What the judge is told besides the network's own states: of each word, and of each pair of actors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np
from pairs import Pair, Reading, View
from scene import RELATIONAL, Scene, Word

from extractor.pipelines.roles import Role
from extractor.records import MentionKind, RelationType, SegmentKind
from extractor.relations.lexicon import noun_of

if TYPE_CHECKING:
    from extractor.records import Relation, Segment
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Lexicon

TYPES: tuple[str, ...] = get_args(RelationType)
_KINDS: tuple[str, ...] = get_args(MentionKind)
_SEGMENTS: tuple[str, ...] = get_args(SegmentKind)
_ROLES = tuple(Role)
_POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
_DISTANCES = 4  # 0, 1, 2, more sentences
_GAPS = (1, 3, 6, 11, 21)  # words between two actors of a sentence
_PATHS = (1, 2, 3, 4, 6, 9)  # arcs between their heads
_DEEP = 40  # no readable sentence has longer ways to its root; a broken tree may have a loop


@dataclass(frozen=True, slots=True)
class Block:
    """Named columns side by side, so that every part knows where it stands."""

    sizes: Mapping[str, int]

    @property
    def width(self) -> int:
        """Columns in all."""
        return sum(self.sizes.values())

    def offsets(self) -> dict[str, int]:
        """The first column of each part."""
        found, at = {}, 0
        for name, size in self.sizes.items():
            found[name] = at
            at += size
        return found


WORD = Block({
    "actor": len(RELATIONAL), "kind": len(_KINDS), "place": 1, "verb": len(TYPES), "noun": len(TYPES), "speech": 1,
    "pos": len(_POS), "role": len(_ROLES), "segment": len(_SEGMENTS), "quoted": 1,
})  # fmt: skip
PAIR = Block({
    "source": len(RELATIONAL), "target": len(RELATIONAL), "source_far": _DISTANCES, "target_far": _DISTANCES,
    "source_role": len(_ROLES), "target_role": len(_ROLES), "order": 2, "gap": len(_GAPS) + 1, "path": len(_PATHS) + 1,
    "joined": 1, "source_speaks": 1, "target_speaks": 1, "segment": len(_SEGMENTS),
    "rule": len(TYPES), "rule_back": len(TYPES), "rule_elsewhere": len(TYPES), "rule_elsewhere_back": len(TYPES),
})  # fmt: skip
_WORD_AT, _PAIR_AT = WORD.offsets(), PAIR.offsets()


def word_features(scene: Scene, casts: Sequence[Cast], quotes: Sequence[Segment]) -> np.ndarray:
    """Words × columns of :data:`WORD`, zeros and ones."""
    found = np.zeros((len(scene.words), WORD.width), np.float32)
    at = _WORD_AT
    for mention in scene.mentions:
        row = found[mention.first : mention.last]
        row[:, at["actor"] + RELATIONAL.index(scene.actors[mention.actor].type)] = 1
        row[:, at["kind"] + _KINDS.index(mention.site.kind)] = 1
        if not mention.site.acts:
            row[:, at["place"]] = 1
    lemmas = [{clause.verb.i: clause.lemma for clause in cast.clauses} for cast in casts]
    for number, word in enumerate(scene.words):
        row = found[number]
        cast = casts[word.part]
        if word.token.pos_ in _POS:
            row[at["pos"] + _POS.index(word.token.pos_)] = 1
        row[at["role"] + word.role.value - 1] = 1
        row[at["segment"] + _SEGMENTS.index(scene.parts[word.part].segment.kind)] = 1
        lemma = lemmas[word.part].get(word.token.i)
        if lemma is not None:
            row[at["speech"]] = cast.cues.has("speech_verb", lemma)
        for name, kinds in _events(word, lemma, cast.lexicon):
            for kind in kinds:
                row[at[name] + TYPES.index(kind)] = 1
    starts = [word.start for word in scene.words]
    for quote in quotes:
        first, last = np.searchsorted(starts, [quote.start, quote.end])
        found[first:last, at["quoted"]] = 1
    return found


def _events(word: Word, lemma: str | None, lexicon: Lexicon) -> list[tuple[str, list[str]]]:
    """The event types that the predicate lexicon has for a word, under any frame."""
    if lemma is not None:
        return [("verb", [reading.type for reading in lexicon.verbs.get(lemma, ())])]
    if word.token.pos_ == "NOUN":
        event = noun_of(word.token, lexicon)
        return [("noun", [event.type])] if event is not None else []
    return []


def pair_features(
    scene: Scene, reading: Reading, rules: Sequence[Relation], speaker_at: Callable[[int], str | None]
) -> np.ndarray:
    """Pairs × columns of :data:`PAIR`, zeros and ones.

    Args:
        scene: The document.
        reading: Its pairs.
        rules: What the rules have found, not yet merged.
        speaker_at: Who speaks at an offset.
    """
    found = np.zeros((len(reading.pairs), PAIR.width), np.float32)
    fired = _fired(scene, rules)
    heads = [_head(scene, view) for view in reading.views]
    speakers = [speaker_at(scene.words[first].start) for first, _ in scene.sentences]
    for row, pair in zip(found, reading.pairs, strict=True):
        source, target = reading.views[pair.source], reading.views[pair.target]
        _write_ends(row, scene, source, target, heads[pair.source], heads[pair.target])
        if not source.distance and not target.distance:
            _write_path(row, scene, heads[pair.source], heads[pair.target])
        ids = scene.actors[source.actor].id, scene.actors[target.actor].id
        row[_PAIR_AT["source_speaks"]] = speakers[pair.sentence] == ids[0]
        row[_PAIR_AT["target_speaks"]] = speakers[pair.sentence] == ids[1]
        part = scene.words[scene.sentences[pair.sentence][0]].part
        row[_PAIR_AT["segment"] + _SEGMENTS.index(scene.parts[part].segment.kind)] = 1
        _write_rules(row, fired, ids, pair)
    return found


def _write_ends(row: np.ndarray, scene: Scene, source: View, target: View, one: int, other: int) -> None:
    for name, view, head in (("source", source, one), ("target", target, other)):
        row[_PAIR_AT[name] + RELATIONAL.index(scene.actors[view.actor].type)] = 1
        row[_PAIR_AT[f"{name}_far"] + min(view.distance, _DISTANCES - 1)] = 1
        row[_PAIR_AT[f"{name}_role"] + scene.words[head].role.value - 1] = 1


def _write_path(row: np.ndarray, scene: Scene, one: int, other: int) -> None:
    row[_PAIR_AT["order"] + (one > other)] = 1
    row[_PAIR_AT["gap"] + int(np.searchsorted(_GAPS, abs(one - other), side="right"))] = 1
    up, down = _way(scene, one), _way(scene, other)
    common = next((word for word in up if word in down), None)
    length = up.index(common) + down.index(common) if common is not None else _DEEP
    row[_PAIR_AT["path"] + int(np.searchsorted(_PATHS, length, side="right"))] = 1
    chain = up[: up.index(common)] + down[: down.index(common)] if common is not None else []
    row[_PAIR_AT["joined"]] = bool(chain) and all(scene.words[word].role == Role.CONJUNCT for word in chain)


def _way(scene: Scene, word: int) -> list[int]:
    """The word and what it hangs on, up to the root."""
    way = [word]
    while len(way) < _DEEP and scene.words[way[-1]].head != way[-1]:
        way.append(scene.words[way[-1]].head)
    return way


def _head(scene: Scene, view: View) -> int:
    """The word of the actor's first mention that the others of it hang on."""
    mention = view.mentions[0]
    inside = range(mention.first, mention.last)
    return next((word for word in inside if scene.words[word].head not in inside), mention.last - 1)


Fired = Mapping[tuple[str, str], Mapping[int, frozenset[str]]]


def _fired(scene: Scene, rules: Sequence[Relation]) -> Fired:
    """Types that the rules have given each pair, by sentence."""
    found: dict[tuple[str, str], dict[int, set[str]]] = {}
    for relation in rules:
        sentence = scene.sentence_at(relation.evidence[0].start)
        if sentence is not None:
            ways = {(relation.source, relation.target)}
            if relation.symmetric:
                ways.add((relation.target, relation.source))
            for way in ways:
                found.setdefault(way, {}).setdefault(sentence, set()).add(relation.type)
    return {way: {at: frozenset(kinds) for at, kinds in places.items()} for way, places in found.items()}


def _write_rules(row: np.ndarray, fired: Fired, ids: tuple[str, str], pair: Pair) -> None:
    for suffix, way in (("", ids), ("_back", ids[::-1])):
        for sentence, kinds in fired.get(way, {}).items():
            name = f"rule{suffix}" if sentence == pair.sentence else f"rule_elsewhere{suffix}"
            for kind in kinds:
                row[_PAIR_AT[name] + TYPES.index(kind)] = 1
