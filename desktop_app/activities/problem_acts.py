"""What the office does with residents' problems: number, assign, move, reply (features.md E10, E11)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from db import citizen_queries as queries
from db.citizens import CitizenProblem
from db.session import Session, fetch
from desktop_app.activities.citizen_problems import CITIZEN_PROBLEMS, CitizenProblemDraft
from desktop_app.activities.problem_road import (
    ENDS,
    ProblemState,
    Standing,
    Step,
    refusal,
    step_problems,
    tidied,
)
from desktop_app.changes import Act, Change
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_direction, with_object
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem, blocking
from desktop_app.register.kind import RegisterRow
from desktop_app.register.service import Register
from desktop_app.store import Store
from desktop_app.values import date_text, tidy_line
from desktop_app.workdays import Workdays

NUMBER: Final = "{year}-난제-{serial:03d}"
_READ: Final = re.compile(r"(?:(\d{4})-?난제-?)?0*(\d{1,5})")
_STAYS: Final = "저장된 난제는 바뀌지 않았습니다."
_PERSONAL: Final = frozenset({"collection_basis", "collected_on", "retain_until"})


@dataclass(frozen=True, slots=True)
class Duty:
    """소관: who deals with problems from now on; what is None stays as it is."""

    department_id: int | None = None
    tenant_id: int | None = None
    partner_id: int | None = None

    @property
    def given(self) -> dict[str, int]:
        names = ("department_id", "tenant_id", "partner_id")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


class CitizenProblems(Register[CitizenProblemDraft]):
    """The register of problems with its acts; ``term`` proposes how long an answered applicant's data are kept."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        workdays: Workdays,
        term: Callable[[date | None], date | None] = lambda _: None,
    ) -> None:
        super().__init__(store, clock, CITIZEN_PROBLEMS, queries.PROBLEMS)
        self._workdays = workdays
        self._term = term

    # What rows show besides columns

    def read(self, s: Session, ids: Sequence[int]) -> list[RegisterRow[CitizenProblemDraft]]:
        return [self._counted(row) for row in super().read(s, ids)]

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        return {key: {"case_number": number} for key, number in queries.numbers(s, ids).items()}

    def missing(self, draft: CitizenProblemDraft) -> list[tuple[str, str]]:
        """미비: on what basis data are kept matters where there are data; a 소관 while it is open."""
        found = super().missing(draft)
        dropped = set() if draft.has_applicant else set(_PERSONAL)
        if not draft.is_open:
            dropped.add("department_id")
        return [(key, label) for key, label in found if key not in dropped]

    def gaps(self, year: int) -> list[str]:
        """Numbers that were given and whose problem was deleted: they are not given again."""
        with self._store.reading() as s:
            return [NUMBER.format(year=year, serial=one) for one in queries.gaps(s, year)]

    def of_year(self, year: int) -> list[RegisterRow[CitizenProblemDraft]]:
        """The problems of a year by number, the applicants masked."""
        with self._store.reading() as s:
            ids = queries.ids_of_year(s, year)
        return self.rows(ids)

    # Intake

    def checked(self, s: Session, draft: CitizenProblemDraft, record_id: int | None) -> list[Problem]:
        if not draft.case_number or draft.received_on is None:
            return []
        year, serial = draft.received_on.year, _serial(draft)
        if record_id is not None:
            row = fetch(s, CitizenProblem, record_id)
            same = (row.fiscal_year, row.serial) == (year, serial)
            text = f"접수번호 {row.number}은 바꾸지 않습니다. 접수일의 해도 그대로 두세요."
            return [] if same else [Problem("case_number", text)]
        if serial is None:
            shown = NUMBER.format(year=year, serial=1)
            text = f"접수번호는 {shown}처럼 적거나 비워 두세요. 비우면 새로 매깁니다."
            return [Problem("case_number", text)]
        if (held := queries.holder_of(s, year, serial)) is not None:
            gone = "(지운 난제)" if held.deleted_at is not None else f"(‘{held.title}’)"
            return [Problem("case_number", f"접수번호 {held.number}은 이미 쓴 번호입니다{gone}.")]
        return []

    def before_flush(self, s: Session, row: Any, draft: CitizenProblemDraft) -> None:
        if row.number:
            return
        with s.no_autoflush:
            row.serial = _serial(draft) or queries.next_serial(s, row.fiscal_year)
        row.number = NUMBER.format(year=row.fiscal_year, serial=row.serial)

    # Acts

    def move(self, ids: Sequence[int], step: Step) -> Change:
        """Take a step with one problem or several at once. Raises InputRefused where one of them may not."""
        step = tidied(step)
        _refuse(number_problems(step))
        with self._store.writing(Act.MOVE_PROBLEM, note=step.word) as s:
            rows = [fetch(s, CitizenProblem, key) for key in ids]
            for row in rows:
                self._take(row, step)
            first = rows[0]
            where = with_direction(f"‘{step.target.value}’")
            said = f"{with_object(_several(first.number, len(rows)))} {where} 옮겼습니다."
            key = first.id if len(rows) == 1 else None
        return self._done(s, said, record_id=key, count=len(ids))

    def problems_of_step(self, record_id: int, step: Step) -> list[Problem]:
        """What is missing for a step with one problem, for the form that asks."""
        with self._store.reading() as s:
            return step_problems(_standing(fetch(s, CitizenProblem, record_id)), step)

    def assign(self, ids: Sequence[int], duty: Duty) -> Change:
        """소관 지정: who deals with them; a problem that was only received goes on to 소관검토."""
        if not duty.given:
            raise InputRefused("소관 부서나 연계할 곳을 고르세요.", safe=_STAYS)
        with self._store.writing(Act.ASSIGN_PROBLEM) as s:
            rows = [fetch(s, CitizenProblem, key) for key in ids]
            for row in rows:
                if row.state in {one.name for one in ENDS}:
                    state = ProblemState[row.state].value
                    text = f"{row.number}은 ‘{state}’로 마친 난제입니다. 먼저 다시 여세요."
                    raise InputRefused(text, safe=_STAYS)
                for name, value in duty.given.items():
                    setattr(row, name, value)
                if row.state == ProblemState.RECEIVED.name and row.department_id is not None:
                    row.state = ProblemState.ASSIGNED.name
            said = f"{_several(rows[0].number, len(rows))}의 소관을 정했습니다."
            key = rows[0].id if len(rows) == 1 else None
        return self._done(s, said, record_id=key, count=len(ids))

    def reply(self, record_id: int, on: date | None, number: str) -> Change:
        """회신 적기: when and by which document the resident was told; both empty take it back."""
        number = tidy_line(number)
        with self._store.writing(Act.REPLY_PROBLEM) as s:
            row = fetch(s, CitizenProblem, record_id)
            _refuse(_reply_problems(row, on, number))
            row.replied_on, row.reply_number = on, number
            said = f"{row.number} 회신을 {'적었습니다' if on else '지웠습니다'}."
        return self._done(s, said, record_id=record_id)

    def _take(self, row: CitizenProblem, step: Step) -> None:
        here = ProblemState[row.state]
        if found := refusal(here, step.target):
            raise InputRefused(f"{row.number}: {found}", safe=_STAYS)
        if problems := blocking(step_problems(_standing(row), step)):
            raise InputRefused(f"{row.number}: {problems[0].text}", safe=_STAYS)
        row.state = step.target.name
        row.answer = step.answer or row.answer
        row.transferred_to = step.transferred_to or row.transferred_to
        row.closed_on = step.on if step.target in ENDS else None
        if row.closed_on is not None and row.collection_basis and row.retain_until is None:
            row.retain_until = self._term(row.closed_on)

    def _counted(self, row: RegisterRow[CitizenProblemDraft]) -> RegisterRow[CitizenProblemDraft]:
        first, last = row.draft.received_on, row.draft.closed_on or row.today
        if first is None or last <= first:
            return row
        days = ((first + timedelta(days=number)) for number in range(1, (last - first).days + 1))
        worked = sum(self._workdays.is_workday(day) for day in days)
        return replace(row, more={**row.more, "workdays": worked})


