"""Which sentences teach and which measure; the splits depend on the number of a sentence or document in its file only."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from pathlib import Path

from corpora import Sentence, read_columns, read_conllu, read_empirist, read_pado_tags
from harmonise import (
    agent_and_passive,
    auxiliary_labels,
    german_features,
    german_labels,
    german_parts_of_speech,
    join_hyphens,
    spanish_labels,
    split_hashtags,
)
from layout import laid_out

SENTENCES_A_DOC = 8
AUXILIARY = ("nl_alpino", "nl_lassysmall", "af_afribooms", "da_ddt", "sv_talbanken", "no_bokmaal", "en_ewt")
Documents = list[list[Sentence]]


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of one corpus."""

    name: str
    lang: str
    documents: Documents


def training_parts(corpora: Path, *, silver: Path | None = None) -> list[Part]:
    """The corpora to learn from, German and Spanish in the layouts of real articles; with the trees of ``silver`` where a
    corpus has none."""
    plain = plain_parts(corpora)
    layouts = [
        replace(part, documents=[laid_out(doc, number, lang=part.lang) for number, doc in enumerate(part.documents)])
        for part in (with_silver(plain, silver) if silver else plain)
    ]
    return layouts + [Part(name, "xx", documents) for name, documents in auxiliary(corpora).items()]


def with_silver(parts: list[Part], path: Path) -> list[Part]:
    """The parts with the trees of the file where a sentence has none."""
    rows: dict[tuple[str, int, int], dict[str, list[object]]] = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            rows[row["part"], row["document"], row["sentence"]] = row

    def with_tree(sentence: Sentence, key: tuple[str, int, int]) -> Sentence:
        if sentence.heads is not None or key not in rows:
            return sentence
        return replace(sentence, heads=rows[key]["heads"], deps=rows[key]["deps"])  # type: ignore[arg-type]

    return [
        replace(
            part,
            documents=[
                [with_tree(sentence, (part.name, number, place)) for place, sentence in enumerate(document)]
                for number, document in enumerate(part.documents)
            ],
        )
        for part in parts
    ]


def plain_parts(corpora: Path) -> list[Part]:
    """The German and Spanish corpora to learn from, as they are."""
    parts = [Part(name, "de", documents) for name, documents in german(corpora)[0].items()]
    return parts + [Part(name, "es", documents) for name, documents in spanish(corpora)[0].items()]


def heldout_parts(corpora: Path) -> list[Part]:
    """The parts to measure on: ``trees*`` have all syntactic layers, ``ner*`` have entities."""
    german_parts, spanish_parts = german(corpora)[1], spanish(corpora)[1]
    parts = [Part(name, "de", documents) for name, documents in german_parts.items()]
    return parts + [Part(name, "es", documents) for name, documents in spanish_parts.items()]


def german(corpora: Path) -> tuple[dict[str, Documents], dict[str, Documents]]:
    """Held out: the even sentences of GSD dev, every tenth of GermEval, Padó's dev part, every fifth German tweet."""
    trees, ner = corpora / "de/treebank", corpora / "de/ner"
    dev = [german_labels(sentence) for sentence in read_conllu(trees / "de_gsd-ud-dev.conllu")]
    gold = [german_labels(sentence) for sentence in read_conllu(trees / "de_gsd-ud-test.conllu")] + dev[1::2]
    blank = list(german_parts_of_speech(without_trees(trees / "de_gsd_train.nosyntax.conllu"), gold))
    features = [sentence for sentence in blank if sentence.lemmas is not None]
    germeval = list(read_columns(ner / "germeval14_dev_and_half_test.iob2.tsv", column=1))
    mobie = chain.from_iterable(read_columns(ner / f"mobie_{part}.conll2003", column=3) for part in ("train", "dev"))
    tweets = posts(corpora / "tweets/xlime_de_ner_dev.txt")
    train = {
        "de_gsd": in_docs(shuffled(gold)),
        "de_gsd_features": in_docs(german_features(features, gold)),
        "de_gsd_tags": in_docs(sentence for sentence in blank if sentence.lemmas is None),
        "de_empirist": in_docs(read_empirist(trees / "empirist.vrt")),
        "de_germeval": in_docs(sentence for number, sentence in enumerate(germeval) if number % 10 != 9),
        "de_wikiner": in_docs(read_columns(ner / "wikiner.iob2.tsv", column=1)),
        "de_pado": in_docs(read_pado_tags(ner / "europarl_pado_train.tsv")),
        "de_mobie": in_docs(map(split_hashtags, map(join_hyphens, mobie))),
        "de_xlime": in_docs((tweet for number, tweet in enumerate(tweets) if number % 5 != 4), size=2),
    }
    heldout = {
        "trees": in_docs(dev[0::2]),
        "ner": in_docs(germeval[9::10]),
        "ner_parliament": in_docs(read_columns(ner / "europarl_pado_dev.tsv", column=4)),
        "ner_posts": in_docs(tweets[4::5], size=1),
    }
    return train, heldout


