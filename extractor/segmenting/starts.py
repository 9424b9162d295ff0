"""Where an embedded post starts.

The language tells: going back from the signature, the post reaches as far as the
evidence for its language outweighs that for the language of the text around it. A post
in the language of the text around it starts at a flag, at ``RT @x:``, after an
announcing colon, with its paragraph, or else with the last sentences that speak in the
first person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.lang import read_table
from extractor.segmenting.language import MIN_VOTES, LanguageIdentifier, judge, lower_words, sample, voting_words
from extractor.segmenting.sentences import Boundary, boundaries
from extractor.segmenting.signatures import SignatureMatch
from extractor.segmenting.spans import Span, trim

# How far back a post can reach. Most have 280 characters at most; long ones exist for paying users of X.
MAX_POST = 3000
SHORT_POST = 300
# A paragraph that ends with a signature is one post up to this length, whatever its language.
MAX_BLOCK = 800
# Votes of one sentence count up to this many words, so that one long sentence does not outweigh all others.
MAX_VOTES = 12
# A language with this share of the text around the posts is no chance.
MIN_HOST_SHARE = 0.2
SIGN = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]"
_OPENERS = re.compile(rf"(?:(?:\bRT @\w+:|{SIGN}|[.]?@\w{{2,15}}|#\w+|[„“\"«»‚‘¿¡>])[^\S\r\n]*)+$")
_STRUCTURE = re.compile(rf"(?<!\w)RT @\w{{1,15}}:|{SIGN}+")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_CUE = re.compile(rf"{SIGN}|[@#]\w|[¿¡]|https?://|pic\.twitter|t\.co/")
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"(?<=\s)[„“\"«¿¡]*[A-ZÁÉÍÓÚÑÄÖÜ]\w*")


def post_start(
    text: str, content: Span, signature: SignatureMatch, around: Mapping[str, int], identify: LanguageIdentifier
) -> int | None:
    """Where the post starts; None when an unsure signature has no foreign text before it."""
    floor, end = max(content[0], content[1] - MAX_POST), content[1]
    cuts = [Boundary(floor, floor, strong=True), *_cuts(text, floor, end)]
    spans = [
        (cut.start, after.end) for cut, after in zip(cuts, [*cuts[1:], Boundary(end, end, strong=True)], strict=True)
    ]
    lang = _language_before(text, spans, identify)
    host = host_language(around, lang)
    if not signature.sure and (lang is None or lang == host):
        return None
    if not around:
        host = next(
            (found for span in spans if (found := _clear_language(text[slice(*span)], identify)) not in (None, lang)),
            None,
        )
        if host is None:
            return _behind_foreign_paragraphs(text, floor, end, lang, identify)
    if lang is None or host is None or lang == host:
        return _start_by_structure(text, floor, end, signature)
    start = _start_by_language(text, spans, {cut.start for cut in cuts if cut.strong}, lang, host, identify)
    start = _take_openers(text, _refine(text, start, end, lang, host, identify), floor)
    return _take_line_head(text, start, floor)


def host_language(around: Mapping[str, int], lang: str | None) -> str | None:
    """The language of the text around a post in ``lang``: the most used one, unless that is the post's own and another is common.

    A short article may have more text in its posts than of its own.
    """
    total = sum(around.values())
    for other, weight in around.items():
        if other != lang and weight > MIN_HOST_SHARE * total:
            return other
    return lang if lang in around else None


def _clear_language(piece: str, identify: LanguageIdentifier) -> str | None:
    return judge(piece, identify)[0] if lower_words(piece) >= MIN_VOTES else None


def _behind_foreign_paragraphs(text: str, floor: int, end: int, lang: str | None, identify: LanguageIdentifier) -> int:
    """The start of a text that seems to be nothing but the post: leading paragraphs of another language are none of it."""
    start = floor
    for gap in _PARAGRAPH.finditer(text, floor, end):
        found, _, _ = judge(text[start : gap.start()], identify)
        if found is None or found == lang:
            break
        start = gap.end()
    return start


def _take_line_head(text: str, start: int, floor: int) -> int:
    """What stands before the start in its line belongs to the post if it is no text of its own ("Ana Gil: …")."""
    line = max(text.rfind("\n", floor, start) + 1, text.rfind("\r", floor, start) + 1, floor)
    head = trim(text, line, start)
    at_line_start = line == 0 or text[line - 1] in "\r\n"
    if head and at_line_start and lower_words(text[line:start]) == 0 and not text[line:start].rstrip().endswith("."):
        return head[0]
    return start


def _cuts(text: str, start: int, end: int) -> list[Boundary]:
    """Sentence boundaries, and the starts of flags and of ``RT @x:``."""
    found = {cut.start: cut for cut in boundaries(text, start, end) if start < cut.start < end}
    for match in _STRUCTURE.finditer(text, start + 1, end):
        if text[match.start() - 1].isspace():
            found.setdefault(match.start(), Boundary(match.start(), match.start(), strong=False))
    return [found[at] for at in sorted(found)]


def _language_before(text: str, spans: list[Span], identify: LanguageIdentifier) -> str | None:
    """The language of the last words before the signature, looking back until there are enough of them."""
    end = spans[-1][1]
    guess: str | None = None
    for start, _ in reversed(spans[-6:]):
        lang, _, _ = judge(text[start:end], identify)
        if lang is not None and lower_words(text[start:end]) >= MIN_VOTES:
            return lang
        guess = guess or lang  # by names alone
    return guess


def _start_by_language(
    text: str, spans: list[Span], strong: set[int], lang: str, host: str, identify: LanguageIdentifier
) -> int:
    """The start that makes the sum of votes for ``lang`` against ``host``, up to the signature, largest."""
    best, total, start = 0.0, 0.0, spans[-1][0]
    neutral = True  # whether nothing spoke against the post since the best start
    for left, right in reversed(spans):
        votes = _evidence(text[left:right], lang, host, identify)
        total, neutral = total + votes, neutral and votes >= 0
        if total > best:
            best, start, neutral = total, left, True
        elif neutral and start not in strong and left in strong:
            start = left  # "El Sr. | Paz llegó": back to where the sentence starts
        if total < best - 2 * MAX_VOTES:  # two full sentences of the other language: the post cannot go on before them
            break
    return start


def _evidence(piece: str, lang: str, host: str, identify: LanguageIdentifier) -> float:
    words = [word for word in voting_words(piece) if word[0].islower()]
    if 0 < len(words) < MIN_VOTES and (first := _WORD.search(piece)) and first[0] not in words:
        words.insert(0, first[0])  # the capital of a first word says nothing
    if len(words) < 2:  # names alone, or one word that many languages have: only signs speak for a post
        return 0.5 if _CUE.search(piece) else 0.0
    found, confidence = identify.identify(sample(" ".join(words)))
    weight = confidence * min(len(words), MAX_VOTES) * (1.0 if len(words) >= MIN_VOTES else 0.5)
    if found == lang:
        return weight
    return -weight if found == host else -0.5 * weight


def _refine(text: str, start: int, end: int, lang: str, host: str, identify: LanguageIdentifier) -> int:
    """Move the start behind words of the other language that no full stop closes.

    Fires in "Nach Angaben des Amtes heißt es dazu Hoy nos reunimos con …"; not inside a
    sentence of one language, whatever names it holds.
    """
    stop = next((cut.end for cut in boundaries(text, start, end) if cut.strong), end)
    for match in _CAPITAL.finditer(text, start, min(stop, start + SHORT_POST)):
        left, sure_left, votes_left = judge(text[start : match.start()], identify)
        if left is None:
            continue
        right, sure_right, votes_right = judge(text[match.start() : stop], identify)
        if (
            left == host
            and right == lang
            and min(sure_left, sure_right) > 0.8
            and min(votes_left, votes_right) > MIN_VOTES
        ):
            return match.start()
    return start


def _take_openers(text: str, start: int, floor: int) -> int:
    """Flags, ``RT @x:``, handles and opening marks right before the first word belong to the post."""
    match = _OPENERS.search(text, max(floor, start - 80), start)
    if match is None or (match.start() > floor and not text[match.start() - 1].isspace()):
        return start
    return match.start()


def _start_by_structure(text: str, floor: int, end: int, signature: SignatureMatch) -> int:
    """Where a post starts that has the language of the text around it."""
    line = max(text.rfind("\n", floor, end) + 1, floor)
    line = (trim(text, line, end) or (line, end))[0]
    for match in _STRUCTURE.finditer(text, max(line, end - SHORT_POST), end - 10):  # signs at the end open nothing
        before = text[line : match.start()].rstrip()
        if not before or before[-1] in '.!?:…"”“»«':
            return match.start()
    following = text[signature.end : signature.end + 1]
    if (not following or following in "\r\n") and end - line <= MAX_BLOCK:
        return line
    return _start_by_sentences(text, line, end)


def _start_by_sentences(text: str, line: int, end: int) -> int:
    """The last sentence, and those before it that speak like a post, as far as a short post reaches."""
    cuts = [cut for cut in boundaries(text, line, end) if cut.strong or text[cut.end - 1] == ":"]
    starts = [line, *(cut.start for cut in cuts)]
    ends = [*(cut.end for cut in cuts), end]
    start, after, missed = starts[-1], starts[-1], 0
    for left, right in reversed(list(zip(starts, ends, strict=True))):
        if end - left > SHORT_POST:
            break
        if right != end and text[right - 1] == ":":
            return after  # "… schrieb er auf X:" announces the post
        if right == end or _speaks(text[left:right]):
            start, missed = left, 0
        elif missed:
            break
        else:
            missed = 1
        after = left
    return start


def _speaks(sentence: str) -> bool:
    if _CUE.search(sentence) or sentence.rstrip().endswith("!"):
        return True
    return any(match[0].casefold() in _first_person() for match in _WORD.finditer(sentence))


@cache
def _first_person() -> frozenset[str]:
    return frozenset(
        row["pattern"] for lang in ("de", "es") for row in read_table(lang, "first_person", columns=("pattern",))
    )
