"""The words in pictures, in English or German."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

Lang = Literal["en", "de"]
LANGS = ("en", "de")


def word(key: str, lang: Lang, **values: object) -> str:
    """A word by its key; a key that is not listed stands for itself.

    Example:
        >>> word("energy", "de"), word("counted", "en", number=3), word("my_topic", "de")
        ('Energie', 'statements: 3', 'my topic')
    """
    found = _words().get(key)
    if found is None:
        return key.replace("_", " ")
    text = found[LANGS.index(lang)]
    return text.format(**values) if values else text


@cache
def _words() -> dict[str, tuple[str, ...]]:
    lines = files("extractor.plots").joinpath("words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {key: tuple(words) for key, *words in rows[1:]}
