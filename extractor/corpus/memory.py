"""Memory of a long run: what spaCy learns of the words of a batch is forgotten when the batch is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from extractor.records import Document

# A tokenizer remembers words only outside of a memory zone, and without any it takes a pipeline's time again; after so many
# characters (60 news texts) it knows those that come again and again.
WARM_CHARACTERS = 200_000


class Zones:
    """Opens a memory zone (``spacy.Language.memory_zone``) for each pipeline that has seen enough text.

    No spaCy object may outlive the zone it was made in; document records hold none.

    Example:
        >>> zones = Zones()
        >>> with zones.batch():
        ...     documents: list[Document] = []  # extract a batch here
        >>> zones.count(documents)
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What the pipelines learn inside is forgotten at the end, once they are warm."""
        from extractor.pipelines.loading import loaded

        with ExitStack() as stack:
            for lang, nlp in loaded():
                if self._seen[lang] >= WARM_CHARACTERS:
                    stack.enter_context(nlp.memory_zone())
            yield

    def count(self, documents: Iterable[Document]) -> None:
        """Take note of what the pipelines have seen."""
        for document in documents:
            for segment in document.segments:
                self._seen[segment.lang] += segment.end - segment.start
