"""다음연도 예산 요구: items that the office asks for in the next year's budget, some from proposals (B12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.budget_terms import RequestState
from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import won_text

_MARKS: Final = {
    RequestState.PLANNED: Mark.WAITING,
    RequestState.ASKED: Mark.HALF,
    RequestState.GRANTED: Mark.DONE,
    RequestState.REDUCED: Mark.ON,
    RequestState.REFUSED: Mark.NONE,
}


@dataclass(frozen=True, slots=True)
class NextYearDraft:
    """One item, in won; ``fiscal_year`` is the year in which it is prepared, the money is for the next one."""

    name: str = ""
    account_code: str = ""
    account_name: str = ""
    current_won: int | None = None
    asked_won: int | None = None
    grounds: str = ""
    department_id: int | None = None
    proposal_id: int | None = None
    project_id: int | None = None
    state: RequestState = RequestState.PLANNED
    asked_on: date | None = None
    granted_won: int | None = None
    note: str = ""
    fiscal_year: int = 0
    version: int | None = None

    @property
    def line(self) -> str:
        """``201-01 사무관리비``."""
        return f"{self.account_code} {self.account_name}".strip()

    @property
    def change_won(self) -> int | None:
        """증감: what is asked beyond this year's budget."""
        return None if self.asked_won is None else self.asked_won - (self.current_won or 0)


FIELDS: tuple[Field, ...] = (
    Field(
        "name", "사업·항목", FieldKind.LINE, required=True, section="요구", heads="항목, 사업명, 내용, 사업",
        example="제로웨이스트 존 홍보물 제작", identity=True,
    ),
    Field(
        "account_code", "통계목", FieldKind.LINE, wanted=True, line="통계목", part="코드", heads="코드, 통계목코드",
        example="201-01", offered=("201-01", "201-03", "203-03", "301-09", "307-02"),
    ),
    Field("account_name", "통계목 이름", FieldKind.LINE, beside=True, part="이름", recalled=True),
    Field("current_won", "올해 예산", FieldKind.WON, heads="현 예산, 기정예산, 당해연도 예산, 예산액"),
    Field("asked_won", "요구액", FieldKind.WON, wanted=True, heads="요구 예산, 요구금액, 소요예산"),
    Field(
        "grounds", "산출기초", FieldKind.TEXT, wanted=True, heads="산출근거, 산출내역",
        hint="단가 × 수량 × 횟수", example="500원 × 2,000부 × 3회",
    ),
    Field("department_id", "요구 부서", FieldKind.RECORD, section="바탕", refers="department", heads="부서, 부서명"),
    Field("proposal_id", "제안", FieldKind.RECORD, refers="proposal", heads="관리번호, 제안명"),
    Field("project_id", "연계사업", FieldKind.RECORD, refers="project", heads="연계 사업"),
    Field("state", "상태", FieldKind.CODE, codes=RequestState, section="결과", heads="진행, 결과"),
    Field("asked_on", "요구한 날", FieldKind.DAY, heads="요구일, 제출일"),
    Field("granted_won", "반영액", FieldKind.WON, heads="확정액, 편성액"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def next_year_problems(draft: NextYearDraft) -> list[Problem]:
    """What the state needs, and an amount above what was asked; none of it blocks saving."""
    found = []
    granted, asked = draft.granted_won, draft.asked_won
    if draft.state in {RequestState.GRANTED, RequestState.REDUCED} and granted is None:
        found.append(Problem("granted_won", "반영된 금액을 적으세요.", blocks=False))
    if draft.state is RequestState.REFUSED and granted:
        text = f"미반영인데 반영액 {won_text(granted)}원이 있습니다. 상태나 금액을 확인하세요."
        found.append(Problem("granted_won", text, blocks=False))
    if granted is not None and asked is not None and granted > asked:
        text = f"반영액이 요구액보다 {won_text(granted - asked)}원 많습니다. 금액을 확인하세요."
        found.append(Problem("granted_won", text, blocks=False))
    if draft.state is not RequestState.PLANNED and asked is None:
        found.append(Problem("asked_won", "요구한 금액을 적으세요.", blocks=False))
    return found


def next_year_state(row: RegisterRow[NextYearDraft]) -> State:
    """How the request stands."""
    return State(_MARKS[row.draft.state], row.draft.state.value)


def _subtitle(row: RegisterRow[NextYearDraft]) -> str:
    draft = row.draft
    asked = "" if draft.asked_won is None else f"요구 {won_text(draft.asked_won)}원"
    parts = (f"{draft.fiscal_year + 1}년 예산", draft.line, asked, draft.state.value)
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (
        Total("올해 예산", f"{won_text(sums['current'])}원"),
        Total("요구액", f"{won_text(sums['asked'])}원"),
        Total("반영액", f"{won_text(sums['granted'])}원", at_right=True),
    )


NEXT_YEAR: RegisterKind[NextYearDraft] = RegisterKind(
    kind=Kind.NEXT_YEAR_REQUEST,
    noun="예산 요구",
    counter="건",
    draft=NextYearDraft,
    fields=FIELDS,
    acts=(Act.ADD_NEXT_YEAR, Act.EDIT_NEXT_YEAR, Act.REMOVE_NEXT_YEAR),
    title=lambda draft: draft.name,
    subtitle=_subtitle,
    searched=("name", "account_code", "account_name", "grounds"),
    year=lambda draft: draft.fiscal_year,
    undated=True,
    views={
        "all": "전체",
        "open": "준비·요구",
        "decided": "결과 있음",
        "proposal": "제안에서 온 것",
    },
    problems=next_year_problems,
    totals=_totals,
)


@dataclass(frozen=True)
class NextYearList:
    """The request of a year as its paper prints it."""

    year: int
    office: str
    as_of: date
    rows: tuple[RegisterRow[NextYearDraft], ...]
