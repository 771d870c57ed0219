"""Meetings of the example's year: from the first talk to the working meeting, and one workshop in each half.

All people are invented; one 실무협의 has no 초동미팅 before it, as the view for that shall show.
"""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from desktop_app.directory.records import Body, BodyKind
from desktop_app.example.names import FAMILY, GIVEN, POSTS
from desktop_app.listing import ListQuery
from desktop_app.meeting_terms import AttendeeSide, ItemKind, MeetingKind, MeetingMode, MeetingState
from desktop_app.meetings.records import Attendee, FollowUp, MeetingDraft, MeetingItem, Who
from desktop_app.office import Office

YEAR: Final = 2021


def _step(task: str, owner: str, due: tuple[int, int], done: tuple[int, int] | None = None) -> FollowUp:
    done_on = date(YEAR, *done) if done else None
    return FollowUp(None, task, owner=owner, due_on=date(YEAR, *due), done_on=done_on)


_HELD: Final = MeetingDraft(
    start_minute=14 * 60, end_minute=16 * 60, place="미래청 2층", state=MeetingState.HELD
)
_KICKOFF: Final = replace(_HELD, kind=MeetingKind.KICKOFF)
_WORKING: Final = replace(_HELD, kind=MeetingKind.WORKING, place="구청 5층 회의실")
_ROOM: Final = "상상청 상상홀"
_LISTED: Final = 40
_MEETINGS: Final = (
    replace(
        _KICKOFF, title="제로웨이스트 상점 초동미팅", held_on=date(2021, 4, 20), district_people=3, park_people=4,
        other_people=1, agenda="참여 상점 모집 방법\n다회용기 대여 범위",
        summary="- 상점 20곳을 세 구역으로 나눔\n- 홍보물은 구청이 맡음",
        decisions="5월 중 상점 설명회를 엽니다.",
        follow_ups=(
            _step("상점 설명회 장소 잡기", "기획예산팀", (5, 7), (5, 4)),
            _step("참여 신청서 양식 만들기", "서울혁신센터 담당", (4, 30), (4, 29)),
        ),
    ),
    replace(
        _WORKING, title="제로웨이스트 상점 실무협의", held_on=date(2021, 6, 2), district_people=4, park_people=5,
        agenda="다회용기 회수 동선", summary="- 회수함을 세 구역에 하나씩 둠\n- 세척은 입주단체가 맡음",
        decisions="회수함 위치를 6월 안에 정합니다.",
        follow_ups=(
            _step("회수함 위치 도면 보내기", "자원순환팀", (6, 25), (6, 24)),
            _step("세척비 견적 받기", "서울혁신센터 담당", (12, 10)),
        ),
    ),
    replace(
        _KICKOFF, title="전환타운 초동미팅", held_on=date(2021, 5, 11), district_people=2, park_people=6,
        agenda="간판 세 곳의 작가 정하기", summary="- 작가 세 명과 상점을 맺음",
        decisions="시안을 6월 말까지 받습니다.",
        follow_ups=(_step("간판 시안 세 점 받기", "문화예술팀", (6, 30), (7, 2)),),
    ),
    replace(
        _WORKING, title="전환타운 간판 실무협의", held_on=date(2021, 7, 14), mode=MeetingMode.REMOTE, tool="줌(Zoom)",
        link="https://meet.example.invalid/town-0714", recording="녹화함(업무 폴더 붙임)", place="",
        district_people=3, park_people=3, agenda="간판 설치 일정", summary="- 방역 단계가 올라 화상으로 진행함",
        decisions="9월에 설치합니다.",
        follow_ups=(_step("도로점용 필요한지 확인", "건설관리과 팀장", (12, 24)),),
    ),
    replace(
        _KICKOFF, title="혁신 나눔왓에버 초동미팅", held_on=date(2021, 6, 16), district_people=3, park_people=4,
        agenda="난제 접수 창구", summary="- 홈페이지와 동주민센터 두 곳으로 받음", decisions="7월부터 접수합니다.",
        follow_ups=(_step("동주민센터 안내문 보내기", "기획예산팀", (7, 5), (7, 1)),),
    ),
    replace(
        _WORKING, title="혁신 나눔왓에버 실무협의", held_on=date(2021, 9, 8), district_people=3, park_people=3,
        agenda="접수한 난제 나누기", summary="- 난제 다섯 건의 소관을 정함", decisions="답변은 한 달 안에 보냅니다.",
        follow_ups=(_step("난제 다섯 건 답변 모으기", "스마트도시팀", (12, 17)),),
    ),
    replace(
        _WORKING, title="주민 데이터 모임 실무협의", held_on=date(2021, 10, 27), district_people=2, park_people=2,
        agenda="공개할 자료의 범위", summary="- 개인정보가 없는 자료만 나눔", decisions="자료 목록을 먼저 만듭니다.",
        follow_ups=(_step("공개 자료 목록 만들기", "스마트도시팀", (11, 30)),),
    ),
    replace(
        _HELD, kind=MeetingKind.ROUND_TABLE, title="청년 입주단체 간담회", held_on=date(2021, 8, 25), place="청년허브",
        district_people=3, park_people=9, agenda="청년 공간의 바람", summary="- 공유 부엌 사용 시간을 늘려 달라고 함",
        decisions="서울혁신센터와 시간을 다시 정합니다.",
        follow_ups=(_step("공유 부엌 시간 협의", "청년지원팀", (9, 30), (9, 28)),),
    ),
    replace(
        _HELD, kind=MeetingKind.COOPERATION, title="하반기 협력회의", held_on=date(2021, 11, 10), district_people=6,
        park_people=8, other_people=2, agenda="내년 연계사업 수요", summary="- 부서별 수요 12건을 나눔",
        decisions="12월에 내년 계획을 함께 봅니다.",
        follow_ups=(_step("내년 수요 12건 정리해 보내기", "기획예산팀", (12, 20)),),
    ),
    replace(
        _WORKING, title="내년 연계사업 실무협의", held_on=date(2021, 12, 28), state=MeetingState.PLANNED,
        agenda="내년 계획 초안", district_people=4, park_people=4,
    ),
)  # fmt: skip
_PROJECTS: Final = {"제로웨이스트": "제로웨이스트", "전환타운": "전환타운", "나눔왓에버": "나눔왓에버"}
_WORKSHOP: Final = replace(
    _HELD, kind=MeetingKind.WORKSHOP, start_minute=14 * 60, end_minute=17 * 60, place=_ROOM,
    agenda="제안설명을 듣고 함께할 부서를 찾음",
)  # fmt: skip


