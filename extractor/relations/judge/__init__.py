"""A learned judge over the rules.

It reads every pair of actors in and around a sentence and says of each type how likely the sentence tells it. What the
rules have found is among what it goes by, so that it accepts, rejects and adds. Without the shipped encoder (a user's own
pipeline) the rules stand alone.

Method: document-level relation extraction by pairs of entity mentions with a localised context (Zhou et al. 2021, "ATLOP"),
here with the sentence that shows a relation as the unit, and a branch of the pipelines' own encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from extractor.relations.judge import network
from extractor.relations.judge.deciding import decide, findings
from extractor.relations.judge.features import TYPES, pair_features, word_features
from extractor.relations.judge.pairs import read_pairs
from extractor.relations.judge.scene import lay_out

if TYPE_CHECKING:
    from extractor.actors.sites import Actors
    from extractor.records import Relation
    from extractor.relations.candidates import Candidate
    from extractor.relations.cast import Cast
    from extractor.relations.speech import Attribution

__all__ = ["judged", "thresholds_of"]

_STATES = "extractor_states"


def judged(
    casts: Sequence[Cast],
    actors: Actors,
    attribution: Attribution,
    rules: Sequence[Relation],
    told: Callable[[Candidate, Cast], Relation],
    *,
    min_confidence: float | None = None,
) -> list[Relation]:
    """The relations of a document after judgement, not yet merged; the rules' own where it cannot be read.

    Args:
        casts: A document's parsed segments with their actors.
        actors: The actors.
        attribution: Who says what.
        rules: What the rules have found, not yet merged.
        told: Makes a relation of a candidate.
        min_confidence: Keep what is at least so likely, instead of the thresholds that give the best F1.
    """
    place = network.find_judge()
    readable = [cast for cast in casts if _STATES in cast.parsed.doc.user_data]
    if place is None or not readable:
        return [rule for rule in rules if min_confidence is None or rule.confidence >= min_confidence]
    judge = network.load(place)
    scene = lay_out([cast.parsed for cast in readable], actors)
    reading = read_pairs(scene, attribution.speaker_at)
    unread = {cast.parsed.segment.id for cast in casts} - {cast.parsed.segment.id for cast in readable}
    kept = [rule for rule in rules if rule.evidence[0].segment in unread]
    if not reading.pairs:
        return kept
    verdicts = judge.read(
        scene,
        reading,
        np.concatenate([cast.parsed.doc.user_data[_STATES] for cast in readable]).astype(np.float32),
        word_features(scene, readable, [segment for segment in actors.segments if segment.kind == "quote"]),
        pair_features(scene, reading, rules, attribution.speaker_at),
    )
    found = findings(scene, reading, verdicts, thresholds_of(judge.settings, min_confidence))
    return [*kept, *decide(scene, found, verdicts, rules, lambda candidate, part: told(candidate, readable[part]))]


def thresholds_of(settings: Mapping[str, Mapping[str, float]], min_confidence: float | None) -> Mapping[str, float]:
    """The least probability of each type: those that gave the best F1 in cross-validation, or the user's for all.

    Example:
        >>> thresholds_of({"thresholds": {"AID": 0.4}}, None)["AID"], thresholds_of({}, 0.8)["AID"]
        (0.4, 0.8)
    """
    return settings["thresholds"] if min_confidence is None else dict.fromkeys(TYPES, min_confidence)
