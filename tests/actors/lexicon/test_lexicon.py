from __future__ import annotations

from pathlib import Path

import pytest

from extractor import lang as data
from extractor.actors.lexicon import forms
from extractor.actors.lexicon.entries import (
    COUNTRY_NAME_COLUMNS,
    LANGUAGES,
    ORGANISATION_COLUMNS,
    ORGANISATION_NAME_COLUMNS,
    PAYMENT_COLUMNS,
    folds_into_country,
    government_nouns,
    load_lexicon,
)
from extractor.errors import LexiconError
from extractor.lang import read_table, values
from extractor.records import Sector

ENTRIES = load_lexicon().entries
COUNTRIES = [entry for entry in ENTRIES.values() if entry.type == "country"]

# ISO 3166-1 alpha-2, all officially assigned codes; Kosovo and the former states are counted apart.
ISO_CODES = set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
    MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
FORMER = {"SU", "DD", "YU", "CS"}

# Countries without an adjective in the language, and territories, whose adjectives the news hardly use.
WITHOUT_ADJECTIVE: dict[str, set[str]] = {"de": {"KN", "SB", "DD"}, "es": set()}


def test_every_country_has_a_name_in_both_languages() -> None:
    assert len(ISO_CODES) == 249
    assert {entry.country for entry in COUNTRIES} == ISO_CODES | {"XK"} | FORMER
    for entry in COUNTRIES:
        assert set(entry.names) == set(LANGUAGES), entry.id
        assert all(entry.names.values()), entry.id
        assert entry.iso3 is not None
        assert len(entry.iso3) == 3
        assert entry.region, entry.id


def test_alpha_3_codes_are_distinct() -> None:
    codes = [entry.iso3 for entry in COUNTRIES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_an_adjective(lang: str) -> None:
    column = {"de": "adjective", "es": "gentilicio"}[lang]
    rows = {row["code"]: row for row in read_table(lang, "countries", columns=COUNTRY_NAME_COLUMNS[lang])}
    states = {entry.country for entry in COUNTRIES if entry.status != "territory"}
    missing = {code for code in states if code is not None and not rows[code][column]}
    assert missing == WITHOUT_ADJECTIVE[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_is_found_by_its_name(lang: str) -> None:
    index = forms.load_forms(lang)
    for entry in COUNTRIES:
        name = forms.split_words(entry.names[lang])
        key = tuple(word.casefold() for word in name)
        found = [form for words, group in index.get(key[0], ()) if words == key for form in group]
        assert any(form.entity_id == entry.id for form in found), entry.names[lang]


# Forms of several owners: which one is meant depends on the text (a trailing "?" in the tables) or on the grammar.
SHARED_STEMS = {
    "de": ("kongo", "korea", "dominikan", "bundesregierung", "bundeskanzleramt", "kanzleramt"),
    "es": ("congo", "corea", "coreano", "coreana"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_safe_form_has_one_owner(lang: str) -> None:
    """Two entries may share a form only where at most one of them holds it safely."""
    for entries in forms.load_forms(lang).values():
        for key, group in entries:
            safe = {form.entity_id for form in group if not form.contexts}
            assert len(safe) <= 1, (key, safe)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_shared_forms_of_countries_are_listed(lang: str) -> None:
    for entries in forms.load_forms(lang).values():
        for key, group in entries:
            owners = {form.entity_id for form in group if form.entity_id.startswith("country:")}
            if len(owners) > 1:
                assert " ".join(key).startswith(SHARED_STEMS[lang]), (key, owners)


def test_display_names() -> None:
    lexicon = load_lexicon()
    assert lexicon.display_name("country:US", "de") == "USA"
    assert lexicon.display_name("country:US", "es") == "Estados Unidos"
    assert lexicon.display_name("organisation:iwf", "es") == "Fondo Monetario Internacional"
    assert lexicon.display_name("payment_system:mir", "de") == "MIR"
    assert lexicon.display_name("country:FR", "en") == "Frankreich"
    with pytest.raises(LexiconError, match="country:ZZ"):
        lexicon.display_name("country:ZZ", "de")


def test_sectors_and_homes_are_known() -> None:
    sectors = set(Sector.__args__)  # type: ignore[attr-defined]
    for entry in ENTRIES.values():
        assert entry.sector is None or entry.sector in sectors, entry.id
        assert entry.country is None or f"country:{entry.country}" in ENTRIES, entry.id
        assert (entry.type == "country") == entry.id.startswith("country:")
        assert entry.id.startswith(f"{entry.type}:")


def test_every_organisation_has_a_form_in_both_languages() -> None:
    for lang in LANGUAGES:
        named = {f.entity_id for entries in forms.load_forms(lang).values() for _, group in entries for f in group}
        # Bodies of one country may have no name in the other language.
        missing = {entry.id for entry in ENTRIES.values() if entry.type != "country" and entry.country is None} - named
        assert missing <= {"organisation:nationalrat", "organisation:piratenpartei"}, lang


def test_unsafe_forms_have_a_context() -> None:
    tables = [
        ("shared", "organisations", ORGANISATION_COLUMNS, ("forms",)),
        ("shared", "payment_systems", PAYMENT_COLUMNS, ("forms",)),
        ("de", "organisations", ORGANISATION_NAME_COLUMNS, ("name", "alternates", "adjective")),
        ("es", "organisations", ORGANISATION_NAME_COLUMNS, ("name", "alternates", "adjective")),
    ]
    for lang, name, columns, cells in tables:
        for row in read_table(lang, name, columns=columns):
            unsafe = [value for cell in cells for value in values(row[cell]) if value.endswith("?")]
            assert not unsafe or row["context"], (row["id"], unsafe)


@pytest.mark.parametrize(
    "path", sorted(Path(data.__file__).parent.glob("*/*.tsv")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_tables_name_source_and_licence(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:2000]
    assert "# source:" in head
    assert "# licence:" in head


FOLDING = [
    ("de", "Regierung", True), ("de", "Regierungen", True), ("de", "Außenministerium", True), ("de", "Innenministeriums", True),
    ("de", "US-Armee", True), ("de", "Streitkräfte", True), ("de", "Streitkräften", True), ("de", "Truppen", True),
    ("de", "Militärs", True), ("de", "Geheimdienstes", True), ("de", "Zentralregierung", True), ("de", "Führung", True),
    ("de", "Sicherheitsbehörden", True), ("de", "Botschaft", True), ("de", "Präsidialamt", True),
    ("de", "Landesregierung", False), ("de", "Stadtregierung", False), ("de", "Landesministerium", False),
    ("de", "Parlament", False), ("de", "Opposition", False), ("de", "Präsident", False), ("de", "Partei", False),
    ("de", "Zentralbank", False), ("de", "Wirtschaft", False), ("de", "", False),
    ("es", "gobierno", True), ("es", "Gobierno", True), ("es", "ejército", True), ("es", "Cancillería", True),
    ("es", "tropas", True), ("es", "ministerio", True), ("es", "embajada", True),
    ("es", "parlamento", False), ("es", "partido", False), ("es", "oposición", False), ("en", "government", False),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "noun", "expected"), FOLDING)
def test_folds_into_country(lang: str, noun: str, expected: bool) -> None:
    assert folds_into_country(noun, lang) is expected


def test_government_nouns_have_known_kinds() -> None:
    for lang in LANGUAGES:
        assert set(government_nouns(lang).values()) == {"government", "ministry", "army", "authority"}
