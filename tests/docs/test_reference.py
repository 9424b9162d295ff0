"""The reference says all there is: commands, Python names, fields and values of the record, attributes, files."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from extractor.corpus.results import output_names
from extractor.corpus.stored import EDGE_COLUMNS, NODE_COLUMNS, PAIR_COLUMNS
from extractor.corpus.tables import ENTITY_COLUMNS, RELATION_COLUMNS
from extractor.graph import EXPORTERS
from extractor.lexicon import SHIPPED
from extractor.reading.duplicates import Duplicate
from extractor.reading.items import Failure
from extractor.serialise import json_schema
from extractor.topics.lexicon import topics_of
from tests.docs.pages import DOCS, ROOT

pytestmark = pytest.mark.skipif(not DOCS.exists(), reason="the archive of the sources ships the tests and not the docs")


def script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def in_code(name: str) -> set[str]:
    """What a page sets in code, word by word."""
    return {word for code in re.findall(r"`([^`\n]+)`", text_of(name)) for word in re.split(r"[,\s]+", code)}


@pytest.mark.parametrize("name", ["commands", "python"])
def test_written_pages_are_up_to_date(name: str) -> None:
    made = script(DOCS / "reference" / f"make_{name}.py").page()
    assert made == text_of(f"reference/{name}.md"), f"run python docs/reference/make_{name}.py"


def test_all_fields_and_values_of_the_record_are_told() -> None:
    told = in_code("reference/record.md")
    assert set(_words(json_schema())) <= told
    assert set(topics_of(SHIPPED)) <= told


def _words(schema: Any) -> Iterator[str]:
    """All names of fields and values of enumerations."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (value for value in schema.get("enum", ()) if value is not None)
        for part in schema.values():
            yield from _words(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _words(part)


def test_all_attributes_and_formats_of_the_graph_are_told() -> None:
    told = in_code("reference/graph.md")
    assert {*NODE_COLUMNS, *EDGE_COLUMNS, *PAIR_COLUMNS, "label", "weight"} <= told
    assert {*EXPORTERS, *(name for found in EXPORTERS.values() for name in found.names("graph"))} <= told


def test_all_files_and_columns_of_a_run_are_told() -> None:
    told = in_code("reference/files.md")
    lists = {found.name for kind in (Failure, Duplicate) for found in fields(kind)}
    assert {*ENTITY_COLUMNS, *RELATION_COLUMNS, *lists} <= told
    assert all(name in text_of("reference/files.md") for name in output_names(("gexf", "graphml", "json", "csv")))


def test_stages_are_where_the_page_says() -> None:
    text = text_of("how-it-decides.md")
    named = re.findall(r"`(\w+)` in `(extractor/[\w/]+\.py)`", text)
    assert len(named) == 8
    for function, path in named:
        assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path} has no {function}"
    for path in re.findall(r"`((?:extractor|models|benchmarks)/[\w./]+)`", text):
        assert (ROOT / path).exists(), f"{path} is not there"


def test_the_parts_of_the_ablation_are_there() -> None:
    switches = script(ROOT / "benchmarks" / "switches.py")
    places = [place for part in switches.PARTS for place in part.stead]
    assert places
    for place in places:
        owner, name = switches.owner(place)
        assert callable(getattr(owner, name)) or isinstance(getattr(owner, name), WeakKeyDictionary)
