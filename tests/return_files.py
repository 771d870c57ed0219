"""Departments that fill in the forms of a round and send them back, with whatever they do to the files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from desktop_app.changes import Change
from desktop_app.intake.return_reader import read_returns, return_files
from desktop_app.office import Office
from desktop_app.returns import forms
from desktop_app.returns.coming import Accepted, FilePlan, Plan, ReturnFile, Standing
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.forms import LAYOUTS

Cells = Mapping[str, Any]
TALK: Cells = {
    "used_on": date(2021, 5, 12),
    "start_minute": "14:00",
    "end_minute": "16:00",
    "space": "상상청 상상홀",
    "event": "주민참여 정책 대화",
    "state": "완료",
    "attendees": 30,
}
SHOP: Cells = {"name": "용기내 가게", "state": "추진 중", "text": "참여 가게 12곳 모집", "people": 36}


def begun(office: Office, **parts: Any) -> int:
    """A round of the first half of 2021."""
    draft = replace(office.rounds.proposed(2021), opened_on=date(2021, 6, 21), **parts)
    key = office.rounds.add(draft).record_id
    assert key is not None
    return key


@dataclass
class Post:
    """The forms of a round as they go out into ``folder`` and come back."""

    office: Office
    round_id: int
    folder: Path

    def form_of(self, department: str) -> Path:
        """The file that a department was sent."""
        units = self.office.submissions.of_round(self.round_id)
        unit = next(one.id for one in units if one.draft.department == department)
        (path,) = self.office.forms_out.write(self.round_id, self.folder / "보낸 것", [unit])
        return path

    def filled(
        self,
        department: str,
        usages: Sequence[Cells] = (),
        projects: Sequence[Cells] = (),
        trainees: Sequence[Cells] = (),
        *,
        name: str = "",
        change: Mapping[tuple[ReturnForm, int], Cells] | None = None,
        nil: Sequence[ReturnForm] = (),
        drop: Sequence[tuple[ReturnForm, int]] = (),
    ) -> Path:
        """The form filled in: new rows below the known ones, known rows changed by number (from 0) or taken out."""
        sent = self.form_of(department)
        book = load_workbook(sent)
        rows = {ReturnForm.USAGES: usages, ReturnForm.PROJECTS: projects, ReturnForm.TRAINEES: trainees}
        for form, wanted in rows.items():
            if form.value not in book.sheetnames:
                continue
            sheet = book[form.value]
            first = _first_free(sheet)
            for at, cells in enumerate(wanted):
                put(sheet, form, first + at, cells)
            for (one, number), cells in (change or {}).items():
                if one is form:
                    put(sheet, form, forms.FIRST_ROW + number, cells)
            if form in nil:
                sheet.cell(forms.NIL_ROW, forms.NIL_COLUMN).value = LAYOUTS[form].nil
            for number in sorted((n for one, n in drop if one is form), reverse=True):
                sheet.delete_rows(forms.FIRST_ROW + number)
        return self.send(book, name or sent.name)

    def send(self, book: Workbook, name: str) -> Path:
        """A workbook as it comes back."""
        back = self.folder / "받은 것"
        back.mkdir(parents=True, exist_ok=True)
        target = back / name
        book.save(target)
        return target

    def look(self, *paths: Path) -> list[ReturnFile]:
        """What the files are."""
        files = return_files(paths or [self.folder / "받은 것"])
        came = list(zip(files, read_returns(files), strict=True))
        return self.office.returns_in.look(self.round_id, came)

    def plan(self, *paths: Path) -> Plan:
        """What taking the files would do."""
        return self.office.returns_in.plan(self.round_id, self.look(*paths))

    def take(self, plan: Plan, accepted: Mapping[str, Accepted] | None = None) -> Change:
        """Take what is proposed, or what is accepted."""
        wanted = accepted or {one.file.file.sha256: Accepted.proposed(one) for one in plan.files}
        change = self.office.returns_in.take(self.round_id, plan, wanted)
        self.office.undo.remember(change)
        return change


def put(sheet: Any, form: ReturnForm, row: int, cells: Cells) -> None:
    """Write cells of a row by the keys of their columns."""
    for key, value in cells.items():
        sheet.cell(row, LAYOUTS[form].column_at(key)).value = value


def only(plan: Plan) -> FilePlan:
    """The plan of the one file."""
    (one,) = plan.files
    return one


def standings(files: Sequence[ReturnFile]) -> dict[Standing, int]:
    """How many files are what."""
    found: dict[Standing, int] = {}
    for one in files:
        found[one.standing] = found.get(one.standing, 0) + 1
    return found


def _first_free(sheet: Any) -> int:
    row: int = forms.FIRST_ROW
    while sheet.cell(row, forms.MARK_COLUMN).value == forms.KNOWN:
        row += 1
    return row
