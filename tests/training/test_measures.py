"""What counts as right: spaCy's own scorer says the same of trees, names and sentences, damaged at random."""

from __future__ import annotations

import doctest
import random
from types import ModuleType

import pytest
import spacy
from spacy.pipeline.dep_parser import parser_score  # type: ignore[import-not-found]
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

WORDS = "Ana Frei besucht am Montag Bonn . Dort spricht sie mit der EU und fährt weiter .".split()
HEADS = [2, 0, 2, 4, 2, 2, 2, 8, 8, 8, 12, 12, 8, 14, 8, 14, 8]
DEPS = "nsubj flat ROOT case obl obj punct advmod ROOT nsubj case det obl cc conj advmod punct".split()
ENTS = "B-PER I-PER O O O B-LOC O O O O O O B-ORG O O O O".split()
LABELS = ("PER", "LOC", "ORG")


def gold(vocab: Vocab) -> Doc:
    return Doc(vocab, words=WORDS, heads=HEADS, deps=DEPS, ents=ENTS)


def damaged(vocab: Vocab, rng: random.Random) -> Doc:
    """The same text cut, attached and labelled otherwise here and there."""
    words: list[str] = []
    spaces: list[bool] = []
    for word in WORDS:
        cut = rng.randrange(1, len(word)) if len(word) > 1 and rng.random() < 0.2 else 0
        words += [word[:cut], word[cut:]] if cut else [word]
        spaces += [False, True] if cut else [True]
    middle = rng.randrange(1, len(words))
    heads = [rng.choice((0, index)) if index < middle else rng.choice((middle, index)) for index in range(len(words))]
    deps = ["ROOT" if head == index else rng.choice(DEPS) for index, head in enumerate(heads)]
    for index, word in enumerate(words):
        if word in WORDS and word != "." and rng.random() < 0.5:
            place = WORDS.index(word)
            deps[index] = DEPS[place] if heads[index] != index else "ROOT"
    ents = [f"B-{rng.choice(LABELS)}" if rng.random() < 0.4 and word[0].isupper() else "O" for word in words]
    return Doc(vocab, words=words, spaces=spaces, heads=heads, deps=deps, ents=ents)


def some_examples() -> list[Example]:
    vocab = spacy.blank("de").vocab
    result = [Example(damaged(vocab, random.Random(seed)), gold(vocab)) for seed in range(40)]
    return [*result, Example(gold(vocab), gold(vocab))]


def test_attachments_as_spacy_counts_them(recipe: dict[str, ModuleType]) -> None:
    measures, examples = recipe["measures"], some_examples()
    theirs = parser_score(examples)
    for name, labelled in (("dep_las", True), ("dep_uas", False)):
        ours = measures.f1(measures.attachments(example, labelled=labelled) for example in examples)
        assert ours.value == pytest.approx(theirs[name])
    assert theirs["dep_las"] < theirs["dep_uas"] < 0.9


def test_names_as_spacy_counts_them(recipe: dict[str, ModuleType]) -> None:
    measures, examples = recipe["measures"], some_examples()
    theirs = get_ner_prf(examples)
    assert measures.f1(map(measures.entities, examples)).value == pytest.approx(theirs["ents_f"])
    for kind in LABELS:
        ours = measures.f1(measures.entities(example, (kind,)) for example in examples)
        assert ours.value == pytest.approx(theirs["ents_per_type"][kind]["f"])
    assert 0.05 < theirs["ents_f"] < 0.9


def test_sentences_as_spacy_counts_them(recipe: dict[str, ModuleType]) -> None:
    vocab, rng = spacy.blank("de").vocab, random.Random(0)
    ends: list[list[bool | int | None]]
    ends = [[index in {0, 8 - 1} or rng.random() < 0.1 for index in range(len(WORDS))] for _ in range(30)]
    found = [Doc(vocab, words=WORDS, sent_starts=starts) for starts in ends]
    examples = [Example(doc, gold(vocab)) for doc in found]
    theirs = parser_score(examples)["sents_f"]
    assert recipe["measures"].f1(map(recipe["measures"].sentences, examples)).value == pytest.approx(theirs)
    assert 0.1 < theirs < 0.9


