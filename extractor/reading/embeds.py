"""Posts that a web page embeds: read from their markup before the text of the page is found.

The publishing code of X (Twitter) is ``<blockquote class="twitter-tweet"><p lang="es">content</p>&mdash; Name (@handle)
<a href="…/status/ID">date</a></blockquote>``. A post becomes one paragraph with the signature that
:mod:`extractor.segmenting.posts` knows, and its permalink, which holds the exact time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.segmenting.dates import date_pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLASSES = "concat(' ', normalize-space(@class), ' ')"
_POSTS = f"//blockquote[contains({_CLASSES}, ' twitter-tweet ') or contains({_CLASSES}, ' twitter-video ')]"
_STATUS = re.compile(
    r"(?:https?:)?//(?:www\.|mobile\.)?(?P<site>twitter|x)\.com/(?P<account>\w{1,15})/status(?:es)?/(?P<id>\d{5,20})(?=[/?#]|$)"
)
_SIGNATURE = re.compile(r"(?:—|–|―|-)\s*(?P<name>[^\n]{1,80}?)\s*\(\s*@(?P<handle>\w{1,15})\s*\)")
# What stands for a post while the page is read: a word that no page has, and enough others to be taken for a paragraph.
_STAND_IN = (
    "eingebetteterbeitrag{number}x{salt} steht in diesem Artikel an dieser Stelle und wird danach wieder eingesetzt."
)
_ROOMS = frozenset({"html", "body", "main", "article", "section"})
_SILENT = frozenset({"script", "style", "noscript"})


def take_posts(tree: HtmlElement, *, salt: str) -> Mapping[str, str]:
    """Put a token in the place of each embedded post; gives stand-in → text of the post.

    Example:
        >>> from lxml.html import document_fromstring
        >>> tree = document_fromstring('<blockquote class="twitter-tweet"><p lang="es">Hoy<br>en Moscú</p>&mdash; Ana Gil (@anagil) '
        ...     '<a href="https://twitter.com/anagil/status/1501234567890123776?s=20">March 8, 2022</a></blockquote>')
        >>> list(take_posts(tree, salt="0").values())
        ['Hoy en Moscú — Ana Gil (@anagil) March 8, 2022 https://twitter.com/anagil/status/1501234567890123776']
    """
    found: dict[str, str] = {}
    for block in tree.xpath(_POSTS):
        text = post_text(block)
        if text is None:
            continue
        token = _STAND_IN.format(number=len(found), salt=salt)
        found[token] = text
        _replace(_wrapper(block), token)
    return found


def post_text(block: HtmlElement) -> str | None:
    """The post as one paragraph with its signature; None if it is not signed."""
    content = " ".join(filter(None, (_line(part) for part in block.iter("p"))))
    signature = _SIGNATURE.search(_rest(block))
    if signature is None:
        return None
    words = [content, "—", " ".join(signature["name"].split()), f"(@{signature['handle']})"]
    # The last link to a post is its own; those before it are in the content.
    for link in reversed(list(block.iter("a"))):
        if status := _STATUS.match(link.get("href") or ""):
            words += [_date(_line(link)), f"https://{status['site']}.com/{status['account']}/status/{status['id']}"]
            break
    return " ".join(filter(None, words)) if content else None


def _date(shown: str) -> str:
    """The date as it is shown, if it is one that is understood; between signature and address nothing else may stand."""
    return shown if date_pattern().fullmatch(shown) else ""


def _rest(block: HtmlElement) -> str:
    """The text of a post outside its paragraphs: the signature."""
    parts = [block.text or ""]
    for child in block:
        if child.tag != "p" and isinstance(child.tag, str):
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())


def _line(element: HtmlElement) -> str:
    """The words of an element on one line; links as they are shown."""
    parts = []
    for node in element.iter():
        if node.tag == "br":
            parts.append(" ")
        if isinstance(node.tag, str):
            parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())


def _wrapper(block: HtmlElement) -> HtmlElement:
    """The outermost element that holds nothing but the post: extraction drops ``<div class="embed">`` and the like."""
    outer = block
    while (parent := outer.getparent()) is not None and parent.tag not in _ROOMS and _only_words_in(outer, parent):
        outer = parent
    return outer


def _only_words_in(child: HtmlElement, parent: HtmlElement) -> bool:
    """Whether all the words of the parent are in this child; scripts have none."""
    if (parent.text or "").strip() or (child.tail or "").strip():
        return False
    for sibling in (*child.itersiblings(), *child.itersiblings(preceding=True)):
        if (sibling.tail or "").strip():
            return False
        if (
            sibling.tag not in _SILENT
            and isinstance(sibling.tag, str)
            and any(text.strip() for text in sibling.itertext())
        ):
            return False
    return True


def _replace(element: HtmlElement, token: str) -> None:
    from lxml.html import Element

    paragraph = Element("p")
    paragraph.text, paragraph.tail = token, element.tail
    parent = element.getparent()
    if parent is None:
        element.clear()
        element.append(paragraph)
    else:
        parent.replace(element, paragraph)
