"""The spaCy component for lemmas: a table of known words, then the network's edit of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from spacy.attrs import LEMMA  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from extractor.components.encoder import KEY

TABLE = "lemmas.tsv"
# Words that are written with a capital at the beginning of a sentence only.
_SMALL = frozenset({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "VERB"})


class Lemmatizer:
    """Sets the lemma of every token.

    Attributes:
        table: (part of speech, form) → lemma; a line each of ``lemmas.tsv`` in the pipeline's folder, for people to edit.
    """

    def __init__(self, vocab: Vocab, table: Mapping[tuple[str, str], str] | None = None) -> None:
        self.vocab = vocab
        self.table = dict(table or {})

    def __call__(self, doc: Doc) -> Doc:
        values = doc.user_data.get(KEY)
        if values is None:
            return doc
        doc.from_array(LEMMA, values["lemma"])
        for token in doc:
            if lemma := self.known(token.pos_, token.text):
                token.lemma_ = lemma
        return doc

    def known(self, pos: str, form: str) -> str | None:
        """The lemma in the table.

        Example:
            >>> import spacy
            >>> known = Lemmatizer(spacy.blank("de").vocab, {("VERB", "wies"): "weisen"}).known
            >>> known("VERB", "Wies"), known("NOUN", "wies")
            ('weisen', None)
        """
        lemma = self.table.get((pos, form))
        if lemma is None and pos in _SMALL and form[:1].isupper():
            return self.table.get((pos, form.lower()))
        return lemma

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Lemma accuracy, as ``nlp.evaluate`` asks for it."""
        return lemmatizer_score(examples, **kwargs)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the table."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / TABLE).write_text(self._text(), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Read the table, if there is one."""
        file = Path(path) / TABLE
        return self._read(file.read_text(encoding="utf-8")) if file.is_file() else self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The table as bytes."""
        return self._text().encode("utf-8")

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Take a table that ``to_bytes`` gave."""
        return self._read(data.decode("utf-8"))

    def _text(self) -> str:
        return "".join(f"{pos}\t{form}\t{lemma}\n" for (pos, form), lemma in sorted(self.table.items()))

    def _read(self, text: str) -> Lemmatizer:
        # Split at line feeds only: a form may hold another character that ends lines.
        rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
        self.table = {(row[0], row[1]): row[2] for row in rows if len(row) == 3}
        return self


@Language.factory("extractor_lemmatizer", assigns=["token.lemma"], requires=["token.pos"])
def make_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """An empty table; a pipeline brings its own."""
    return Lemmatizer(nlp.vocab)
