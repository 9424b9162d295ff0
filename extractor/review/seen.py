"""The actors of a corpus as a reviewer meets them: names, documents, a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractor.actors.lexicon.contexts import Words
from extractor.actors.people.names import PersonName, parse_name
from extractor.graph.merge import chosen
from extractor.records import Document, Entity, Evidence, RawText

# Kinds of mentions that name an actor; a capital or a demonym names something else too.
NAMING = frozenset({"name", "acronym"})
MAX_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Example:
    """Where an actor is named, and the sentence where it is known."""

    document: str
    start: int
    end: int
    text: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One actor of the corpus.

    Attributes:
        names: All its names, the one to show first.
        lang: The language that names it most.
        documents: Ids of the documents that mention it, sorted.
        person: The name as a person's.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    handles: tuple[str, ...]
    lang: str
    documents: tuple[str, ...]
    person: PersonName
    example: Example | None = None
    qid: str | None = None


@dataclass(slots=True)
class _Tally:
    types: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    handles: set[str] = field(default_factory=set)
    langs: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    qids: Counter[str] = field(default_factory=Counter)
    best: Example | None = None

    def add(self, entity: Entity, document: Document, evidence: Sequence[Evidence]) -> None:
        self.types[entity.type] += 1
        self.names[entity.name] += 1
        self.documents.add(document.id)
        if entity.qid:
            self.qids[entity.qid] += 1
        for mention in entity.mentions:
            text = " ".join(mention.text.split())
            if mention.kind == "handle":
                self.handles.add(text)
            if mention.kind not in NAMING:
                continue
            self.aliases.add(text)
            self.langs[mention.lang] += 1
            shown = _around(evidence, mention.start, mention.end)
            example = Example(document.id, mention.start, mention.end, mention.text, shown[:MAX_SENTENCE])
            if self.best is None or _rank(example) < _rank(self.best):
                self.best = example


def see(documents: Iterable[Document]) -> list[Seen]:
    """The actors of documents, sorted by id; the order of the documents does not matter.

    Example:
        >>> [seen.id for seen in see([Document(id="a", entities=(Entity("person:paz-ana", "person", "Ana Paz"),))])]
        ['person:paz-ana']
    """
    tallies: dict[str, _Tally] = {}
    for document in documents:
        evidence = sorted(
            {e for relation in document.relations for e in relation.evidence}, key=lambda e: (e.start, e.end)
        )
        for entity in document.entities:
            tallies.setdefault(entity.id, _Tally()).add(entity, document, evidence)
    return [_seen(identity, tally) for identity, tally in sorted(tallies.items())]


def _seen(identity: str, tally: _Tally) -> Seen:
    name = chosen(tally.names) or identity
    lang = chosen(tally.langs) or "de"
    return Seen(
        identity,
        chosen(tally.types) or identity.partition(":")[0],
        name,
        tuple(dict.fromkeys((name, *sorted(tally.aliases)))),
        tuple(sorted(tally.handles)),
        lang,
        tuple(sorted(tally.documents)),
        parse_name(name, lang=lang),
        tally.best,
        chosen(tally.qids),
    )


def _around(evidence: Sequence[Evidence], start: int, end: int) -> str:
    """The sentence of a relation that holds a mention."""
    at = bisect_right(evidence, start, key=lambda e: e.start) - 1
    return evidence[at].text if at >= 0 and end <= evidence[at].end else ""


def _rank(example: Example) -> tuple[bool, int, str, int]:
    return (not example.sentence, -len(example.text), example.document, example.start)


def sentence_at(raw: RawText, example: Example) -> Example:
    """The example with its sentence cut from the text; as it was where the text is another one.

    Example:
        >>> raw = RawText("a", "Erst dies. Dann sprach Ana Paz. Dann jenes.")
        >>> sentence_at(raw, Example("a", 23, 30, "Ana Paz")).sentence
        'Dann sprach Ana Paz.'
    """
    start, end = example.start - raw.offset, example.end - raw.offset  # of a part, which is not the whole document
    if example.sentence or start < 0 or raw.text[start:end] != example.text:
        return example
    left, right = Words.of(raw.text).sentence(start)
    return replace(example, sentence=" ".join(raw.text[left:right].split())[:MAX_SENTENCE])
