"""White space as real articles have it, put into part of the training documents: headlines, paragraphs, wrapped lines.

Which document gets which layout depends on its number only, so that a second run gives the same files.
"""

from __future__ import annotations

from dataclasses import replace

from corpora import Sentence

PARAGRAPH = "\n\n"
LINE_WIDTH = 72
# Of ten documents two have paragraphs, one has a line a sentence, one has wrapped lines, six are plain.
PARAGRAPHS, LINES, WRAPPED = (0, 1), (2,), (3,)
SENTENCES_A_PARAGRAPH = 3
CASES = {3: str.lower, 14: lambda word: word.upper() if len(word.upper()) == len(word) else word}
# The treebanks write straight quotation marks, newspapers do not; None leaves a document as it is.
QUOTES: dict[str, tuple[tuple[str, str] | None, ...]] = {
    "de": (None, ("„", "“"), ("„", "“"), ("»", "«")),
    "es": (None, ("«", "»"), ("“", "”")),
}


def laid_out(sentences: list[Sentence], number: int, *, lang: str) -> list[Sentence]:
    """The sentences of the ``number``-th document, with its quotation marks and the white space of its layout."""
    sentences = [recased(sentence, number) for sentence in sentences]
    styles = QUOTES[lang]
    marks = styles[number % len(styles)]
    sentences = [quoted(sentence, marks) for sentence in sentences] if marks else sentences
    layout = number // len(styles) % 10
    if layout in PARAGRAPHS:
        ends = {index for index in range(len(sentences)) if index % SENTENCES_A_PARAGRAPH == 0}
        head, *rest = sentences
        return [with_break(s, PARAGRAPH) if i in ends else s for i, s in enumerate([as_headline(head), *rest])]
    if layout in LINES:
        return [with_break(sentence, "\n") for sentence in sentences]
    if layout in WRAPPED:
        return [wrapped(sentence) for sentence in sentences]
    return sentences


def recased(sentence: Sentence, number: int) -> Sentence:
    """Every 25th document in small letters as in posts, every 25th in capitals as in headlines."""
    change = CASES.get(number % 25)
    return replace(sentence, words=[change(word) for word in sentence.words]) if change else sentence


def quoted(sentence: Sentence, marks: tuple[str, str]) -> Sentence:
    """The sentence with these marks for its straight quotation marks, opening and closing in turn."""
    if '"' not in sentence.words:
        return sentence
    words, lemmas, turn = list(sentence.words), list(sentence.lemmas or ()), 0
    for index, word in enumerate(words):
        if word == '"':
            words[index] = marks[turn % 2]
            if lemmas and lemmas[index] == '"':
                lemmas[index] = words[index]
            turn += 1
    return replace(sentence, words=words, lemmas=lemmas if sentence.lemmas is not None else None)


def as_headline(sentence: Sentence) -> Sentence:
    """The sentence without its full stop, if nothing depends on that."""
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last] != "." or (sentence.heads and sentence.heads.count(last)):
        return sentence
    names = ("words", "pos", "tags", "lemmas", "morphs", "heads", "deps", "ents")
    layers = {name: value[:last] for name in names if (value := getattr(sentence, name)) is not None}
    return replace(sentence, spaces=[*sentence.spaces[: last - 1], True], **layers)


def with_break(sentence: Sentence, space: str, after: int | None = None) -> Sentence:
    """The sentence with a white-space token behind the token ``after`` (default: the last)."""
    at = (len(sentence.words) if after is None else after + 1) - 1
    cut = at + 1

    def put(layer: list[str] | None, value: str) -> list[str] | None:
        return None if layer is None else [*layer[:cut], value, *layer[cut:]]

    heads = None
    if sentence.heads is not None:
        moved = [head + (head > at) for head in sentence.heads]
        heads = [*moved[:cut], at, *moved[cut:]]
    inside = sentence.ents is not None and cut < len(sentence.words) and sentence.ents[cut].startswith("I-")
    return replace(
        sentence,
        words=[*sentence.words[:cut], space, *sentence.words[cut:]],
        spaces=[*sentence.spaces[:at], False, False, *sentence.spaces[cut:]],
        pos=put(sentence.pos, "SPACE"),
        tags=put(sentence.tags, "_SP"),
        lemmas=put(sentence.lemmas, space),
        morphs=put(sentence.morphs, "_"),
        heads=heads,
        deps=put(sentence.deps, "dep"),
        ents=put(sentence.ents, sentence.ents[cut] if inside and sentence.ents else "O"),
    )


def wrapped(sentence: Sentence) -> Sentence:
    """The sentence with a line break in place of a space wherever a line is full."""
    width, index = 0, 0
    while index < len(sentence.words):
        width += len(sentence.words[index]) + sentence.spaces[index]
        if width >= LINE_WIDTH and sentence.spaces[index]:
            sentence = with_break(sentence, "\n", index)
            width, index = 0, index + 1
        index += 1
    return sentence
