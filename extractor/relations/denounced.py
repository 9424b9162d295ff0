"""Deeds that somebody tells of to blame whoever did them: ``Russland habe Odessa angegriffen, sagte Selenskyj``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.records import Relation

_REPORTING = "organisation:"  # media and bodies that count or investigate tell of deeds without taking sides


def find(events: Iterable[Relation], offices: Iterable[Relation]) -> Iterator[Relation]:
    """Blame by the persons and countries that are the speakers of deeds.

    Args:
        events: The events of a document, with their speakers.
        offices: Its offices; whoever speaks for the doer does not blame him.
    """
    belongs = {(item.source, item.target) for item in offices}
    for deed in events:
        speaker = deed.speaker
        told = deed.type == "ASSAULT" and deed.rule.startswith("verb:") and not deed.negated
        if speaker is None or not told or deed.modality != "asserted":
            continue
        if speaker == deed.source or speaker.startswith(_REPORTING) or (speaker, deed.source) in belongs:
            continue
        yield replace(deed, source=speaker, type="ACCUSE", target=deed.source, rule="spoken:deed", speaker=None)
