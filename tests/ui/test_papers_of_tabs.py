"""One way to paper: what a tab prints is an entry of the catalogue, and few sheets are of their own."""

import re
from pathlib import Path

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Group

UI = Path(__file__).resolve().parents[2] / "ui"
OWN = {
    "CatalogueSheet": "shows every paper of the catalogue",
    "PersonalPaper": "asks why names are wanted, for the others",
    "LettersPaper": "letters as the officer has edited them",
    "LabelsSheet": "which sheet of labels, from which label on, with the person or without",
    "BookSheet": "names the tenants without 소개글, a click away",
    "PrintDialog": "one department or all that are waited for; blank forms as one file each",
}
BY_ANOTHER_WAY = {
    "labels": "LabelsSheet",
    "opinion-forms": "PrintDialog",
    "result-notice": "LettersPaper",
    "problem-reply": "LettersPaper",
    "training-letter": "LettersPaper",
}
"""Papers whose button opens a dialog first, with the sheet that it leads to."""
WISHED = re.compile(r'(?:Wish|_print|_wish)\(\s*"([\w-]+)"')
SHEET = re.compile(r"^class (\w+)\((?:PaperSheet|PersonalPaper)\)", re.MULTILINE)


def sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in UI.rglob("*.py")]


def test_no_tab_has_a_sheet_of_its_own_for_a_paper() -> None:
    assert {name for text in sources() for name in SHEET.findall(text)} == set(OWN)


def test_every_paper_of_a_tab_has_its_button_there() -> None:
    wished = {key for text in sources() for key in WISHED.findall(text)}
    assert wished - set(PAPERS) == set()
    of_tabs = {key for key, entry in PAPERS.items() if entry.group not in {Group.YEAR, Group.ENCLOSURES}}
    assert of_tabs - wished == set(BY_ANOTHER_WAY)
