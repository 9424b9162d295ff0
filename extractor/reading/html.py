"""Web pages: the text of the article and the posts embedded in it.

What is handed on is a text made from the page: the title, then the paragraphs of the article with a blank line between
them. Offsets count in that text; ``extractor read`` prints it.
"""

from __future__ import annotations

import codecs
import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import InputError
from extractor.reading.encoding import decode_leniently
from extractor.reading.items import Draft, Fault, Origin
from extractor.reading.limits import MAX_PAGE
from extractor.reading.metadata import MAX_TITLE
from extractor.reading.options import ReadingOptions
from extractor.reading.plain import read_whole

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

# Where a page names its encoding: in its first kilobyte, says the standard; some need more.
_HEAD = 4096
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{1,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
# What XML cannot hold, and what ends a line for nobody.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BLOCKS = frozenset({"p", "head", "list", "item", "table", "row", "quote", "ab", "code"})


def read_html(stream: BinaryIO, origin: Origin, options: ReadingOptions) -> Iterator[Draft | Fault]:
    """The article of a web page.

    Raises:
        InputError: The page is empty, too large or without text, or the extra ``html`` is not installed.
    """
    data = read_whole(stream, origin, limit=MAX_PAGE)
    page, faults = _decoded(data, origin, options)
    tree = _tree(page, origin)
    from extractor.reading.embeds import take_posts

    posts = take_posts(tree, salt=hashlib.blake2b(data, digest_size=8).hexdigest())
    found = _article(tree, origin)
    blocks = list(_blocks(found.body)) if found.body is not None else []
    kept = sum(any(token in block for block in blocks) for token in posts)
    if kept < len(posts):
        faults = (*faults, f"{len(posts) - kept} embedded posts are outside the article and were left out")
    title = _title(found, blocks)
    text = "\n\n".join(filter(None, (title, *(_with_posts(block, posts) for block in blocks))))
    if not blocks:
        raise InputError(
            f"{origin.place} has no article (a script may make it in the browser): save the page as text from the browser."
        )
    values = {"text": text, "title": title, "date": found.date, "source": found.sitename, "url": found.url}
    yield Draft({key: value for key, value in values.items() if value}, origin.id, notices=faults)


def _decoded(data: bytes, origin: Origin, options: ReadingOptions) -> tuple[str, tuple[str, ...]]:
    """The page as text. What it declares counts only if it is not plainly UTF-8: many pages declare wrongly."""
    declared = _DECLARED.search(data[:_HEAD])
    encoding = options.encoding or (_known(declared[1].decode("ascii")) if declared else None)
    try:
        data.decode("utf-8")
        encoding = None if options.encoding is None else encoding
    except UnicodeDecodeError:
        pass
    decoded = decode_leniently(data, name=origin.place, encoding=encoding)
    return _PROLOGUE.sub("", _CONTROL.sub(" ", decoded.text.removeprefix("\ufeff"))), decoded.faults


def _known(encoding: str) -> str | None:
    """The encoding that a page means; by the standard of the web Latin-1 stands for Windows-1252."""
    try:
        name = codecs.lookup(encoding).name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _tree(page: str, origin: Origin) -> HtmlElement:
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    except ImportError as error:
        raise _missing(origin) from error
    try:
        return document_fromstring(page, parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"{origin.place} is no HTML page ({error}): give one, or its text.") from error


def _article(tree: HtmlElement, origin: Origin) -> Any:
    """The article as trafilatura finds it."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # it would print on standard error
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise _missing(origin) from error
    try:
        found = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            # Only dates that the page declares: one from the running text is seldom that of the article.
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-12-31"},
        )
    except Exception as error:  # a page can break it in many ways, and costs no other page
        raise InputError(
            f"{origin.place} cannot be read as a web page ({type(error).__name__}): save it as text."
        ) from error
    if found is None:
        raise InputError(
            f"{origin.place} has no article (a script may make it in the browser): save the page as text from the browser."
        )
    return found


def _blocks(element: _Element) -> Iterator[str]:
    """The paragraphs of an article, each on one line; what stands between paragraphs is one, too."""
    loose = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in child.iterdescendants()):
            yield from _lines(loose)
            yield from _lines([_row(child)]) if child.tag == "row" else _blocks(child)
            loose = [child.tail or ""]
        else:
            loose += [" " if child.tag == "lb" else _text(child), child.tail or ""]
    yield from _lines(loose)


def _lines(parts: list[str]) -> Iterator[str]:
    line = " ".join("".join(parts).split())
    if line:
        yield line


def _row(row: _Element) -> str:
    return " | ".join(filter(None, (" ".join(_text(cell).split()) for cell in row)))


def _text(element: _Element) -> str:
    for line in element.iter("lb"):
        line.tail = f" {line.tail or ''}"
    return "".join(element.itertext())


def _title(found: Any, blocks: list[str]) -> str | None:
    """The title, taken out of the paragraphs where they begin with it."""
    title = " ".join((found.title or "").split())[:MAX_TITLE]
    first = found.body.find(".//head") if found.body is not None else None
    if blocks and first is not None and first.get("rend") == "h1" and list(_blocks(first)) == blocks[:1]:
        return blocks.pop(0)[:MAX_TITLE]
    if blocks and title and blocks[0] == title:
        blocks.pop(0)
    return title or None


def _with_posts(block: str, posts: Mapping[str, str]) -> str:
    for token, post in posts.items():
        block = block.replace(token, f"\n\n{post}\n\n")
    return re.sub(r"\s*\n\n\s*", "\n\n", block).strip()


def _missing(origin: Origin) -> InputError:
    return InputError(f"{origin.place} is a web page: install what reads it with pip install 'extractor[html]'.")