def spanish(corpora: Path) -> tuple[dict[str, Documents], dict[str, Documents]]:
    """Held out: every third document of AnCora test, every third sentence of GSD test, every tenth CESS document and
    every fifth tweet."""
    trees = corpora / "es/treebank"
    ancora = map(agent_and_passive, read_conllu(trees / "es_ancora-ud-dev.conllu"))
    ancora_test = documents(map(agent_and_passive, read_conllu(trees / "es_ancora-ud-test.conllu")))
    gsd = map(spanish_labels, read_conllu(trees / "es_gsd-ud-dev.conllu"))
    gsd_test = [spanish_labels(sentence) for sentence in read_conllu(trees / "es_gsd-ud-test.conllu")]
    cess_path = corpora / "es/ner/cess_es_train.tsv"
    untyped = untyped_documents(cess_path)
    cess = documents(read_columns(cess_path, column=4))
    cess = [doc for doc in cess if story(doc[0].document) not in untyped]
    tweets = posts(corpora / "tweets/xlime_es_ner_dev.txt")
    train = {
        "es_ancora": in_docs(chain(ancora, *(doc for number, doc in enumerate(ancora_test) if number % 3))),
        "es_gsd": in_docs(chain(gsd, (sentence for number, sentence in enumerate(gsd_test) if number % 3))),
        "es_cess": in_docs(sentence for number, doc in enumerate(cess) if number % 10 != 9 for sentence in doc),
        "es_xlime": in_docs((tweet for number, tweet in enumerate(tweets) if number % 5 != 4), size=2),
    }
    heldout = {
        "trees": in_docs(chain.from_iterable(ancora_test[0::3])),
        "trees_gsd": in_docs(gsd_test[0::3]),
        "ner": in_docs(chain.from_iterable(cess[9::10])),
        "ner_posts": in_docs(tweets[4::5], size=1),
    }
    return train, heldout


def auxiliary(corpora: Path) -> dict[str, Documents]:
    """Trees of other Germanic languages: they teach the shapes that 1,376 German sentences cannot show."""
    paths = sorted((corpora / "aux_treebanks").glob("*.conllu"))
    return {
        f"xx_{name}": in_docs(
            auxiliary_labels(sentence) for path in paths if path.name.startswith(name) for sentence in read_conllu(path)
        )
        for name in AUXILIARY
    }


def posts(path: Path) -> list[Sentence]:
    """Tweets of the xLiMe corpus."""
    return [split_hashtags(sentence) for sentence in read_columns(path, column=-1, separator=" ")]


def without_trees(path: Path) -> Iterator[Sentence]:
    """GSD train: a half has lemmas and features, of the other only parts of speech are known."""
    for sentence in read_conllu(path):
        yield replace(sentence, tags=None, morphs=sentence.morphs if sentence.lemmas is not None else None)


def documents(sentences: Iterable[Sentence]) -> Documents:
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


def in_docs(sentences: Iterable[Sentence], *, size: int = SENTENCES_A_DOC) -> Documents:
    """Groups of sentences, so that the model learns where one ends."""
    stream = iter(sentences)
    return list(iter(lambda: list(islice(stream, size)), []))
