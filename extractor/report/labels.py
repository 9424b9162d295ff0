"""The words of the page in German and English, from a table that a translator can edit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LANGUAGES = ("de", "en")


@cache
def load_labels() -> dict[str, dict[str, str]]:
    """Language → key → words.

    Example:
        >>> load_labels()["de"]["type.SANCTION"], load_labels()["en"]["type.SANCTION"]
        ('sanktioniert', 'sanctions')
    """
    found: dict[str, dict[str, str]] = {lang: {} for lang in LANGUAGES}
    text = files("extractor.report").joinpath("assets", "labels.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, *words = line.split("\t")
            for lang, word in zip(LANGUAGES, words, strict=True):
                found[lang][key] = word
    return found
