"""혁신나눔왓에버 and 공간조성 건의 of the example's year: invented residents, real kinds of problems, all states."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.activities.citizen_problems import CitizenProblemDraft
from desktop_app.activities.problem_road import ProblemState
from desktop_app.activities.space_suggestions import ProgressEntry, SpaceSuggestionDraft, SuggestionResult
from desktop_app.office import Office
from desktop_app.terms import CollectionBasis

_GIVEN: Final = CitizenProblemDraft(applicant_phone="000-0000-0000", collection_basis=CollectionBasis.CONSENT)
Homes = tuple[str, str, str]
"""동, department and tenant of a problem, by name; empty where there is none."""
_PROBLEMS: Final[tuple[tuple[CitizenProblemDraft, Homes], ...]] = (
    (
        replace(
            _GIVEN, received_on=date(2021, 4, 14), route="방문", title="골목 쓰레기 무단투기",
            content="빌라가 모인 골목 어귀에 밤마다 종량제 봉투가 아닌 쓰레기가 쌓임.", field="친환경",
            applicant_name="홍보람", applicant_mail="boram@example.invalid", applicant_address="은평구 지어낸길 12",
            state=ProblemState.SOLVED, closed_on=date(2021, 6, 30), replied_on=date(2021, 7, 2),
            reply_number="자원순환과-4821",
            answer="주민과 함께 투기 지점에 화분과 태양광 조명을 두고 배출 시간을 알리는 표지를 붙였습니다. "
            "두 달 동안 무단투기가 크게 줄었습니다.",
        ),
        ("응암제1동", "자원순환과", "자원순환랩"),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 4, 27), route="누리집", title="혼자 사는 어르신 안부 확인",
            content="홀로 사는 어르신이 며칠씩 연락이 닿지 않아도 아는 사람이 없음.", field="어르신",
            applicant_name="노다정", state=ProblemState.RUNNING,
        ),
        ("불광제2동", "어르신복지과", ""),
    ),
    (
        CitizenProblemDraft(
            received_on=date(2021, 5, 11), route="전화", title="청년 공유 작업실이 부족함",
            content="자취하는 청년이 늦은 시간에 작업할 곳이 없음. 이름을 밝히지 않음.", field="청년/경제",
            state=ProblemState.SOLVED, closed_on=date(2021, 8, 20), replied_on=date(2021, 8, 23),
            reply_number="사회적경제과-2290",
            answer="혁신파크 공유 작업실을 저녁 열 시까지 열고 은평구 청년은 사용료의 절반을 덜어 드립니다.",
        ),
        ("녹번동", "사회적경제과", "청년일터"),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 5, 26), route="우편", title="통학로 불법 주정차",
            content="등교 시간에 학교 앞 골목이 차로 막혀 아이들이 차도로 걸음.", field="교통/문화",
            applicant_name="남가온", applicant_address="은평구 지어낸로 34",
            state=ProblemState.TRANSFERRED, transferred_to="관할 경찰서 교통과", closed_on=date(2021, 6, 9),
            replied_on=date(2021, 6, 11), reply_number="기획예산과-7715",
            answer="단속 권한이 있는 관할 경찰서로 이첩하였습니다. 결과는 경찰서에서 따로 알려 드립니다.",
        ),
        ("역촌동", "기획예산과", ""),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 6, 16), route="누리집", title="불광천에 야간 조명을 더 달아 주기 바람",
            content="불광천 산책길의 조명이 어두워 밤에 걷기 무서움.", field="지역주민",
            applicant_name="도하늘", applicant_mail="haneul@example.invalid",
            state=ProblemState.IMPOSSIBLE, closed_on=date(2021, 7, 14),
            answer="하천 안에는 조명을 더 세울 수 없습니다. 대신 산책길 들머리의 등을 밝은 것으로 바꿀 예정입니다.",
        ),
        ("신사제2동", "도시계획과", ""),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 7, 7), route="방문", title="다회용기 빌려 쓰기",
            content="동네 행사에서 한 번 쓰고 버리는 그릇이 너무 많음.", field="친환경", applicant_name="표나래",
            state=ProblemState.LINKED,
        ),
        ("갈현제1동", "자원순환과", "자원순환랩"),
    ),
    (
        CitizenProblemDraft(
            received_on=date(2021, 8, 18), route="기타", title="엄마들의 재능을 나눌 자리",
            content="경력이 끊긴 여성이 가르칠 수 있는 것을 나눌 곳과 사람을 이어 주기 바람.", field="여성(가족)",
            state=ProblemState.HELD, note="센터 공간 배정이 정해지면 다시 검토",
        ),
        ("구산동", "기획예산과", ""),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 9, 29), route="누리집", title="장애 아동도 쓰는 놀이 도구",
            content="동네 놀이터에 장애가 있는 아이가 탈 수 있는 기구가 없음.", field="청소년/교육",
            applicant_name="한아름", applicant_mail="areum@example.invalid", state=ProblemState.ASSIGNED,
        ),
        ("수색동", "도시계획과", ""),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 10, 20), route="전화", title="작은 가게의 누리집 만들기",
            content="골목 가게들이 스스로 알릴 방법이 없음. 배울 곳을 찾음.", field="혁신기술", applicant_name="문소리",
            state=ProblemState.LINKED,
        ),
        ("대조동", "사회적경제과", "기술공작소"),
    ),
    (
        CitizenProblemDraft(
            received_on=date(2021, 11, 24), route="누리집", title="옥상 텃밭 물 대기",
            content="옥상 텃밭에 물을 줄 사람이 없어 작물이 마름. 스스로 물을 대는 장치를 바람.", field="혁신기술",
            state=ProblemState.ASSIGNED,
        ),
        ("증산동", "도시계획과", ""),
    ),
    (
        replace(
            _GIVEN, received_on=date(2021, 12, 6), route="방문", title="헌 옷을 나눌 곳",
            content="작아진 아이 옷을 이웃과 나눌 곳을 찾음.", field="친환경", applicant_name="오지어",
        ),
        ("진관동", "", ""),
    ),
    (
        CitizenProblemDraft(
            received_on=date(2021, 12, 15), route="전화", title="마을버스 정류장의 겨울 바람막이",
            content="언덕 정류장에 바람을 막을 것이 없어 어르신이 추위에 떪.", field="교통/문화",
        ),
        ("불광제1동", "", ""),
    ),
)  # fmt: skip
_SUGGESTIONS: Final = (
    SpaceSuggestionDraft(
        sent_on=date(2021, 4, 20), title="앞마당을 밤에도 열어 두기", document_number="도시계획과-3107",
        content="주민이 저녁에도 산책할 수 있도록 앞마당의 문을 밤 열 시까지 열어 두기를 바람.",
        city_department="전략사업과", result=SuggestionResult.TAKEN_UP, answered_on=date(2021, 7, 5),
        answer="7월부터 밤 열 시까지 엽니다.",
        entries=(
            ProgressEntry(date(2021, 5, 13), "경비 인력을 살펴보고 있다고 함", "통화"),
            ProgressEntry(date(2021, 7, 5), "7월부터 밤 열 시까지 열기로 함", "공문"),
        ),
    ),
    SpaceSuggestionDraft(
        sent_on=date(2021, 5, 18), title="주민 공유 부엌", document_number="도시계획과-4022",
        content="빈 식당 한 곳을 주민과 입주단체가 함께 쓰는 부엌으로 꾸미기를 바람.",
        city_department="전략사업과", result=SuggestionResult.PARTLY_TAKEN_UP, answered_on=date(2021, 10, 12),
        answer="맛동 일부를 예약제로 함께 쓰되 조리 시설은 2022년 예산에서 검토합니다.",
        entries=(
            ProgressEntry(date(2021, 6, 22), "맛동 운영 단체와 협의 중", "회의"),
            ProgressEntry(date(2021, 8, 31), "소방 점검이 필요하다고 함", "통화"),
            ProgressEntry(date(2021, 10, 12), "예약제로 함께 쓰기로 하고 조리 시설은 미룸", "공문"),
        ),
    ),
    SpaceSuggestionDraft(
        sent_on=date(2021, 6, 29), title="통일로 쪽 보행 출입구", document_number="도시계획과-5330",
        content="통일로에서 바로 들어올 수 있는 보행 출입구와 경사로를 바람.",
        city_department="도시공간기획과", result=SuggestionResult.REVIEWED,
        entries=(ProgressEntry(date(2021, 8, 10), "전체 조성 계획과 함께 검토한다고 함", "회의"),),
    ),
    SpaceSuggestionDraft(
        sent_on=date(2021, 8, 24), title="어린이 놀이 숲", document_number="도시계획과-6714",
        content="북쪽 숲 자락을 아이들이 노는 숲으로 꾸미기를 바람.",
        city_department="푸른도시국", result=SuggestionResult.NOT_TAKEN_UP, answered_on=date(2021, 11, 3),
        answer="보존할 나무가 많아 놀이 시설을 둘 수 없습니다.",
        entries=(
            ProgressEntry(date(2021, 9, 28), "나무 조사를 한다고 함", "통화"),
            ProgressEntry(date(2021, 11, 3), "나무 조사 결과 어렵다고 알려 옴", "공문"),
        ),
    ),
    SpaceSuggestionDraft(
        sent_on=date(2021, 11, 16), title="청년 창업 컨테이너 자리", document_number="도시계획과-8890",
        content="쓰지 않는 주차면에 청년 창업 컨테이너 여섯 동을 둘 수 있게 바람.",
        city_department="전략사업과", result=SuggestionResult.SENT,
        entries=(ProgressEntry(date(2021, 12, 2), "접수하여 담당자를 정했다고 함", "통화"),),
    ),
)  # fmt: skip


def fill_citizen_problems(office: Office) -> None:
    """Twelve problems by number, and five suggestions of 도시계획과."""
    office.citizen_problems.add_many([_placed(office, *one) for one in _PROBLEMS])
    owner = office.space_suggestions.blank().department_id
    office.space_suggestions.add_many([replace(one, department_id=owner) for one in _SUGGESTIONS])


def _placed(office: Office, draft: CitizenProblemDraft, homes: Homes) -> CitizenProblemDraft:
    find = office.directory.find
    dong, department, tenant = homes
    collected = draft.received_on if draft.has_applicant else None
    return replace(
        draft,
        collected_on=collected,
        dong_id=find("DEPARTMENT", dong) if dong else None,
        department_id=find("DEPARTMENT", department) if department else None,
        tenant_id=_tenant(office, tenant) if tenant else None,
    )


def _tenant(office: Office, word: str) -> int:
    """A tenant of the example whose name holds the word, else its first one."""
    tenants = office.directory.tenants()
    return next((one.id for one in tenants if word in one.label), tenants[0].id)
