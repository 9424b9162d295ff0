"""Packages that load a public name when it is first asked for, so that a process imports what it uses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, places: Mapping[str, Iterable[str]]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The functions ``__getattr__`` and ``__dir__`` of a package.

    Args:
        package: Its ``__name__``.
        places: Its modules, each with the public names it holds; no name may be that of a module.

    Example:
        >>> find, names = lazily("extractor.reading", {"texts": ["raw_text"]})
        >>> find("raw_text").__name__, names()
        ('raw_text', ['raw_text'])
    """
    found = {name: f"{package}.{module}" for module, names in places.items() for name in names}

    def find(name: str) -> Any:
        if name not in found:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(found[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return find, lambda: sorted(found)
