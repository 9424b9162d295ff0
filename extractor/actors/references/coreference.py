"""Groups of countries and pronouns: ``die beiden Länder``, ``er``. Silent unless one reading is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.actors.folding import fold
from extractor.actors.sites import Sheet, Site
from extractor.pipelines.roles import SUBJECTS
from extractor.pipelines.tree import head, role

_BOTH = frozenset({"beide", "beiden", "beider", "ambos", "ambas"})
_GROUP_NOUNS = frozenset({
    "lander", "landern", "lande", "staaten", "seiten", "nationen", "regierungen", "hauptstadte", "hauptstadten",
    "paises", "naciones", "gobiernos", "estados", "partes",
})  # fmt: skip


def find_groups(sheets: Sequence[Sheet]) -> Iterator[Site]:
    """``die beiden Länder``, ``ambos países``: the two countries named last, if the text before names no third one near them."""
    seen: list[tuple[int, str]] = []
    for sheet in sheets:
        for token in sheet.doc:
            site = sheet.at[token.i]
            if (
                site is not None
                and site.acts
                and len(site.entity_ids) == 1
                and site.entity_ids[0].startswith("country:")
            ):
                seen.append((site.start, site.entity_ids[0]))
            if fold(token.text) not in _GROUP_NOUNS or site is not None:
                continue
            first = _both(sheet, token.i)
            pair = last_two([identity for _, identity in seen])
            if first is not None and pair is not None:
                yield Site(sheet.start(first), sheet.end(token.i), pair, "role")


def _both(sheet: Sheet, index: int) -> int | None:
    """The token of "beide", "beiden", "dos" before a group noun, an adjective may stand between."""
    for back in range(index - 1, max(-1, index - 3), -1):
        word = fold(sheet.doc[back].text)
        if word in _BOTH or (word == "dos" and back and fold(sheet.doc[back - 1].text) in {"los", "las"}):
            return back
        if sheet.doc[back].pos_ != "ADJ":
            return None
    return None


def last_two(named: Sequence[str]) -> tuple[str, str] | None:
    """The two different countries named last; None where fewer than two have been named.

    Example:
        >>> last_two(["country:RU", "country:VE", "country:VE"])
        ('country:RU', 'country:VE')
        >>> last_two(["country:RU"])
    """
    if not named:
        return None
    last = named[-1]
    other = next((identity for identity in reversed(named) if identity != last), None)
    return None if other is None else (other, last)


def find_pronouns(sheets: Sequence[Sheet], feminine: dict[str, bool]) -> Iterator[Site]:
    """``er``/``sie``/``él``/``ella`` as subject where exactly one agreeing person stands in this or the last sentence.

    ``feminine`` holds what is known of people's gender (by office, title or given name).
    """
    for sheet in sheets:
        if not sheet.doc.has_annotation("SENT_START"):
            continue
        people: list[list[str]] = []
        for sentence in sheet.doc.sents:
            here: list[str] = []
            for token in sentence:
                site = sheet.at[token.i]
                if site is not None and len(site.entity_ids) == 1 and site.entity_ids[0].startswith("person:"):
                    here.append(site.entity_ids[0])
                wanted = _gender(token.text, sheet.lang)
                if wanted is None or site is not None or role(token) not in SUBJECTS:
                    continue
                if wanted and "Plur" in head(token).morph.get("Number", []):
                    continue
                near = dict.fromkeys([*here, *(people[-1] if people else [])])
                fitting = [p for p in near if feminine.get(p, wanted) == wanted]
                if len(fitting) == 1:
                    yield Site(sheet.start(token.i), sheet.end(token.i), (fitting[0],), "pronoun")
                    here.append(fitting[0])
            people.append(here)


def _gender(word: str, lang: str) -> bool | None:
    """True for she, False for he, None for another word; Spanish "el" without accent is an article."""
    plain = word.lower()
    if lang == "es":
        return {"él": False, "ella": True}.get(plain)
    return {"er": False, "sie": True}.get(plain)
