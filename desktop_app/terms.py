"""Every Korean label once: code lists (the member's name is stored, its value is read) and field labels."""

from enum import Enum


class DepartmentKind(Enum):
    """District office departments and the sixteen 동."""

    OFFICE = "부서"
    DONG = "동"


class PartnerKind(Enum):
    """What a partner is to the programme."""

    OPERATOR = "수탁기관"
    INTERMEDIARY = "중간지원조직"
    AGENCY = "유관기관"
    LOCAL = "지역 주체"
    NEIGHBOUR = "인근 자치구"
    OTHER = "기타"


class SpaceClass(Enum):
    """The plan's four classes of buildings."""

    TENANCY = "입주공간"
    SPECIAL = "특성화공간"
    GENERATION = "세대공간"
    LINK = "연결공간"


class TenantGroup(Enum):
    """Who manages the tenant: the columns of the plan's status table."""

    CENTER = "서울혁신센터 관리"
    INTERMEDIARY = "중간지원조직 내"
    OTHER = "기타"


class TenantPlace(Enum):
    """Where a tenant of the 서울혁신센터 sits."""

    MIRAE = "미래청 개별공간"
    SANGSANG_ROOM = "상상청 개별공간"
    SANGSANG_COWORKING = "상상청 코워킹"
    SMALL_BUILDING = "중소건물 개별공간"


class Movement(Enum):
    """What happened to a tenant between two days of the status table."""

    CAME = "전입"
    LEFT = "퇴거"
    CLASS = "구분 변경"
    ROOM = "공간 변경"


class CollectionBasis(Enum):
    """On what basis a person's data were collected (PII-2)."""

    CONSENT = "동의"
    DUTY = "소관업무 수행"
    PUBLISHED = "공개된 정보"


class ContactWay(Enum):
    """How a body was contacted."""

    PHONE = "전화"
    MAIL = "메일"
    VISIT = "방문"
    MEETING = "회의"
    MESSAGE = "문자"
    OTHER = "기타"


class Direction(Enum):
    """Who proposes to whom."""

    TENANT_TO_DISTRICT = "파크 → 구"
    DISTRICT_TO_TENANT = "구 → 파크"


class Stage(Enum):
    """The plan's 추진절차; the last two are ways out."""

    RECEIVED = "접수"
    SHARED = "공유"
    KICKOFF = "초동미팅"
    WORKING = "실무협의"
    CONFIRMED = "확정"
    IN_PROGRESS = "추진"
    DONE = "완료"
    DECLINED = "종결"
    SUSPENDED = "중단"


class Funding(Enum):
    """Where a proposal's money comes from."""

    NO_BUDGET = "비예산"
    EXISTING = "기정예산"
    SUPPORT_REQUEST = "지원요청"
    NEXT_YEAR_REQUEST = "다음연도 예산요구"


class Verdict(Enum):
    """A department's opinion (domain.md section 2)."""

    ACCEPTED = "수용"
    PARTIALLY_ACCEPTED = "일부수용"
    LONG_TERM_REVIEW = "장기검토"
    NOT_ACCEPTED = "불수용"
    TRANSFERRED = "이첩"


class Result(Enum):
    """The officer's result for the whole proposal (B9)."""

    ADOPTED = "채택"
    PARTIALLY_ADOPTED = "부분채택"
    ON_HOLD = "보류"
    REJECTED = "불채택"


class CriterionMark(Enum):
    """A department's mark on one criterion (B5)."""

    FIT = "적정"
    CONDITIONAL = "조건부"
    UNFIT = "부적정"


class Disclosure(Enum):
    """공개구분 of a paper."""

    OPEN = "공개"
    PARTIAL = "부분공개"
    CLOSED = "비공개"


class UsageHost(Enum):
    """Who holds an event in the park."""

    DEPARTMENT = "부서"
    DONG = "동"
    PARK = "파크"
    JOINT = "공동"


class UsageKind(Enum):
    """What kind of event."""

    MEETING = "회의"
    EVENT = "행사"
    TRAINING = "교육"
    WORKSHOP = "워크숍"
    OTHER = "기타"


class UsageState(Enum):
    """A cancelled use stays listed and counts nowhere (D2)."""

    PLANNED = "예정"
    HELD = "완료"
    CANCELLED = "취소"


class EntryKind(Enum):
    """Kinds of ledger lines."""

    ORIGINAL = "본예산"
    SUPPLEMENT = "추경"
    TRANSFER_IN = "전입"
    TRANSFER_OUT = "전출"
    CARRYOVER_IN = "이월(전년)"
    ALLOTMENT = "배정"
    REQUEST = "품의"
    OBLIGATION = "원인행위"
    DISBURSEMENT = "지출"
    REFUND = "반납"
    CARRYOVER_OUT = "이월(다음 해)"


class PaymentMethod(Enum):
    """결제수단."""

    CARD = "카드"
    TRANSFER = "계좌이체"
    CASH = "현금"


class Reconciled(Enum):
    """Whether a line agrees with the official finance system (BUD-7)."""

    OPEN = "미대사"
    MATCHED = "일치"
    DIFFERENT = "불일치"


class Deed(Enum):
    """What is done with personal data, as the 접속기록 calls it (PII-4)."""

    VIEW = "보기"
    EXPORT = "내보내기"
    PRINT = "인쇄"
    COPY = "복사"
    INTAKE = "가져오기"
    REMOVE = "삭제"
    DESTROY = "파기"


FIELDS: tuple[str, ...] = (
    "청소년/교육",
    "청년/경제",
    "여성(가족)",
    "어르신",
    "지역주민",
    "혁신기술",
    "교통/문화",
    "친환경",
    "기타",
)
"""분야: the seven rows of the plan's matching table and two of our own."""

