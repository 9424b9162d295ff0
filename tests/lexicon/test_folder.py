"""A user's own tables: what they change, and what is said of mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Document, Extractor, ExtractorError
from extractor.errors import LexiconError, OutputError
from extractor.lexicon import SHIPPED, Tables
from extractor.lexicon.folder import export_lexicon, faults, open_lexicon, try_examples
from extractor.lexicon.tables import COLUMNS, known_names, open_tables, shipped
from extractor.lexicon.thresholds import Thresholds, read_thresholds, write_thresholds
from extractor.relations.lexicon import load
from extractor.topics.lexicon import TOPICS, match_word, topics_of

HEADERS = {name: "\t".join(columns) for name, columns in COLUMNS.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


def write(folder: Path, file: str, *rows: str) -> Path:
    """A table from its rows, cells parted by ``|`` (several values by ``/``); gives its path."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    name = path.name.partition(".")[0]
    header = [HEADERS[name]] if name in HEADERS else []
    lines = ["# mine", *header, *(row.replace("|", "\t").replace("/", "|") for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# --- what the files change


def test_an_added_predicate_comes_before_the_shipped_ones(folder: Path) -> None:
    write(folder, "de/predicates.add.tsv", "umgarnen|SUPPORT|S>O", "kritisieren|SUPPORT|S>O")
    lexicon = load("de", open_lexicon(folder))
    assert [item.type for item in lexicon.verbs["umgarnen"]] == ["SUPPORT"]
    assert lexicon.verbs["kritisieren"][0].type == "SUPPORT"
    assert len(lexicon.verbs["kritisieren"]) == len(load("de").verbs["kritisieren"]) + 1
    assert len(lexicon.verbs) == len(load("de").verbs) + 1


def test_a_predicate_is_taken_out(folder: Path) -> None:
    write(folder, "de/predicates.add.tsv", "kritisieren|-|", "loben|-", "loben|ACCUSE|S>O")
    lexicon = load("de", open_lexicon(folder))
    assert "kritisieren" not in lexicon.verbs
    assert [item.type for item in lexicon.verbs["loben"]] == ["ACCUSE"]


def test_a_replaced_table_is_all_there_is(folder: Path) -> None:
    write(folder, "de/predicates.tsv", "umgarnen|SUPPORT|S>O")
    tables = open_lexicon(folder)
    assert list(load("de", tables).verbs) == ["umgarnen"]
    assert load("es", tables).verbs == load("es").verbs


def test_replacing_and_adding_go_together(folder: Path) -> None:
    write(folder, "de/predicates.tsv", "umgarnen|SUPPORT|S>O")
    write(folder, "de/predicates.add.tsv", "anhimmeln|SUPPORT|S>O")
    assert list(load("de", open_lexicon(folder)).verbs) == ["anhimmeln", "umgarnen"]


def test_an_event_noun_of_ones_own_wins(folder: Path) -> None:
    write(folder, "de/event_nouns.add.tsv", "Treffen|AGREE|G>mit", "Besuch|-")
    lexicon = load("de", open_lexicon(folder))
    treffen = lexicon.nouns["treffen"]
    assert treffen is not None
    assert treffen.type == "AGREE"
    assert lexicon.nouns["besuch"] is None


def test_added_cues_join_the_shipped_ones_and_replaced_ones_do_not(folder: Path) -> None:
    write(folder, "de/cues.add.tsv", "negator|mitnichten/null")
    write(folder, "es/cues.tsv", "negator|nanay")
    write(folder, "es/speech.tsv", "speech_verb|soltar")
    tables = open_lexicon(folder)
    assert load("de", tables).cues.has("negator", "mitnichten", "x")
    assert load("de", tables).cues.has("negator", "nicht")
    assert dict(load("es", tables).cues.words) == {
        "negator": frozenset({"nanay"}),
        "speech_verb": frozenset({"soltar"}),
    }
    assert not load("de").cues.has("negator", "mitnichten")


def test_topics_of_ones_own(folder: Path) -> None:
    write(folder, "de/topics.add.tsv", "cyber|Hacker|stem|3", "*|Hackerbrötchen|not")
    tables = open_lexicon(folder)
    assert topics_of(tables) == (*TOPICS, "cyber")
    assert [term.topic for term in match_word("Hackerangriff", "de", tables)] == ["cyber"]
    assert match_word("Hackerbrötchen", "de", tables) == match_word("Hackerangriff", "de") == ()


def test_a_taxonomy_of_ones_own(folder: Path) -> None:
    for lang in ("de", "es"):
        write(folder, f"{lang}/topics.tsv", "cyber|Hacker|stem|3")
    assert topics_of(open_lexicon(folder)) == ("cyber",)


@pytest.mark.model
def test_the_whole_product_with_a_lexicon(folder: Path) -> None:
    write(folder, "de/predicates.add.tsv", "kritisieren|-", "umgarnen|SUPPORT|S>O")
    write(folder, "de/topics.add.tsv", "cyber|Hacker|stem|3")
    text = "Frankreich kritisierte Ungarn. Polen umgarnte Schweden wegen der Hackerangriffe."
    before, after = Extractor().extract(text), Extractor(lexicon=folder).extract(text)
    assert [item.type for item in before.relations] == ["ACCUSE"]
    assert [(item.type, item.source, item.topics) for item in after.relations] == [
        ("SUPPORT", "country:PL", ("cyber",))
    ]
    assert [hit.topic for hit in after.topics] == ["cyber"]


@pytest.mark.model
def test_thresholds_decide(folder: Path) -> None:
    write(folder, "thresholds.toml", "[topics]", "threshold = 1.0")
    text = "Die EU verschärft ihre Sanktionen: Ein Ölembargo soll folgen."
    assert Extractor().extract(text).topics
    assert not Extractor(lexicon=folder).extract(text).topics


# --- mistakes

MISTAKES = {
    "de/predicates.tsv": [
        ("umgarnen|LOVE|S>O", "3: the predicate 'umgarnen' has the unknown type 'LOVE'"),
        ("umgarnen|SUPPORT|S-O", "3: the predicate 'umgarnen' has the malformed frame 'S-O'"),
        ("umgarnen|SUPPORT|S>O|wenn:a", "3: the predicate 'umgarnen' has the unknown condition 'wenn:a'"),
        ("umgarnen|SUPPORT|S>O||{Polen} umgarnt Ungarn.", "3: mark one {source} and one <target>"),
        ("|SUPPORT|S>O", "3: the row has no lemma"),
        ("a|b|c|d|e|f|g", "3: 7 cells for 6 columns"),
    ],
    "es/event_nouns.add.tsv": [
        ("abrazo|LOVE|G>a", "3: the predicate 'abrazo' has the unknown type"),
        ("abrazo|SUPPORT|G>a\nabrazo|AID|G>a", "4: the noun 'abrazo' is listed twice"),
    ],
    "de/topics.add.tsv": [("cyber|Hacker|stem|viel", "3: the weight of 'Hacker' must be a number")],
    "de/cues.add.tsv": [
        ("laune|heiter", "3: there is no kind of cue 'laune'"),
        ("negator|", "3: the row has no words"),
    ],
    "thresholds.toml": [
        ("[topics]\nthreshold = 2", "3: the threshold must lie between 0 and 1"),
        ("[topics]\nthreshold = true", "3: threshold must be a number"),
        ("[topics]\nhurdle = nan", "3: hurdle must be a number"),
        ("[topics]\nhurdel = 1", "3: there is no threshold 'hurdel'; there are threshold, hurdle, hurdles"),
        ("topics = 1", "2: topics must be a section"),
        ("[topik]", "2: there is no threshold 'topik'"),
        ("[topics", "2: this is no TOML"),
        ("[topics.hurdles]\nenergie = 1", "there is no topic 'energie'"),
    ],
}


@pytest.mark.parametrize(("file", "row", "told"), [(file, *item) for file, items in MISTAKES.items() for item in items])
def test_a_mistake_is_named_with_file_and_line(folder: Path, file: str, row: str, told: str) -> None:
    write(folder, file, row)
    with pytest.raises(LexiconError) as error:
        open_lexicon(folder)
    assert file in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_all_mistakes_are_told(folder: Path) -> None:
    write(folder, "de/predicates.tsv", "umgarnen|LOVE|S>O", "loben|SUPPORT|S>O", "anhimmeln|SUPPORT|S")
    write(folder, "es/topics.tsv", "Cyber|Hacker|stem|3")
    told = list(faults(open_tables(folder)))
    assert [line.partition(": ")[0].rpartition("/")[2] for line in told] == [
        "predicates.tsv:3",
        "predicates.tsv:5",
        "topics.tsv:3",
    ]


@pytest.mark.parametrize(
    "file", ["de/verbs.tsv", "fr/predicates.tsv", "predicates.tsv", "de/predicates.csv", "notes.txt"]
)
def test_an_unknown_file_is_an_error_that_lists_the_known_ones(folder: Path, file: str) -> None:
    write(folder, file)
    with pytest.raises(LexiconError, match="is no table of a lexicon") as error:
        open_lexicon(folder)
    assert all(name in str(error.value) for name in known_names())


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="is no folder; make one with: extractor lexicon export"):
        open_lexicon(tmp_path / "none")
    (tmp_path / ".DS_Store").touch()
    with pytest.raises(LexiconError, match="has no table in it"):
        open_lexicon(tmp_path)


def test_a_table_of_another_encoding_or_header(folder: Path) -> None:
    path = write(folder, "de/cues.tsv", "negator|nö")
    path.write_bytes(path.read_bytes().decode().encode("latin-1"))
    with pytest.raises(ExtractorError, match=r"de.cues\.tsv"):
        open_lexicon(folder)
    path.write_text("art\twords\nnegator\tnö\n", encoding="utf-8")
    with pytest.raises(ExtractorError, match=r"de.cues\.tsv:1: expected the columns kind, words"):
        open_lexicon(folder)


# --- export


def test_what_is_exported_is_what_is_shipped(folder: Path) -> None:
    files = export_lexicon(folder)
    tables = open_lexicon(folder)
    assert {path.relative_to(folder).as_posix() for path in files} == {
        name for name in known_names() if not name.endswith(".add.tsv")
    }
    for lang in ("de", "es"):
        assert all(
            [row for _, row in tables.lines(lang, name)] == [row for _, row in shipped(lang, name)] for name in COLUMNS
        )
        assert load(lang, tables) == load(lang)
    assert tables.thresholds == SHIPPED.thresholds


def test_nothing_is_replaced_unasked(folder: Path) -> None:
    write(folder, "de/cues.tsv", "negator|nö")
    with pytest.raises(OutputError, match=r"cues\.tsv is there already; use --force"):
        export_lexicon(folder)
    assert sorted(path.name for path in folder.rglob("*.tsv")) == ["cues.tsv"]
    export_lexicon(folder, force=True)
    assert len(open_lexicon(folder).lines("de", "cues")) > 5


def test_thresholds_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.toml"
    path.write_text(write_thresholds(Thresholds()), encoding="utf-8")
    assert read_thresholds(path) == Thresholds()
    path.write_text("[topics]\nhurdle = 2\n[topics.hurdles]\nenergy = 1\n", encoding="utf-8")
    found = read_thresholds(path).topics
    assert (found.threshold, found.hurdle, found.hurdles["energy"], found.hurdles["trade"]) == (0.35, 2.0, 1.0, -0.5)


# --- the sentences of one's own rows


def test_only_rows_of_ones_own_are_tried(folder: Path) -> None:
    export_lexicon(folder)
    write(
        folder, "es/event_nouns.add.tsv", "abrazo|SUPPORT|G>a|{Perú} dio un abrazo a <Chile>.|{Perú} habló de <Chile>."
    )
    asked: list[str] = []

    def extract(raws: list[object]) -> list[Document]:
        asked.extend(raw.text for raw in raws)  # type: ignore[attr-defined]
        return [Document("a") for _ in raws]

    tables = open_lexicon(folder)
    trial = try_examples(tables, extract)  # type: ignore[arg-type]
    assert asked == ["Perú dio un abrazo a Chile.", "Perú habló de Chile."]
    assert (trial.run, [item.fires for item in trial.failed], trial.skipped) == (2, [True], 0)
    assert try_examples(tables, extract, languages=("de",)).skipped == 2  # type: ignore[arg-type]


def test_tables_are_told_apart_by_identity() -> None:
    assert Tables() != Tables()
    assert len({Tables(), Tables()}) == 2
