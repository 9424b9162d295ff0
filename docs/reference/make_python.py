"""Write the page of the Python names from their docstrings: ``python docs/reference/make_python.py``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_name("python.md")
# Module → what it is for. Its names are those of its ``__all__``, each listed where it comes first.
MODULES = {
    "extractor": "What most programs need; `from extractor import …` loads nothing heavy before a name is used.",
    "extractor.corpus": "Runs over many documents, and their folders.",
    "extractor.analysis": "What the numbers of a graph mean (extra `analysis`).",
    "extractor.display": "Documents, relations, graphs and corpora in Jupyter.",
    "extractor.report": "A run as one HTML file.",
    "extractor.plots": "Pictures of a run (extra `plot`).",
    "extractor.graph": "Graphs and graph files.",
    "extractor.explaining": "Why a relation was found.",
    "extractor.review": "Actors that may be one.",
}
HEAD = """\
# Python

<!-- Written by docs/reference/make_python.py from the docstrings. -->

Each name has a docstring with its arguments, what it raises, and an example (`help(extractor.Corpus.graph)`); this is the index. Everything the package raises on
purpose is an `ExtractorError` whose text says what to do. Options are keyword-only.
"""


def page() -> str:
    """The text of the page."""
    seen: set[str] = set()
    return "\n".join([HEAD, *(line for module in MODULES for line in section(module, seen))])


def section(module: str, seen: set[str]) -> Iterator[str]:
    """A module: a table of its names, but for those seen before."""
    yield f"## {module}\n\n{MODULES[module]}\n\n| name | what |\n|---|---|"
    found = import_module(module)
    names = sorted(set(found.__all__) - seen, key=lambda name: (name.startswith("_"), name.casefold(), name))
    seen.update(names)
    for name in names:
        yield from rows(name, getattr(found, name))
    yield ""


def rows(name: str, value: Any) -> Iterator[str]:
    """The row of a name, and of the methods of a class that has any."""
    if not (inspect.isclass(value) or inspect.isfunction(value)):
        yield f"| `{name}` | {literal(value)} |"
        return
    yield f"| `{called(name, value)}` | {first_sentence(value)} |"
    if not inspect.isclass(value) or is_dataclass(value) or issubclass(value, (Exception, dict)):
        return
    for attribute, member in vars(value).items():
        function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        if attribute.startswith("_"):
            continue
        if inspect.isfunction(function):
            yield f"| `{called(f'{name}.{attribute}', function)}` | {first_sentence(function)} |"
        elif isinstance(member, property):
            yield f"| `{name}.{attribute}` | {first_sentence(member)} |"


def called(name: str, value: Any) -> str:
    """A name with its parameters, without types; of records, types and errors the name alone."""
    if inspect.isclass(value) and (
        is_dataclass(value) or value.__init__ is object.__init__ or issubclass(value, (Exception, dict))
    ):
        return name
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in inspect.signature(value).parameters.values()
        if parameter.name not in ("self", "cls")
    ]
    plain = inspect.Signature(parameters)
    return f"{name}{plain}".replace("|", "\\|")


def first_sentence(value: Any) -> str:
    """The first paragraph of a docstring on one line, without the roles of Sphinx."""
    text = " ".join((inspect.getdoc(value) or "").partition("\n\n")[0].split())
    text = re.sub(r":\w+:`~?([^`]*\.)?([^`.]+)`", r"`\2`", text)
    return re.sub(r"``([^`]+)``", r"`\1`", text).replace("|", "\\|")


def literal(value: Any) -> str:
    """A constant as it is written; of long ones the names alone."""
    if isinstance(value, str | tuple | list):
        return f"`{value!r}`"
    return f"`{', '.join(map(str, value))}`" if hasattr(value, "__iter__") else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
