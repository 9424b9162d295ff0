"""From what the network says of pairs to relations: one for each sentence that tells a triple."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from extractor.records import SYMMETRIC_TYPES, Modality, Relation, RelationType
from extractor.relations.judge.features import TYPES
from extractor.relations.merging import evidence_of

if TYPE_CHECKING:
    from extractor.records import RawText
    from extractor.relations.judge.network import Verdicts
    from extractor.relations.judge.pairs import Reading
    from extractor.relations.judge.scene import Scene

RULE = "judge"
_MODALITIES: tuple[str, ...] = get_args(Modality)
_EVEN = 0.5
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A triple at a sentence, with how likely it is and the row of the verdicts that says so."""

    triple: Triple
    sentence: int
    row: int
    probability: float


def findings(scene: Scene, reading: Reading, verdicts: Verdicts, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """The triples likely enough, in the order of the pairs; a symmetric one in the likelier direction only."""
    best: dict[tuple[Triple, int], Finding] = {}
    for row, pair in enumerate(reading.pairs):
        source = scene.actors[reading.views[pair.source].actor].id
        target = scene.actors[reading.views[pair.target].actor].id
        for number in verdicts.types[row].nonzero()[0]:
            kind, probability = TYPES[number], float(verdicts.types[row, number])
            if probability < thresholds[kind]:
                continue
            backward = kind in SYMMETRIC_TYPES and source > target
            triple = (target, kind, source) if backward else (source, kind, target)
            key = (triple, pair.sentence)
            if key not in best or probability > best[key].probability:
                best[key] = Finding(triple, pair.sentence, row, probability)
    yield from best.values()


def decide(
    raw: RawText,
    scene: Scene,
    found: Iterable[Finding],
    verdicts: Verdicts,
    rules: Sequence[Relation],
    speaker_at: Callable[[int], str | None],
) -> Iterator[Relation]:
    """The relations of each triple that was found: those of the rules, and one for each sentence that they did not see.

    Args:
        raw: The document.
        scene: Its scene.
        found: What is likely enough.
        verdicts: Of the network.
        rules: What the rules have found, not yet merged.
        speaker_at: Who speaks at an offset.
    """
    told: dict[Triple, list[Relation]] = {}
    for rule in rules:
        for triple in _ways(rule):
            told.setdefault(triple, []).append(rule)
    by_triple: dict[Triple, list[Finding]] = {}
    for finding in found:
        by_triple.setdefault(finding.triple, []).append(finding)
    for triple, several in by_triple.items():
        likeliest = max(finding.probability for finding in several)
        said = told.get(triple, [])
        yield from (replace(rule, confidence=likeliest) for rule in said)
        covered = {scene.sentence_at(rule.evidence[0].start) for rule in said}
        for finding in several:
            if finding.sentence not in covered:
                yield _relation(raw, scene, finding, verdicts, speaker_at)


def _ways(relation: Relation) -> list[Triple]:
    ways = [(relation.source, relation.type, relation.target)]
    if relation.symmetric or relation.type in SYMMETRIC_TYPES:
        ways.append((relation.target, relation.type, relation.source))
    return ways


def _relation(
    raw: RawText, scene: Scene, finding: Finding, verdicts: Verdicts, speaker_at: Callable[[int], str | None]
) -> Relation:
    row = finding.row
    first, last = scene.sentences[finding.sentence]
    trigger = scene.words[int(verdicts.trigger[row])]
    source, kind, target = finding.triple
    negated, former, reported = (bool(value > _EVEN) for value in verdicts.flags[row])
    speaker = speaker_at(trigger.start) if reported else None
    return Relation(
        source=source,
        type=cast("RelationType", kind),
        target=target,
        evidence=(evidence_of(raw, scene.parts[trigger.part], scene.words[first].start, scene.words[last - 1].end),),
        rule=RULE,
        symmetric=kind in SYMMETRIC_TYPES,
        negated=negated,
        modality=cast("Modality", _MODALITIES[int(verdicts.modality[row].argmax())]),
        speaker=speaker if speaker not in (source, target) or kind != "HOLDS_OFFICE" else None,
        former=former,
        cues=(trigger.token.text,),
        confidence=finding.probability,
    )
