"""Inputs to shards: each new text gets its place in one, once and for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractor.corpus.folder import RunFolder
from extractor.corpus.manifest import Manifest, free_id, text_key
from extractor.corpus.shards import MAX_CHARACTERS, Shard, capacity, shard_name, write_texts
from extractor.reading.duplicates import DuplicateIndex
from extractor.reading.items import Failure, Input

# Notices that are kept; a damaged table may give one a row.
MAX_NOTICES = 1000


@dataclass(slots=True)
class Planning:
    """Plans shards from inputs, and keeps what there is to tell about them. A text that repeats another gets no place.

    A shard is planned when its texts are on disk and then the manifest says so. The texts that are in
    no shard when a run is killed are read again, and make the same shards.

    Attributes:
        unread: Inputs that could not be read.
        notices: What the user should know, one sentence each; the first of very many.
    """

    folder: RunFolder
    manifest: Manifest
    index: DuplicateIndex
    unread: list[Failure] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    _waiting: dict[bytes, Input] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _characters: int = 0

    def shards(self, found: Iterable[Input | Failure]) -> Iterator[Shard]:
        """The shards of the texts that are not in the manifest.

        Raises:
            OSError: The texts cannot be put on disk.
        """
        number = self.manifest.next_number()
        for item in found:
            if isinstance(item, Failure):
                self.unread.append(item)
                continue
            key = text_key(item.raw)
            if key in self._waiting or self.manifest.knows(key):
                continue
            self._notice(*item.notices)
            size = len(item.raw.text)
            full = len(self._waiting) >= capacity(number) or self._characters + size > MAX_CHARACTERS
            if self._waiting and full:
                yield self._shard(number)
                number += 1
            named = self._named(item)
            if self.index.original_of(named) is not None:
                continue
            self._told(item, named)
            self._waiting[key] = named
            self._ids.add(named.raw.id)
            self._characters += size
        if self._waiting:
            yield self._shard(number)
        self.index.commit()

    def _named(self, item: Input) -> Input:
        identity = free_id(item.raw, lambda wanted: wanted in self._ids or self.manifest.has_id(wanted))
        return item if identity == item.raw.id else replace(item, raw=replace(item.raw, id=identity))

    def _told(self, item: Input, named: Input) -> None:
        if named is not item:
            self._notice(f"{item.place}: the document id {item.raw.id!r} is taken, so this one is {named.raw.id!r}")

    def _notice(self, *notices: str) -> None:
        self.notices += notices[: max(0, MAX_NOTICES - len(self.notices))]

    def _shard(self, number: int) -> Shard:
        texts = list(self._waiting.items())
        shard = Shard(shard_name(number, self._waiting), self.folder.path, len(texts))
        write_texts(shard, [item for _, item in texts])
        # The index first: a text that it knows and the manifest does not is no copy when it comes again.
        self.index.commit()
        self.manifest.plan(number, shard, texts)
        self._waiting.clear()
        self._ids.clear()
        self._characters = 0
        return shard
