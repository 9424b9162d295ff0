"""Who is killed or hurt in whose attack: ``Bei einem israelischen Luftangriff starben sechs türkische Soldaten``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from extractor.pipelines.tree import preposition
from extractor.relations.candidates import Candidate
from extractor.relations.qualifiers import of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Predicate


def casualties(noun: Token, predicate: Predicate, cast: Cast) -> Iterator[Candidate]:
    """Candidates of an event noun of violence in a clause that says who suffered from it."""
    if predicate.type != "ASSAULT" or not cast.cues.has("occasion", preposition(noun)):
        return
    for clause in cast.clauses:
        if not _tells_loss(clause, cast) or not any(item.noun == noun for item in clause.obliques):
            continue
        victims = cast.fillers(clause.objects if clause.passive else clause.subjects, owned=False)
        for source, target in product(cast.owners(noun), victims):
            if source != target:
                yield Candidate(
                    source=source,
                    type="ASSAULT",
                    target=target,
                    trigger=noun,
                    parsed=cast.parsed,
                    rule=f"loss:{predicate.word}",
                    qualifiers=of_verb(clause.verb, cast.cues),
                )


def _tells_loss(clause: Clause, cast: Cast) -> bool:
    phrases = (f"{item.noun.lemma_} {clause.lemma}" for item in clause.obliques)
    return cast.cues.has("casualty", clause.lemma, *phrases)
