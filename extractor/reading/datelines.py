"""The date that a text gives itself in its first lines: a dateline or a line of its own.

``Berlin (Deutschland), 05.03.2009 – Der …``, ``Von Eva Muster, 12. Mai 2016``, ``Stand: 5. März 2015, 12:30 Uhr``.
"""

from __future__ import annotations

import re

from extractor.segmenting.dates import date_pattern, iso_date

# Lines that are looked at, and how long a line of its own or the head of a dateline may be.
_LINES, _LONGEST = 4, 90
# Names and what may stand between them; a preposition ("vom 11. September 2001") belongs to the text.
_NO_NAME = r"(?!(?:Am|Seit|Bis|Ab|Vom|Zum|Der|Die|Das|Dem|Nach|Vor|Im|Heute|Gestern|Desde|Hasta|El|La|Del|Al|En)\b)"
_NAMES = re.compile(
    rf"(?:{_NO_NAME}[^\w\s]*[A-ZÄÖÜÁÉÍÓÚÑ][\w./-]*[^\w\s]*\s+|(?:den|de|la|el|y|und|von|lunes|martes|miércoles|jueves|viernes|sábado|domingo),?\s+)*"
)
_WORDS = re.compile(
    r"(?:Stand|Datum|Veröffentlicht|Aktualisiert|Publicado|Actualizado|Fecha)(?: am| el)?:?\s+", re.IGNORECASE
)
_DASH = re.compile(r",?\s*(?:\([\w/ .-]{1,20}\))?\s*\.?\s*[–—:-]")
_REST = re.compile(r"\W*")


def dateline_date(text: str) -> str | None:
    """The full date (ISO) in the first lines of a text; None where there is none for sure.

    Example:
        >>> dateline_date("Berlin (Deutschland), 05.03.2009 – Die Kanzlerin reist.")
        '2009-03-05'
        >>> dateline_date("Die Anschläge vom 11. September 2001 – ein Rückblick.") is None
        True
    """
    lines = text.lstrip().split("\n", _LINES)[:_LINES]
    return next((date for line in lines if (date := _line_date(line.strip()))), None)


def _line_date(line: str) -> str | None:
    match = date_pattern().search(line[:_LONGEST])
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    if not (_NAMES.fullmatch(before) or _WORDS.fullmatch(before)):
        return None
    alone = len(line) <= _LONGEST and _REST.fullmatch(after) is not None
    return iso_date(match) if alone or (before and _DASH.match(after)) else None
