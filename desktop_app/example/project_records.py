"""What is kept of the example's projects: shops in three zones, three signs, two visits, a year of notes."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.changes import Kind
from desktop_app.example.street_pictures import street_picture
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_records.benchmarks import BenchmarkDraft
from desktop_app.project_records.participants import ParticipantDraft
from desktop_app.project_records.progress_notes import Condition, ProgressDraft
from desktop_app.project_records.street_items import Side, StreetItemDraft

YEAR: Final = 2021
_WASTE: Final = "은평구 친환경(제로웨이스트) 문화 홍보 사업"
_TOWN: Final = "은평 전환타운 프로젝트"
_ROOMS: Final = "구청 행사·회의 시 혁신파크 대관시설 활용"
_NEWS: Final = "은평소식지 「혁신파크 릴레이 홍보」"
_TRAINING: Final = "혁신파크 정책 현장 방문 교육 프로그램"
_BROOK: Final = "불광천 존"
_HONGJE: Final = "서대문 홍제천 존"
_MANGWON: Final = "마포 망원 존"
_DONE: Final = "다회용기를 쓰는 손님에게 할인"
_SHOPS: Final = (
    (_BROOK, "초록 빵집", "제과점", 5, 12, _DONE),
    (_BROOK, "물빛 찻집", "카페", 5, 12, "일회용 컵 한 달 1,200개 줄임"),
    (_BROOK, "되살림 옷방", "수선", 5, 14, "고쳐 입기 안내문 비치"),
    (_BROOK, "둥근 반찬", "반찬", 5, 17, _DONE),
    (_BROOK, "새봄 꽃집", "꽃집", 5, 17, "포장 비닐 대신 종이"),
    (_BROOK, "은하 두부", "두부", 5, 18, "그릇을 가져오면 덤"),
    (_BROOK, "느린 국수", "음식점", 5, 20, "포장 용기 되가져오기"),
    (_BROOK, "골목 책방", "서점", 5, 24, "헌책 나눔 선반"),
    (_BROOK, "햇살 과일", "과일", 5, 24, "낱개로 팔기"),
    (_BROOK, "나무 그릇집", "생활용품", 6, 2, "다회용기 빌려주기"),
    (_BROOK, "고운 세탁", "세탁", 6, 2, "옷걸이 되받기"),
    (_BROOK, "한 줌 곡물", "곡물", 6, 9, "덜어 팔기"),
    (_HONGJE, "홍제 방앗간", "방앗간", 7, 5, "덜어 팔기"),
    (_HONGJE, "개울 찻집", "카페", 7, 5, _DONE),
    (_HONGJE, "참기름 언덕", "식품", 7, 12, "유리병 되받기"),
    (_HONGJE, "바람 공방", "공방", 7, 19, ""),
    (_MANGWON, "망원 빈그릇", "생활용품", 8, 3, "다회용기 빌려주기"),
    (_MANGWON, "강가 찻집", "카페", 8, 3, _DONE),
    (_MANGWON, "작은 비누", "생활용품", 8, 10, "비누 덜어 팔기"),
    (_MANGWON, "시장 떡집", "떡집", 8, 17, ""),
)  # fmt: skip
_LEFT: Final = {"느린 국수": date(YEAR, 10, 31)}
_NO_CONSENT: Final = frozenset(("시장 떡집",))
_ITEMS: Final = (
    ("녹번 사진관", "녹번로 12 (예시)", "예시 작가 가온", "오래된 얼굴들", date(YEAR, 9, 8), 800_000),
    ("불광 열쇠집", "불광동 45 (예시)", "예시 작가 나래", "열리는 문", date(YEAR, 9, 15), 750_000),
    ("모퉁이 이발소", "불광동 51 (예시)", "예시 작가 가온", "가위와 바람", date(YEAR, 10, 6), 850_000),
)
_VISITS: Final = (
    BenchmarkDraft(
        place="경리단길", visited_on=date(YEAR, 6, 3), people=9, visitors="불광동 상인회, 청년 사업가",
        findings="골목 안쪽까지 이어지는 안내 표지\n임대료가 오르며 처음의 상점이 많이 떠남",
        application="간판을 달 때 임대차 기간을 함께 확인",
    ),
    BenchmarkDraft(
        place="망리단길", visited_on=date(YEAR, 6, 17), people=11, visitors="불광동·녹번동 주민센터, 입주단체",
        findings="전통시장과 새 상점이 손님을 나눔\n작은 간판을 같은 높이로 달아 거리가 정돈됨",
        application="녹번로 상점 세 곳에 같은 크기의 갤러리 간판을 먼저 설치",
    ),
)  # fmt: skip
_N, _D, _H = Condition.NORMAL, Condition.DELAYED, Condition.HALTED
_NOTES: Final[tuple[tuple[str, int, int, Condition, str, str, int | None, str, int | None], ...]] = (
    (_WASTE, 4, 28, _N, "참여상점 모집 시작, 불광천 일대 상점 현황 조사", "", None, "", None),
    (_WASTE, 5, 20, _N, "불광천 존 참여상점 7곳 모집", "참여상점", 7, "곳", None),
    (_WASTE, 6, 9, _N, "불광천 존 참여상점 12곳으로 늘어남", "참여상점", 12, "곳", None),
    (_WASTE, 7, 20, _N, "서대문 홍제천 존 4곳과 공동사업 협의", "참여상점", 16, "곳", 14),
    (_WASTE, 8, 18, _N, "마포 망원 존 4곳 참여", "참여상점", 20, "곳", None),
    (_WASTE, 9, 16, _D, "홍보지도 인쇄가 밀려 배포를 2주 늦춤", "홍보지도", 0, "부", None),
    (_WASTE, 10, 7, _N, "홍보지도 3,000부 배포", "홍보지도", 3_000, "부", None),
    (_WASTE, 11, 2, _N, "참여상점 1곳이 떠나 19곳", "참여상점", 19, "곳", None),
    (_WASTE, 11, 25, _N, "서포터즈 활동 공유회 개최", "공유회", 1, "회", 32),
    (_WASTE, 12, 13, _N, "참여상점 만족도 조사 마침", "조사 응답", 17, "건", 17),
    (_TOWN, 5, 26, _N, "상인회 간담회 개최", "간담회", 1, "회", 12),
    (_TOWN, 6, 18, _N, "경리단길·망리단길 벤치마킹 마침", "벤치마킹", 2, "회", 20),
    (_TOWN, 7, 28, _D, "간판 설치 장소의 소유자 동의를 받지 못함", "", None, "", None),
    (_TOWN, 9, 15, _N, "갤러리 간판 2곳 설치", "간판", 2, "곳", None),
    (_TOWN, 10, 6, _N, "갤러리 간판 1곳 설치", "간판", 1, "곳", None),
    (_TOWN, 11, 4, _N, "상인회 간담회 개최, 설치한 간판의 반응 조사", "간담회", 1, "회", 15),
    (_ROOMS, 6, 30, _N, "상반기 대관 실적 취합", "", None, "", None),
    (_ROOMS, 9, 30, _N, "부서 안내문 다시 보냄", "안내 부서", 41, "곳", None),
    (_NEWS, 12, 1, _N, "소식지 아홉 번째 소개 실림", "게재", 9, "회", None),
    (_TRAINING, 8, 12, _H, "감염병 확산으로 하반기 일정을 멈춤", "", None, "", None),
)  # fmt: skip


def _put_photos(office: Office) -> None:
    """A drawn picture before and after for each sign."""
    items, files = office.street_items, office.attachments
    ids = items.listing(ListQuery(year=YEAR)).ids
    with TemporaryDirectory() as folder:
        for place, row in enumerate(items.rows(ids)):
            for side in Side:
                path = Path(folder) / f"{row.draft.shop} {side.value}.png"
                path.write_bytes(street_picture(place, hung=side is Side.AFTER))
                kept = files.keep_picture(path)
                attach = files.along(Kind.STREET_ITEM, [kept])
                items.set_picture(row.id, side, kept.sha256, attach)


def fill_project_records(office: Office) -> None:
    """Shops, signs, visits and notes of the plan's own projects."""
    found = office.projects.rows(office.projects.listing(ListQuery(year=YEAR)).ids)
    ids = {row.name: row.id for row in found}
    office.participants.add_many(
        [
            ParticipantDraft(
                project_id=ids[_WASTE],
                name=name,
                zone=zone,
                trade=trade,
                joined_on=date(YEAR, month, day),
                left_on=_LEFT.get(name),
                consented_on=None if name in _NO_CONSENT else date(YEAR, month, day),
                result=result,
            )
            for zone, name, trade, month, day, result in _SHOPS
        ]
    )
    office.street_items.add_many(
        [StreetItemDraft(ids[_TOWN], *item) for item in _ITEMS]  # the fields in the draft's order
    )
    _put_photos(office)
    office.benchmarks.add_many([replace(one, project_id=ids[_TOWN]) for one in _VISITS])
    office.progress_notes.add_many(
        [
            ProgressDraft(
                ids[name], date(YEAR, month, day), condition, text, indicator, quantity, unit, people
            )
            for name, month, day, condition, text, indicator, quantity, unit, people in _NOTES
        ]
    )
