"""The commands, with a stand-in for the extractor where none of its work matters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import extractor.api
from extractor import __version__
from extractor.cli.main import app
from extractor.corpus import merging
from extractor.records import RawText
from tests.corpus.conftest import StubExtractor

HEAVY = ("spacy", "networkx", "lingua", "numpy", "rich.console", "thinc")


def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="extractor")


@pytest.fixture(autouse=True)
def stubbed(monkeypatch: pytest.MonkeyPatch, in_this_process: None) -> list[object]:  # noqa: ARG001
    """Replace the extractor; gives what it was made with."""
    made: list[object] = []

    class Stub(StubExtractor):
        def __init__(self, *, pipelines: object = None, **_: object) -> None:
            super().__init__()
            made.append(pipelines)

    monkeypatch.setattr(extractor.api, "Extractor", Stub)
    return made


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text("Kuba kritisiert Chile. 🇨🇺", encoding="utf-8")
    return path


def one_sentence(result: Result) -> str:
    """The message of a command that failed: one line, on standard error only."""
    assert result.stdout == ""
    assert result.stderr.startswith("extractor: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["extract", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from extractor.cli.main import app\n"
        "try:\n    app(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout.strip()


def test_help_names_the_commands() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("extract", "run", "models", "schema", "--version"))


def test_version() -> None:
    assert call("--version").stdout == f"extractor {__version__}\n"


def test_extract_prints_one_record_a_line(article: Path) -> None:
    result = call("extract", str(article))
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    record = json.loads(line)
    assert (record["schema"], record["id"]) == ("extractor/document@1", "artikel")


def test_extract_pretty_is_the_same_record(article: Path) -> None:
    pretty = call("extract", "--pretty", str(article)).stdout
    assert len(pretty.splitlines()) > 10
    assert json.loads(pretty) == json.loads(call("extract", str(article)).stdout)


def test_extract_reads_standard_input() -> None:
    result = call("extract", "-", stdin="Kuba kritisiert Chile.")
    assert json.loads(result.stdout)["relations"][0]["evidence"][0]["text"] == "Kuba kritisiert Chile."


def test_extract_of_several_texts_goes_on_after_a_failed_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "Eins."}\n{"text": "KAPUTT"}\n{"id": "3", "text": "Drei."}\n')
    result = call("extract", str(tmp_path / "a.jsonl"))
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "3"]
    assert result.stderr.count("\n") == 1
    assert "is broken; mend it" in result.stderr


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff", b"\x89PNG", b"%PDF-1.7"])
@pytest.mark.parametrize("command", ["extract", "run"])
def test_bad_document_is_one_sentence_and_exit_1(command: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    options = ["--out", str(tmp_path / "out")] if command == "run" else []
    result = call(command, str(tmp_path / "a.txt"), *options)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "a.txt" in result.stderr


def test_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    for arguments in (["extract", "nirgends.txt"], ["run", "nirgends.txt", "--out", str(tmp_path / "out")]):
        result = call(*arguments)
        assert result.exit_code == 2
        assert "nirgends.txt" in one_sentence(result)
    assert not (tmp_path / "out").exists()


def test_extract_of_a_folder_names_the_command_for_it(tmp_path: Path) -> None:
    result = call("extract", str(tmp_path))
    assert result.exit_code == 2
    assert "extractor run" in one_sentence(result)


def test_run_writes_and_sums_up(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = call("run", str(article), "--out", str(out), "--format", "gexf", "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:5] == [
        "Documents  1 done",
        "Actors     country 2",
        "           Kuba (country, 1), =Chile (country, 0)",
        "Relations  ACCUSE 1",
        "Topics     trade 1",
    ]
    written = [line[11:] for line in lines[5:]]
    assert written == [
        str(out / name)
        for name in (
            "documents.jsonl",
            "entities.csv",
            "relations.csv",
            "graph.gexf",
            "graph_nodes.csv",
            "graph_edges.csv",
        )
    ]
    assert all(Path(path).is_file() for path in written)


def test_run_with_one_missing_file_does_the_other(article: Path, tmp_path: Path) -> None:
    result = call("run", str(tmp_path / "fehlt.txt"), str(article), "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "fehlt.txt" in result.stderr
    assert "1 done, 1 failed" in result.stdout
    assert (tmp_path / "out" / "graph.gexf").is_file()


def test_run_refuses_unknown_format_existing_output_and_empty_folder(article: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    result = call("run", str(article), "--out", out, "--format", "pdf")
    assert result.exit_code == 2
    assert "gexf, gexf-dynamic, graphml" in one_sentence(result)
    (tmp_path / "leer").mkdir()
    result = call("run", str(tmp_path / "leer"), "--out", out)
    assert result.exit_code == 2
    assert "no readable files" in one_sentence(result)
    assert not Path(out).exists()
    assert call("run", str(article), "--out", out).exit_code == 0
    result = call("run", str(article), "--out", out, "--pipeline", "de=other")
    assert result.exit_code == 2
    assert "made with other settings (de)" in one_sentence(result)
    assert call("run", str(article), "--out", out, "--pipeline", "de=other", "--force").exit_code == 0


def test_run_goes_on_and_says_what_is_new(article: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    call("run", str(article), "--out", out)
    (tmp_path / "zwei.txt").write_text("Kuba kritisiert Chile wieder.", encoding="utf-8")
    assert call("run", str(tmp_path), "--out", out).stdout.splitlines()[0] == "Documents  2 done, 1 of them new"
    again = call("run", str(tmp_path), "--out", out)
    assert again.exit_code == 0
    assert again.stdout.splitlines()[0] == "Documents  2 done, 0 of them new"
    assert again.stdout.splitlines()[1:] == call("run", str(article), "--out", out).stdout.splitlines()[1:]


def test_ctrl_c_says_how_to_go_on(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(merging, "merge_parts", stop)
        result = call("run", str(article), "--out", str(tmp_path / "out"))
    assert result.exit_code == 130
    assert "the same command goes on" in one_sentence(result)
    assert "1 done, 0 of them new" in call("run", str(article), "--out", str(tmp_path / "out")).stdout


@pytest.mark.parametrize(
    "arguments", [["run"], ["run", "x.txt"], ["extract"], ["nonsense"], ["extract", "x", "--nonsense"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_text_is_never_markup_nor_terminal_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hostile(self: StubExtractor, raw: RawText) -> object:
        document = StubExtractor.document(self, raw)
        name = "[bold red]Kuba[/] :smile:\x1b[31m [link=http://x]"
        return type(document)(
            **{**as_fields(document), "entities": (type(document.entities[0])("country:CU", "country", name),)}
        )

    def as_fields(document: object) -> dict[str, object]:
        return {name: getattr(document, name) for name in document.__slots__}  # type: ignore[attr-defined]

    monkeypatch.setattr(extractor.api.Extractor, "document", hostile)
    path = tmp_path / "a.txt"
    path.write_text("Kuba.", encoding="utf-8")
    result = call("run", str(path), "--out", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "[bold red]Kuba[/] :smile:\ufffd[31m [link=http://x]" in result.stdout
    assert "\x1b" not in result.stdout


def test_pipelines_are_passed_on(article: Path, tmp_path: Path, stubbed: list[object]) -> None:
    assert call("extract", str(article), "--pipeline", "de=a/b=c", "--pipeline", "es=d").exit_code == 0
    assert call("run", str(article), "--out", str(tmp_path / "out"), "--pipeline", "de=x").exit_code == 0
    assert call("extract", str(article)).exit_code == 0
    assert stubbed == [{"de": "a/b=c", "es": "d"}, {"de": "x"}, None]


@pytest.mark.parametrize("option", ["de", "de=", "=x", "DE=x", ""])
def test_malformed_pipeline_option_is_wrong_usage(option: str, article: Path) -> None:
    result = call("extract", str(article), "--pipeline", option)
    assert result.exit_code == 2
    assert "LANG=NAME_OR_PATH" in result.stderr


def test_defect_is_one_sentence_and_a_traceback_on_request(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(extractor.api, "Extractor", broken)
    monkeypatch.delenv("EXTRACTOR_DEBUG", raising=False)
    result = call("extract", str(article))
    assert result.exit_code == 1
    assert "ZeroDivisionError" in one_sentence(result)
    monkeypatch.setenv("EXTRACTOR_DEBUG", "1")
    assert isinstance(call("extract", str(article)).exception, ZeroDivisionError)


def test_schema_is_a_schema_of_the_record(article: Path) -> None:
    import jsonschema

    schema = json.loads(call("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(call("extract", str(article)).stdout), schema)


def test_output_is_utf8_whatever_the_locale(article: Path) -> None:
    code = (
        "import extractor.api\n"
        "from tests.corpus.conftest import StubExtractor\n"
        "extractor.api.Extractor = lambda **_: StubExtractor()\n"
        "from extractor.cli.main import app\n"
        "app()\n"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", code, "extract", str(article)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=root)
    assert "🇨🇺" in done.stdout.decode("utf-8")


@pytest.mark.model
def test_models_are_listed_and_their_paths_load() -> None:
    import spacy

    result = call("models")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["de", "es"]
    assert all("parser (ud)" in line for line in result.stdout.splitlines())
    path = call("models", "--path", "de").stdout.strip()
    assert spacy.load(path).lang == "de"


def test_models_of_an_unknown_language_name_the_known_ones() -> None:
    result = call("models", "--path", "xx")
    assert result.exit_code == 2
    assert "'xx'; there are: " in one_sentence(result)
