"""Libraries of the extras, which not everybody has installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from extractor.errors import ExtractorError


def library(name: str, *, extra: str) -> Any:
    """Import a library that comes with an extra.

    Raises:
        ExtractorError: It is not installed; the text names the extra.

    Example:
        >>> library("json", extra="analysis").dumps(1)
        '1'
    """
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise ExtractorError(f'{package} is not installed; run pip install "extractor[{extra}]"') from error