def fill_meetings(office: Office, dice: Random) -> None:
    """Ten meetings about projects and linkages, and a workshop in each half of the year; one pitch is a proposal."""
    projects = {
        row.name: row.id for row in office.projects.rows(office.projects.first_ids(ListQuery(year=YEAR), 200))
    }
    office.meetings.add_many([replace(one, project_id=_project(one.title, projects)) for one in _MEETINGS])
    tenants = [one.id for one in office.directory.tenants() if not one.hint]
    spring = replace(
        _WORKSHOP, title="상반기 협력 워크숍", held_on=date(2021, 5, 26),
        summary="- 제안설명 두 건, 발제 한 건\n- 함께할 부서 네 곳이 나섬", decisions="제안 두 건을 접수합니다.",
        attendees=_people(office, dice, came=0.8), items=_items(tenants, 0),
        follow_ups=(_step("제안설명 자료를 부서에 나누기", "기획예산팀", (6, 4), (6, 3)),),
    )  # fmt: skip
    autumn = replace(
        _WORKSHOP, title="하반기 협력 워크숍", held_on=date(2021, 12, 22), mode=MeetingMode.MIXED, tool="줌(Zoom)",
        link="https://meet.example.invalid/workshop", state=MeetingState.PLANNED,
        attendees=_people(office, dice, came=None), items=_items(tenants, 3),
    )  # fmt: skip
    change = office.workshops.add(spring)
    office.workshops.add(autumn)
    assert change.record_id is not None  # noqa: S101 - it was just made
    pitch = next(
        one for one in office.workshops.record(change.record_id).draft.items if one.kind is ItemKind.PITCH
    )
    office.pitches.make(pitch.id or 0)


def _project(title: str, projects: dict[str, int]) -> int | None:
    word = next((found for sign, found in _PROJECTS.items() if sign in title), None)
    return next((key for name, key in projects.items() if word and word in name), None)


def _people(office: Office, dice: Random, came: float | None) -> tuple[Attendee, ...]:
    """Forty people: a quarter from departments, the rest from tenants and partners; unmarked before the day."""
    directory = office.directory
    offices = [one.id for one in directory.departments()][:10]
    tenants = [one.id for one in directory.tenants() if not one.hint]
    partners = [one.id for one in directory.partners()][:6]
    bodies = [Body(BodyKind.DEPARTMENT, key) for key in offices]
    bodies += [Body(BodyKind.PARTNER, key) for key in partners]
    bodies += [Body(BodyKind.TENANT, key) for key in dice.sample(tenants, _LISTED - len(bodies) - 2)]
    whos: list[Who] = [one.key for one in bodies]
    whos += ["마을 활동가 모임", "이웃 상인회"]
    return tuple(_person(who, dice, came) for who in whos)


def _person(who: Who, dice: Random, came: float | None) -> Attendee:
    body = Body.of_key(who) if isinstance(who, int) else None
    district = body is not None and body.kind is BodyKind.DEPARTMENT
    side = AttendeeSide.DISTRICT if district else AttendeeSide.PARK if body else AttendeeSide.OTHER
    post = dice.choice(("팀장", "주무관")) if district else dice.choice(POSTS)
    present = None if came is None else dice.random() < came
    return Attendee(None, dice.choice(FAMILY) + dice.choice(GIVEN), who, post, side, present)


def _items(tenants: list[int], first: int) -> tuple[MeetingItem, ...]:
    one, two, three = (Body(BodyKind.TENANT, key).key for key in tenants[first : first + 3])
    return (
        MeetingItem(None, "여는 말", ItemKind.OTHER, "기획예산과", minutes=10),
        MeetingItem(
            None, "골목 빈터 텃밭 학교", ItemKind.PITCH, one, minutes=20,
            note="골목 빈터를 텃밭으로 가꾸는 주말 학교. 동주민센터와 함께 운영하기를 바람.",
        ),
        MeetingItem(
            None, "다회용 그릇 함께 쓰기", ItemKind.PITCH, two, minutes=20, note="행사 때 쓰는 다회용 그릇을 빌려 줌.",
        ),
        MeetingItem(None, "혁신파크와 은평의 지난 5년", ItemKind.TOPIC, three, minutes=30),
        MeetingItem(None, "연계사업 현황과 사례", ItemKind.STATUS, "기획예산과", minutes=30),
        MeetingItem(None, "함께 이야기하기", ItemKind.OTHER, minutes=60),
    )  # fmt: skip
