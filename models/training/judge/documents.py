"""Training documents as people write them, to the form of the gold: ``python documents.py FILE... [--corpora DIR]``.

A document is a block::

    == w1-001
    1 Erster Satz.
    2* Ein Satz mit Stern beginnt einen Absatz.
    E person:muster-eva person | Eva Muster | Eva Muster; Muster
    E AT country | Österreich | Österreichs; Wien
    R person:muster-eva HOLDS_OFFICE AT 1
    R? AT REQUEST organisation:x 2 demanded neg speaker=person:y

Sentences; entities with id, type, name and the aliases as they stand; relations with the number of the sentence that shows
them (``R?`` for arguable ones) and their qualifiers. Files of annotations alone (``.ann``) take the sentences from a corpus.
Run as a program it lists mistakes.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from extractor.records import SYMMETRIC_TYPES, Modality, RelationType

TYPES, MODALITIES = frozenset(get_args(RelationType)), frozenset(get_args(Modality))
ENTITY_TYPES = frozenset({"person", "country", "organisation", "place"})
# So many sentences of the parallel news corpus are one document of the annotations.
CHUNK = 12
_SENTENCE = re.compile(r"(\d+)(\*?) (.*)")
_CODE = re.compile(r"[A-Z]{2}")
Document = dict[str, Any]


class Mistakes(list[str]):
    """What is wrong, with file and line."""


def read_documents(
    lines: Iterable[str], place: str, mistakes: Mistakes, sources: Mapping[str, list[str]] | None = None
) -> Iterator[Document]:
    """The documents of a file.

    Args:
        lines: The file's lines; those that begin with ``#`` are comments.
        place: Its name, for the mistakes.
        mistakes: Filled with what cannot be used; it is left out.
        sources: Sentences by document id, for annotations without sentences.
    """
    block: list[tuple[int, str]] = []
    name = ""
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text.startswith("== "):
            if name:
                yield _document(name, block, place, mistakes, sources or {})
            name, block = text[3:].strip(), []
        elif text and not text.startswith("#"):
            block.append((number, text))
    if name:
        yield _document(name, block, place, mistakes, sources or {})


def _document(
    name: str, block: list[tuple[int, str]], place: str, mistakes: Mistakes, sources: Mapping[str, list[str]]
) -> Document:
    sentences = {number: (text, False) for number, text in enumerate(sources.get(name, ()), start=1)}
    for _, line in block:
        if match := _SENTENCE.fullmatch(line):
            sentences[int(match[1])] = (match[3], bool(match[2]))
    text = ""
    for number in sorted(sentences):
        sentence, paragraph = sentences[number]
        text += ("" if not text else "\n\n" if paragraph else " ") + sentence
    entities: dict[str, Document] = {}
    relations: list[Document] = []
    for number, line in block:
        where = f"{place}:{number}"
        if line.startswith("E "):
            entity = _entity(line[2:], where, text, mistakes)
            if entity is not None:
                entities[entity["id"]] = entity
        elif line.startswith(("R ", "R? ")):
            relation = _relation(line.split(), where, sentences, entities, mistakes)
            if relation is not None:
                relations.append(relation)
        elif not line.startswith("T ") and not _SENTENCE.fullmatch(line):
            mistakes.append(f"{where}: this line cannot be read")
    return {"id": name, "text": text, "entities": list(entities.values()), "relations": relations, "topics": []}


def _full(identity: str) -> str:
    return f"country:{identity}" if _CODE.fullmatch(identity) else identity


def _entity(line: str, where: str, text: str, mistakes: Mistakes) -> Document | None:
    parts = [part.strip() for part in line.split("|")]
    head = parts[0].split()
    if len(head) == 1 and _CODE.fullmatch(head[0]):
        head.append("country")
    if len(parts) != 3 or len(head) != 2 or head[1] not in ENTITY_TYPES:
        mistakes.append(f"{where}: an entity is 'E id type | name | alias; alias'")
        return None
    aliases = [alias.strip() for alias in parts[2].split(";") if alias.strip()]
    mistakes += [f"{where}: the alias {alias!r} does not stand in the text" for alias in aliases if alias not in text]
    return {"id": _full(head[0]), "type": head[1], "name": parts[1], "aliases": aliases}


def _relation(
    words: list[str],
    where: str,
    sentences: Mapping[int, tuple[str, bool]],
    entities: Mapping[str, Document],
    mistakes: Mistakes,
) -> Document | None:
    mark, source, kind, target, number, *flags = [*words, "", "", "", "", ""][: max(5, len(words))]
    if kind not in TYPES or not number.isdigit() or int(number) not in sentences:
        mistakes.append(f"{where}: a relation is 'R source TYPE target sentence'")
        return None
    relation: Document = {
        "source": _full(source), "type": kind, "target": _full(target), "negated": "neg" in flags, "modality": "asserted",
        "symmetric": kind in SYMMETRIC_TYPES or "sym" in flags, "speaker": None, "former": "former" in flags,
        "required": mark == "R", "evidence": sentences[int(number)][0],
    }  # fmt: skip
    for flag in flags:
        if flag in MODALITIES:
            relation["modality"] = flag
        elif flag.startswith("speaker="):
            relation["speaker"] = _full(flag.removeprefix("speaker="))
        elif flag not in {"neg", "sym", "former"}:
            mistakes.append(f"{where}: the flag {flag!r} is not known")
    ends = {relation["source"], relation["target"], relation["speaker"]} - {None}
    if len(ends - entities.keys()) or relation["source"] == relation["target"]:
        mistakes.append(f"{where}: an actor of the relation is not listed")
        return None
    return relation


def sources(corpora: Path) -> dict[str, list[str]]:
    """The sentences that the annotations without sentences belong to, by document id."""
    found = {}
    for lang in ("de", "es"):
        path = corpora / "langid" / f"ntrex_{lang}_first_half.txt"
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        for number, start in enumerate(range(0, len(lines), CHUNK)):
            found[f"ntrex-{lang}-{number:03d}"] = lines[start : start + CHUNK]
    return found


def read_all(paths: Iterable[Path], mistakes: Mistakes, corpora: Path | None = None) -> Iterator[Document]:
    """The documents of many files; annotations alone are left out where there are no corpora."""
    known = sources(corpora) if corpora is not None else {}
    for path in sorted(paths):
        if path.suffix == ".ann" and not known:
            continue
        with path.open(encoding="utf-8") as lines:
            yield from read_documents(lines, path.name, mistakes, known)


def main() -> None:
    """List mistakes and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--corpora", type=Path)
    arguments = parser.parse_args()
    mistakes = Mistakes()
    documents = list(read_all(arguments.files, mistakes, arguments.corpora))
    print("\n".join(mistakes))
    relations = sum(len(document["relations"]) for document in documents)
    print(f"{len(documents)} documents, {relations} relations, {len(mistakes)} mistakes")


if __name__ == "__main__":
    main()
