"""A run of as many edges as are asked for, with hubs and small groups as news have them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from extractor.records import QUAD_CLASS, Document, Entity, Evidence, Mention, Relation

_TYPES = (*QUAD_CLASS, "HOLDS_OFFICE", "MEMBER_OF")
_TOPICS = ("energy", "trade", "sanctions", "diplomacy", "elections")


def many_edges(count: int) -> Iterator[Document]:
    """Documents of four relations each that together give about so many edges, the same every time."""
    choose = random.Random(11)
    actors = max(10, count // 2)
    made = 0
    seen: set[tuple[int, str, int]] = set()
    while made < count:
        relations, used = [], set()
        sentences = []
        at = 0
        for _ in range(4):
            source, target = int(choose.random() ** 3 * actors), choose.randrange(actors)
            kind = choose.choice(_TYPES)
            sentence = (
                f"Akteur {source} tut an diesem Tag etwas, das Akteur {target} angeht, und das steht in der Zeitung. "
            )
            sentences.append((sentence, at, source, target))
            key = (source, kind, target)
            if source == target or key in seen:
                at += len(sentence)
                continue
            seen.add(key)
            made += 1
            used |= {source, target}
            relations.append(
                Relation(
                    _id(source), kind, _id(target), (Evidence(sentence.strip(), at, at + len(sentence) - 1, "s0"),), rule="test",  # type: ignore[arg-type]
                    quad=QUAD_CLASS.get(kind), negated=choose.random() < 0.05, confidence=round(choose.random(), 2),
                    modality=choose.choice(("asserted", "asserted", "planned", "possible")), topics=(choose.choice(_TOPICS),),
                    speaker=_id(choose.randrange(actors)) if choose.random() < 0.3 else None,
                )
            )  # fmt: skip
            at += len(sentence)
        entities = tuple(_entity(number, sentences) for number in sorted(used))
        date = f"20{choose.randrange(10, 24)}-{choose.randrange(1, 13):02}-{choose.randrange(1, 28):02}"
        yield Document(
            f"d{made}-{len(seen)}-{at}",
            title=f"Meldung {made}",
            date=date,
            entities=entities,
            relations=tuple(relations),
        )


def _id(number: int) -> str:
    return f"{('person', 'country', 'organisation')[number % 3]}:a{number}"


def _entity(number: int, sentences: list[tuple[str, int, int, int]]) -> Entity:
    name = f"Akteur {number}"
    places = [
        at + sentence.index(f"{name} ") for sentence, at, source, target in sentences if number in {source, target}
    ]
    mentions = tuple(Mention(name, at, at + len(name), "de", "s0", "name") for at in places)
    return Entity(_id(number), _id(number).partition(":")[0], name, aliases=(name,), mentions=mentions)  # type: ignore[arg-type]
