"""The forms that departments fill in, described once: the writer and the reader of the files work from here (G2, G3).

A file has a sheet of advice, one sheet a form, and a key that no menu shows. On a sheet of a form stand, from the
top: title, advice, the cell for 실적 없음, the heads, the example, the rows. The column ``MARK_COLUMN`` says what a row
is (``EXAMPLE``, ``KNOWN`` or nothing), the one behind the last column of the form is hidden and holds the key of a row
that the office knows already.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.project_terms import PROJECT_LABELS, ProjectState
from desktop_app.returns.form_keys import FileKey, ReturnForm, RowKey
from desktop_app.terms import UsageKind, UsageState

TITLE_ROW: Final = 1
ADVICE_ROW: Final = 2
NIL_ROW: Final = 3
HEAD_ROW: Final = 4
EXAMPLE_ROW: Final = 5
FIRST_ROW: Final = 6
ENTRY_ROWS: Final = 200
"""Rows to be filled in below those that the office knows already."""
MARK_COLUMN: Final = 1
FIRST_COLUMN: Final = 2
NIL_COLUMN: Final = 2
MARK_HEAD: Final = "표시"
EXAMPLE: Final = "예시"
KNOWN: Final = "등록됨"
REQUIRED: Final = "✱"
"""Stands behind the head of a column that must be filled."""
ADVICE_SHEET: Final = "안내"
KEY_SHEET: Final = "파크이음"
LIST_SHEET: Final = "고를 말"
KEY_NAME: Final = "park_ieum_return"
"""Name of the cell that carries the key of the file, and of the property of the document that repeats it."""
YES_NO: Final = ("예", "아니요")
CONDITIONS: Final[Mapping[str, str]] = {"정상": "NORMAL", "지연": "DELAYED", "중단": "HALTED"}
"""추진상황 as a progress note keeps it."""

CellText = str | int | date | None
"""What a prefilled cell holds; a TIME is its minute of the day."""


class CellKind(Enum):
    """What belongs into the cells of a column."""

    LINE = "한 줄"
    TEXT = "여러 줄"
    DAY = "날짜"
    TIME = "시각"
    COUNT = "수"
    WON = "금액"
    CHOICE = "정한 말"  # another word is refused by the sheet
    OFFER = "고를 말"  # another word is questioned only


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column. ``heads`` are other words for it, with commas between, as departments write them.

    ``offers`` names the list of the office (SPACES, TRAININGS) that the cells offer. ``identity`` is printed and locked
    in a row that the office knows, ``shown`` is there to be read in such a row; both are open in a new one.
    ``personal`` marks a person's data: never filled in beforehand. ``hint`` is said where the cell is entered.
    """

    key: str
    head: str
    kind: CellKind
    width: float
    heads: str = ""
    choices: tuple[str, ...] = ()
    offers: str = ""
    required: bool = False
    identity: bool = False
    shown: bool = False
    personal: bool = False
    example: CellText = ""
    hint: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All words by which its head is known."""
        return (self.head, *filter(None, self.heads.split(", ")))

    @property
    def title(self) -> str:
        """The head as the sheet prints it."""
        return f"{self.head} {REQUIRED}" if self.required else self.head


@dataclass(frozen=True, slots=True)
class FormLayout:
    """One form: whose table its rows belong to, what it asks, how its cell for nothing to report is called."""

    form: ReturnForm
    table: str
    columns: tuple[FormColumn, ...]
    nil: str
    nil_advice: str
    advice: tuple[str, ...]

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.form.value

    @property
    def nil_name(self) -> str:
        """Name of its cell for nothing to report, which is found by it wherever the cell was moved."""
        return f"nil_{self.form.name.lower()}"

    @property
    def key_column(self) -> int:
        """Where the keys of known rows stand."""
        return FIRST_COLUMN + len(self.columns)

    def column_at(self, key: str) -> int:
        """Where a column stands. Raises LookupError."""
        for at, column in enumerate(self.columns, start=FIRST_COLUMN):
            if column.key == key:
                return at
        raise LookupError(key)


SPACES: Final = "spaces"
TRAININGS: Final = "trainings"
_DAY_HINT = "2021-5-12처럼 적으면 2021. 5. 12.로 보입니다."
_TIME_HINT = "14:00처럼 적습니다."
_COUNT_HINT = "숫자만 적습니다. 모르면 비워 둡니다."
_EXAMPLE_DAY = date(2021, 5, 12)
_AFTERNOON, _EVENING = 14 * 60, 16 * 60

PROJECTS: Final = FormLayout(
    ReturnForm.PROJECTS,
    "project",
    (
        FormColumn(
            "name", PROJECT_LABELS["name"], CellKind.LINE, 20, "사업 이름, 연계사업명, 사업, 과제명, 제목",
            required=True, identity=True, example="우리동네 제로웨이스트 가게",
            hint="‘등록됨’ 줄의 사업명은 고치지 않습니다. 없는 사업은 아래 빈 줄에 적습니다.",
        ),
        FormColumn(
            "partners", "함께하는 곳", CellKind.LINE, 16, "협력기관, 참여단체, 연계기관, 협업기관, 입주단체",
            shown=True, example="청년허브", hint="파크의 입주단체나 기관 이름을 쉼표로 잇습니다.",
        ),
        FormColumn(
            "starts_on", PROJECT_LABELS["starts_on"], CellKind.DAY, 12, "시작일, 사업 시작, 착수일", hint=_DAY_HINT,
            example=date(2021, 4, 1),
        ),
        FormColumn(
            "ends_on", PROJECT_LABELS["ends_on"], CellKind.DAY, 12, "종료일, 끝나는 날, 사업 종료, 완료일",
            hint=_DAY_HINT, example=date(2021, 11, 30),
        ),
        FormColumn(
            "state", PROJECT_LABELS["state"], CellKind.CHOICE, 8, "추진상태, 진행단계",
            choices=tuple(one.value for one in ProjectState), required=True, example=ProjectState.RUNNING.value,
            hint="목록에서 고릅니다.",
        ),
        FormColumn(
            "condition", "상황", CellKind.CHOICE, 8, "추진상황, 진행상황", choices=tuple(CONDITIONS), example="정상",
            hint="계획대로면 정상, 늦어지면 지연, 멈췄으면 중단입니다.",
        ),
        FormColumn(
            "text", "추진실적", CellKind.TEXT, 34, "실적, 추진내용, 주요실적, 추진 실적, 추진 내용", required=True,
            example="참여 가게 12곳 모집, 다회용기 대여 시작",
            hint="이번 기간에 한 일을 짧게 적습니다. 칸 안에서 줄을 바꾸려면 Alt+Enter.",
        ),
        FormColumn(
            "indicator", "지표", CellKind.LINE, 11, "성과지표, 지표명", example="참여 가게",
            hint="셀 수 있는 것의 이름: 참여 가게, 교육 횟수 …",
        ),
        FormColumn("quantity", "수량", CellKind.COUNT, 7, "실적값, 실적치, 값, 수", example=12, hint=_COUNT_HINT),
        FormColumn("unit", "단위", CellKind.LINE, 6, "단위명", example="곳", hint="곳, 회, 건처럼 적습니다."),
        FormColumn(
            "people", "참여인원(명)", CellKind.COUNT, 9, "참여인원, 인원, 연인원, 참석인원", example=36,
            hint=_COUNT_HINT,
        ),
        FormColumn(
            "difficulties", PROJECT_LABELS["difficulties"], CellKind.TEXT, 18, "어려운 점, 애로사항, 건의사항",
            hint="어려운 점이나 파크에 바라는 것. 없으면 비워 둡니다.",
        ),
        FormColumn("next_plan", PROJECT_LABELS["next_plan"], CellKind.TEXT, 18, "앞으로 할 일, 향후 계획, 계획"),
        FormColumn(
            "exemplary", PROJECT_LABELS["exemplary"], CellKind.CHOICE, 8, "우수사례 여부, 우수 사례", choices=YES_NO,
            hint="다른 부서에 알릴 만하면 ‘예’를 고릅니다.",
        ),
    ),
    "실적 없음",
    "이번 기간에 연계사업이 없었으면 왼쪽 칸에서 ‘실적 없음’을 고르고 아래는 비워 둡니다.",
    (
        "‘등록됨’ 줄은 우리가 아는 귀 부서 사업입니다. 달라진 것만 고쳐 주세요.",
        "목록에 없는 사업은 그 아래 빈 줄에 적어 주세요.",
    ),
)  # fmt: skip

USAGES: Final = FormLayout(
    ReturnForm.USAGES,
    "usage",
    (
        FormColumn(
            "used_on", "이용일", CellKind.DAY, 12, "일자, 날짜, 이용일자, 사용일, 대관일, 행사일, 일시, 시작일",
            required=True, example=_EXAMPLE_DAY, hint=_DAY_HINT,
        ),
        FormColumn(
            "until_on", "끝나는 날", CellKind.DAY, 12, "종료일, 마지막 날",
            hint="여러 날 이어서 썼을 때만 적습니다.",
        ),
        FormColumn(
            "start_minute", "시작 시각", CellKind.TIME, 8.5, "시작, 시작시간, 시작시각, 부터", example=_AFTERNOON,
            hint=_TIME_HINT,
        ),
        FormColumn(
            "end_minute", "끝 시각", CellKind.TIME, 8.5, "종료, 종료시간, 끝, 종료시각, 까지", example=_EVENING,
            hint=_TIME_HINT,
        ),
        FormColumn(
            "space", "시설", CellKind.OFFER, 20, "장소, 시설명, 공간, 대관시설, 대관장소, 이용장소", offers=SPACES,
            required=True, example="상상청 상상홀", hint="목록에서 고릅니다. 목록에 없으면 건물과 방 이름을 적습니다.",
        ),
        FormColumn(
            "event", "행사명", CellKind.LINE, 30, "행사, 행사 이름, 행사내용, 회의명, 이용목적, 목적, 제목",
            required=True, identity=True, example="주민참여 정책 토론회",
            hint="‘등록됨’ 줄의 행사명은 고치지 않습니다. 없는 행사는 아래 빈 줄에 적습니다.",
        ),
        FormColumn(
            "kind", "구분", CellKind.CHOICE, 9, "행사 구분, 유형, 종류", choices=tuple(one.value for one in UsageKind),
            example=UsageKind.MEETING.value, hint="목록에서 고릅니다.",
        ),
        FormColumn(
            "state", "상태", CellKind.CHOICE, 8, "진행상태, 이용상태", choices=tuple(one.value for one in UsageState),
            required=True, example=UsageState.HELD.value, hint="썼으면 완료, 쓰지 않았으면 취소입니다.",
        ),
        FormColumn(
            "attendees", "참석인원(명)", CellKind.COUNT, 10, "인원, 참석인원, 참여인원, 이용인원, 연인원", example=30,
            hint=_COUNT_HINT,
        ),
        FormColumn(
            "fee_won", "이용료(원)", CellKind.WON, 11, "이용료, 대관료, 사용료, 금액, 요금", example=30000,
            hint="감면받기 전 금액을 원 단위 숫자로 적습니다.",
        ),
        FormColumn(
            "waived", "감면", CellKind.CHOICE, 8, "감면 여부, 면제, 면제 여부", choices=YES_NO, example="예",
            hint="이용료를 내지 않았으면 ‘예’를 고릅니다.",
        ),
        FormColumn("note", "비고", CellKind.LINE, 16, "메모, 참고, 특이사항"),
    ),
    "실적 없음",
    "이번 기간에 파크 시설을 쓰지 않았으면 왼쪽 칸에서 ‘실적 없음’을 고르고 아래는 비워 둡니다.",
    (
        "‘등록됨’ 줄은 우리가 아는 귀 부서의 이용입니다. 참석인원과 상태를 채우고, 다른 것은 고쳐 주세요.",
        "쓰지 않은 날은 줄을 지우지 말고 상태를 ‘취소’로 바꿔 주세요.",
    ),
)  # fmt: skip

TRAINEES: Final = FormLayout(
    ReturnForm.TRAINEES,
    "trainee",
    (
        FormColumn(
            "training", "교육", CellKind.OFFER, 36, "교육명, 과정명, 신청 교육, 과정", offers=TRAININGS, required=True,
            example="혁신파크 정책 현장 방문 교육 1기", hint="목록에서 고릅니다.",
        ),
        FormColumn(
            "post", "직급", CellKind.LINE, 13, "직위, 계급, 직급명", required=True, example="행정7급",
            hint="행정7급, 공무직처럼 적습니다.",
        ),
        FormColumn(
            "name", "성명", CellKind.LINE, 13, "이름, 성함, 신청자, 교육생", required=True, personal=True,
            example="홍길동", hint="한 줄에 한 사람. 주민등록번호·전화번호는 적지 않습니다.",
        ),
        FormColumn(
            "applied_on", "신청일", CellKind.DAY, 14, "접수일, 신청 일자", example=_EXAMPLE_DAY, hint=_DAY_HINT,
        ),
        FormColumn("note", "비고", CellKind.LINE, 22, "메모, 참고"),
    ),
    "신청 없음",
    "신청할 사람이 없으면 왼쪽 칸에서 ‘신청 없음’을 고르고 아래는 비워 둡니다.",
    (
        "한 줄에 한 사람씩, 들을 교육을 고르고 직급과 성명을 적어 주세요.",
        "교육에 필요한 직급과 성명만 받습니다. 주민등록번호와 전화번호는 적지 않습니다.",
    ),
)  # fmt: skip

LAYOUTS: Final[Mapping[ReturnForm, FormLayout]] = {one.form: one for one in (PROJECTS, USAGES, TRAINEES)}


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row that is filled in beforehand: the record it is about, and its cells by the key of the column."""

    key: RowKey
    cells: Mapping[str, CellText]


@dataclass(frozen=True, slots=True)
class DepartmentForm:
    """Everything that one department's file says; ``offers`` are the words of the office's lists by their name.

    Without a department it is the blank form, which anybody may be given: it carries no key.
    """

    round_name: str
    fiscal_year: int
    department: str
    forms: tuple[ReturnForm, ...]
    starts_on: date
    ends_on: date
    due_on: date | None
    known: Mapping[ReturnForm, tuple[KnownRow, ...]]
    offers: Mapping[str, tuple[str, ...]]
    key: FileKey | None = None
    letter_number: str = ""
    guidance: str = ""
    sender: str = ""
    hidden: Mapping[ReturnForm, frozenset[str]] = field(default_factory=dict)
    """Columns that are not asked for: the officer took them off the enclosure that the form fills (H4)."""

    def layout(self, form: ReturnForm) -> FormLayout:
        """A form as it is asked here; what is required, or names a row, is always asked."""
        whole, hidden = LAYOUTS[form], self.hidden.get(form, frozenset())
        columns = (one for one in whole.columns if one.required or one.identity or one.key not in hidden)
        return replace(whole, columns=tuple(columns))
