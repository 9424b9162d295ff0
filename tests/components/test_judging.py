"""From the outputs of windows to one judgement: as if there were no windows, and never more than the encoder can take."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.components.judging import Input, Judgement, Masks, judge, prepare, sentence_starts
from extractor.components.pieces import END, NOTHING, PARAGRAPH, SPACE, START
from extractor.components.windows import LIMIT, Window
from tests.components.fakes import LABELS, Session, make_weights

WORDS = st.lists(
    st.tuples(st.sampled_from(["Wien", ".", "lobt", "Kuba", "Sanktionen", "Russland", "über", "😀"]), st.integers(0, 3)),
    min_size=1, max_size=400,
)  # fmt: skip


def read(words: list[str], gaps: list[int] | None = None, *, lang: str = "de", context: float = 0.0) -> Judgement:
    weights = make_weights(Session(context=context))
    given_ = prepare(weights, words, gaps or [PARAGRAPH, *[SPACE] * (len(words) - 1)])
    found = [weights.run(given_.arrays(window)) for window in given_.windows]
    return judge(weights, given_, found, Masks.of(weights.labels, lang))


def read_at_once(words: list[str], gaps: list[int]) -> Judgement:
    """Without windows, by a network that sees any number of words."""
    weights = make_weights(Session(limit=10**9))
    given_ = prepare(weights, words, gaps)
    given_ = replace(given_, windows=[Window(0, len(words), 0, len(words))])
    found = [weights.run(given_.arrays(given_.windows[0]))]
    return judge(weights, given_, found, Masks.of(weights.labels, "de"))


def same(one: Judgement, two: Judgement) -> bool:
    return all(np.array_equal(getattr(one, field.name), getattr(two, field.name)) for field in fields(Judgement))


def assert_well_formed(judged: Judgement) -> None:
    bounds = [*np.flatnonzero(judged.starts), len(judged.starts)]
    assert bounds[0] == 0
    for start, end in pairwise(bounds):
        heads = judged.heads[start:end]
        assert (heads == -1).sum() == 1
        assert ((heads == -1) | ((start <= heads) & (heads < end))).all()
        for word in range(start, end):
            steps, node = 0, word
            while node >= 0:
                node, steps = judged.heads[node], steps + 1
                assert steps <= end - start
    before = "O"
    for number, start in zip(judged.ner, judged.starts, strict=True):
        label = LABELS["ner"][number]
        assert label[0] != "I" or (not start and before[2:] == label[2:])
        before = label
    for confidence in (judged.arc_confidence, judged.name_confidence):
        assert ((confidence >= 0) & (confidence <= 1)).all()
    assert ((judged.heads == -1) == (judged.deps == LABELS["deps"].index("ROOT"))).all()


@given(WORDS)
@settings(max_examples=50)
def test_windows_change_nothing_where_context_does_not_matter(words: list[tuple[str, int]]) -> None:
    texts, gaps = [word for word, _ in words], [gap for _, gap in words]
    assert same(read(texts, gaps), read_at_once(texts, gaps))


def test_a_long_document_is_read_in_windows_as_at_once() -> None:
    words = "Die Regierung in Wien lobt Kuba . Olaf schweigt über Sanktionen gegen Russland .".split() * 200
    gaps = [PARAGRAPH, *[SPACE] * (len(words) - 1)]
    weights = make_weights()
    assert len(prepare(weights, words, gaps).windows) > 10
    judged = read(words, gaps)
    assert same(judged, read_at_once(words, gaps))
    assert judged.starts.sum() == 400
    assert_well_formed(judged)


@given(WORDS)
@settings(max_examples=50)
def test_judgements_are_well_formed(words: list[tuple[str, int]]) -> None:
    assert_well_formed(read([word for word, _ in words], [gap for _, gap in words], context=0.5))


@pytest.mark.parametrize(
    "words", [["Wien"], ["."], ["😀"], ["Wien", "."], ["x" * 5000], ["x" * 5000, "lobt", "y" * 5000]]
)
def test_short_documents(words: list[str]) -> None:
    assert_well_formed(read(words))


@pytest.mark.parametrize("word", ["Sanktionen", "a", ",", "Regierungssanktionenregierungssanktionen"])
def test_a_sentence_longer_than_any_window(word: str) -> None:
    """The network itself asserts that it is never given more than it has positions for."""
    words = [word] * 3000
    judged = read(words)
    assert_well_formed(judged)
    ids = prepare(make_weights(), words, [SPACE] * len(words)).ids
    for start, end in pairwise([*np.flatnonzero(judged.starts), len(words)]):
        assert sum(map(len, ids[start:end])) <= LIMIT


def test_a_sentence_that_no_window_shows_whole_is_run_alone() -> None:
    # The first three sentences are half a window long, the fourth is longer than one.
    words = (["Wien"] * 30 + ["."]) * 3 + ["Wien"] * 100 + ["."]
    weights = make_weights(Session())
    given_ = prepare(weights, words, [SPACE] * len(words))
    found = [weights.run(given_.arrays(window)) for window in given_.windows]
    before = weights.session.seen
    judged = judge(weights, given_, found, Masks.of(weights.labels, "de"))
    assert weights.session.seen - before == 1
    assert_well_formed(judged)
    assert same(judged, read_at_once(words, [SPACE] * len(words)))


def test_arrays_of_a_window() -> None:
    given_ = Input(["a", "b", "c"], [PARAGRAPH, NOTHING, SPACE], [[7], [8, 9], [10, 11]], [])
    ids, gaps, first, last = given_.arrays(Window(1, 3, 1, 3))
    assert ids.tolist() == [START, 8, 9, 10, 11, END]
    assert gaps.tolist() == [NOTHING, NOTHING, NOTHING, SPACE, NOTHING, NOTHING]
    assert first.tolist() == [1, 3]
    assert last.tolist() == [2, 4]


@pytest.mark.parametrize(
    ("sizes", "likely", "starts"),
    [
        ([1, 1, 1], [False, False, False], [0]),
        ([1, 1, 1], [True, False, True], [0, 2]),
        ([300, 200, 10, 1], [False] * 4, [0, 3]),
        ([300, 200, 11], [False] * 3, [0, 2]),
        ([LIMIT, LIMIT, LIMIT], [False] * 3, [0, 1, 2]),
        ([300, 200, 10, 1], [True, False, False, True], [0, 3]),
    ],
)
def test_sentences_are_as_likely_and_no_longer_than_the_encoder_takes(
    sizes: list[int], likely: list[bool], starts: list[int]
) -> None:
    given_ = Input(["x"] * len(sizes), [SPACE] * len(sizes), [[5] * size for size in sizes], [])
    before = np.array(likely)
    assert np.flatnonzero(sentence_starts(given_, before)).tolist() == starts
    assert before.tolist() == likely


@pytest.mark.parametrize("lang", ["de", "es", "xx"])
def test_a_pipeline_chooses_among_the_labels_of_its_language(lang: str) -> None:
    words = [f"{word}{number}" for number in range(60) for word in ("Wien", "lobt", "Kuba", ".")]
    judged = read(words, lang=lang)
    chosen: dict[str, Any] = {"pos": judged.pos, "tags": judged.tags, "deps": judged.deps}
    for layer, numbers in chosen.items():
        own = LABELS["by_lang"][layer].get(lang) or LABELS[layer]
        used = {LABELS[layer][number] for number in numbers}
        assert used <= set(own)
        # The test would see others: without a mask they are used.
        assert len(used) > 1


def test_each_feature_has_a_value_of_its_own() -> None:
    judged = read("Die Regierung in Wien lobt Kuba .".split())
    assert judged.features.shape == (7, 2)
    assert (judged.features < [len(values) for values in LABELS["features"].values()]).all()
    weights = make_weights()
    given_ = prepare(weights, ["Wien"], [PARAGRAPH])
    scores = weights.run(given_.arrays(given_.windows[0]))["features"][0]
    expected = [scores[:4].argmax(), scores[4:].argmax()]
    assert read(["Wien"]).features[0].tolist() == expected
