"""Text inside XML: five characters escaped, line ends kept."""

from __future__ import annotations

import re

_IN_ATTRIBUTE = re.compile(r"[&<>\"\n\t]")


def quoted(text: str) -> str:
    r"""A clean text as the value of an attribute, with its quotation marks.

    Example:
        >>> quoted('a <b> & "c"\n')
        '"a &lt;b&gt; &amp; &quot;c&quot;&#10;"'
    """
    if _IN_ATTRIBUTE.search(text):
        text = escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{text}"'


def escaped(text: str) -> str:
    """A clean text as the content of an element.

    Example:
        >>> escaped("a < b")
        'a &lt; b'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
