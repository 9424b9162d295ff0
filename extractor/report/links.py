"""Addresses that may become links."""

from __future__ import annotations

import re

# Nothing but http and https: a link with another scheme can run code. No blanks or control characters, which browsers drop.
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\"'<>\\]+", re.IGNORECASE)
_LONGEST = 2_000


def web_address(url: str | None) -> str | None:
    r"""The address, if it is one of the web; None for anything else.

    Example:
        >>> web_address("https://example.org/a?b=c"), web_address("javascript:alert(1)"), web_address("java\nscript:x")
        ('https://example.org/a?b=c', None, None)
    """
    return url if url and len(url) <= _LONGEST and _WEB.fullmatch(url) else None
