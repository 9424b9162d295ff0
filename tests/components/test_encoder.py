"""The component that reads: any text, in any batch, alone or among others; saved, sent and loaded again."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from extractor.components import encoder as encoding
from extractor.components.encoder import BATCH, KEY, Encoder, words_of
from extractor.components.pieces import LINE, NOTHING, PARAGRAPH, SPACE
from extractor.components.weights import FILES
from extractor.errors import PipelineError
from tests.components.fakes import assert_well_formed, fake_network, layers_of, make_files, make_pipeline  # noqa: F401

pytestmark = pytest.mark.usefixtures("fake_network")

SENTENCE = "Die Regierung in Wien lobt Kuba, und Olaf schweigt über neue Sanktionen. "
HOSTILE = {
    "nothing": "",
    "a space": " ",
    "lines": "\n\n \n",
    "a word": "Wien",
    "a mark": ".",
    "space first": "\n\n Wien lobt Kuba.",
    "space last": "Wien lobt Kuba. \n\t\n",
    "space inside": "Wien \n\n lobt\t\tKuba.\n \nOlaf  schweigt.",
    "a name over a line": "Der Kanzler Olaf\nScholz lobt Havanna\n\nund Wien.",
    "emoji": "😀👍🏽🇨🇺 Wien 👩‍👩‍👧‍👦!",
    "controls": "Wien\x00 \u200b\ufefflobt\u2028Kuba\u202e.",
    "a long word": "Wien lobt " + "x" * 5000 + " und Kuba.",
    "no sentence end": "Sanktionen " * 2000,
    "all marks": ".!?" * 300 + "”" * 300,
    "a long text": SENTENCE * 60,
    "paragraphs": (SENTENCE * 3 + "\n\n") * 12,
}


def some_texts() -> list[str]:
    return [*HOSTILE.values(), *(SENTENCE * (number % 7) + f"Wien lobt {number}." for number in range(40))]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_gets_well_formed_sentences(name: str) -> None:
    doc = make_pipeline()(HOSTILE[name])
    assert doc.text == HOSTILE[name]
    assert_well_formed(doc)


def test_ten_thousand_words_without_a_sentence_end() -> None:
    doc = make_pipeline(context=0.1)("Sanktionen gegen Russland " * 3334)
    assert len(doc) > 10_000
    assert_well_formed(doc)


@pytest.mark.parametrize("words", [["\n", " ", "\t"], [" ", "Wien"], ["Wien", "\n", "\n", "lobt", " "]])
def test_white_space_as_tokens_of_any_number(words: list[str]) -> None:
    nlp = make_pipeline()
    assert_well_formed(nlp(Doc(nlp.vocab, words=words)))


# --- batches


def test_batches_and_threads_do_not_matter() -> None:
    alone = {text: layers_of(make_pipeline()(text)) for text in some_texts()}
    pipelines = [make_pipeline(threads=threads) for threads in (1, 2)]
    for batch_size in (1, 3, 50):
        texts = list(alone)
        random.Random(batch_size).shuffle(texts)
        for nlp in pipelines:
            docs = list(nlp.pipe(texts, batch_size=batch_size))
            assert [doc.text for doc in docs] == texts
            assert all(layers_of(doc) == alone[doc.text] for doc in docs)


def test_other_processes_read_the_same() -> None:
    texts = some_texts()
    nlp = make_pipeline(threads=2)
    expected = [layers_of(doc) for doc in nlp.pipe(texts)]
    assert [layers_of(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=7)] == expected


def test_the_same_text_twice_is_read_alike() -> None:
    nlp = make_pipeline()
    one, two = nlp.pipe([SENTENCE * 30] * 2)
    assert layers_of(one) == layers_of(two)


def test_few_documents_are_held_at_once() -> None:
    nlp = make_pipeline()
    taken = 0

    def documents() -> Iterator[Doc]:
        nonlocal taken
        for _ in range(3 * BATCH):
            taken += 1
            yield nlp.make_doc(SENTENCE)

    next(nlp.get_pipe("encoder").pipe(documents(), batch_size=1000))
    assert taken <= BATCH + 1


def test_what_a_document_carries_stays() -> None:
    nlp = make_pipeline()
    doc = nlp.make_doc(SENTENCE)
    doc.user_data["own"] = 1
    assert nlp(doc).user_data["own"] == 1
    [(_, context)] = nlp.pipe([(SENTENCE, "mine")], as_tuples=True)
    assert context == "mine"


# --- saved and sent


@pytest.mark.parametrize("lang", ["de", "es"])
def test_a_pipeline_saved_with_its_weights(tmp_path: Path, lang: str) -> None:
    nlp = make_pipeline(lang)
    (tmp_path / "somewhere").mkdir()
    nlp.to_disk(tmp_path / "somewhere" / lang)
    own = tmp_path / "somewhere" / lang / "encoder"
    assert {path.name for path in own.iterdir()} == set(FILES)
    again = spacy.load(tmp_path / "somewhere" / lang)
    assert layers_of(again(SENTENCE)) == layers_of(nlp(SENTENCE))
    # And once more, from what was loaded.
    again.to_disk(tmp_path / "elsewhere")
    assert layers_of(spacy.load(tmp_path / "elsewhere")(SENTENCE)) == layers_of(nlp(SENTENCE))


def test_own_weights_come_before_shared_ones(tmp_path: Path) -> None:
    nlp = make_pipeline(context=0.25)
    nlp.to_disk(tmp_path / "de")
    (tmp_path / "encoder").mkdir()
    for name, content in make_files(context=0.75).items():
        (tmp_path / "encoder" / name).write_bytes(content)
    assert spacy.load(tmp_path / "de").get_pipe("encoder").weights.session.context == 0.25
    nlp.to_disk(tmp_path / "shared", exclude=["encoder"])
    assert spacy.load(tmp_path / "shared").get_pipe("encoder").weights.session.context == 0.75


def test_bytes_and_back() -> None:
    nlp = make_pipeline(context=0.5)
    other = make_pipeline(context=0.25)
    assert layers_of(other(SENTENCE)) != layers_of(nlp(SENTENCE))
    assert layers_of(other.from_bytes(nlp.to_bytes())(SENTENCE)) == layers_of(nlp(SENTENCE))


def test_bytes_that_are_no_weights() -> None:
    import srsly

    with pytest.raises(PipelineError, match="not complete"):
        make_pipeline().get_pipe("encoder").from_bytes(srsly.msgpack_dumps({"other": b"x"}))


def test_pickled_and_back(tmp_path: Path) -> None:
    nlp = make_pipeline(threads=2)
    expected = [layers_of(doc) for doc in nlp.pipe([SENTENCE, SENTENCE * 9])]
    again = pickle.loads(pickle.dumps(nlp))  # noqa: S301
    assert [layers_of(doc) for doc in again.pipe([SENTENCE, SENTENCE * 9])] == expected
    nlp.to_disk(tmp_path)
    loaded = pickle.loads(pickle.dumps(spacy.load(tmp_path)))  # noqa: S301
    assert [layers_of(doc) for doc in loaded.pipe([SENTENCE, SENTENCE * 9])] == expected


def test_documents_in_a_bin_keep_their_confidence() -> None:
    nlp = make_pipeline()
    docs = list(nlp.pipe([SENTENCE, "\n", "", HOSTILE["paragraphs"]]))
    data = DocBin(docs=docs, store_user_data=True).to_bytes()
    found = list(DocBin().from_bytes(data).get_docs(spacy.blank("de").vocab))
    assert [layers_of(doc) for doc in found] == [layers_of(doc) for doc in docs]
    one = docs[3]
    assert layers_of(Doc(spacy.blank("de").vocab).from_bytes(one.to_bytes())) == layers_of(one)


def test_an_encoder_without_weights_says_so(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("extractor_encoder")
    for use in (lambda: nlp("Ja"), lambda: list(nlp.pipe(["Ja"])), lambda: nlp.to_disk(tmp_path), nlp.to_bytes):
        with pytest.raises(PipelineError, match="no weights"):
            use()
    without = Encoder(nlp.vocab, "de", threads=3)
    again = pickle.loads(pickle.dumps(without))  # noqa: S301
    assert (again.lang, again.threads) == ("de", 3)


def test_as_many_threads_as_cores_but_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_cores", lambda: 64)
    nlp = make_pipeline(threads=0)
    list(nlp.pipe([SENTENCE * 20]))
    assert nlp.get_pipe("encoder")._pool[1]._max_workers == encoding.MAX_THREADS


# --- words


@pytest.mark.parametrize(
    ("words", "spaces", "expected", "gaps"),
    [
        ([], [], [], []),
        (["Ja", "."], [False, False], ["Ja", "."], [PARAGRAPH, NOTHING]),
        (["Ja", "nein"], [True, False], ["Ja", "nein"], [PARAGRAPH, SPACE]),
        (["Ja", "\n", "nein"], [False, False, False], ["Ja", "nein"], [PARAGRAPH, LINE]),
        (["Ja", "\n", "nein"], [True, True, False], ["Ja", "nein"], [PARAGRAPH, LINE]),
        (["Ja", "\n\n", "nein", "\n"], [False] * 4, ["Ja", "nein"], [PARAGRAPH, PARAGRAPH]),
        (["Ja", " ", "nein"], [True, False, False], ["Ja", "nein"], [PARAGRAPH, SPACE]),
        (["\n", "Ja"], [False, False], ["Ja"], [PARAGRAPH]),
        (["\n", " "], [False, False], [], []),
    ],
)
def test_words_and_the_gaps_before_them(
    words: list[str], spaces: list[bool], expected: list[str], gaps: list[int]
) -> None:
    assert words_of(Doc(spacy.blank("de").vocab, words=words, spaces=spaces)) == (expected, gaps)


def test_nothing_is_kept_for_a_document_without_tokens() -> None:
    assert KEY not in make_pipeline()("").user_data
