"""Teasers: headlines of other articles that a page shows between its own paragraphs.

Two kinds are found. One has a prefix ("Mehr zum Thema - …"). The other is glued into the
running text because its line breaks were lost: "… zu stärken. Regierung senkt Steuern:
Firmen atmen auf Darüber hinaus …". Such a headline follows a sentence end, has no final
punctuation, and ends before a word of a closed class whose capital shows that a new
sentence begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.lang import read_table
from extractor.segmenting.quotes import quote_pairs
from extractor.segmenting.sentences import boundaries, sentences
from extractor.segmenting.spans import Span, trim

# German and Spanish headlines have 4 to 20 words; the longest of 280 in the German Wikinews had 129 characters.
MIN_HEADLINE_WORDS = 4
MAX_HEADLINE = 160
# What follows must be long enough for a sentence.
MIN_REST_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*[%€$]?")
_SEPARATOR = r"(?:[^\S\r\n]?(?::|–|—|-|»|>|\|)+[^\S\r\n]*)"
_FINAL = re.compile(r"[.!?…]+[\"'“”»«’)\]]*$")
_ARTICLES = frozenset(
    "der die das den dem des ein eine einem einen einer eines sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer"
    " kein keine dieser diese dieses diesem diesen el la los las un una al del su sus".split()
)
# A headline does not end with one of these; "auf", "aus", "vor" and their like may belong to its verb ("atmet auf").
_NO_END = _ARTICLES | frozenset(
    "im am zum zur vom beim für von mit in bei unter zwischen und oder sowie gegen ohne seit durch wegen als wie dass"
    " de en con por para y o entre sobre".split()
)


def find_teasers(text: str, start: int, end: int, *, lang: str) -> list[Span]:
    """The teasers inside one paragraph, in order.

    Example:
        >>> text = "Es bleibt dabei. Lesen Sie auch: Firmen atmen auf"
        >>> [text[a:b] for a, b in find_teasers(text, 0, len(text), lang="de")]
        ['Lesen Sie auch: Firmen atmen auf']
        >>> text = "Er blieb. Regierung senkt Steuern: Firmen atmen auf Darüber hinaus sprach er mit der Presse."
        >>> [text[a:b] for a, b in find_teasers(text, 0, len(text), lang="de")]
        ['Regierung senkt Steuern: Firmen atmen auf']
    """
    found: list[Span] = []
    for match in _prefix_pattern().finditer(text, start, end):
        if not found or match.start() >= found[-1][1]:
            found.append((match.start(), _headline_end(text, match.end(), end, lang)))
    found += [span for span in _glued_headlines(text, start, end, lang) if not any(_overlap(span, o) for o in found)]
    return sorted(found)


def is_teaser_prefix(line: str) -> bool:
    """Whether a line is nothing but the words before teasers; those then stand on the next lines.

    Example:
        >>> is_teaser_prefix("Lesen Sie auch:"), is_teaser_prefix("Auch interessant ist dies.")
        (True, False)
    """
    match = _prefix_pattern().match(line)
    return match is not None and match.end() == len(line)


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: short, with words, without final full stop."""
    line = line.lstrip("-–—•*>→» \t")
    return 0 < len(line) <= MAX_HEADLINE and not line.endswith((".", ":")) and len(_WORD.findall(line)) >= 3


def _headline_end(text: str, start: int, end: int, lang: str) -> int:
    """Where the headline after a prefix ends."""
    rest = trim(text, start, end)
    if rest is None:
        return start
    if rest[1] - rest[0] <= MAX_HEADLINE and not _FINAL.search(text[rest[1] - 3 : rest[1]]):
        return rest[1]
    stop = next((cut.end for cut in boundaries(text, *rest) if cut.strong), rest[1])
    glued = _sentence_start_in(text, (rest[0], stop), lang, quote_pairs(text, *rest))
    return glued if glued is not None else stop


