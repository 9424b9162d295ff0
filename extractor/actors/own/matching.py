"""Where a text names the actors of a user: one pass over its words, the longest name first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.actors.lexicon.contexts import Words
from extractor.actors.lexicon.forms import split_words
from extractor.actors.lexicon.inflection import is_acronym, without_accents
from extractor.actors.own.catalogue import OwnActors, OwnForm
from extractor.actors.own.checking import OwnActor
from extractor.actors.own.spelling import name_words, same_writing
from extractor.records import MentionKind

# What a name may lose at its end: Falks, Kreuzes.
_GENITIVES = ("s", "es")
# After these a German name takes no -s.
_SIBILANTS = ("s", "ss", "x", "z")
MIN_GENITIVE = 3
_SIGNS_BEFORE = frozenset("@_#$")


@dataclass(frozen=True, slots=True)
class OwnHit:
    """A place that names an actor of the user.

    Attributes:
        bare: Whether the text has the name without the genitive -s.
    """

    start: int
    end: int
    form: OwnForm
    kind: MentionKind
    bare: bool = True

    @property
    def actor(self) -> OwnActor:
        """The actor."""
        return self.form.actor

    @property
    def full(self) -> bool:
        """Whether the name has more than one word, or is a handle, so that no longer name is likelier."""
        return " " in self.form.text


def find_own(text: str, own: OwnActors, *, lang: str) -> list[OwnHit]:
    """The names of the user's actors in a text, in order, without overlaps; weak ones among them.

    Example:
        >>> from extractor.actors.own.catalogue import load_actors
        >>> own = load_actors([{"id": "P1", "name": "Lena Falk", "type": "person"}])
        >>> [(hit.start, hit.end, hit.actor.id) for hit in find_own("Das Haus Lena Falks.", own, lang="de")]
        [(9, 19, 'person:P1')]
    """
    words = Words.of(text)
    return list(_Scan(own, words, tuple(without_accents(word) for word in words.folded), lang).hits())


def settled(hits: Iterable[OwnHit]) -> list[OwnHit]:
    """The hits of a whole document that hold.

    A weak name holds only beside a strong one of the same actor; a person's single word with a genitive -s (Falks)
    only where the text has it without, because there are people called so.
    """
    found = list(hits)
    named = {hit.actor.id for hit in found if not hit.form.weak and (hit.bare or hit.full)}
    bare = {(hit.actor.id, hit.form.text.split(" ")[-1]) for hit in found if hit.bare}
    return [
        hit for hit in found
        if (not hit.form.weak or hit.actor.id in named)
        and (hit.bare or hit.full or hit.actor.type != "person" or (hit.actor.id, hit.form.text) in bare)
    ]  # fmt: skip


def named_by(text: str, own: OwnActors, *, lang: str) -> OwnActor | None:
    """The actor whose name a whole text is.

    Example:
        >>> from extractor.actors.own.catalogue import load_actors
        >>> own = load_actors([{"id": "P1", "name": "Lena Falk", "type": "person"}])
        >>> named_by("Lena Falk", own, lang="de").id, named_by("Lena Falk Stiftung", own, lang="de")
        ('person:P1', None)
    """
    wanted = len(name_words(text))
    hits = find_own(text, own, lang=lang)
    whole = [hit for hit in hits if len(split_words(text[hit.start : hit.end])) == wanted and not hit.form.weak]
    return whole[0].actor if len(hits) == 1 and whole else None


@dataclass(slots=True)
class _Scan:
    own: OwnActors
    words: Words
    keys: tuple[str, ...]
    lang: str

    def hits(self) -> Iterator[OwnHit]:
        index = 0
        while index < len(self.keys):
            hit, count = next(self._at(index), (None, 1))
            if hit is not None:
                yield hit
            index += count

    def _at(self, index: int) -> Iterator[tuple[OwnHit, int]]:
        """The names that begin at a word, the longest first, each with its number of words."""
        if self.words.glued_left(index) in _SIGNS_BEFORE and self.words.glued_left(index):
            return
        counts = {*self.own.lengths.get(self.keys[index], ()), *((1,) if self.keys[index].endswith("s") else ())}
        for count in sorted(counts, reverse=True):
            last = index + count - 1
            if last >= len(self.keys):
                continue
            hit = self._named(index, last)
            if hit is not None and self._stands_free(index, last, hit):
                yield hit, count

    def _named(self, first: int, last: int) -> OwnHit | None:
        """The only actor that these words name."""
        found = " ".join(self.keys[first : last + 1])
        written = self.words.words[first : last + 1]
        hit = self._written(first, last, found, written)
        if hit is not None or self.lang != "de":
            return hit
        for ending in _GENITIVES:
            bare = found.removesuffix(ending)
            if bare == found or (ending == "s" and bare.endswith(_SIBILANTS)):
                continue
            hit = self._written(first, last, bare, (*written[:-1], written[-1][: -len(ending)]))
            if hit is None or hit.kind != "name" or len(written[-1]) - len(ending) < MIN_GENITIVE:
                continue
            if ending == "s" or hit.actor.type != "person":
                return replace(hit, bare=False)
        return None

    def _written(self, first: int, last: int, found: str, written: tuple[str, ...]) -> OwnHit | None:
        forms = [form for form in self.own.forms.get(found, ()) if same_writing(written, form.words)]
        exact = [form for form in forms if form.words == written] or forms
        if len({form.actor.id for form in exact}) != 1:
            return None
        form = min(exact, key=lambda form: form.weak)
        kind: MentionKind = "handle" if form.text.startswith("@") else "acronym" if is_acronym(form.text) else "name"
        return OwnHit(self.words.starts[first], self.words.ends[last], form, kind)

    def _stands_free(self, first: int, last: int, hit: OwnHit) -> bool:
        """Whether the words are no part of a link, of another line or of a longer word with a hyphen.

        Behind an organisation a hyphen may follow (Petronorte-Chef); a person's is a surname of two parts (Falk-Bauer).
        """
        words = self.words
        if hit.kind == "handle":
            return not words.glued_left(first).isalnum() and words.glued_right(last) != "_"
        if words.is_hidden(hit.start, hit.end):
            return False
        if words.text.count("\n", hit.start, hit.end) > 1 or words.glued_right(last) == "_":
            return False
        return not words.hyphen_left(first) and (hit.actor.type != "person" or not words.hyphen_right(last))
