"""One way to paper: what a tab prints is an entry of the catalogue, and few sheets are of their own."""

import re
from datetime import date
from pathlib import Path

import pytest

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Group, Wish
from ui.paper_choices import PaperChoices

DAY = date(2021, 10, 18)
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


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("key", [key for key, entry in PAPERS.items() if entry.picks])
def test_to_leave_a_field_as_it_is_asks_for_nothing(key: str) -> None:
    entry, told = PAPERS[key], list[Wish]()
    choices = PaperChoices(lambda: DAY)
    choices.wished.connect(told.append)
    choices.show_wish(entry, Wish(key, 2021, DAY, record=1), [(1, "하나")])
    for field in choices.fields.values():
        field.left.emit()
    assert told == []
    pick = entry.picks[0]
    field = choices.fields[pick.key]
    field.set_value(next(code for code, _ in pick.choices if code != field.value()))
    field.changed.emit()
    assert len(told) == 1


def sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in UI.rglob("*.py")]


def test_no_tab_has_a_sheet_of_its_own_for_a_paper() -> None:
    assert {name for text in sources() for name in SHEET.findall(text)} == set(OWN)


def test_every_paper_of_a_tab_has_its_button_there() -> None:
    wished = {key for text in sources() for key in WISHED.findall(text)}
    assert wished - set(PAPERS) == set()
    of_tabs = {key for key, entry in PAPERS.items() if entry.group not in {Group.YEAR, Group.ENCLOSURES}}
    assert of_tabs - wished == set(BY_ANOTHER_WAY)
