"""A list of invented tenants in memory, as long as a test wants it, with the form beside it."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.search import matches, pattern
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_body import Part
from ui.widgets.form_drafts import Drafts
from ui.widgets.inputs import ChoiceInput, DateInput, PhoneInput, PickInput, TextInput
from ui.widgets.list_screen import Arrangement, ListScreen, ListWords

HEADS = ("가온", "꽃씨", "나래", "(주)느티나무", "느티나무", "다솜", "도담", "두레박", "라온")
TAILS = (
    "마을기록소",
    "문화공방",
    "살림연구소",
    "자원순환랩",
    "기술공작소",
    "돌봄협동조합",
    "배움터",
    "청년일터",
)
PLACES = ("상상청 코워킹", "참여동 1층", "미래청 418호", "상상청 310호", "제작동 2층", "미래청 506호")
FIELDS = ("지역주민", "교통/문화", "여성(가족)", "친환경", "혁신기술", "청소년/교육", "청년/경제")
FORMS = ("비영리법인·단체", "협동조합", "주식회사", "사회적기업")


@dataclass(frozen=True, slots=True)
class Tenant:
    id: int
    name: str
    place: str
    field: str
    form: str
    ends_on: date | None
    state: State
    proposals: int
    gaps: int


def tenant(number: int) -> Tenant:
    """The n-th invented tenant; the same number is always the same tenant."""
    turn, tail = divmod(number - 1, len(TAILS))
    name = f"{HEADS[turn % len(HEADS)]} {TAILS[tail]}"
    soon = number % 7 == 3
    return Tenant(
        id=number,
        name=name if number <= len(HEADS) * len(TAILS) else f"{name} {number}호점",
        place=PLACES[number % len(PLACES)],
        field=FIELDS[number % len(FIELDS)],
        form=FORMS[number % len(FORMS)],
        ends_on=date(2021, 11, 30) if soon else date(2022 + number % 2, 1 + number % 12, 28),
        state=State(Mark.SOON, "만료 임박") if soon else State(Mark.ON, "입주"),
        proposals=number % 4,
        gaps=number % 3 if number % 5 == 0 else 0,
    )


@dataclass
class Tenants:
    """A RecordSource without a database; it counts what it is asked for."""

    size: int = 120
    gone: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    renamed: dict[int, str] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    @cached_property
    def names(self) -> list[str]:
        return [tenant(number).name for number in range(1, self.size + 1)]

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        self.asked["first_ids"] += 1
        return self._ids(query)[:limit]

    def listing(self, query: ListQuery) -> Listing:
        self.asked["listing"] += 1
        ids = self._ids(query)
        return Listing(
            ids,
            (
                Total("", f"{len(ids):,}개 단체"),
                Total(f"전체 {self.size:,}", ""),
                Total("미래청", "49"),
                Total("상상청", "54"),
                Total("중소건물", "10"),
                Total("제안", "121", at_right=True),
                Total("미비", "48", at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[Tenant]:
        self.asked["rows"] += 1
        return [self.row(number) for number in ids if number not in self.gone]

    def row(self, number: int) -> Tenant:
        found = tenant(number)
        if number in self.renamed:
            return Tenant(
                **{**{key: getattr(found, key) for key in found.__slots__}, "name": self.renamed[number]}
            )
        return found

    def views(self, query: ListQuery) -> list[SavedView]:
        del query
        return [
            SavedView("all", "전체", self.size),
            SavedView("park", "파크 관리", 113),
            SavedView("soon", "90일 안에 만료", 7),
            SavedView("gaps", "미비 있음", 30),
        ]

    def _ids(self, query: ListQuery) -> "array[int]":
        asked = pattern(query.text, query.composing)
        numbers = range(1, self.size + 1)
        out = self.gone | self.hidden
        kept = [n for n in numbers if n not in out and (asked is None or matches(self.names[n - 1], asked))]
        if query.view == "soon":
            kept = [n for n in kept if n % 7 == 3]
        if query.descending:
            kept.reverse()
        return array("q", kept)


COLUMNS: tuple[Column[Tenant], ...] = (
    Column("name", "단체명", ColumnKind.NAME, 260, lambda row: row.name),
    Column("place", "건물·호실", ColumnKind.TEXT, 122, lambda row: row.place),
    Column("field", "분야", ColumnKind.TEXT, 92, lambda row: row.field),
    Column("form", "법인 형태", ColumnKind.QUIET, 112, lambda row: row.form, hide_rank=3),
    Column("ends_on", "협약 종료", ColumnKind.DATE, 102, lambda row: row.ends_on),
    Column("state", "상태", ColumnKind.STATE, 102, lambda row: row.state),
    Column("proposals", "제안", ColumnKind.NUMBER, 50, lambda row: row.proposals or None, hide_rank=2),
    Column("gaps", "미비", ColumnKind.NUMBER, 50, lambda row: row.gaps or None),
)
WORDS = ListWords("입주단체", "찾기 — 초성도 됩니다 (예: ㄴㅌㄴㅁ)", open_hint="Enter 고른 단체 열기")


def tenant_form(drafts: Drafts | None = None) -> RecordForm:
    """The form of the pictures: three sections, one required choice, two dates that must follow each other."""
    form = RecordForm("단체", kind="tenant", drafts=drafts)
    year, today = (lambda: 2021), (lambda: date(2021, 10, 18))
    body = form.body
    body.section("기본")
    body.field("name", "단체명", TextInput(), required=True)
    body.field("field", "분야", ChoiceInput([(word, word) for word in FIELDS]))
    body.field("form", "법인 형태", ChoiceInput([(word, word) for word in FORMS]))
    body.field("business", "주요사업", TextInput())
    body.section("공간과 협약")
    body.field(
        "managed",
        "관리 구분",
        ChoiceInput([("park", "서울혁신센터 관리"), ("own", "자체 관리")]),
        required=True,
    )
    building = PickInput([(1, "미래청"), (2, "상상청"), (3, "참여동")], placeholder="건물")
    body.fields("건물·호실", [Part("building", building), Part("room", TextInput())])
    body.field("starts_on", "협약 시작", DateInput(year, today))
    body.field("ends_on", "협약 종료", DateInput(year, today))
    body.section("사람", ("사람 추가", form.body.setFocus))
    body.field("contact", "대표", TextInput())
    body.field("phone", "전화", PhoneInput(), hint="개인정보에는 수집근거와 수집일이 필요합니다")
    body.section("이어진 기록")
    body.linked("제안").show_count("2건", form.body.setFocus)
    form.check = lambda: problems(form)
    return form


def problems(form: RecordForm) -> list[Problem]:
    """What the office's rules say of the form's values."""
    values = form.body.values()
    found = []
    if not values["name"]:
        found.append(Problem("name", "단체명을 적으세요."))
    starts, ends = values["starts_on"], values["ends_on"]
    if starts and ends and ends < starts:
        found.append(Problem("ends_on", f"시작({starts.year}. {starts.month}. {starts.day}.)보다 빠릅니다"))
    if not values["phone"]:
        found.append(Problem("phone", "전화가 없습니다.", blocks=False))
    return found


def show(form: RecordForm, row: Tenant | None) -> None:
    """What a tab does when another record is chosen."""
    if row is None:
        form.show_empty()
        return
    values = {
        "name": row.name,
        "field": row.field,
        "form": row.form,
        "business": "골목 빈터 가꾸기, 이웃 살림 나눔",
        "managed": "park",
        "building": 2,
        "room": "310호",
        "starts_on": date(2021, 5, 1),
        "ends_on": row.ends_on,
        "contact": "홍*동 · 대표",
        "phone": "000-0000-0000",
    }
    links = [("이력", form.body.setFocus), ("삭제", form.body.setFocus)]
    form.load(row.id, values, Heading(row.name, row.state, f"서울혁신센터 관리 · {row.place}", links))
    form.show_gaps([("ends_on", "협약 종료"), ("phone", "연락처 수집근거")])


def tenant_screen(
    source: Tenants, drafts: Drafts | None = None, arrangement: Arrangement = Arrangement.SIDE_FORM
) -> ListScreen:
    """A list screen that behaves as a tab would make it."""
    form = tenant_form(drafts)
    screen = ListScreen(source, COLUMNS, form, WORDS, arrangement=arrangement)
    screen.chosen.connect(lambda number: show(form, None if number is None else source.row(number)))
    return screen
