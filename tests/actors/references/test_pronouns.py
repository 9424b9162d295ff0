"""Personal, possessive and relative pronouns, on small trees; silent when in doubt.

A word is written ``form/role``: s subject, o object, p other argument, d determiner of the next word, a adjunct of
nothing; v the verb, k the verb of a clause of content, r of a relative clause; ``@`` marks an actor.
"""

from __future__ import annotations

import pytest

from extractor.actors.references.coreference import find_references
from extractor.actors.references.profiles import Profile
from extractor.actors.references.relatives import find_relatives
from extractor.actors.sites import lay_out
from tests.trees import scene

ACTORS = {
    "Berg": Profile("person:berg", "person", "f", land="country:NO", party="organisation:volkswohl"),
    "Otieno": Profile("person:otieno", "person", "m", land="country:KE"),
    "Lund": Profile("person:lund", "person", "m"),
    "Sol": Profile("person:sol", "person", ""),
    "Volkswohl": Profile("organisation:volkswohl", "organisation", sector="PTY"),
    "Petronorte": Profile("organisation:petronorte", "organisation", sector="BUS"),
    "Norwegen": Profile("country:NO", "country"),
    "Kenia": Profile("country:KE", "country"),
}
GENDERS = {
    "Berg": "Fem", "Otieno": "Masc", "Lund": "Masc", "Volkswohl": "Fem", "Petronorte": "Masc", "Norwegen": "Neut",
    "Kenia": "Neut", "Antrag": "Masc", "Polizei": "Fem", "Rat": "Masc", "Leute": "",
}  # fmt: skip
ROLES = {"s": "nsubj", "o": "obj", "p": "obl", "i": "iobj", "a": "advmod", "u": "cc"}
PRONOUNS = {
    "er",
    "sie",
    "ihn",
    "ihm",
    "él",
    "ella",
    "ihr",
    "der",
    "die",
    "dem",
    "quien",
    "que",
    "ihnen",
    "dieser",
    "diese",
    "diesem",
}


def tree_line(line: str) -> str:
    """The line in the notation of tests.trees."""
    words = [cell.rpartition("/") for cell in line.split()]
    verbs = {mark: n for n, (_, _, mark) in enumerate(words, 1) if mark in {"v", "k", "r"}}
    cells = []
    for number, (written, _, mark) in enumerate(words, 1):
        form = written.rstrip("+")
        plain, feats, pos = form.lower(), [], "NOUN" if form[:1].isupper() else "ADV"
        inner = next((verbs[m] for m in "kr" if m in verbs and any(w == "," for w, _, _ in words[:number])), 0)
        verb = inner or verbs.get("v", 1)
        if form in {",", "."}:
            cells.append(f"{form}||PUNCT|punct|{verbs.get('v', 1)}")
            continue
        if GENDERS.get(form):
            feats.append(f"Gender={GENDERS[form]}")
        feats.append("Number=Plur" if written.endswith("+") or form == "Leute" else "Number=Sing")
        if form in ACTORS:
            pos = "PROPN"
        elif plain in PRONOUNS and mark != "d":
            pos = "PRON"
            if "r" in verbs and inner:
                feats.append("PronType=Rel")
        site = f"|@{ACTORS[form].id}" if form in ACTORS else ""
        if mark == "d":
            cells.append(f"{form}||DET|det|{number + 1}|Number=Sing")
        elif mark == "v":
            cells.append(f"{form}||VERB|root|0|VerbForm=Fin+{feats[0]}")
        elif mark in {"k", "r"}:
            head = verbs["v"] if mark == "k" else next(n for n, (w, _, _) in enumerate(words, 1) if w == ",") - 1
            cells.append(f"{form}||VERB|{'ccomp' if mark == 'k' else 'acl:relcl'}|{head}|VerbForm=Fin+{feats[0]}")
        elif mark == "c":
            first = next(n for n, (w, _, m) in enumerate(words, 1) if w in ACTORS and m != "c")
            cells.append(f"{form}||{pos}|conj|{first}|{'+'.join(feats)}{site}")
        else:
            cells.append(f"{form}||{pos}|{ROLES[mark]}|{verb}|{'+'.join(feats)}{site}")
    return " ".join(cells)


