"""Write the held-out parts as spaCy files: ``python convert.py CORPORA_DIR OUTPUT_DIR`` makes ``<lang>/<part>.spacy``.

``trees*`` have all syntactic layers, ``ner*`` have entities, ``sentences*`` have sentence ends.
"""

from __future__ import annotations

import argparse
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, cycle
from pathlib import Path

import spacy
from corpora import Sentence
from layout import laid_out
from parts import Documents, Part, heldout_parts
from spacy.attrs import MORPH  # type: ignore[import-not-found]
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extractor.lang import parse_table

MARKS = Path(__file__).parent / "posts_es.tsv"
COLUMNS = ("tweet", "check", "starts", "unclear")
# Document numbers that ``laid_out`` gives paragraphs, a line a sentence or wrapped lines, and no other letter case.
LAYOUTS = (0, 1, 2, 5, 8, 9, 12, 13)
# Tweets in the corpus from one that is held out to the next.
EVERY, FIRST = 5, 4


def make_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One Doc of sentences of the same corpus; a layer that is not there stays unset."""
    words = list(chain.from_iterable(sentence.words for sentence in sentences))
    spaces = list(
        chain.from_iterable([*sentence.spaces[:-1], not sentence.words[-1].isspace()] for sentence in sentences)
    )
    layers: dict[str, list[object]] = {}
    for name in ("pos", "tags", "lemmas", "morphs", "deps", "ents", "heads"):
        values = [getattr(sentence, name) for sentence in sentences]
        if all(value is None for value in values):
            continue
        layers[name] = []
        offset = 0
        for sentence, value in zip(sentences, values, strict=True):
            missing: list[object] = [""] * len(sentence.words)
            moved = [head + offset for head in value or ()] if name == "heads" else value
            layers[name] += missing if value is None else moved
            offset += len(sentence.words)
    doc = Doc(vocab, words=words, spaces=spaces, **layers)  # type: ignore[arg-type]
    if "morphs" in layers:
        # An empty cell would count as a word that has no features.
        array = doc.to_array([MORPH])
        array[[index for index, morph in enumerate(layers["morphs"]) if morph == ""]] = 0
        doc.from_array([MORPH], array)  # type: ignore[arg-type]
    return doc


def in_layouts(documents: Documents) -> Documents:
    """The documents as articles are set; German, since only its row asks for it."""
    return [laid_out(document, number, lang="de") for document, number in zip(documents, cycle(LAYOUTS), strict=False)]


def marked_posts(vocab: Vocab, tweets: Documents, marks: Path = MARKS) -> Iterator[Doc]:
    """Held-out tweets with the sentence starts that ``posts_es.tsv`` has: set, not, or left open.

    Raises:
        ValueError: The corpus is another edition than the one that was marked.
    """
    for row in parse_table(marks, COLUMNS):
        [tweet] = tweets[(int(row["tweet"]) - FIRST) // EVERY]
        if zlib.crc32(" ".join(tweet.words).encode()) != int(row["check"]):
            raise ValueError(f"tweet {row['tweet']} is not the one whose sentences {marks.name} marks")
        starts: list[bool | None] = [False] * len(tweet.words)
        for index in {*unclear(tweet.words), *map(int, row["unclear"].split())}:
            starts[index] = None
        for index in (0, *map(int, row["starts"].split())):
            starts[index] = True
        yield Doc(vocab, words=tweet.words, spaces=tweet.spaces, sent_starts=starts)  # type: ignore[arg-type]


def unclear(words: Sequence[str]) -> list[int]:
    """The tokens that may begin a sentence or not: handles, hashtags, links, signs, and the word behind one.

    Example:
        >>> unclear(["RT", "@ana", ":", "Salimos", "hoy", "#", "Lima", "😀"])
        [1, 2, 3, 5, 6, 7]
    """
    result, behind = [], False
    for index, word in enumerate(words):
        tag = index > 0 and words[index - 1] == "#"
        odd = (
            tag
            or word.startswith(("@", "#", "http"))
            or "TURL" in word
            or unicodedata.category(word[0]) in {"So", "Sk"}
        )
        if odd or behind:
            result.append(index)
        behind = odd or (behind and word in {":", "“", '"'})
    return result


def converted(part: Part, vocab: Vocab) -> dict[str, list[Doc]]:
    """The files of one part: itself, and what is measured on sentence ends beside it."""
    result = {part.name: [make_doc(vocab, document) for document in part.documents]}
    if (part.lang, part.name) == ("de", "trees"):
        result["sentences_layouts"] = [make_doc(vocab, document) for document in in_layouts(part.documents)]
    if (part.lang, part.name) == ("es", "ner_posts"):
        result["sentences_posts"] = list(marked_posts(vocab, part.documents))
    return result


def main() -> None:
    """Convert the held-out parts of both languages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    vocabs = {lang: spacy.blank(lang).vocab for lang in ("de", "es")}
    for part in heldout_parts(arguments.corpora):
        folder = arguments.output / part.lang
        folder.mkdir(parents=True, exist_ok=True)
        for name, docs in converted(part, vocabs[part.lang]).items():
            DocBin(docs=docs, store_user_data=False).to_disk(folder / f"{name}.spacy")
            print(f"{part.lang}/{name}: {len(docs)} documents, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main()