def test_a_sentence_cannot_begin_inside_a_word(recipe: dict[str, ModuleType]) -> None:
    vocab = spacy.blank("de").vocab
    wanted = Doc(vocab, words=["Ja", "Nein"], sent_starts=[True, True])
    found = Doc(vocab, words=["Ja", "Ne", "in"], spaces=[True, False, True], sent_starts=[True, False, True])
    assert recipe["measures"].sentences(Example(found, wanted)) == recipe["measures"].Counts(0, 2, 2)


def test_punctuation_counts_if_asked_for(recipe: dict[str, ModuleType]) -> None:
    vocab = spacy.blank("de").vocab
    found = Doc(vocab, words=WORDS, heads=[*HEADS[:-1], 0], deps=DEPS)
    example = Example(found, gold(vocab))
    attachments = recipe["measures"].attachments
    assert attachments(example, labelled=True).wrong == 0
    assert attachments(example, labelled=True, ignored=()).wrong == 1


def test_misc_counts_for_neither_side(recipe: dict[str, ModuleType]) -> None:
    vocab = spacy.blank("de").vocab
    wanted = Doc(vocab, words=["Ana", "las", "Faust"], ents=["B-PER", "O", "B-MISC"])
    found = Doc(vocab, words=["Ana", "las", "Faust"], ents=["B-PER", "B-MISC", "O"])
    measures = recipe["measures"]
    assert measures.entities(Example(found, wanted)) == measures.Counts(1, 0, 0)
    assert measures.entities(Example(found, wanted), ("MISC",)) == measures.Counts(0, 1, 1)


def test_a_name_where_the_corpus_is_silent_is_not_wrong(recipe: dict[str, ModuleType]) -> None:
    vocab = spacy.blank("de").vocab
    wanted = Doc(vocab, words=["Ana", "las"], ents=["", ""])
    found = Doc(vocab, words=["Ana", "las"], ents=["B-PER", "O"])
    assert recipe["measures"].entities(Example(found, wanted)) == recipe["measures"].Counts()


@pytest.mark.parametrize(
    ("starts", "counts"),
    [
        ([True, False, False, True, False], (2, 0, 0)),
        ([True, False, True, True, False], (2, 0, 0)),  # an unclear place, either is right
        ([True, False, False, False, False], (0, 1, 2)),
        ([True, True, False, True, False], (1, 2, 1)),
    ],
)
def test_sentences_with_unclear_places(
    recipe: dict[str, ModuleType], starts: list[bool | int | None], counts: tuple[int, int, int]
) -> None:
    vocab = spacy.blank("es").vocab
    words = ["Salimos", "hoy", "😀", "Mañana", "también"]
    wanted = Doc(vocab, words=words, sent_starts=[True, False, None, True, False])
    found = Doc(vocab, words=words, sent_starts=starts)
    assert recipe["measures"].sentences(Example(found, wanted)) == recipe["measures"].Counts(*counts)


def test_white_space_belongs_to_either_sentence(recipe: dict[str, ModuleType]) -> None:
    vocab = spacy.blank("de").vocab
    words, spaces = ["Ja", ".", "\n\n", "Nein", "."], [False] * 5
    wanted = Doc(vocab, words=words, spaces=spaces, sent_starts=[True, False, False, True, False])
    found = Doc(vocab, words=words, spaces=spaces, sent_starts=[True, False, True, False, False])
    assert recipe["measures"].sentences(Example(found, wanted)) == recipe["measures"].Counts(2, 0, 0)


def test_interval_holds_the_score_and_repeats(recipe: dict[str, ModuleType]) -> None:
    measures = recipe["measures"]
    counts = [measures.Counts(number % 5, 1, 1) for number in range(30)]
    first = measures.f1(counts)
    assert first == measures.f1(counts)
    assert first.low < first.value < first.high
    few = measures.f1(counts[:6])
    assert few.high - few.low > first.high - first.low
    assert measures.f1([measures.Counts()]) is None


def test_examples_in_the_modules(recipe: dict[str, ModuleType]) -> None:
    for module in recipe.values():
        assert doctest.testmod(module).failed == 0
