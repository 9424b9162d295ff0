"""The official spaCy pipelines that can be installed by name, each with the digest its archive must have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.lang import parse_table

DOWNLOADS = "https://github.com/explosion/spacy-models/releases/download"
_COLUMNS = ("name", "version", "lang", "megabytes", "licence", "wheel", "sdist", "evidence")


@dataclass(frozen=True, slots=True)
class Release:
    """One release of an official pipeline.

    Attributes:
        megabytes: Size of the wheel in whole MiB, rounded down.
        wheel: SHA-256 of the wheel, hexadecimal.
        sdist: SHA-256 of the ``.tar.gz`` of the same release.
    """

    name: str
    version: str
    lang: str
    megabytes: int
    licence: str
    wheel: str
    sdist: str

    @property
    def url(self) -> str:
        """The address of the wheel."""
        stem = f"{self.name}-{self.version}"
        return f"{DOWNLOADS}/{stem}/{stem}-py3-none-any.whl"

    @property
    def digests(self) -> frozenset[str]:
        """What the archive of the release may have as its SHA-256."""
        return frozenset({self.wheel, self.sdist})


@cache
def known_releases() -> dict[str, Release]:
    """The releases by name, in the order of the table.

    Example:
        >>> known_releases()["de_core_news_md"].url.rsplit("/", 1)[-1]
        'de_core_news_md-3.8.0-py3-none-any.whl'
    """
    rows = parse_table(files(__package__).joinpath("releases.tsv"), _COLUMNS)
    return {
        row["name"]: Release(
            name=row["name"],
            version=row["version"],
            lang=row["lang"],
            megabytes=int(row["megabytes"]),
            licence=row["licence"],
            wheel=row["wheel"],
            sdist=row["sdist"],
        )
        for row in rows
    }