def _glued_headlines(text: str, start: int, end: int, lang: str) -> list[Span]:
    """Headlines between two sentences; the first sentence of a paragraph follows no sentence end."""
    if lang not in _closed_class():
        return []
    found: list[Span] = []
    quoted: list[Span] | None = None
    for number, span in enumerate(sentences(text, start, end)):
        if number and _FINAL.search(text, max(span[0], span[1] - 6), span[1]):
            if quoted is None:
                quoted = quote_pairs(text, start, end)
            stop = _sentence_start_in(text, span, lang, quoted)
            if stop is not None:
                found.append((span[0], stop))
    return found


def _sentence_start_in(text: str, span: Span, lang: str, quoted: Sequence[Span]) -> int | None:
    """The end of the headline, if a capitalised word of a closed class shows that a sentence starts inside the span."""
    kinds = _closed_class().get(lang, {})
    words = list(_WORD.finditer(text, span[0], min(span[1], span[0] + 2 * MAX_HEADLINE)))
    for at in range(MIN_HEADLINE_WORDS, len(words)):
        word, last = words[at], words[at - 1]
        if word.start() - span[0] > MAX_HEADLINE:
            return None
        kind = kinds.get(word[0])
        if kind is None or not _nothing_between(text, last.end(), word.start()) or text.startswith("-", word.end()):
            continue
        if len(_WORD.findall(text, word.end(), span[1])) < MIN_REST_WORDS or _inside(word.start(), quoted):
            continue
        following = words[at + 1][0] if at + 1 < len(words) else ""
        if _fits(kind, [match[0] for match in words[:at]], following, lang):
            return last.end() + len(text[last.end() : word.start()].rstrip())
    return None


def _fits(kind: str, before: list[str], following: str, lang: str) -> bool:
    """Whether the words before can be a headline, given how easily the word after them is part of a name.

    Fires for "Firmen atmen auf Der Minister sagte", not for "der Sender Das Erste", "die Straße Am Hof".
    """
    last = before[-1].casefold()
    if last in _NO_END:
        return False
    if kind == "adverb":
        return True
    names_after, names_before = _name_words(lang)
    if last.endswith(names_before) or (before[-2].casefold() in _ARTICLES and before[-1][0].isupper()):
        return False  # "der Film Das Boot": a name beside the noun that says what it is
    if before[-1][0].islower() and any(word.casefold() in _ARTICLES for word in before[-3:-1]):
        return False  # "in dem gelobten Der Untergang": an article and its adjective wait for their noun
    return kind == "preposition" or following not in names_after


def _nothing_between(text: str, start: int, end: int) -> bool:
    """Blanks only, or a closing mark and blanks: no comma, colon, dash or bracket."""
    between = text[start:end]
    return between[-1:].isspace() and between.strip() in ("", '"', "“", "”", "»", "«", "?", "!")


def _inside(at: int, quoted: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in quoted)


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


@cache
def _prefix_pattern() -> re.Pattern[str]:
    rows = [row["pattern"] for lang in ("de", "es") for row in read_table(lang, "teasers", columns=("pattern",))]
    prefixes = "|".join(sorted(map(re.escape, rows), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[\r\n])|(?<=[.!?…\"“”»)]\s))(?:[-–—•*>→»]\s*)?(?:{prefixes})(?:{_SEPARATOR}|(?=[^\S\r\n]*(?:[\r\n]|$)))"
    )


@cache
def _closed_class() -> Mapping[str, Mapping[str, str]]:
    return {
        lang: {row["word"]: row["kind"] for row in read_table(lang, "headline_ends", columns=("word", "kind"))}
        for lang in ("de", "es")
    }


@cache
def _name_words(lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words after the article of a name, and endings of the nouns that names stand beside."""
    if lang != "de":
        return frozenset(), ()
    rows = read_table(lang, "name_words", columns=("pattern", "kind"))
    return (
        frozenset(row["pattern"] for row in rows if row["kind"] == "after"),
        tuple(row["pattern"] for row in rows if row["kind"] == "before"),
    )
