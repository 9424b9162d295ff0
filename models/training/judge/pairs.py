"""Which pairs of actors the judge reads, and at which sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scene import Mention, Scene

# An actor named so many sentences back may be meant without a word for it ("Kritik kam auch aus …").
REACH = 5
# Of the actors named before the sentence, as many as were named last: pairs grow with their square otherwise.
RECENT = 7


@dataclass(frozen=True, slots=True)
class View:
    """An actor as seen from a sentence.

    Attributes:
        distance: Sentences back to where it was mentioned last; 0 if in the sentence itself.
        mentions: Its mentions there.
    """

    actor: int
    distance: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two views (numbers) at a sentence, in the order source, target."""

    source: int
    target: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the judge reads of a scene."""

    views: tuple[View, ...]
    pairs: tuple[Pair, ...]


def read_pairs(scene: Scene, speaker_at: Callable[[int], str | None]) -> Reading:
    """Every ordered pair of actors of which one at least stands in the sentence; the other there or shortly before.

    Args:
        scene: The document.
        speaker_at: Who speaks at an offset: speakers count as near, wherever they were named.
    """
    numbers = {entity.id: number for number, entity in enumerate(scene.actors)}
    here: dict[int, dict[int, list[Mention]]] = {}
    for mention in scene.mentions:
        here.setdefault(scene.sentence_of[mention.first], {}).setdefault(mention.actor, []).append(mention)
    last: dict[int, tuple[int, tuple[Mention, ...]]] = {}
    views: list[View] = []
    pairs: list[Pair] = []
    for sentence, (first, _) in enumerate(scene.sentences):
        present = here.get(sentence, {})
        speaker = speaker_at(scene.words[first].start)
        spoken = numbers.get(speaker) if speaker is not None else None
        recent = _recent(last, sentence, present, spoken)
        begun = len(views)
        if present and len(present) + len(recent) > 1:
            views += [View(actor, 0, tuple(mentions)) for actor, mentions in present.items()]
            views += [View(actor, sentence - where, mentions) for actor, (where, mentions) in recent.items()]
            pairs += _pairs(begun, len(present), len(views), sentence)
        for actor, mentions in present.items():
            last[actor] = (sentence, tuple(mentions))
    return Reading(tuple(views), tuple(pairs))


def _recent(
    last: dict[int, tuple[int, tuple[Mention, ...]]],
    sentence: int,
    present: dict[int, list[Mention]],
    spoken: int | None,
) -> dict[int, tuple[int, tuple[Mention, ...]]]:
    near = [
        (where, actor)
        for actor, (where, _) in last.items()
        if actor not in present and (sentence - where <= REACH or actor == spoken)
    ]
    near.sort(key=lambda item: (item[1] != spoken, -item[0], item[1]))
    return {actor: last[actor] for _, actor in near[:RECENT]}


def _pairs(begun: int, present: int, end: int, sentence: int) -> Iterator[Pair]:
    for one in range(begun, begun + present):
        for other in range(one + 1, end):
            yield Pair(one, other, sentence)
            yield Pair(other, one, sentence)
