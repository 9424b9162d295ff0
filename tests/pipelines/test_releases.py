"""The table of known releases."""

from __future__ import annotations

import re
from importlib.resources import files

from extractor.lang import parse_table
from extractor.pipelines.releases import known_releases


def test_the_official_pipelines_are_known() -> None:
    assert sorted(known_releases()) == [
        f"{lang}_core_news_{size}" for lang in ("de", "es") for size in ("lg", "md", "sm")
    ]


def test_urls_are_the_exact_releases() -> None:
    base = "https://github.com/explosion/spacy-models/releases/download"
    for name, release in known_releases().items():
        assert release.url == f"{base}/{name}-3.8.0/{name}-3.8.0-py3-none-any.whl"
        assert name.startswith(f"{release.lang}_")


def test_digests_are_sha256_and_no_two_alike() -> None:
    digests = [digest for release in known_releases().values() for digest in (release.wheel, release.sdist)]
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in digests)
    assert len(set(digests)) == len(digests)


def test_every_digest_has_two_witnesses() -> None:
    columns = ("name", "version", "lang", "megabytes", "licence", "wheel", "sdist", "evidence")
    for row in parse_table(files("extractor.pipelines").joinpath("releases.tsv"), columns):
        assert re.fullmatch(r"publisher\|\d+ projects?", row["evidence"])
