"""The signature of an embedded post: ``— Name (@handle) March 8, 2022``.

The dash may be any of — – ― - or its HTML name, the date English, German or Spanish
or missing, and a permalink may follow. Without a date only strong surroundings make a
signature of it, so that "der Minister – Gil (@gil) – sagte" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.records import Signature
from extractor.segmenting.dates import date_pattern, iso_date, status_time

# X allows 50 characters in a display name; flags and signs count double there.
MAX_NAME = 60
_HANDLE = re.compile(r"[\[(]\s?(?P<handle>@[A-Za-z0-9_]{1,15})\s?[\])]")
_DASH = re.compile(r"&mdash;|&ndash;|&#8212;|&#8211;|—|–|―|(?:(?<=\s)|^)-(?=\s)", re.MULTILINE)
_STRONG_DASHES = frozenset({"—", "―", "&mdash;", "&#8212;"})
_AFTER_HANDLE = re.compile(r"\s{0,3}(?:[·•|,:–—-]\s*)?\[?", re.ASCII)
_LINE_END = re.compile(r"[^\S\r\n]*(?:[\r\n]|$)")
_PICTURE = re.compile(r"pic\.(?:twitter|x)\.com/")
_SHORT = re.compile(r"t\.co/")
_PERMALINK = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/(?P<account>\w{1,15})/status(?:es)?/(?P<id>\d{5,20})"
    r"(?:\?[^\s)\]>]*)?"
)
_PERMALINK_AFTER = re.compile(rf"\]?[^\S\r\n]*[(\[<]?(?:{_PERMALINK.pattern})[)\]>]?")
LINK = re.compile(
    r"(?:https?://|(?<![\w.@])(?=pic\.(?:twitter|x)\.com/|t\.co/|(?:twitter|x)\.com/\w+/status))"
    r"[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?…)\]]"
)
_LINK_BEFORE = re.compile(rf"(?:{LINK.pattern})\W*$")
# What the content of a post ends with: a link, a final mark, a hashtag, a handle, a flag or sign, or the start of the line.
_CONTENT_END = re.compile(
    rf"(?:(?:{LINK.pattern})|[.!?…][\"'“”»«)]*|[\"“”»«]|[@#]\w+|[\U0001f000-\U0001faff]|^)\s*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class SignatureMatch:
    """A signature in the text: where the dash starts, where date or permalink end, and what they say.

    ``sure`` is false when only the end of the line speaks for it; then the language before it must, too.
    """

    start: int
    end: int
    signature: Signature
    date: str | None
    url: str | None
    sure: bool = True


def find_signatures(text: str, start: int, end: int) -> Iterator[SignatureMatch]:
    """The signatures inside a span, in order.

    Example:
        >>> text = "Llegamos hoy a Moscú. — Ana Gil (@anagil) 8 de marzo de 2022 Danach"
        >>> [(m.signature.name, m.signature.handle, m.date) for m in find_signatures(text, 0, len(text))]
        [('Ana Gil', '@anagil', '2022-03-08')]
        >>> list(find_signatures("Der Minister – Gil (@gil) – sagte ab.", 0, 37))
        []
    """
    last = start
    for handle in _HANDLE.finditer(text, start, end):
        if handle.start() < last:
            continue
        dash = _dash_before(text, max(last, handle.start() - MAX_NAME - 8), handle.start())
        if dash is None:
            continue
        found = _read(text, dash, handle, end)
        if found is not None:
            last = found.end
            yield found


def status_of(url: str) -> str | None:
    """The time of a status permalink, exact to the second, in UTC."""
    match = _PERMALINK.search(url)
    return status_time(match["id"]) if match else None


def _dash_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dash that opens the signature; the name stands between it and the handle, and may hold dashes itself."""
    dashes = [dash for dash in _DASH.finditer(text, start, end) if _is_name(text[dash.end() : end])]
    for dash in dashes[:-1]:
        # "… https://t.co/x - Prensa - Gobierno (@prensa)": the first dash after the end of the content
        if _all_capitalised(text[dash.end() : end]) and (
            _CONTENT_END.search(text, max(0, dash.start() - 120), dash.start()) or _stronger(dash[0], dashes[-1][0])
        ):
            return dash
    return dashes[-1] if dashes else None


def _stronger(dash: str, other: str) -> bool:
    return dash in _STRONG_DASHES and other not in _STRONG_DASHES


def _is_name(name: str) -> bool:
    name = name.strip()
    return 0 < len(name) <= MAX_NAME and name.count("\n") == 0 and any(char.isalnum() for char in name)


def _all_capitalised(name: str) -> bool:
    return all(not word[0].islower() or len(word) <= 3 for word in name.split())


def _read(text: str, dash: re.Match[str], handle: re.Match[str], limit: int) -> SignatureMatch | None:
    gap = _AFTER_HANDLE.match(text, handle.end(), limit)
    after = gap.end() if gap else handle.end()
    found = date_pattern().match(text, after, limit)
    date = iso_date(found) if found else None
    end = found.end() if found and date else handle.end()
    link = _PERMALINK_AFTER.match(text, end, limit)
    url = None
    if link:
        end, url = link.end(), _with_scheme(link[0].strip(" []()<>\t"))
        date = status_of(url) or date
    sure = date is not None or url is not None or _content_ends(text, dash.start(), handle.end())
    if not sure and not _LINE_END.match(text, handle.end()):
        return None
    name_start = dash.end() + len(text[dash.end() : handle.start()]) - len(text[dash.end() : handle.start()].lstrip())
    name = text[name_start : handle.start()].rstrip()
    signature = Signature(
        name, name_start, name_start + len(name), handle["handle"], handle.start("handle"), handle.end("handle")
    )
    return SignatureMatch(dash.start(), end, signature, date, url, sure)


def _content_ends(text: str, dash: int, end: int) -> bool:
    """Without a date: a link right before the dash, or a line that ends here and content that ends before the dash."""
    if _LINK_BEFORE.search(text, max(0, dash - 120), dash):
        return True
    return bool(_LINE_END.match(text, end) and _CONTENT_END.search(text, max(0, dash - 120), dash))


def _with_scheme(url: str) -> str:
    return url if url.startswith("http") else f"https://{url}"


def post_url(text: str, start: int, end: int, *, handle: str = "") -> str | None:
    """The link that leads to a post: its permalink, or the link it carries.

    A permalink of another account inside a post leads to another post.

    Example:
        >>> post_url("Hoy https://t.co/ab pic.twitter.com/xy", 0, 38)
        'https://pic.twitter.com/xy'
    """
    links = [match[0] for match in LINK.finditer(text, start, end)]
    own = [link for link in links if not (found := _PERMALINK.search(link)) or _same_account(found["account"], handle)]
    for wanted in (_PERMALINK, _PICTURE, _SHORT):
        for link in own:
            if wanted.search(link):
                return _with_scheme(link)
    return _with_scheme(own[-1]) if own else None


def _same_account(account: str, handle: str) -> bool:
    return account.casefold() in ("i", handle.lstrip("@").casefold())
