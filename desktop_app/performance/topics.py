"""What the year-end report speaks about, in the plan's order; each has sentences that the officer may rewrite (H2)."""

from dataclasses import dataclass
from enum import Enum


class Topic(Enum):
    """One place of the report with sentences of its own; the value is its heading."""

    BRIEF = "요약"
    INDICATORS = "추진실적 총괄표"
    ZERO_WASTE = "은평구 친환경(제로웨이스트) 문화 홍보 사업"
    STREET = "은평 전환타운 프로젝트"
    PROBLEMS_IN = "혁신나눔왓에버 사업"
    NEWSLETTER = "은평소식지 「혁신파크 릴레이 홍보」"
    HOMEPAGE = "구 홈페이지 혁신파크 공지사항·주요행사 공유"
    MEDIA = "구 블로그·유튜브·SNS 등 미디어 홍보"
    OFFERS = "구청 행사·회의 시 혁신파크 대관시설 활용"
    GATHERINGS = "구-혁신파크 협력 워크숍 및 협력회의"
    SHARED = "새올 게시판을 통한 주요사업·현황자료 공유"
    PROPOSALS = "협업사업 발굴·제안"
    OPINIONS = "협업사업 제안서 검토의견서"
    LINKAGES = "1:1 연계와 논의·검토"
    PROJECTS = "연계사업 추진"
    VISITS = "혁신파크 현장견학 프로그램"
    TRAININGS = "혁신파크 정책 현장 방문 교육 프로그램"
    SPACE = "서울혁신파크 공간조성 건의"
    RETURNS = "연계사업 실적 제출(취합)"
    DUTIES = "부서별 행정사항 이행"
    VENUES = "대관시설 이용실적"
    BUDGET = "예산집행 현황"
    BEST_CASES = "우수사례"
    PROBLEMS = "문제점 및 개선방안"
    PLANS = "향후계획"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the plan's 세부추진계획 (its Ⅴ) as a part of the chapter 분야별 실적."""

    title: str
    sheet: str
    topics: tuple[Topic, ...]


PARTS: tuple[Part, ...] = (
    Part("청년 주도의 지속가능한 미래를 위한 협력사업", "청년 협력사업", (Topic.ZERO_WASTE,)),
    Part("지역 상생을 위한 구-혁신센터 협력사업", "지역 상생 협력사업", (Topic.STREET, Topic.PROBLEMS_IN)),
    Part(
        "서울혁신파크 지역주민 대상 홍보 활성화", "주민 홍보", (Topic.NEWSLETTER, Topic.HOMEPAGE, Topic.MEDIA)
    ),
    Part("서울혁신파크 대관시설 이용 활성화", "대관 활성화", (Topic.OFFERS,)),
    Part("구-혁신파크 협력 워크숍 및 협력회의", "워크숍·협력회의", (Topic.GATHERINGS,)),
    Part(
        "구-혁신파크 연계 협업사업 발굴·추진",
        "협업사업 발굴·추진",
        (Topic.SHARED, Topic.PROPOSALS, Topic.OPINIONS, Topic.LINKAGES, Topic.PROJECTS),
    ),
    Part("혁신파크 현장방문 프로그램 운영", "현장방문", (Topic.VISITS, Topic.TRAININGS)),
    Part("서울혁신파크 공간조성 협의", "공간조성", (Topic.SPACE,)),
    Part("서울혁신파크 연계사업 실적 관리", "실적 관리", (Topic.RETURNS, Topic.DUTIES)),
)
"""In the order of the plan."""
