"""The table of patterns of dates: each row has an example that it fits, and is tried wherever it may be."""

from __future__ import annotations

import pytest

from extractor.errors import LexiconError
from extractor.lang import read_lines
from extractor.relations import date_patterns
from extractor.relations.date_patterns import PATTERN_COLUMNS, compiled, patterns


@pytest.mark.parametrize("lang", ["de", "es"])
def test_every_pattern_has_an_example_that_it_fits(lang: str) -> None:
    for place, row in read_lines(lang, "date_patterns", columns=PATTERN_COLUMNS):
        assert compiled(row["pattern"], lang, place).search(row["example"]), place


def test_an_unknown_slot_or_kind_is_named_with_its_place() -> None:
    with pytest.raises(LexiconError, match=r"de/date_patterns\.tsv:9: the slot \{mond\}"):
        compiled("{mond}", "de", "de/date_patterns.tsv:9")
    with pytest.raises(LexiconError, match=r"de/date_patterns\.tsv:9: the kind 'moon'"):
        date_patterns._checked("moon", "de/date_patterns.tsv:9")


@pytest.mark.parametrize("lang", ["de", "es"])
def test_pattern_is_tried_wherever_it_is(lang: str) -> None:
    texts = [row["example"] for _, row in read_lines(lang, "date_patterns", columns=PATTERN_COLUMNS)]
    found = 0
    for text in [*texts, *map(str.upper, texts), *map(str.capitalize, texts)]:
        for pattern in patterns(lang):
            if compiled(pattern.pattern, lang).search(text):
                found += 1
                assert pattern.may_be_in(text.lower(), {}), (pattern.pattern, text)
    assert found >= len(texts)


def test_pattern_without_its_words_is_not_tried() -> None:
    tried = [item.pattern for item in patterns("de") if item.may_be_in("sie kam 2011 aus rom.", {})]
    assert "{year}" in tried
    assert not any("{month}" in pattern or "{weekday}" in pattern for pattern in tried if "?" not in pattern)
