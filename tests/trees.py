"""Hand-built trees: one line a sentence, one word ``form|lemma|UPOS|dep|head|feats|@entity``.

Empty trailing fields may be left out; an empty lemma is the form; feats join with "+"; the head counts words of the
sentence from 1, 0 is the root; ``@country:RU`` marks the word as an actor (``@country:RU,country:VE``
as two), ``@~country:RU`` as a mere place, ``@<country:RU`` marks the part before the hyphen.
A sentence can carry two trees: ``nsubj/sb|4/2`` is label and head in Universal Dependencies, then in TIGER.
``VERB/VVIZU`` adds a tag.
"""

from __future__ import annotations

from typing import Literal

import spacy
from spacy.tokens import Doc

from extractor.actors.sites import Actors, Site
from extractor.pipelines.parsing import ParsedSegment
from extractor.records import Entity, RawText, Relation, Segment

Scheme = Literal["ud", "tiger"]

_NO_SPACE_BEFORE = set(".,:;!?“)")
_VOCAB = {lang: spacy.blank(lang).vocab for lang in ("de", "es")}


def tree(markup: str, *, lang: str = "de", offset: int = 0, scheme: Scheme = "ud") -> tuple[Doc, list[Site]]:
    """Build a parsed Doc of one or more sentences (one a line) and the sites of its actors."""
    words: list[str] = []
    columns: dict[str, list[str]] = {name: [] for name in ("lemmas", "pos", "tags", "deps", "morphs")}
    heads: list[int] = []
    marks: list[tuple[int, str]] = []
    starts: list[bool] = []
    for line in filter(None, (line.strip() for line in markup.splitlines())):
        base = len(words)
        for position, cell in enumerate(line.split()):
            fields = cell.split("|")
            if fields[-1].startswith("@"):
                marks.append((len(words), fields.pop()[1:]))
            form, lemma, pos, dep, head, feats = (fields + [""] * 6)[:6]
            pos, _, tag = pos.partition("/")
            dep, head = _choice(dep, scheme), _choice(head, scheme)
            words.append(form)
            columns["lemmas"].append(lemma or form)
            columns["pos"].append(pos or "X")
            columns["tags"].append(tag)
            columns["deps"].append("ROOT" if dep == "root" else dep or "dep")
            columns["morphs"].append(feats.replace("+", "|"))
            heads.append(base + int(head or position) - 1 if (head or "0") != "0" else len(words) - 1)
            starts.append(position == 0)
    spaces = [index + 1 < len(words) and words[index + 1] not in _NO_SPACE_BEFORE for index in range(len(words))]
    doc = Doc(_VOCAB[lang], words=words, spaces=spaces, heads=heads, sent_starts=None, **columns)
    return doc, [_site(doc[index], mark, offset) for index, mark in marks]


def _choice(field: str, scheme: Scheme) -> str:
    """The half of a field that belongs to the scheme; both where there is but one."""
    first, slash, second = field.partition("/")
    return second if slash and scheme == "tiger" else first


def _site(token, mark: str, offset: int) -> Site:  # type: ignore[no-untyped-def]
    start = offset + token.idx
    if mark.startswith("<"):
        return Site(start, start + token.text.index("-"), (mark[1:],), "name", True)
    place = mark.startswith("~")
    return Site(start, start + len(token), tuple(mark.lstrip("~").split(",")), "name", not place)


def scene(
    markup: str,
    *,
    lang: str = "de",
    kind: str = "body",
    author: str | None = None,
    quotes: tuple[str, ...] = (),
    scheme: Scheme = "ud",
) -> tuple[RawText, list[ParsedSegment], Actors]:
    """A one-segment document with its actors, ready for the relation stage."""
    doc, sites = tree(markup, lang=lang, scheme=scheme)
    text = doc.text
    body = Segment("s0", kind, lang, 1.0, 0, len(text), author=author)  # type: ignore[arg-type]
    nested = [
        Segment(f"s{number}", "quote", lang, 1.0, text.index(quote), text.index(quote) + len(quote))
        for number, quote in enumerate(quotes, start=1)
    ]
    ids = {entity for site in sites for entity in site.entity_ids} | ({author} if author else set())
    entities = tuple(Entity(name, name.partition(":")[0], name) for name in sorted(ids))  # type: ignore[arg-type]
    raw = RawText("test", text)
    return raw, [ParsedSegment(body, doc, 0)], Actors(entities, (body, *nested), tuple(sites))


def shown(relation: Relation) -> str:
    """``country:RU AGREE country:VE [planned]``: a relation as the tables of the tests write it."""
    marks = ["negated"] * relation.negated + [relation.modality] * (relation.modality != "asserted")
    return f"{relation.source} {relation.type} {relation.target}" + (f" [{', '.join(marks)}]" if marks else "")
