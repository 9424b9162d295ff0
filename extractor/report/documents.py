"""The documents of a report: what is told of each, and its text with what is marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.corpus.merging import PARTS
from extractor.corpus.parts import part_folders
from extractor.database import read_tables, rows_of
from extractor.report.dates import known_date
from extractor.report.links import web_address
from extractor.report.marking import Marked, Place, Sentence, blocks, excerpts
from extractor.report.texts import Quotation

if TYPE_CHECKING:
    import duckdb

    from extractor.records import RawText

# Documents that can be read in the page, those with most evidence first; of the others their sentences are shown at the edges.
MAX_DOCUMENTS = 1_000
# Characters of whole texts in a page; those of documents beyond are left out, and their sentences shown.
MAX_CHARACTERS = 5_000_000

_DOCUMENTS = """
SELECT document, title, date, source, url, languages FROM documents
WHERE document IN (FROM evident) ORDER BY document
"""
_TOPICS = "SELECT document, topic FROM topics WHERE document IN (FROM readable) ORDER BY document, score DESC, topic"
_SEGMENTS = """
SELECT document, kind, lang, start, "end", author, handle, date, url FROM segments
WHERE document IN (FROM readable) ORDER BY document, start, "end"
"""
_MENTIONS = """
SELECT document, entity, text, start, "end", kind FROM mentions
WHERE document IN (FROM readable) ORDER BY document, start, "end"
"""


@dataclass(slots=True)
class Page:
    """What the tables say of one document."""

    about: dict[str, Any]
    topics: list[str] = field(default_factory=list)
    segments: list[tuple[Any, ...]] = field(default_factory=list)
    mentions: list[tuple[Any, ...]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    readable: bool = False

    def quotations(self) -> list[Quotation]:
        """What must stand in its text."""
        of_mentions = [Quotation(start, end, text) for _, text, start, end, _ in self.mentions]
        return of_mentions + [Quotation(one.start, one.end, one.text) for one in self.sentences]


def read_pages(
    con: duckdb.DuckDBPyConnection,
    run: Path,
    sentences: Mapping[str, Sequence[Sentence]],
    *,
    most: int = MAX_DOCUMENTS,
) -> dict[str, Page]:
    """The documents that evidence comes from, sorted by id; segments and mentions of those only that can be read.

    Args:
        con: The tables of the run.
        run: Its folder.
        sentences: Document → its evidence sentences.
        most: Documents that can be read.
    """
    readable = sorted(sentences, key=lambda document: (-len(sentences[document]), document))[:most]
    for name, ids in (("evident", list(sentences)), ("readable", readable)):
        con.execute(f"CREATE TABLE {name} AS SELECT unnest($1::VARCHAR[]) AS document", [ids]).fetchall()
    for table in ("segments", "mentions"):
        read_tables(con, table, [part / f"{table}.parquet" for part in part_folders(run / PARTS)])
    pages: dict[str, Page] = {}
    for document, title, date, source, url, languages in rows_of(con, _DOCUMENTS):
        about = {
            "id": document, "title": title, "date": known_date(date), "source": source, "url": web_address(url),
            "languages": list(languages or ()),
        }  # fmt: skip
        pages[document] = Page({name: value for name, value in about.items() if value})
    for document, found in sentences.items():
        pages.setdefault(document, Page({"id": document})).sentences += found
    for document in readable:
        pages[document].readable = True
    for query, room in ((_SEGMENTS, "segments"), (_MENTIONS, "mentions")):
        for document, *row in rows_of(con, query):
            getattr(pages[document], room).append(tuple(row))
    for document, topic in rows_of(con, _TOPICS):
        pages[document].topics.append(topic)
    return dict(sorted(pages.items()))


def within(pages: Iterable[Page], texts: Mapping[str, RawText], most: int = MAX_CHARACTERS) -> dict[str, RawText]:
    """The texts that a page has room for: those of the documents with most evidence."""
    room = most
    kept: dict[str, RawText] = {}
    for page in sorted(pages, key=lambda page: (-len(page.sentences), page.about["id"])):
        raw = texts.get(page.about["id"])
        if raw is not None and len(raw.text) <= room:
            kept[page.about["id"]] = raw
            room -= len(raw.text)
    return kept


def describe(page: Page, raw: RawText | None, number: Callable[[str], int]) -> dict[str, Any]:
    """A document as the page has it.

    Args:
        page: What the tables say.
        raw: Its text, if it is at hand.
        number: Gives the number of an actor by its id.
    """
    if not page.readable:
        return page.about
    places = [
        Place(kind, lang, start, end, number(author) if author else None, handle, known_date(date), web_address(url))
        for kind, lang, start, end, author, handle, date, url in page.segments
    ]
    mentions = [Marked(start, end, number(entity), kind, text) for entity, text, start, end, kind in page.mentions]
    whole = raw is not None
    cut = (
        blocks(raw.text, places, mentions, page.sentences, offset=raw.offset)
        if raw is not None
        else excerpts(places, mentions, page.sentences)
    )
    return {**page.about, "topics": page.topics, "whole": whole, "blocks": cut}