def resolved(text: str, lang: str = "de") -> list[tuple[str, tuple[str, ...]]]:
    """Words and antecedents of the references of a text."""
    raw, parsed, actors = scene("\n".join(map(tree_line, text.split("; "))), lang=lang)
    profiles = {profile.id: profile for profile in ACTORS.values()}
    sheets = [lay_out(part, actors.sites) for part in parsed]
    relatives = list(find_relatives(sheets, profiles))
    sheets = [lay_out(part, [*actors.sites, *relatives]) for part in parsed]
    found = [*relatives, *find_references(sheets, [*actors.sites, *relatives], profiles)]
    return [(raw.text[s.start : s.end], s.entity_ids) for s in sorted(found, key=lambda s: (s.start, s.end))]


BERG, OTIENO, SOL = ("person:berg",), ("person:otieno",), ("person:sol",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg/s kam/v ./a; Sie/s ging/v ./a", [("Sie", BERG)]),
        ("Otieno/s kam/v ./a; Er/s ging/v ./a", [("Er", OTIENO)]),
        ("Sol/s kam/v ./a; Er/s ging/v ./a", [("Er", SOL)]),
        ("Sol/s kam/v ./a; Sie/s ging/v ./a", [("Sie", SOL)]),
        ("Berg/s traf/v Otieno/o ./a; Er/s ging/v ./a", [("Er", OTIENO)]),
        ("Berg/s traf/v Otieno/o ./a; Sie/s ging/v ./a", [("Sie", BERG)]),
        ("Otieno/s traf/v Lund/o ./a; Er/s ging/v ./a", [("Er", OTIENO)]),
        ("Otieno/s kam/v ./a; Kenia/s lobte/v ihn/o ./a", [("ihn", OTIENO)]),
        ("Otieno/s kam/v ./a; Kenia/s dankte/v ihm/i ./a", [("ihm", OTIENO)]),
        ("Berg/s sagte/v ,/a sie/s gehe/k ./a", [("sie", BERG)]),
        ("Otieno/s sagte/v ,/a er/s gehe/k ./a", [("er", OTIENO)]),
        ("Otieno/s sagte/v ,/a Kenia/s lobe/k ihn/o ./a", [("ihn", OTIENO)]),
        ("Otieno/s kam/v ./a; Er/s ging/v ./a; Er/s schlief/v ./a", [("Er", OTIENO), ("Er", OTIENO)]),
        ("Volkswohl/s kam/v ./a; Sie/s ging/v ./a", [("Sie", ("organisation:volkswohl",))]),
        ("Petronorte/s kam/v ./a; Er/s ging/v ./a", [("Er", ("organisation:petronorte",))]),
        ("Berg/s und/u Otieno/c kamen+/v ./a; Sie/s gingen+/v ./a", [("Sie", ("person:berg", "person:otieno"))]),
        ("Norwegen/s und/u Kenia/c kamen+/v ./a; Sie/s gingen+/v ./a", [("Sie", ("country:NO", "country:KE"))]),
        ("Otieno/s lobte/v seine/d Rede/o ./a", [("seine", OTIENO)]),
        ("Berg/s lobte/v ihre/d Rede/o ./a", [("ihre", BERG)]),
        ("Ihre/d Rede/o lobte/v Berg/s ./a", [("Ihre", BERG)]),
        ("Volkswohl/s lobte/v ihre/d Rede/o ./a", [("ihre", ("organisation:volkswohl",))]),
        ("Otieno/s lobte/v sein/d Land/o ./a", [("sein", OTIENO), ("sein Land", ("country:KE",))]),
        ("Otieno/s lobte/v seine/d Regierung/o ./a", [("seine", OTIENO), ("seine Regierung", ("country:KE",))]),
        ("Berg/s lobte/v ihre/d Partei/o ./a", [("ihre", BERG), ("ihre Partei", ("organisation:volkswohl",))]),
        ("Lund/s lobte/v sein/d Land/o ./a", [("sein", ("person:lund",))]),
        ("Otieno/s ,/a der/s ging/r kam/v ./a", [("der", OTIENO)]),
        ("Berg/s ,/a die/s ging/r kam/v ./a", [("die", BERG)]),
        ("Kenia/s lobte/v Otieno/o ,/a der/s ging/r ./a", [("der", OTIENO)]),
        ("Kenia/s lobte/v Otieno/o ,/a dem/i Berg/s dankte/r ./a", [("dem", OTIENO)]),
        ("Kenia/s traf/v Otieno/o ./a; Dieser/s ging/v ./a", [("Dieser", OTIENO)]),
        ("Lund/s traf/v Otieno/o ./a; Dieser/s ging/v ./a", [("Dieser", OTIENO)]),
        ("Berg/s traf/v Otieno/o ./a; Diese/s ging/v ./a", [("Diese", BERG)]),
        ("Lund/s traf/v Otieno/o ./a; Kenia/s dankte/v diesem/i ./a", [("diesem", OTIENO)]),
        ("Lund/s traf/v Otieno/o ./a; Lund/s dankte/v ihm/i ./a", [("ihm", OTIENO)]),
        ("Otieno/s kam/v ./a; Kenia/s schwieg/v ./a; Er/s ging/v ./a", [("Er", OTIENO)]),
        ("Norwegen/s rief/v seinen/d Botschafter/o ./a", [("seinen", ("country:NO",))]),
    ],
)
def test_german(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert resolved(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Berg/s kam/v ./a; Er/s ging/v ./a",
        "Otieno/s kam/v ./a; Sie/s ging/v ./a",
        "Norwegen/s kam/v ./a; Er/s ging/v ./a",
        "Petronorte/s kam/v ./a; Sie/s ging/v ./a",
        "Alle/s kamen+/v ./a; Er/s ging/v ./a",
        "Kenia/s traf/v Otieno/o ./a; Norwegen/s traf/v Lund/o ./a; Alle/s gingen+/v ./a; Er/s ging/v ./a",
        "Kenia/s sandte/v Otieno/o Lund/o ./a; Er/s ging/v ./a",
        "Antrag/s half/v Otieno/o ./a; Er/s ging/v ./a",
        "Antrag/s fiel/v ./a; Er/s ging/v ./a",
        "Otieno/s lobte/v ihn/o ./a",
        "Berg/s lobte/v sie/o ./a",
        "Otieno/s kam/v ./a; Kenia/s lobte/v sie/o ./a",
        "Kenia/s lobte/v Berg/o ./a; Alle/s lobten+/v Sie/o ./a",
        "Berg/s kam/v ./a; Sie/s gingen+/v ./a",
        "Leute/s trafen+/v Berg/o ./a; Sie/s gingen+/v ./a",
        "Berg/s traf/v Otieno/o ./a; Sie/s gingen+/v ./a",
        "Otieno/s lobte/v ihre/d Rede/o ./a",
        "Berg/s lobte/v seine/d Rede/o ./a",
        "Rat/s lobte/v seine/d Rede/o ./a",
        "Norwegen/s lobte/v ihre/d Rede/o ./a",
        "Otieno/s ,/a die/s ging/r kam/v ./a",
        "Otieno/s stellte/v Antrag/o ./a; Dieser/s fiel/v ./a",
        "Berg/s kam/v ./a; Dieser/s ging/v ./a",
        "Otieno/s kam/v ./a; Diese/s gingen+/v ./a",
        "Berg/s ,/a der/s ging/r kam/v ./a",
        "Antrag/s ,/a der/s lag/r kam/v ./a",
        "Volkswohl/s ,/a der/s ging/r kam/v ./a",
    ],
)
def test_german_silent(text: str) -> None:
    assert resolved(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg/s llegó/v ./a; Ella/s habló/v ./a", [("Ella", BERG)]),
        ("Otieno/s llegó/v ./a; Él/s habló/v ./a", [("Él", OTIENO)]),
        ("Berg/s vio/v Otieno/o ./a; Él/s habló/v ./a", [("Él", OTIENO)]),
        ("Berg/s defendió/v su/d plan/o ./a", [("su", BERG)]),
        ("Volkswohl/s defendió/v su/d plan/o ./a", [("su", ("organisation:volkswohl",))]),
        ("Otieno/s defendió/v su/d país/o ./a", [("su", OTIENO), ("su país", ("country:KE",))]),
        ("Berg/s ,/a quien/s habló/r llegó/v ./a", [("quien", BERG)]),
        ("Berg/s ,/a que/s habló/r llegó/v ./a", [("que", BERG)]),
        ("Otieno/s llegó/v ./a; Ella/s habló/v ./a", []),
        ("Berg/s llegó/v ./a; Él/s habló/v ./a", []),
        ("Berg/s llegó/v ./a; Su/d plan/s falló/v ./a", []),
        ("Berg/s vio/v Otieno/o ./a; Alguien/s leyó/v su/d plan/o ./a", []),
        ("Norwegen/s llegó/v ./a; Ella/s habló/v ./a", []),
    ],
)
def test_spanish(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert resolved(text, "es") == expected
