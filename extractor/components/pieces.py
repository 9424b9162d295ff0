"""Words as pieces of the encoder's vocabulary, and the white space before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

# What stands before a word: nothing, a space, a line break, a blank line (or the beginning of the text).
NOTHING, SPACE, LINE, PARAGRAPH = range(4)
START, PADDING, END, UNKNOWN = range(4)
# The mark of a space in the pieces.
MARK = "▁"
# A word of more pieces is noise (a link, a table of digits): its beginning tells what it is.
MAX_PIECES = 16
# Nor need more of it be read or remembered: the pieces are shorter than this on average.
MAX_LETTERS = 256
# Words remembered with their pieces: about 30 MB, some weeks of news.
REMEMBERED = 100_000


class Pieces:
    """Splits words into pieces by a unigram model (Kudo 2018, "Subword Regularization").

    Args:
        model: The content of a sentencepiece model file.
    """

    def __init__(self, model: bytes) -> None:
        from sentencepiece import SentencePieceProcessor

        self._model: SentencePieceProcessor = SentencePieceProcessor(model_proto=model)
        self._known: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return int(self._model.vocab_size())

    def of_words(self, words: Sequence[str], gaps: Sequence[int]) -> list[list[int]]:
        """The piece numbers of each word; at least one a word."""
        marked = [(MARK + word if gap else word)[:MAX_LETTERS] for word, gap in zip(words, gaps, strict=True)]
        known = self._known
        fresh = sorted({word for word in marked if word not in known})
        if fresh:
            if len(known) + len(fresh) > REMEMBERED:
                # A new one, since another thread may be reading the old one.
                known = self._known = {}
                fresh = sorted(set(marked))
            for word, ids in zip(fresh, self._model.encode(fresh), strict=True):
                known[word] = ids[:MAX_PIECES] or [UNKNOWN]
        return [known[word] for word in marked]


def gap_of(space: str) -> int:
    r"""What white space between two words is.

    Example:
        >>> gap_of(""), gap_of(" "), gap_of("\n"), gap_of("\n \n")
        (0, 1, 2, 3)
    """
    if not space:
        return NOTHING
    lines = space.count("\n")
    return PARAGRAPH if lines > 1 else LINE if lines else SPACE
