"""Inputs to shards: each new text gets its place in one, once and for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractor.corpus.folder import RunFolder
from extractor.corpus.inputs import Failure, Input
from extractor.corpus.manifest import Manifest, free_id, text_key
from extractor.corpus.shards import MAX_CHARACTERS, Shard, capacity, shard_name, write_texts


@dataclass(slots=True)
class Planning:
    """Plans shards from inputs, and keeps what there is to tell about them.

    A shard is planned when its texts are on disk and then the manifest says so. The texts that are in
    no shard when a run is killed are read again, and make the same shards.

    Attributes:
        unread: Inputs that could not be read.
        notices: What the user should know, one sentence each.
        known: How many texts were in the manifest already.
    """

    folder: RunFolder
    manifest: Manifest
    unread: list[Failure] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    known: int = 0
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
                self.known += 1
                continue
            size = len(item.raw.text)
            full = len(self._waiting) >= capacity(number) or self._characters + size > MAX_CHARACTERS
            if self._waiting and full:
                yield self._shard(number)
                number += 1
            self._waiting[key] = self._named(item)
            self._characters += size
        if self._waiting:
            yield self._shard(number)

    def _named(self, item: Input) -> Input:
        identity = free_id(item.raw, lambda wanted: wanted in self._ids or self.manifest.has_id(wanted))
        self._ids.add(identity)
        if identity == item.raw.id:
            return item
        self.notices.append(f"{item.place}: the document id {item.raw.id!r} is taken, so this one is {identity!r}")
        return replace(item, raw=replace(item.raw, id=identity))

    def _shard(self, number: int) -> Shard:
        texts = list(self._waiting.items())
        shard = Shard(shard_name(number, self._waiting), self.folder.path, len(texts))
        write_texts(shard, [item for _, item in texts])
        self.manifest.plan(number, shard, texts)
        self._waiting.clear()
        self._ids.clear()
        self._characters = 0
        return shard
