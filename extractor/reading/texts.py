"""A text to a :class:`~extractor.records.RawText`: its title, its date and where it begins."""

from __future__ import annotations

from extractor.errors import InputError
from extractor.reading.datelines import dateline_date
from extractor.reading.header import find_title, parse_header, skip_blank
from extractor.records import RawText


def raw_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    date: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> RawText:
    r"""Make a :class:`RawText`; title and date are read from the head of the text where not given.

    The date is also read from a dateline.

    Raises:
        InputError: The text is blank or holds half characters (lone surrogates).

    Example:
        >>> raw = raw_text("date: 2021-05-03 Kanzlerin in Madrid\n\nDie Kanzlerin …", id="a")
        >>> raw.title, raw.date, raw.text[raw.body_start :]
        ('Kanzlerin in Madrid', '2021-05-03', 'Die Kanzlerin …')
    """
    if skip_blank(text, 0) == len(text):
        raise InputError(f"{id} is empty: give a text with words in it.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{id} holds half a character at position {error.start}: repair its encoding.") from error
    header = parse_header(text)
    span, body_start = header.title_span, header.body_start
    if title is not None and header.date is None:  # no header line: only the given title itself counts as title
        span = find_title(text, title, 0)
        body_start = skip_blank(text, span[1]) if span else skip_blank(text, 0)
    return RawText(
        id=id,
        text=text,
        title=title if title is not None else header.title,
        date=date or header.date or dateline_date(text),
        source=source,
        url=url,
        title_span=span,
        body_start=body_start,
    )
