"""An invented year for the report tests: every part filled, any number of usages, the same for a seed."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from desktop_app import terms
from desktop_app.performance.office_words import office_words
from desktop_app.performance.records import (
    BudgetLine,
    Headline,
    Indicator,
    LeftOut,
    Line,
    OpinionRow,
    Period,
    ProjectRow,
    ProposalRow,
    Spending,
    TenantCounts,
    TenantStatus,
    UsageRow,
    YearSummary,
)
from desktop_app.performance.service import usual_verdicts
from tests.reports.example_works import example_works, planned_projects

DEPARTMENTS = (
    "기획예산과", "홍보담당관", "사회적경제과", "도시계획과", "자원순환과", "협치담당관", "가족정책과", "녹번동",
    "불광제1동", "갈현제2동", "구산동", "응암제3동", "역촌동", "신사제1동", "진관동", "문화관광과",
)  # fmt: skip
ROOMS = (
    ("미래청", "모두모임방"), ("상상청", "상상의숲"), ("극장동", ""), ("맛동", "공유부엌"), ("참여동", "세미나실 2"),
    ("서울시50플러스 서부캠퍼스", "두루두루강당"),
)  # fmt: skip
EVENTS = (
    "주민자치회 정기회의",
    "청년정책 간담회",
    "마을공동체 워크숍",
    "직능단체 교육",
    "제로웨이스트 캠페인 설명회",
)
WORDS = office_words(usual_verdicts())
PLANNED = TenantCounts(
    mirae=49, sangsang_own=21, sangsang_coworking=33, small_buildings=10, intermediary=105, other=15
)
PURPOSE = "행정 협업을 바탕으로 구-혁신파크-지역사회가 함께 상생하고 소통하는 뉴(New)혁신파크 추진"
DIRECTIONS = ("주민소통형 뉴혁신파크 추진을 위한 네트워크 구축", "구 부서와 파크 입주단체 상호 제안")


def example_year(usages: int = 64, seed: int = 1, proposals: int = 25) -> YearSummary:
    """A whole year; as many usages and proposals as asked."""
    random = Random(seed)
    rows = tuple(_proposal(random, number) for number in range(1, proposals + 1))
    spending = _spending(random)
    return YearSummary(
        year=2021,
        title="2021년 서울혁신파크 연계사업 추진실적",
        office="은평구 기획예산과",
        period=Period(date(2021, 4, 1), date(2021, 12, 31)),
        as_of=date(2021, 12, 20),
        words=WORDS,
        left_out=(LeftOut("확인하지 않은 대관 이용", 3), LeftOut("확정하지 않은 원장 줄", 2)),
        purpose=PURPOSE,
        directions=DIRECTIONS,
        indicators=_indicators(random),
        tenants=_tenants(random),
        proposals=rows,
        opinions=tuple(opinion for one in rows for opinion in _opinions(random, one)),
        projects=(*planned_projects(), *(_project(one) for one in rows if one.is_project)),
        works=example_works(Random(seed), WORDS, spending),
        earlier=Headline("전년", proposals=20, projects=9, uses=70, visits=7, media=4),
        usages=tuple(_usage(random) for _ in range(usages)),
        budget=(
            BudgetLine("201-01", "사무관리비", 12_600_000, 12_000_000, 11_234_560, 10_234_560),
            BudgetLine("203-03", "시책추진업무추진비", 1_500_000, 1_500_000, 1_105_440, 1_105_440),
        ),
        spending=spending,
        problems=(Line(1, "검토의견서 제출이 늦어짐"), Line(2, "부서별 담당자 지정과 기한 안내가 필요함")),
    )


def _indicators(random: Random) -> tuple[Indicator, ...]:
    return (
        Indicator("협업사업 제안", "검토의견서 제출률", "%", 100, Fraction(100 * 23, 25)),
        Indicator("홍보", "은평소식지 게재", "회", 9, None, remark="기록 없음"),
        Indicator("워크숍·협력회의", "상반기", "회", 1, 1),
        Indicator("워크숍·협력회의", "하반기", "회", 1, 2),
        Indicator("민원", "평균 처리일", "일", 7, random.randint(3, 12), lower_is_better=True),
        Indicator("대관", "이용", "건", None, 64),
    )


def _tenants(random: Random) -> TenantStatus:
    registered = TenantCounts(
        mirae=random.randint(40, 55), sangsang_own=21, sangsang_coworking=random.randint(25, 35),
        small_buildings=9, unplaced=random.randint(0, 2), intermediary=105, other=16,
    )  # fmt: skip
    first = registered.total // 3
    fields = ((terms.FIELDS[0], first), (terms.FIELDS[1], registered.total - first))
    return TenantStatus("21. 2.", PLANNED, registered, fields)


def _proposal(random: Random, number: int) -> ProposalRow:
    stage = random.choice(WORDS.stages)
    return ProposalRow(
        number=f"2021-제안-{number:03d}",
        direction=random.choice(WORDS.directions),
        field=random.choice(WORDS.fields),
        title=f"{random.choice(('청년 공간', '마을 부엌', '제로웨이스트', '전환타운'))} 협력사업 제{number}호",
        tenant=f"{random.choice(('꽃씨', '담쟁이', '숨은골'))} 협동조합",
        departments=tuple(random.sample(DEPARTMENTS, random.randint(1, 3))),
        received=date(2021, 4, 1) + timedelta(days=random.randrange(200)),
        stage=stage,
        result=random.choice((*WORDS.results, "")),
        term="2021. 5. ~ 11.",
        achievement=random.choice(("", "참여 상점 12곳 모집, 홍보지도 1종 제작")),
        is_project=stage in {"확정", "추진", "완료"},
    )


def _project(proposal: ProposalRow) -> ProjectRow:
    return ProjectRow(
        name=proposal.title,
        department=proposal.departments[0],
        field=proposal.field,
        state="완료" if proposal.stage == "완료" else "추진",
        parties=(proposal.tenant, *proposal.departments[1:]),
        term=proposal.term,
        outcome=proposal.achievement,
    )


def _opinions(random: Random, proposal: ProposalRow) -> list[OpinionRow]:
    found = []
    for department in proposal.departments:
        due = proposal.received + timedelta(days=14)
        answered = due - timedelta(days=random.randrange(5)) if random.random() < 0.8 else None
        verdict = random.choice(WORDS.verdicts) if answered else ""
        found.append(OpinionRow(proposal.number, proposal.title, department, due, answered, verdict))
    return found


def _usage(random: Random) -> UsageRow:
    building, room = random.choice(ROOMS)
    start = random.choice((None, 540, 600, 840, 850))
    end = None if start is None else start + random.choice((60, 90, 100, 120, 240))
    day = date(2021, 4, 1) + timedelta(days=random.randrange(270))
    return UsageRow(
        day=day,
        building=building,
        room=room,
        event=f"{random.choice(EVENTS)} {random.randint(1, 30)}차",
        department=random.choice(DEPARTMENTS),
        kind=random.choice(WORDS.usage_kinds),
        last_day=day + timedelta(days=1) if random.random() < 0.05 else None,
        start=start,
        end=end,
        minutes=0 if start is None or end is None else end - start,
        people=random.choice((None, 8, 25, 120, 1200)),
        fee=random.choice((None, 0, 35_500, 70_000, 121_240)),
        waived=random.random() < 0.3,
    )


def _spending(random: Random) -> tuple[Spending, ...]:
    parts = []
    for code, total in (("201-01", 10_234_560), ("203-03", 1_105_440)):
        rest = total
        for month in range(4, 12):
            amount = random.randrange(rest // 2 + 1)
            parts.append(Spending(code, month, amount))
            rest -= amount
        parts.append(Spending(code, 12, rest))
    return tuple(parts)
