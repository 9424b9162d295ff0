"""The spaCy component that reads documents with the network; the components of ``layers`` take its judgement over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch
from spacy.vocab import Vocab

from extractor.components.judging import Masks, judge, prepare
from extractor.components.pieces import NOTHING, PARAGRAPH, SPACE, gap_of
from extractor.components.weights import FILES, Weights, load_directory, load_files, read_files
from extractor.components.writing import Writer
from extractor.errors import PipelineError
from extractor.pipelines.places import SHARED

# Where a judgement waits for the other components; arrays by name, so that a Doc can be sent to another process.
KEY = "extractor_judgement"
# Documents whose windows run side by side at most.
BATCH = 32
# More threads than cores of a laptop cost more than they give.
MAX_THREADS = 8


class Encoder:
    """Runs the network over documents, several windows at once.

    The weights lie in the pipeline's own folder or, shared by several pipelines, in ``encoder/`` beside it.

    Args:
        vocab: The pipeline's vocabulary.
        lang: The language whose labels may be chosen.
        threads: Windows at once; 0 for as many as there are processor cores (at most 8).
    """

    def __init__(self, vocab: Vocab, lang: str, *, threads: int = 0) -> None:
        self.vocab, self.lang, self.threads = vocab, lang, threads
        self._weights: Weights | None = None
        self._source: Path | dict[str, bytes] | None = None
        self._pool: tuple[int, ThreadPoolExecutor] | None = None

    @property
    def weights(self) -> Weights:
        """The weights.

        Raises:
            PipelineError: None were loaded.
        """
        if self._weights is None:
            raise PipelineError("the encoder has no weights; load a pipeline that has them")
        return self._weights

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Judge documents; each as if it were alone."""
        weights = self.weights
        masks, writer = Masks.of(weights.labels, self.lang), Writer(self.vocab, weights.labels)
        # spaCy passes the batch size of the whole pipeline (1,000): the outputs of so many are too much for memory.
        for batch in minibatch(docs, min(batch_size, BATCH)):  # type: ignore[no-untyped-call]
            inputs = [(doc, prepare(weights, *words_of(doc))) for doc in batch]
            arrays = [given.arrays(window) for _, given in inputs for window in given.windows]
            found = iter(self._map(weights, arrays))
            for doc, given in inputs:
                if given.words:
                    outputs = [next(found) for _ in given.windows]
                    judged = judge(weights, given, outputs, masks)
                    doc.user_data[KEY] = writer.values_of(doc, given.words, judged)
                elif len(doc):
                    doc.user_data[KEY] = writer.spaces_of(doc)
                yield doc

    def _map(self, weights: Weights, arrays: list[Any]) -> Iterator[Any]:
        """Run windows on the threads of this process."""
        threads = self.threads or min(MAX_THREADS, _cores())
        if threads == 1 or len(arrays) == 1:
            return map(weights.run, arrays)
        if self._pool is None or self._pool[0] != os.getpid():
            # Threads do not survive a fork.
            self._pool = (os.getpid(), ThreadPoolExecutor(threads, thread_name_prefix="encoder"))
        return self._pool[1].map(weights.run, arrays)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights into the pipeline's own folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files().items():
            (Path(path) / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:
        """Read the weights from the pipeline's own folder, else from the shared one beside the pipeline."""
        own = Path(path)
        place = own if (own / FILES[0]).is_file() else own.parent.parent / SHARED
        self._weights, self._source = load_directory(place.resolve()), place.resolve()
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The weights as bytes."""
        import srsly  # type: ignore[import-untyped]

        content: bytes = srsly.msgpack_dumps(self._files())
        return content

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:
        """Take weights that ``to_bytes`` gave."""
        import srsly

        files: dict[str, bytes] = srsly.msgpack_loads(data)
        self._weights, self._source = load_files(files), files
        return self

    def _files(self) -> dict[str, bytes]:
        self.weights  # noqa: B018  (says what is wrong if there are none)
        return read_files(self._source) if isinstance(self._source, Path) else dict(self._source or {})

    def __getstate__(self) -> dict[str, Any]:
        # A session and its threads cannot be sent to another process; it loads them again.
        return {"vocab": self.vocab, "lang": self.lang, "threads": self.threads, "source": self._source}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["vocab"], state["lang"], threads=state["threads"])  # type: ignore[misc]
        source = state["source"]
        if source is not None:
            self._weights = load_directory(source) if isinstance(source, Path) else load_files(source)
            self._source = source


def _cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def words_of(doc: Doc) -> tuple[list[str], list[int]]:
    """The words of a document that are no white space, and the gap before each."""
    words: list[str] = []
    gaps: list[int] = []
    gap = PARAGRAPH
    for token in doc:
        text = token.text
        if text.isspace():
            gap = max(gap, gap_of(text))
            continue
        words.append(text)
        gaps.append(gap)
        gap = SPACE if token.whitespace_ else NOTHING
    return words, gaps


@Language.factory("extractor_encoder", default_config={"threads": 0}, assigns=[], requires=[])
def make_encoder(nlp: Language, name: str, threads: int) -> Encoder:
    """The component for a pipeline's language."""
    return Encoder(nlp.vocab, nlp.lang or "", threads=threads)
