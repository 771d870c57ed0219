"""혁신나눔왓에버 난제: residents' problems from intake to reply, their fields and rules (features.md E10, E11)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.activities.problem_road import ENDS, ProblemState
from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, Mask, order_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.terms import FIELDS as AREAS
from desktop_app.terms import CollectionBasis
from desktop_app.values import date_text, masked_name

ROUTES: Final = ("방문", "전화", "누리집", "우편", "기타")
LONG: Final = 30
"""Days after which an open problem stands in a view of its own."""
APPLICANT: Final = ("applicant_name", "applicant_phone", "applicant_mail", "applicant_address")
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class CitizenProblemDraft:
    """One problem. ``case_number`` is given at intake; an old log may bring its own."""

    case_number: str = ""
    received_on: date | None = None
    route: str = ""
    title: str = ""
    content: str = ""
    field: str = ""
    dong_id: int | None = None
    applicant_name: str = ""
    applicant_phone: str = ""
    applicant_mail: str = ""
    applicant_address: str = ""
    collection_basis: CollectionBasis | None = None
    collected_on: date | None = None
    retain_until: date | None = None
    state: ProblemState = ProblemState.RECEIVED
    department_id: int | None = None
    tenant_id: int | None = None
    partner_id: int | None = None
    project_id: int | None = None
    transferred_to: str = ""
    answer: str = ""
    closed_on: date | None = None
    replied_on: date | None = None
    reply_number: str = ""
    note: str = ""
    version: int | None = None

    @property
    def has_applicant(self) -> bool:
        """Whether anything is known of who sent it in."""
        return any(getattr(self, name) for name in APPLICANT)

    @property
    def is_open(self) -> bool:
        return self.state not in ENDS


FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "received_on", "접수일", FieldKind.DAY, required=True, section="난제",
        heads="접수 일자, 신청일, 일자, 날짜", example="2021. 5. 12.", identity=True,
    ),
    Field(
        "route", "접수 경로", FieldKind.WORD, offered=ROUTES, wanted=True,
        heads="경로, 신청 방법, 접수 방법", example="누리집",
    ),
    Field(
        "title", "제목", FieldKind.LINE, required=True, heads="난제명, 난제, 건명, 신청 제목",
        example="골목 쓰레기 무단투기", identity=True,
    ),
    Field(
        "content", "내용", FieldKind.TEXT, required=True, heads="난제 내용, 신청 내용, 상세 내용",
        example="밤마다 봉투가 쌓임",
    ),
    Field("field", "분야", FieldKind.WORD, offered=AREAS, wanted=True, heads="구분, 분류"),
    Field("dong_id", "동", FieldKind.RECORD, refers="dong", heads="거주동, 행정동, 지역"),
    Field(
        "applicant_name", "신청인 성명", FieldKind.LINE, section="신청인", personal=True, mask=Mask.NAME,
        heads="신청인, 성명, 민원인, 신청자", example="홍하람",
    ),
    Field(
        "applicant_phone", "신청인 전화", FieldKind.LINE, personal=True, mask=Mask.PHONE,
        heads="전화, 연락처, 전화번호, 휴대전화", example="000-0000-0000",
    ),
    Field(
        "applicant_mail", "신청인 전자우편", FieldKind.LINE, personal=True, mask=Mask.MAIL,
        heads="전자우편, 이메일, 메일", example="haram@example.invalid",
    ),
    Field(
        "applicant_address", "신청인 주소", FieldKind.LINE, personal=True, mask=Mask.ADDRESS,
        heads="주소, 우편 주소",
    ),
    Field("collection_basis", "수집근거", FieldKind.CODE, codes=CollectionBasis, wanted=True),
    Field("collected_on", "수집일", FieldKind.DAY, wanted=True),
    Field("retain_until", "보유기한", FieldKind.DAY, wanted=True),
    Field(
        "department_id", "소관 부서", FieldKind.RECORD, refers="department", section="처리", wanted=True,
        heads="부서, 담당부서, 소관부서, 처리부서",
    ),
    Field("tenant_id", "연계 입주단체", FieldKind.RECORD, refers="tenant", heads="입주단체, 연계단체, 단체"),
    Field("partner_id", "연계 협력기관", FieldKind.RECORD, refers="partner", heads="협력기관, 기관"),
    Field("project_id", "연계사업", FieldKind.RECORD, refers="project", in_form=False, heads="사업, 사업명"),
    Field("transferred_to", "이첩한 곳", FieldKind.LINE, heads="이첩기관, 이첩부서, 이송기관"),
    Field("answer", "답변", FieldKind.TEXT, heads="답변 내용, 처리 결과, 처리내용, 회신 내용"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
    Field(
        "case_number", "접수번호", FieldKind.LINE, in_form=False, heads="번호, 연번, 관리번호",
        example="2021-난제-001",
    ),
    Field(
        "state", "처리 상태", FieldKind.CODE, codes=ProblemState, in_form=False,
        heads="상태, 처리결과, 결과, 진행상황",
    ),
    Field("closed_on", "종결일", FieldKind.DAY, in_form=False, heads="처리일, 완료일, 종결 일자"),
    Field("replied_on", "회신일", FieldKind.DAY, in_form=False, heads="답변일, 통보일, 회신 일자"),
    Field("reply_number", "회신 문서번호", FieldKind.LINE, in_form=False, heads="문서번호, 회신번호"),
)  # fmt: skip
CELL_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "state": {
        "RECEIVED": ("접수완료", "신규"),
        "ASSIGNED": ("검토", "검토중", "배정", "소관 검토"),
        "LINKED": ("연계중", "매칭", "연계완료"),
        "RUNNING": ("추진중", "진행", "진행중", "처리중"),
        "SOLVED": ("완료", "처리완료", "해결완료", "종결"),
        "TRANSFERRED": ("이송", "이관"),
        "IMPOSSIBLE": ("수용불가", "불수용", "처리불가"),
        "HELD": ("장기검토", "대기"),
    }
}
"""Words of old logs for the states."""


def draft_problems(draft: CitizenProblemDraft) -> list[Problem]:
    """Days in order, an end with its day and answer, personal data with the basis on which they are kept."""
    found = order_problems(draft, ("received_on", "closed_on"), ("received_on", "replied_on"))
    if not draft.is_open and not draft.answer:
        found.append(Problem("answer", f"‘{draft.state.value}’로 마친 난제에는 답변이 있어야 합니다."))
    if not draft.is_open and draft.closed_on is None:
        found.append(Problem("closed_on", f"‘{draft.state.value}’로 마친 날을 적으세요."))
    if draft.is_open and draft.closed_on is not None:
        found.append(
            Problem("closed_on", f"‘{draft.state.value}’ 상태에는 종결일이 없습니다. 상태를 확인하세요.")
        )
    if draft.replied_on is not None and not draft.answer:
        found.append(Problem("answer", "회신한 난제에는 답변이 있어야 합니다."))
    return [*found, *_applicant_problems(draft)]


def _applicant_problems(draft: CitizenProblemDraft) -> list[Problem]:
    found = []
    if draft.applicant_mail and not _MAIL.fullmatch(draft.applicant_mail):
        found.append(Problem("applicant_mail", f"‘{draft.applicant_mail}’은(는) 전자우편 주소가 아닙니다."))
    if draft.has_applicant and draft.collection_basis is None:
        found.append(
            Problem("collection_basis", "개인정보에는 수집근거와 수집일이 필요합니다.", blocks=False)
        )
    if draft.collection_basis is not None and draft.collected_on is None:
        found.append(Problem("collected_on", "수집일을 적으세요.", blocks=False))
    return found


def problem_state(row: RegisterRow[CitizenProblemDraft]) -> State:
    """Its state; an open one says how many days it waits, in words that ask for help after 30."""
    draft = row.draft
    if draft.is_open and days_open(row) > LONG and draft.state is not ProblemState.HELD:
        return State(Mark.LATE, draft.state.value)
    return State(_MARKS[draft.state], draft.state.value)


def days_open(row: RegisterRow[CitizenProblemDraft]) -> int:
    """Days from the intake to the end, or to today."""
    draft = row.draft
    if draft.received_on is None:
        return 0
    return max(((draft.closed_on or row.today) - draft.received_on).days, 0)


def elapsed(row: RegisterRow[CitizenProblemDraft]) -> str:
    """``32일(근무 22일)``."""
    return f"{days_open(row):,}일(근무 {row.more.get('workdays', 0):,}일)"


def body_words(row: RegisterRow[CitizenProblemDraft]) -> str:
    """The tenant or partner that helps."""
    return ", ".join(name for key in ("tenant_id", "partner_id") if (name := row.names[key]))


def reply_words(draft: CitizenProblemDraft) -> str:
    """``2021. 11. 3. 기획예산과-12345``, or that the resident still waits."""
    if draft.replied_on is not None:
        return f"{date_text(draft.replied_on)} {draft.reply_number}".strip()
    return "" if draft.is_open else "회신 전"


def reply_day(draft: CitizenProblemDraft) -> str:
    """The day of the reply alone, or that the resident still waits."""
    return date_text(draft.replied_on) if draft.replied_on is not None else reply_words(draft)


def applicant_words(draft: CitizenProblemDraft) -> str:
    """Who sent it in, masked; a masked name stays as it is."""
    name = draft.applicant_name
    return masked_name(name) if "*" not in name else name


def _subtitle(row: RegisterRow[CitizenProblemDraft]) -> str:
    parts = (row.draft.case_number, date_text(row.draft.received_on), row.names["department_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (
        Total("처리 중", f"{sums['open']:,}건", at_right=True),
        Total("해결", f"{sums['solved']:,}건", at_right=True),
    )


_MARKS: Final = {
    ProblemState.RECEIVED: Mark.WAITING,
    ProblemState.ASSIGNED: Mark.WAITING,
    ProblemState.LINKED: Mark.WAITING,
    ProblemState.RUNNING: Mark.WAITING,
    ProblemState.SOLVED: Mark.DONE,
    ProblemState.TRANSFERRED: Mark.DONE,
    ProblemState.IMPOSSIBLE: Mark.NONE,
    ProblemState.HELD: Mark.NONE,
}
CITIZEN_PROBLEMS: Final[RegisterKind[CitizenProblemDraft]] = RegisterKind(
    kind=Kind.CITIZEN_PROBLEM,
    noun="난제",
    counter="건",
    draft=CitizenProblemDraft,
    fields=FIELDS,
    acts=(Act.RECEIVE_PROBLEM, Act.EDIT_PROBLEM, Act.REMOVE_PROBLEM),
    title=lambda draft: draft.title,
    subtitle=_subtitle,
    searched=("title", "content", "transferred_to"),
    day="received_on",
    views={
        "all": "전체",
        "open": "처리 중",
        "unassigned": "소관 미정",
        "long": f"{LONG}일 넘음",
        "held": "보류",
        "untold": "회신 전",
        "closed": "종결",
    },
    problems=draft_problems,
    totals=_totals,
    cell_words=CELL_WORDS,
)
