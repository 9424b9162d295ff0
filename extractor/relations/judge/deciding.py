"""From what the network says of pairs to relations: one for each sentence that tells a triple."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from extractor.records import SYMMETRIC_TYPES, Modality, Relation, RelationType
from extractor.relations.candidates import Candidate, Qualifiers
from extractor.relations.judge.features import TYPES

if TYPE_CHECKING:
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
    scene: Scene,
    found: Iterable[Finding],
    verdicts: Verdicts,
    rules: Sequence[Relation],
    tell: Callable[[Candidate, int], Relation],
) -> Iterator[Relation]:
    """The relations of each triple that was found: those of the rules, and one for each sentence that they did not see.

    Args:
        scene: The document.
        found: What is likely enough.
        verdicts: Of the network.
        rules: What the rules have found, not yet merged.
        tell: Makes a relation of a candidate in the scene's part with a number.
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
                yield _relation(scene, finding, verdicts, tell)


def _ways(relation: Relation) -> list[Triple]:
    ways: list[Triple] = [(relation.source, relation.type, relation.target)]
    if relation.symmetric or relation.type in SYMMETRIC_TYPES:
        ways.append((relation.target, relation.type, relation.source))
    return ways


def _relation(
    scene: Scene, finding: Finding, verdicts: Verdicts, tell: Callable[[Candidate, int], Relation]
) -> Relation:
    trigger = scene.words[int(verdicts.trigger[finding.row])]
    source, kind, target = finding.triple
    negated, former, reported = (bool(value > _EVEN) for value in verdicts.flags[finding.row])
    modality = _MODALITIES[int(verdicts.modality[finding.row].argmax())]
    candidate = Candidate(
        source=source,
        type=cast("RelationType", kind),
        target=target,
        trigger=trigger.token,
        parsed=scene.parts[trigger.part],
        rule=RULE,
        symmetric=kind in SYMMETRIC_TYPES,
        qualifiers=Qualifiers(negated, cast("Modality", modality)),
        uttered=not reported,
    )
    return replace(tell(candidate, trigger.part), former=former, confidence=finding.probability)
