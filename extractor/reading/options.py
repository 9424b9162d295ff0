"""How inputs are to be read: what a user says about columns, formats and encodings."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.errors import InputError

FIELDS = ("id", "title", "date", "source", "url", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What the user says about the inputs; by default everything is found by name and content.

    Attributes:
        fields: Field (``id title date source url text``) → the column or key that holds it; ``meta.date`` is the key ``date``
            in the object ``meta``.
        text_column: The column or key of the text; the same as ``text`` in ``fields``.
        format: The format of standard input and of files whose suffix says nothing, such as ``jsonl`` or ``csv.gz``.
        encoding: The encoding of all inputs that do not name one themselves.

    Raises:
        InputError: A field, format or encoding is unknown, or the text has two columns.

    Example:
        >>> ReadingOptions(fields={"title": "headline"}, text_column="body").columns
        {'title': 'headline', 'text': 'body'}
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    text_column: str | None = None
    format: str | None = None
    encoding: str | None = None

    def __post_init__(self) -> None:
        unknown = [name for name in self.fields if name not in FIELDS]
        if unknown:
            raise InputError(f"there is no field {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
        if self.text_column is not None and self.fields.get("text", self.text_column) != self.text_column:
            raise InputError(f"the text has two columns, {self.fields['text']!r} and {self.text_column!r}; name one")
        if self.format is not None:
            from extractor.reading.kinds import formats_of, readable

            if not formats_of(f".{self.format}"):
                raise InputError(f"there is no input format {self.format!r}; use one of {readable()}")
        if self.encoding is not None and not _is_text_encoding(self.encoding):
            raise InputError(f"there is no encoding {self.encoding!r}; use a name such as utf-8, cp1252 or utf-16")

    @property
    def columns(self) -> dict[str, str]:
        """Field → column, the text among them."""
        return {**self.fields, **({"text": self.text_column} if self.text_column is not None else {})}


def parse_fields(given: Iterable[str]) -> dict[str, str]:
    """``["title=headline"]`` as a mapping of field to column.

    Raises:
        InputError: An item has another form, a field is unknown or there twice.

    Example:
        >>> parse_fields(["title=headline", "date=meta.date"])
        {'title': 'headline', 'date': 'meta.date'}
    """
    found: dict[str, str] = {}
    for item in given:
        name, equals, column = (part.strip() for part in item.partition("="))
        if not (equals and column) or name not in FIELDS:
            raise InputError(
                f"{item!r} is not of the form FIELD=COLUMN, such as title=headline; the fields are {', '.join(FIELDS)}"
            )
        if found.setdefault(name, column) != column:
            raise InputError(f"there are two columns for {name}, {found[name]!r} and {column!r}; give one")
    return found


def _is_text_encoding(name: str) -> bool:
    try:
        "a".encode(codecs.lookup(name).name)
    except (LookupError, ValueError):  # unknown; a name with a NUL; not one of text (base64)
        return False
    return True
