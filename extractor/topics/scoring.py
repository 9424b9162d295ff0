"""How strongly a text is about a topic: distinct words, their weight and number, for the length of the text.

A text of n words with evidence S for a topic gets the score ``sigmoid(SLOPE * (ln S - LENGTH * ln n - hurdle))``.
S sums the weights of the distinct terms, each raised a little by how often it stands there;
terms in the title and the opening count more, those in teasers and captions less. A passing
word in a long text thus stays below the threshold, the same word in a post may pass it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from extractor.lexicon.thresholds import TopicThresholds
from extractor.topics.terms import Hit

# Fitted by logistic regression on 322 training documents (some 730 pairs of document and topic with evidence). The grid
# around them (opening 1 to 3, repeats 0.3 to 1, length 0.3 to 0.5) is flat within 0.02 F1. The factors of title and lead are
# larger than the fit needs: both say what a text is about, and few training texts had them.
SLOPE = 3.4
LENGTH = 0.4
REPEATS = 0.75
FACTORS: Mapping[str, float] = MappingProxyType({"title": 3.0, "lead": 3.0, "teaser": 0.5, "caption": 0.5})
OPENING_FACTOR = 1.5
# The opening of a text without a lead: its first two sentences or so.
OPENING = 300
_SHIPPED = TopicThresholds()


def topic_scores(
    hits: Iterable[tuple[Hit, float]], words: float, thresholds: TopicThresholds = _SHIPPED
) -> dict[str, float]:
    """The scores of the topics of one text, from its hits with their place factors and its number of words.

    Example:
        >>> hit = Hit("energy", "Erdgas", 3.0, 0, 6)
        >>> topic_scores([(hit, 1.0)], 20)["energy"] > topic_scores([(hit, 1.0)], 500)["energy"]
        True
    """
    counts: dict[tuple[str, str], tuple[float, float]] = {}
    for hit, factor in hits:
        count, _ = counts.get((hit.topic, hit.key), (0.0, 0.0))
        counts[hit.topic, hit.key] = (count + factor, hit.weight)
    evidence: dict[str, float] = {}
    for (topic, _), (count, weight) in counts.items():
        evidence[topic] = evidence.get(topic, 0.0) + weight * (count if count < 1 else 1 + REPEATS * math.log2(count))
    return {
        topic: _score(amount, words, thresholds.hurdles.get(topic, thresholds.hurdle))
        for topic, amount in evidence.items()
        if amount > 0
    }


def _score(evidence: float, words: float, hurdle: float) -> float:
    place = math.log(evidence) - LENGTH * math.log(max(words, 1.0)) - hurdle
    return 1 / (1 + math.exp(-SLOPE * place))
