"""Handing the forms out: one file a department with its own rows, written into a folder (features.md G2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db import returns_queries as queries
from db.projects import ProgressNote, Project
from db.returns import CollectionRound
from db.session import Session, fetch
from desktop_app.errors import FileTrouble, InputRefused
from desktop_app.files import atomic_write, safe_filename
from desktop_app.project_terms import ProjectState
from desktop_app.register.kind import RegisterRow
from desktop_app.return_terms import SubmissionState
from desktop_app.returns import forms
from desktop_app.returns.form_keys import FileKey, ReturnForm, RowKey
from desktop_app.returns.forms import CellText, DepartmentForm, KnownRow
from desktop_app.returns.records import RoundStatus
from desktop_app.returns.rounds import RoundDraft
from desktop_app.returns.service import Rounds, Submissions
from desktop_app.returns.submissions import SubmissionDraft
from desktop_app.store import Store
from desktop_app.terms import UsageKind, UsageState

ENDING: Final = ".xlsx"
BLANK: Final = "빈 양식"
_CONDITIONS: Final = {code: word for word, code in forms.CONDITIONS.items()}
Render = Callable[[DepartmentForm], bytes]
"""A form as the bytes of its workbook."""
Hidden = Callable[[], Mapping[ReturnForm, frozenset[str]]]
"""The columns of each form that the officer does not want asked."""
Report = Callable[[int, int, str], object]
"""Told how many of how many files are done, and whose is next; may raise to stop."""


@dataclass(frozen=True)
class _Shared:
    """What the files of a round have in common."""

    row: RegisterRow[RoundDraft]
    token: str
    year: int
    offers: Mapping[str, tuple[str, ...]]
    sender: str
    hidden: Mapping[ReturnForm, frozenset[str]]


class FormsOut:
    """The forms of a round as values and as files."""

    def __init__(
        self,
        store: Store,
        rounds: Rounds,
        submissions: Submissions,
        organisation: Callable[[], str],
        render: Render,
        *,
        hidden: Hidden = dict,
    ) -> None:
        self._store = store
        self._rounds = rounds
        self._submissions = submissions
        self._organisation = organisation
        self._render = render
        self._hidden = hidden

    def forms(self, round_id: int, submission_ids: Sequence[int] | None = None) -> list[DepartmentForm]:
        """The forms of a round, or of these of its departments; who has nothing to do with it gets none."""
        with self._store.reading() as s:
            shared = self._shared(s, round_id)
            units = [
                one
                for one in self._submissions.read(s, [one.id for one in queries.submissions_of(s, round_id)])
                if (submission_ids is None or one.id in submission_ids)
                and one.draft.state is not SubmissionState.NOT_APPLICABLE
            ]
            known = _Known(s, shared.row.draft, shared.year, [_department(one) for one in units])
        return [_form(shared, one.draft, known.of(_department(one))) for one in units]

    def blank(self, round_id: int) -> DepartmentForm:
        """The form without a department and its rows: for anybody who asks."""
        with self._store.reading() as s:
            return _form(self._shared(s, round_id), None, {})

    def write(
        self,
        round_id: int,
        folder: Path,
        submission_ids: Sequence[int] | None = None,
        report: Report = lambda *_: None,
    ) -> list[Path]:
        """Write the files into a folder, never over one that is there. Raises FileTrouble."""
        made = self.forms(round_id, submission_ids)
        if not made:
            raise InputRefused(
                "양식을 보낼 부서·동이 없습니다. 모두 해당없음으로 되어 있습니다.",
                safe="만든 파일은 없습니다.",
                steps=("현황에서 해당없음을 푼 뒤 다시 만드세요.",),
            )
        taken = _names_in(folder)
        written = []
        for number, form in enumerate(made):
            report(number, len(made), form.department)
            path = folder / safe_filename(f"{form.round_name} - {form.department}", ENDING, taken=taken)
            atomic_write(path, self._rendered(form))
            taken.add(path.name)
            written.append(path)
        report(len(made), len(made), "")
        return written

    def write_blank(self, round_id: int, target: Path) -> None:
        """Write the blank form. Raises FileTrouble."""
        atomic_write(target, self._render(self.blank(round_id)))

    def status(self, round_id: int) -> RoundStatus:
        """제출 현황 of a round today."""
        row = self._rounds.record(round_id)
        units = tuple(self._submissions.of_round(round_id))
        return RoundStatus(self._organisation(), row, units, row.today)

    def _rendered(self, form: DepartmentForm) -> bytes:
        try:
            return self._render(form)
        except InputRefused as refused:
            raise InputRefused(
                f"{form.department} 양식을 만들지 못했습니다. {refused.what}",
                safe=refused.safe,
                steps=refused.steps,
            ) from refused

    def _shared(self, s: Session, round_id: int) -> _Shared:
        stored = fetch(s, CollectionRound, round_id)
        offers = {
            forms.SPACES: tuple(queries.spaces(s)),
            forms.TRAININGS: tuple(queries.trainings(s, stored.starts_on, stored.ends_on)),
        }
        (row,) = self._rounds.read(s, [round_id])
        return _Shared(row, stored.token, stored.fiscal_year, offers, self._organisation(), self._hidden())


class _Known:
    """What the office knows already of some departments in a period."""

    def __init__(self, s: Session, draft: RoundDraft, year: int, departments: Sequence[int]) -> None:
        self._rows: dict[int, dict[ReturnForm, list[KnownRow]]] = {key: {} for key in departments}
        assert draft.starts_on is not None  # noqa: S101 - required
        assert draft.ends_on is not None  # noqa: S101 - the same
        if ReturnForm.PROJECTS in draft.forms:
            projects = queries.known_projects(s, year, departments)
            ids = [one.id for one in projects]
            parties, notes = queries.party_names(s, ids), queries.last_notes(s, ids, draft.ends_on)
            for one in projects:
                cells = _project_cells(one, parties.get(one.id, ()), notes.get(one.id))
                self._put(one.department_id, ReturnForm.PROJECTS, KnownRow(_key(one), cells))
        if ReturnForm.USAGES in draft.forms:
            for usage, building, room in queries.known_usages(s, departments, draft.starts_on, draft.ends_on):
                cells = _usage_cells(usage, f"{building} {room or ''}".strip())
                self._put(usage.department_id, ReturnForm.USAGES, KnownRow(_key(usage), cells))

    def of(self, department: int) -> dict[ReturnForm, tuple[KnownRow, ...]]:
        """The rows of one department, and of no other."""
        return {form: tuple(rows) for form, rows in self._rows[department].items()}

    def _put(self, department: int, form: ReturnForm, row: KnownRow) -> None:
        self._rows[department].setdefault(form, []).append(row)


def _form(
    shared: _Shared, unit: SubmissionDraft | None, known: Mapping[ReturnForm, tuple[KnownRow, ...]]
) -> DepartmentForm:
    draft = shared.row.draft
    assert draft.starts_on is not None  # noqa: S101 - required
    assert draft.ends_on is not None  # noqa: S101 - the same
    key = None
    if unit is not None and unit.department_id is not None:
        key = FileKey(shared.token, unit.department_id, draft.forms)
    return DepartmentForm(
        round_name=draft.name,
        fiscal_year=shared.year,
        department=unit.department if unit is not None else "",
        forms=draft.forms,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        due_on=draft.due_on,
        known=known,
        offers=shared.offers,
        key=key,
        letter_number=draft.letter_number,
        guidance=draft.guidance,
        sender=shared.sender,
        hidden=shared.hidden,
    )


def _project_cells(
    project: Project, parties: Sequence[str], note: ProgressNote | None
) -> dict[str, CellText]:
    cells: dict[str, CellText] = {
        "name": project.name,
        "partners": ", ".join(parties),
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
        "state": ProjectState[project.state].value,
        "difficulties": project.difficulties,
        "next_plan": project.next_plan,
        "exemplary": forms.YES_NO[0] if project.exemplary else "",
    }
    if note is not None:
        cells |= {
            "condition": _CONDITIONS[note.condition],
            "text": note.text,
            "indicator": note.indicator,
            "quantity": note.quantity,
            "unit": note.unit,
            "people": note.people,
        }
    return cells


def _usage_cells(usage: Any, space: str) -> dict[str, CellText]:
    return {
        "used_on": usage.used_on,
        "until_on": usage.until_on,
        "start_minute": usage.start_minute,
        "end_minute": usage.end_minute,
        "space": space,
        "event": usage.event,
        "kind": UsageKind[usage.kind].value,
        "state": UsageState[usage.state].value,
        "attendees": usage.attendees,
        "fee_won": usage.fee_won,
        "waived": forms.YES_NO[0] if usage.waived else "",
        "note": usage.note,
    }


def _key(record: Any) -> RowKey:
    return RowKey(record.__tablename__, record.id, record.version)


def _department(row: RegisterRow[SubmissionDraft]) -> int:
    assert row.draft.department_id is not None  # noqa: S101 - stored
    return row.draft.department_id


def _names_in(folder: Path) -> set[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {one.name for one in folder.iterdir()}
    except OSError as error:
        raise FileTrouble(
            f"‘{folder.name}’ 폴더에 쓸 수 없어 양식을 만들지 않았습니다.",
            safe="저장된 기록은 바뀌지 않았습니다.",
            steps=("쓸 수 있는 다른 폴더를 고르세요.",),
        ) from error
