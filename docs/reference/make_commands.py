"""Write the page of the commands from the commands themselves: ``python docs/reference/make_commands.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from typer.main import get_command

from extractor.cli.main import app

PAGE = Path(__file__).with_name("commands.md")
HEAD = """\
# Commands

<!-- Written by docs/reference/make_commands.py from the commands themselves. -->

Data go to standard output, messages to standard error, so that output can be piped. A progress bar is shown on a terminal, otherwise
a line a minute.

| exit code | what |
|---|---|
| 0 | all done |
| 1 | a document failed (the others are done), or what was asked for could not be made |
| 2 | wrong usage, input that cannot be read, output that cannot be written |
| 130 | stopped with Ctrl-C |

| environment variable | what |
|---|---|
| `EXTRACTOR_HOME` | the folder of pipelines that `extractor models add` installs; by default in your user's data folder |
| `EXTRACTOR_MEMORY` | what merging may hold in memory before it goes to disk, such as `4GB` (default `2GB`) |
| `EXTRACTOR_DEBUG` | `1` shows the traceback of an error and what is logged |
"""


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *sections(get_command(app), "extractor")])


def sections(command: Any, name: str) -> Iterator[str]:
    """The sections of a command and of those below it."""
    below: dict[str, Any] = getattr(command, "commands", {})
    if name == "extractor":
        yield f"## extractor\n\n{command.help}\n\n{table(command)}"
    elif not below or options(command):
        yield (
            f"## {name}\n\n{text_of(command)}\n\n```text\n{usage(command, name)}\n```\n\n{table(command)}".rstrip()
            + "\n"
        )
    for part, other in below.items():
        yield from sections(other, f"{name} {part}")


def text_of(command: Any) -> str:
    """What a command does, its paragraphs each on one line."""
    paragraphs = (command.help or "").strip().split("\n\n")
    return "\n\n".join(" ".join(line.strip() for line in paragraph.split("\n")) for paragraph in paragraphs)


def usage(command: Any, name: str) -> str:
    """How a command is called."""
    arguments = [
        parameter.metavar or parameter.name.upper() for parameter in command.params if not is_option(parameter)
    ]
    needed = [f"{parameter.opts[-1]} {value(parameter)}" for parameter in options(command) if parameter.required]
    return " ".join([name, *arguments, *needed, *(["[OPTIONS]"] if len(options(command)) > len(needed) else [])])


def is_option(parameter: Any) -> bool:
    """Whether a parameter is an option."""
    return bool(parameter.param_type_name == "option")


def options(command: Any) -> list[Any]:
    """The options of a command but for its help."""
    return [parameter for parameter in command.params if is_option(parameter) and parameter.name != "help"]


def value(parameter: Any) -> str:
    """What follows an option; nothing for a flag."""
    if parameter.is_flag:
        return ""
    is_number = getattr(parameter, "min", None) is not None or isinstance(parameter.default, int | float)
    return str(parameter.metavar or ("NUMBER" if is_number else "|".join(words(parameter)) or "NAME"))


def words(parameter: Any) -> list[str]:
    """The words that an option takes, where its type lists them."""
    annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    types = [annotation, *get_args(annotation)]
    return [word for found in types if get_origin(found) is Literal for word in get_args(found)]


def table(command: Any) -> str:
    """The arguments and options of a command."""
    rows = []
    for parameter in command.params:
        if is_option(parameter):
            if parameter.name == "help":
                continue
            shown = f"`{' '.join(filter(None, [parameter.opts[-1], value(parameter)]))}`"
        else:
            shown = f"`{parameter.metavar}`"
        rows.append((shown.replace("|", "\\|"), f"{parameter.help}{default(parameter)}".replace("|", "\\|")))
    if not rows:
        return ""
    return "\n".join(["| | |", "|---|---|", *(f"| {shown} | {text} |" for shown, text in rows)]) + "\n"


def default(parameter: Any) -> str:
    """The default, where the text does not say it and it says something."""
    given = parameter.default
    if not is_option(parameter) or parameter.is_flag or not given or "Default:" in parameter.help:
        return ""
    return f" Default: {given:g}." if isinstance(given, int | float) else f" Default: {given}."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
