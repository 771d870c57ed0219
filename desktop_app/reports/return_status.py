"""제출 현황 of a round on paper: the rate, each unit with its state, who has not answered (features.md G6)."""

from collections.abc import Sequence
from typing import Final

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.register.kind import RegisterRow
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.records import RoundStatus
from desktop_app.returns.rounds import Tally, forms_text, period_text
from desktop_app.returns.submissions import (
    SubmissionDraft,
    is_late,
    rows_of,
    submission_state,
)
from desktop_app.values import date_text, date_weekday_text, month_day_text

TITLE: Final = "제출 현황"
COUNTS: Final = "상태별"
LIST: Final = "부서·동별"
OWING: Final = "아직 내지 않은 곳"


def status_title(status: RoundStatus) -> str:
    """The paper's title, and the name of its file."""
    return f"{status.round.draft.name} {TITLE}"


def status_report(status: RoundStatus) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    tally = tally_of(status.units)
    draft = status.round.draft
    facts = (
        Line(1, f"대상기간 {period_text(draft)}, 제출기한 {_due(status)}"),
        Line(1, f"받는 양식 {forms_text(draft)}"),
        Line(1, f"제출률 {tally.words} — 실적없음과 해당없음도 답한 것으로 셈"),
    )
    owing = [one for one in status.units if one.draft.state is SubmissionState.MISSING]
    names = ", ".join(one.draft.department for one in owing)
    rest: tuple[Block, ...] = (Line(1, names or NONE_APPLIES),)
    sections = (
        Section("", COUNTS, COUNTS, (*facts, _counts(tally))),
        Section("", OWING, OWING, rest),
        Section("", LIST, LIST, (_list(status),)),
    )
    return Report(
        status_title(status), status.organisation, (f"{date_text(status.today)} 현재",), sections, Front.TITLE
    )


def tally_of(units: Sequence[RegisterRow[SubmissionDraft]]) -> Tally:
    """How many units are in each state."""
    names = [one.draft.state.name for one in units]
    return Tally({name: names.count(name) for name in dict.fromkeys(names)})


def _due(status: RoundStatus) -> str:
    due = status.round.draft.due_on
    return date_weekday_text(due) if due else ""


def _counts(tally: Tally) -> Table:
    columns = (
        *(Column(one.value, Shape.COUNT, 22) for one in SubmissionState),
        Column("계", Shape.COUNT, 22),
    )
    row = (*(tally.states.get(one.name, 0) for one in SubmissionState), tally.units)
    return Table(COUNTS, columns, (row,))


def _list(status: RoundStatus) -> Table:
    forms = status.round.draft.forms
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("부서·동", Shape.TEXT, 38),
        Column("상태", Shape.LABEL, 24),
        Column("낸 날", Shape.LABEL, 22),
        *(Column(one.value, Shape.COUNT, 22) for one in forms),
        Column("비고", Shape.TEXT, 100 - 22 * len(forms) + 10),
    )
    rows: list[Row] = [
        (
            number,
            one.draft.department,
            submission_state(one).word,
            month_day_text(one.draft.submitted_on),
            *(rows_of(one, form.value) or None for form in forms),
            _remark(one),
        )
        for number, one in enumerate(status.units, start=1)
    ]
    return Table(LIST, columns, tuple(rows))


def _remark(unit: RegisterRow[SubmissionDraft]) -> str:
    draft = unit.draft
    parts = [" ".join((draft.reason or draft.note).split())]
    if draft.due_on and draft.submitted_on and draft.submitted_on > draft.due_on:
        parts.append("기한 뒤 제출")
    if is_late(draft, unit.today) and draft.reminded_on:
        parts.append(f"독촉 {month_day_text(draft.reminded_on)}")
    return ", ".join(part for part in parts if part)
