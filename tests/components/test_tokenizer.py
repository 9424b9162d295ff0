"""The shipped tokenizers, without the default one of the language before them."""

from __future__ import annotations

import pytest
import spacy

from extractor.pipelines import find_pipelines
from extractor.pipelines.loading import open_pipeline

TEXT = "Am 3.5. z.B. traf S.A. 3,5 km :-) vor http://a.de/x?y=1 usw. Ee.Uu. dímelo, d.h. l'État (U.S.A.)."


@pytest.mark.model
@pytest.mark.parametrize("lang", ["de", "es"])
def test_shipped_pipeline_is_the_one_that_spacy_loads(lang: str) -> None:
    path = find_pipelines()[lang].resolve()
    ours, theirs = open_pipeline(lang, path), spacy.load(path)
    assert ours.tokenizer.to_bytes() == theirs.tokenizer.to_bytes()
    assert set(ours.vocab.strings) == set(theirs.vocab.strings)
    assert ours.config == theirs.config
    assert [token.norm_ for token in ours.make_doc(TEXT)] == [token.norm_ for token in theirs.make_doc(TEXT)]