LEGAL_FORMS: tuple[str, ...] = (
    "사회적기업",
    "협동조합",
    "비영리법인·단체",
    "주식회사(소셜벤처)",
    "개인",
    "기타",
)
"""법인 형태."""

LEVELS: tuple[str, ...] = ("부서", "정책사업", "단위사업", "세부사업", "통계목")
"""The five levels of the budget, top to bottom."""

CRITERIA: tuple[str, ...] = ("법령 적합", "구 소관", "유사·중복", "예산", "실시 가능성", "효과", "지속성")
"""The checklist of a new fiscal year (OPN-6); each year's own list is data."""

VERDICT_ALTERNATIVE: dict[Verdict, str] = {
    Verdict.ACCEPTED: "채택",
    Verdict.PARTIALLY_ACCEPTED: "부분채택",
    Verdict.LONG_TERM_REVIEW: "장기검토",
    Verdict.NOT_ACCEPTED: "불채택",
    Verdict.TRANSFERRED: "이첩",
}
"""The second set of verdict words, chosen in the settings."""

PROPOSAL_LABELS: dict[str, str] = {
    "number": "관리번호",
    "direction": "방향",
    "title": "제안명",
    "proposer": "제안자",
    "received_on": "접수일",
    "field": "분야",
    "summary": "내용 요약",
    "effect": "기대효과",
    "cost_won": "소요예산",
    "desired_period": "희망시기",
    "funding_route": "재원",
    "stage": "단계",
    "opinions": "의견",
    "due": "기한",
    "result": "결과",
    "noticed_on": "통보일",
    "notice_number": "문서번호",
    "note": "비고",
}
"""Fields of a proposal, for table heads, forms and sheets."""

OPINION_LABELS: dict[str, str] = {
    "department": "검토부서",
    "team": "팀",
    "requested_on": "요청일",
    "due_on": "기한",
    "state": "상태",
    "verdict": "의견",
    "rationale": "사유",
    "scope_accepted": "수용 범위",
    "scope_excluded": "제외 범위",
    "review_again": "재검토 시기",
    "transfer_department": "이첩부서",
    "plan": "향후계획",
    "linkage_plan": "연계 계획",
    "budget_source": "예산 재원",
    "consult_department": "협조부서",
    "laws": "관련 법령",
    "duplicates": "유사·중복",
    "budget_view": "예산 의견",
    "feasibility": "실현가능성",
    "effect": "기대효과",
    "criteria": "검토 기준",
    "written_on": "작성일",
    "writer_post": "직위",
    "writer_name": "작성자",
    "writer_extension": "내선",
    "disclosure": "공개구분",
    "clauses": "비공개 조항",
    "gist": "문서요지",
    "keywords": "키워드",
    "reply_number": "회신 번호",
    "enclosures": "붙임",
    "note": "비고",
}
"""Fields of a 검토의견서."""

ENTRY_LABELS: dict[str, str] = {
    "summary": "적요",
    "payee": "지급처",
    "request_number": "품의번호",
    "system_number": "e호조 번호",
    "evidence": "증빙",
    "reason": "사유",
    "place": "장소",
    "purpose": "목적",
    "guests": "대상",
    "unavoidable_reason": "불가피 사유",
    "cash_reason": "현금 사유",
    "warning_reason": "확인 사유",
    "spender": "집행자",
    "note": "비고",
}
"""Texts of a ledger line."""

FIELD_LABELS: dict[str, str] = {
    "before_id": "설치 전 사진",
    "after_id": "설치 후 사진",
    "name": "이름",
    "tenant_group": "관리 구분",
    "place": "공간 구분",
    "building_id": "건물",
    "room": "호실",
    "host_id": "상위 기관",
    "field": "분야",
    "legal_form": "법인 형태",
    "business": "주요사업",
    "cooperation": "협업 가능",
    "homepage": "홈페이지",
    "profile": "소개글",
    "address": "우편 주소",
    "agreed_from": "협약 시작",
    "agreed_until": "협약 종료",
    "moved_in_on": "입주일",
    "moved_out_on": "퇴거일",
    "note": "메모",
    "post": "직위",
    "role": "맡은 일",
    "phone": "전화",
    "mobile": "휴대전화",
    "mail": "전자우편",
    "file_name": "파일 이름",
    "is_primary": "대표",
    "collection_basis": "수집근거",
    "collected_on": "수집일",
    "retain_until": "보유기한",
    "since_on": "시작",
    "until_on": "끝",
    "contacted_on": "연락한 날",
    "way": "방법",
    "person_id": "누구와",
    "summary": "내용",
    "team_id": "팀",
    "next_on": "다시 연락",
    "next_step": "다음에 할 일",
    "settled": "마침",
    "kind": "구분",
    "head": "기관장",
    "duties": "행정사항",
    "in_use": "사용",
    "space_class": "구분",
    "capacity": "수용 인원",
    "equipment": "장비",
    "fee_won": "이용료",
    "waiver": "감면 기준",
    "contact": "문의처",
    "used_on": "이용일",
    "start_minute": "시작 시각",
    "end_minute": "끝 시각",
    "host": "주최",
    "department_id": "부서·동",
    "tenant_id": "입주단체",
    "project_id": "연계사업",
    "partner_id": "협력기관",
    "venue_id": "시설",
    "event": "행사명",
    "attendees": "인원",
    "waived": "감면",
    "state": "상태",
    "contact_name": "담당자",
    "contact_extension": "내선",
    "confirmed_on": "확인",
}
"""Columns that the 이력 names; the search keys and times of a record are left out."""
