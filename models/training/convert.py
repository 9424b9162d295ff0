"""Convert the corpora to spaCy's binary format: ``python convert.py de CORPORA_DIR OUTPUT_DIR``.

Writes ``train.spacy`` (all layers mixed) and, under ``heldout/``, the parts to measure on: files named ``trees*`` have
all syntactic layers, files named ``ner*`` have entities. The splits are fixed: they depend on the number of a sentence
or document in its file only.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby, islice
from pathlib import Path

import spacy
from corpora import Sentence, read_columns, read_conllu, read_empirist, read_pado_tags
from harmonise import (
    agent_and_passive,
    german_features,
    german_labels,
    german_parts_of_speech,
    join_hyphens,
    spanish_labels,
    split_hashtags,
)
from layout import laid_out
from spacy.attrs import MORPH  # type: ignore[import-not-found]
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SENTENCES_A_DOC = 8
# Trees are scarce beside the tagging and entity corpora: each is seen this often an epoch.
TREE_REPEATS = {"de": 6, "es": 1}


def german(corpora: Path) -> dict[str, list[list[Sentence]]]:
    """The German parts: held out are the even sentences of GSD dev and every tenth sentence of GermEval."""
    trees = corpora / "de/treebank"
    dev = [german_labels(sentence) for sentence in read_conllu(trees / "de_gsd-ud-dev.conllu")]
    test = [german_labels(sentence) for sentence in read_conllu(trees / "de_gsd-ud-test.conllu")]
    gold = test + dev[1::2]
    features = german_parts_of_speech(with_features(trees / "de_gsd_train.nosyntax.conllu"), gold)
    features = german_features(features, gold)
    ner = corpora / "de/ner"
    germeval = list(read_columns(ner / "germeval14_dev_and_half_test.iob2.tsv", column=1))
    entities = chain(
        # Twice: it is gold and has news, the larger WikiNER is silver and has none.
        [sentence for number, sentence in enumerate(germeval) if number % 10 != 9] * 2,
        read_columns(ner / "wikiner.iob2.tsv", column=1),
        read_pado_tags(ner / "europarl_pado_train.tsv"),
        map(split_hashtags, map(join_hyphens, read_columns(ner / "mobie_train.conll2003", column=3))),
    )
    return {
        "train": in_docs(shuffled(gold)) * TREE_REPEATS["de"]
        + in_docs(shuffled(features))
        + in_docs(read_empirist(trees / "empirist.vrt"))
        + in_docs(entities),
        "trees": in_docs(dev[0::2]),
        "ner": in_docs(germeval[9::10]),
    }


def spanish(corpora: Path) -> dict[str, list[list[Sentence]]]:
    """The Spanish parts: held out are every third document of AnCora test, every third sentence of GSD test, every
    tenth CESS document and every fifth tweet."""
    trees = corpora / "es/treebank"
    ancora = map(agent_and_passive, read_conllu(trees / "es_ancora-ud-dev.conllu"))
    ancora_test = documents(map(agent_and_passive, read_conllu(trees / "es_ancora-ud-test.conllu")))
    gsd = map(spanish_labels, read_conllu(trees / "es_gsd-ud-dev.conllu"))
    gsd_test = [spanish_labels(sentence) for sentence in read_conllu(trees / "es_gsd-ud-test.conllu")]
    gold = chain(ancora, *(doc for number, doc in enumerate(ancora_test) if number % 3), gsd)
    gold = chain(gold, (sentence for number, sentence in enumerate(gsd_test) if number % 3))
    cess = documents(read_columns(corpora / "es/ner/cess_es_train.tsv", column=4))
    untyped = untyped_documents(corpora / "es/ner/cess_es_train.tsv")
    cess = [doc for doc in cess if story(doc[0].document) not in untyped]
    tweets = list(read_columns(corpora / "tweets/xlime_es_ner_dev.txt", column=-1, separator=" "))
    tweets = [split_hashtags(sentence) for sentence in tweets]
    entities = [sentence for number, doc in enumerate(cess) if number % 10 != 9 for sentence in doc]
    posts = [sentence for number, sentence in enumerate(tweets) if number % 5 != 4]
    held_out = chain.from_iterable(ancora_test[0::3])
    return {
        "train": in_docs(gold) * TREE_REPEATS["es"] + in_docs(entities) + in_docs(posts, size=2),
        "trees": in_docs(held_out),
        "trees_gsd": in_docs(gsd_test[0::3]),
        "ner": in_docs(chain.from_iterable(cess[9::10])),
        "ner_posts": in_docs(tweets[4::5], size=1),
    }


def with_features(path: Path) -> Iterator[Sentence]:
    """The sentences that carry lemma and features: the others have parts of speech only, which would teach that
    a word has no case."""
    for sentence in read_conllu(path):
        if sentence.lemmas is not None:
            yield replace(sentence, tags=None)


def documents(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Sentences grouped by the document they stand in."""
    return [list(group) for _, group in groupby(sentences, key=lambda sentence: story(sentence.document))]


def story(document: str) -> str:
    """The document name without the file number of its part.

    Example:
        >>> story("# doc = 13241_20000216_1.tbf")
        '# doc = 13241_20000216'
    """
    name = document.removesuffix(".tbf")
    return name.rsplit("_", 1)[0] if name.count("_") > 1 else name


def untyped_documents(path: Path) -> set[str]:
    """Documents of CESS with names without a type (np00000): their entities are not complete."""
    found: set[str] = set()
    name = ""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# doc"):
                name = story(line.strip())
            elif "\tnp00000\t" in line:
                found.add(name)
    return found


def shuffled(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences in a fixed random order, for a treebank that is sorted by the alphabet."""
    result = list(sentences)
    random.Random(0).shuffle(result)  # noqa: S311  (an order, no secret)
    return result


def in_docs(sentences: Iterable[Sentence], *, size: int = SENTENCES_A_DOC) -> list[list[Sentence]]:
    """Groups of sentences, so that the parser learns where one ends."""
    stream = iter(sentences)
    return list(iter(lambda: list(islice(stream, size)), []))


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
            missing: list[object] = ["-" if name == "ents" else ""] * len(sentence.words)
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


def main() -> None:
    """Convert the corpora of one language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("lang", choices=("de", "es"))
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    vocab = spacy.blank(arguments.lang).vocab
    parts = german(arguments.corpora) if arguments.lang == "de" else spanish(arguments.corpora)
    (arguments.output / "heldout").mkdir(parents=True, exist_ok=True)
    parts["train"] = [laid_out(group, number, lang=arguments.lang) for number, group in enumerate(parts["train"])]
    for name, groups in parts.items():
        docs = [make_doc(vocab, group) for group in groups]
        folder = arguments.output if name == "train" else arguments.output / "heldout"
        DocBin(docs=docs, store_user_data=False).to_disk(folder / f"{name}.spacy")
        print(f"{name}: {len(docs)} docs, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main()
