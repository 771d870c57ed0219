"""What README, CONTRIBUTING and GLOSSARY point at is there."""

import re
from pathlib import Path

from desktop_app.command_line import parser

ROOT = Path(__file__).parents[2]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_glossary_names_are_names_of_the_code() -> None:
    known = text("GLOSSARY.md").split("## Agreed")[0]
    names = {
        name
        for row in known.splitlines()
        if row.startswith("| ")
        for name in re.findall(r"`(\w+)`", row.split("|")[2])
    }
    sources = (file for folder in ("desktop_app", "db", "ui") for file in (ROOT / folder).rglob("*.py"))
    words = {word for file in sources for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}
    assert names - words == set()


def test_paths_in_the_documents_exist() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        paths = re.findall(r"`((?:desktop_app|db|ui|resources|installer|tests)/[\w./-]*)`", text(document))
        assert paths
        assert [path for path in paths if "NAME" not in path and not (ROOT / path).exists()] == []


def test_the_readme_shows_the_verbs_that_there_are() -> None:
    shown = re.findall(r"^park-ieum ([a-z]+)", text("README.md"), re.MULTILINE)
    offered = re.findall(r"^    ([a-z]+) ", parser().format_help(), re.MULTILINE)
    assert set(shown) == set(offered)