def _standing(row: CitizenProblem) -> Standing:
    return Standing(
        ProblemState[row.state],
        row.received_on,
        row.department_id is not None,
        row.tenant_id is not None or row.partner_id is not None,
        row.answer,
        row.transferred_to,
    )


def _serial(draft: CitizenProblemDraft) -> int | None:
    """The serial of a number that an old log brings; None where it is none of the year of the intake."""
    found = _READ.fullmatch(re.sub(r"\s", "", draft.case_number))
    if found is None or draft.received_on is None:
        return None
    year, serial = found[1], int(found[2])
    return serial if serial and (year is None or int(year) == draft.received_on.year) else None


def _reply_problems(row: CitizenProblem, on: date | None, number: str) -> list[Problem]:
    if on is None:
        return [Problem("on", "회신일을 적으세요.")] if number else []
    if not row.answer:
        return [Problem("answer", "답변이 없는 난제입니다. 답변을 먼저 적으세요.")]
    if on < row.received_on:
        return [Problem("on", f"접수일 {date_text(row.received_on)}보다 빠릅니다.")]
    return []


def _refuse(found: Sequence[Problem]) -> None:
    if blocks := blocking(list(found)):
        raise InputRefused(blocks[0].text, safe=_STAYS)


def _several(number: str, count: int) -> str:
    return number if count == 1 else f"난제 {count:,}건"
