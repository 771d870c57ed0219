"""홍보 of the example's year: seven issues of nine, eight months of the homepage, media, papers on 새올. Invented."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.activities.homepage import PostDraft, PostKind
from desktop_app.activities.media import Channel, MediaDraft
from desktop_app.activities.newsletter import NewsKind, SlotDraft
from desktop_app.activities.park_events import EventDraft
from desktop_app.activities.shared_papers import PaperDraft, PaperKind
from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.example.park_events import EVENTS
from desktop_app.example.project_links import ProjectLinks
from desktop_app.listing import ListQuery
from desktop_app.office import Office

_YEAR: Final = 2021
_SLOTS: Final = (
    (4, NewsKind.FACILITY, "미래청", "혁신파크, 어떤 곳인가요", (3, 12), "7면", (4, 1)),
    (5, NewsKind.TENANT, 0, "버려진 천으로 만드는 가방", (4, 14), "9면", (5, 3)),
    (6, NewsKind.EVENT, "", "초여름 씨앗 장터에 오세요", (5, 13), "7면", (6, 1)),
    (8, NewsKind.TENANT, 1, "동네 어르신과 짓는 작은 책", (7, 15), "11면", (8, 2)),
    (10, NewsKind.TENANT, 2, "골목을 고치는 사람들", (9, 14), "7면", (10, 1)),
    (11, NewsKind.PRODUCT, 3, "커피 찌꺼기로 만든 화분", (10, 15), "9면", (11, 1)),
    (12, NewsKind.FACILITY, "상상청", "겨울에도 열려 있는 상상청", (11, 12), "7면", (12, 1)),
)
"""Month, kind, building or which tenant, title, day of the draft, page, day of publication; 7월 and 9월 stay empty."""
_FIRST_ISSUE: Final = 298
_POSTED: Final = {4: (2, 5), 5: (3, 4), 6: (2, 3), 7: (2, 5), 9: (2, 3), 10: (1, 5), 11: (3, 5), 12: (2, 3)}
"""Month → the days on which its events were gathered and posted; 8월 has none."""
_MEDIA: Final = (
    (Channel.BLOG, "은평구 블로그", "봄날의 혁신파크 한 바퀴", (4, 8), 1240, 0),
    (Channel.SNS, "인스타그램", "제로웨이스트 장터 사진 모음", (4, 22), 860, None),
    (Channel.PRESS, "", "은평구–혁신파크 협업사업 제안 접수", (4, 26), None, None),
    (Channel.YOUTUBE, "은평구 유튜브", "파크에서 만난 사람들 1편", (5, 12), 2310, 1),
    (Channel.BLOG, "은평구 블로그", "아이와 함께 가는 목공동", (5, 20), 980, None),
    (Channel.SNS, "페이스북", "초여름 씨앗 장터 알림", (6, 4), 540, None),
    (Channel.BLOG, "은평구 블로그", "불광천에서 파크까지 걷기", (6, 17), 1105, None),
    (Channel.YOUTUBE, "은평구 유튜브", "파크에서 만난 사람들 2편", (7, 14), 1875, 2),
    (Channel.PRESS, "", "빈 가게에 입주단체가 들어섭니다", (7, 28), None, 0),
    (Channel.SNS, "카카오톡 채널", "여름 강좌 신청 안내", (8, 5), 3020, None),
    (Channel.BLOG, "은평구 블로그", "커피 찌꺼기의 두 번째 쓰임", (9, 9), 1330, 3),
    (Channel.YOUTUBE, "은평구 유튜브", "파크에서 만난 사람들 3편", (10, 6), 1540, 0),
    (Channel.SNS, "인스타그램", "가을 이웃 잔치 사진 모음", (10, 25), 1190, None),
    (Channel.PRESS, "", "혁신파크에서 배우는 자원순환", (11, 16), None, None),
    (Channel.OTHER, "마을 라디오", "우리 동네 혁신파크 이야기", (11, 23), None, 2),
    (Channel.YOUTUBE, "은평구 유튜브", "파크에서 만난 사람들 4편", (12, 8), 620, 3),
)
"""Channel, name, title, day, views, which tenant; the last one falls into the days before the election."""
_PAPERS: Final = (
    ((4, 12), PaperKind.MAIN_WORKS, "2021년 구–파크 연계사업 추진계획", ("추진계획 요약.txt",)),
    ((5, 18), PaperKind.STATUS, "입주단체 현황(5월)", ("입주단체 현황.csv", "건물별 안내.txt")),
    ((7, 9), PaperKind.STATUS, "상반기 연계사업 실적", ("상반기 실적.csv",)),
    ((10, 13), PaperKind.MAIN_WORKS, "하반기 협업사업 제안 안내", ()),
)


def fill_publicity(office: Office) -> None:
    """All registers of 홍보."""
    tenants = [one.id for one in office.directory.tenants() if not one.hint][10:50:10]
    links = ProjectLinks(office, _YEAR)
    _fill_newsletter(office, tenants, links)
    _fill_homepage(office)
    _fill_media(office, tenants, links)
    _fill_papers(office)


def _fill_newsletter(office: Office, tenants: list[int], links: ProjectLinks) -> None:
    buildings = {one.label: one.id for one in office.directory.buildings()}
    office.newsletter.add_many(
        [
            SlotDraft(
                date(_YEAR, month, 1),
                kind,
                tenant_id=tenants[whom] if isinstance(whom, int) else None,
                building_id=buildings[whom] if isinstance(whom, str) and whom else None,
                project_id=links.of("소식지"),
                title=title,
                draft_on=date(_YEAR, *draft),
                issue=f"제{_FIRST_ISSUE + month}호",
                page=page,
                published_on=date(_YEAR, *published),
            )
            for month, kind, whom, title, draft, page, published in _SLOTS
        ]
    )


def _fill_homepage(office: Office) -> None:
    posts = [
        PostDraft(
            date(_YEAR, month, 1),
            title=f"{month}월 서울혁신파크 주요행사",
            gathered_on=date(_YEAR, month, gathered),
            posted_on=date(_YEAR, month, posted),
            address=f"https://www.example.invalid/board/{month:02d}",
        )
        for month, (gathered, posted) in _POSTED.items()
    ]
    renewal = PostDraft(
        date(_YEAR, 12, 1), PostKind.RENEWAL, "혁신파크 게시판 개편과 현행화", due_on=date(_YEAR, 12, 24)
    )
    office.homepage.add_many([*posts, renewal])
    office.park_events.add_many(
        [
            EventDraft(
                date(_YEAR, *first),
                date(_YEAR, *last) if last else None,
                start,
                end,
                title=title,
                place=place,
                organiser=organiser,
            )
            for first, last, (start, end), title, place, organiser in EVENTS
        ]
    )


def _fill_media(office: Office, tenants: list[int], links: ProjectLinks) -> None:
    office.media.add_many(
        [
            MediaDraft(
                channel,
                outlet,
                title,
                date(_YEAR, *day),
                f"https://www.example.invalid/{channel.name.lower()}/{number}"
                if channel is not Channel.OTHER
                else "",
                reach,
                tenants[whom] if whom is not None else None,
                links.of(title),
            )
            for number, (channel, outlet, title, day, reach, whom) in enumerate(_MEDIA, start=1)
        ]
    )


def _fill_papers(office: Office) -> None:
    department = office.directory.find("DEPARTMENT", "기획예산과")
    office.shared_papers.add_many(
        [
            PaperDraft(date(_YEAR, *day), kind, title, "혁신파크 연계 담당", department)
            for day, kind, title, _ in _PAPERS
        ]
    )
    ids = office.shared_papers.listing(ListQuery(year=_YEAR, order="shared_on")).ids
    with TemporaryDirectory() as folder:
        for key, (_, _, title, names) in zip(ids, _PAPERS, strict=True):
            paths = [Path(folder) / name for name in names]
            for path in paths:
                path.write_bytes(f"예시 자료: {title} – {path.stem}\n".encode())
            if paths:
                office.attachments.add(Owner(Kind.SHARED_PAPER, key), office.attachments.keep(paths))
