"""취합 회차: one request to all departments and 동, with its period, forms and due day (features.md G1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.marks import Mark, State, days_state
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, order_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.values import date_range_text, date_text, days_apart, percent_text


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """One round; ``units`` are the departments that owe it (None: all in use), which matters when it begins."""

    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    due_on: date | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    asks_projects: bool = True
    asks_usages: bool = True
    asks_trainees: bool = False
    letter_number: str = ""
    guidance: str = ""
    note: str = ""
    units: tuple[int, ...] | None = None
    version: int | None = None

    @property
    def forms(self) -> tuple[ReturnForm, ...]:
        """The forms that are asked for, in the order of the sheets."""
        asked = (self.asks_projects, self.asks_usages, self.asks_trainees)
        return tuple(form for form, wanted in zip(ReturnForm, asked, strict=True) if wanted)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many units of a round are in each state; 해당없음 and 실적없음 count as answered (IMP-11, G6)."""

    states: Mapping[str, int]

    @property
    def units(self) -> int:
        return sum(self.states.values())

    @property
    def answered(self) -> int:
        return sum(self.states.get(key, 0) for key in ANSWERED)

    @property
    def missing(self) -> int:
        return self.states.get("MISSING", 0)

    @property
    def rate(self) -> str:
        """``72.5 %``; a dash where nobody is asked."""
        return f"{percent_text(self.answered, self.units)} %" if self.units else "-"

    @property
    def words(self) -> str:
        """``72.5 % (29 / 40)``."""
        return f"{self.rate} ({self.answered:,} / {self.units:,})"


ANSWERED: Final = ("SUBMITTED", "NIL_RETURN", "CONFIRMED", "NOT_APPLICABLE")
FIELDS: tuple[Field, ...] = (
    Field("name", "회차 이름", FieldKind.LINE, required=True, section="회차", example="2021년 상반기 취합"),
    Field("starts_on", "기간 시작", FieldKind.DAY, required=True),
    Field("ends_on", "기간 끝", FieldKind.DAY, required=True),
    Field("opened_on", "시작한 날", FieldKind.DAY, required=True),
    Field("due_on", "제출기한", FieldKind.DAY, required=True),
    Field("asks_projects", "연계사업", FieldKind.YES, section="양식", line="받을 양식", part=""),
    Field("asks_usages", "대관", FieldKind.YES, beside=True, part=""),
    Field("asks_trainees", "교육", FieldKind.YES, beside=True, part=""),
    Field("letter_number", "공문 번호", FieldKind.LINE, section="공문", example="기획예산과-1234"),
    Field("guidance", "알리는 말", FieldKind.TEXT, hint="양식 첫 장과 공문에 들어갑니다."),
    Field("note", "비고", FieldKind.TEXT),
    Field("closed_on", "마감한 날", FieldKind.DAY, in_form=False, in_import=False),
)  # fmt: skip


def round_problems(draft: RoundDraft) -> list[Problem]:
    """Days in order, something asked for, the period within one year."""
    found = order_problems(draft, ("starts_on", "ends_on"), ("opened_on", "due_on"))
    if not draft.forms:
        found.append(Problem("asks_projects", "받을 양식을 하나는 고르세요."))
    if draft.starts_on and draft.ends_on and draft.starts_on.year != draft.ends_on.year:
        found.append(Problem("ends_on", "기간은 한 해 안이어야 합니다. 해를 넘기면 회차를 나누세요."))
    if draft.due_on and draft.ends_on and draft.due_on < draft.ends_on:
        text = "제출기한이 기간이 끝나기 전입니다. 그 뒤의 실적은 빠질 수 있습니다."
        found.append(Problem("due_on", text, blocks=False))
    return found


def round_state(row: RegisterRow[RoundDraft]) -> State:
    """Closed, or how near its due day is."""
    return due_state(row.draft, row.today)


def due_state(draft: RoundDraft, today: date) -> State:
    """``마감``, ``D-6``, ``오늘``, ``5일 지남``."""
    if draft.closed_on is not None:
        return State(Mark.DONE, "마감")
    assert draft.due_on is not None  # noqa: S101 - a stored round has its day
    return days_state(days_apart(today, draft.due_on))


def tally_of(row: RegisterRow[RoundDraft]) -> Tally:
    """The states of a round's units."""
    return Tally(row.more.get("states", {}))


def period_text(draft: RoundDraft) -> str:
    """``2021. 1. 1. ~ 6. 30.``."""
    assert draft.starts_on is not None  # noqa: S101 - required
    return date_range_text(draft.starts_on, draft.ends_on)


def forms_text(draft: RoundDraft) -> str:
    """``연계사업 실적, 대관실적``."""
    return ", ".join(one.value for one in draft.forms)


def _subtitle(row: RegisterRow[RoundDraft]) -> str:
    return f"{period_text(row.draft)} · 제출기한 {date_text(row.draft.due_on)}"


ROUNDS: RegisterKind[RoundDraft] = RegisterKind(
    kind=Kind.ROUND,
    noun="취합 회차",
    counter="회",
    draft=RoundDraft,
    fields=FIELDS,
    acts=(Act.START_ROUND, Act.EDIT_ROUND, Act.REMOVE_ROUND),
    title=lambda draft: draft.name,
    subtitle=_subtitle,
    searched=("name", "letter_number", "guidance"),
    day="starts_on",
    views={"all": "전체", "open": "받는 중", "overdue": "기한 지남", "closed": "마감"},
    problems=round_problems,
    touches=frozenset({Kind.SUBMISSION}),
)
