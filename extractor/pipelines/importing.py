"""spaCy without its command line, which takes a quarter of the seconds that importing spaCy takes, for processes of our own."""

from __future__ import annotations

import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

# The one module of spaCy's command line that ``import spacy`` asks for, for the function of the same name. Beside it come
# programs that download, render and talk HTTP: 350 modules, 0.2 of 0.8 seconds of a core.
_INFO = "spacy.cli.info"
_own = False


def own_process() -> None:
    """Say that this process is the program or one of its workers: in one of a user, ``spacy.cli`` is there once spaCy is."""
    global _own  # noqa: PLW0603 - of the process, as imports are
    _own = True


def import_spacy() -> None:
    """Import spaCy; in a process of our own, ``spacy.cli`` only when something asks for it.

    Example:
        >>> import_spacy()
        >>> "spacy" in sys.modules
        True
    """
    if _own and "spacy" not in sys.modules:
        with suppress(ImportError):  # this spaCy wants more of that module: it is imported whole
            _import_lean()
    import spacy  # noqa: F401


def _import_lean() -> None:
    stand_in = ModuleType(_INFO)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[_INFO] = stand_in
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules[_INFO]


def _info(*args: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **options)
