"""홍보: the relay's months and who waits for a turn, the homepage's months, media by channel, papers on 새올."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.activities.homepage import PostDraft, PostKind
from desktop_app.activities.media import Channel, MediaDraft
from desktop_app.activities.newsletter import NewsKind, SlotDraft
from desktop_app.activities.park_events import EventDraft
from desktop_app.activities.shared_papers import PaperDraft, PaperKind
from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.days_off.records import DayDraft
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.duplicates.records import LikeKind, Merge
from desktop_app.errors import InputRefused
from desktop_app.marks import Mark
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.dump import dump
from tests.intake_office import Taker, file_of, tally

YEAR = 2021
JUNE, JULY, DECEMBER = (date(YEAR, number, 1) for number in (6, 7, 12))


@pytest.fixture
def office(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    for name, field in (("느티나무 살림연구소", "친환경"), ("꽃씨 청년일터", "청년/경제"), ("나래 책방", "")):
        office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE, field=field))
    return office


def tenant(office: Office, name: str) -> int:
    key = office.directory.find("TENANT", name)
    assert key is not None
    return key


def waiting(office: Office, *asked: str) -> list[str]:
    return [one.name for one in office.newsletter.candidates(*asked)]


def empty(office: Office) -> list[int]:
    return [one.month.month for one in office.newsletter.empty_months(YEAR)]


def test_a_year_without_places_shows_nine_empty_months(office: Office) -> None:
    months = office.newsletter.months(YEAR)
    assert [one.month.month for one in months] == list(range(4, 13))
    assert all(one.row is None and one.state.word == "빈 달" for one in months)
    assert [one.month.month for one in months if one.late] == [4, 5, 6, 7, 8, 9, 10, 11]  # today is 10. 18.


def test_seven_filled_leave_two_empty(office: Office) -> None:
    for number in (4, 5, 6, 8, 10, 11, 12):
        office.newsletter.add(SlotDraft(date(YEAR, number, 1), NewsKind.EVENT, title=f"{number}월 소식"))
    assert empty(office) == [7, 9]
    relay = office.newsletter.relay(YEAR)
    assert (relay.empty, relay.published) == (2, 0)


def test_a_month_outside_the_plan_is_shown_where_it_has_a_place(office: Office) -> None:
    office.newsletter.add(SlotDraft(date(YEAR, 2, 1), NewsKind.OTHER, title="설 인사"))
    months = office.newsletter.months(YEAR)
    assert [one.month.month for one in months] == [2, *range(4, 13)]
    assert [one.planned for one in months][:2] == [False, True]
    assert len(empty(office)) == 9


def test_a_tenant_put_into_a_month_leaves_the_list_and_comes_back(office: Office) -> None:
    key = tenant(office, "느티나무 살림연구소")
    before = dump(office.store)
    assert "느티나무 살림연구소" in waiting(office)
    change = office.newsletter.put(key, JUNE)
    office.undo.remember(change)
    assert change.summary == "‘느티나무 살림연구소’를 2021. 6. 소식지에 넣었습니다."
    assert "느티나무 살림연구소" not in waiting(office)
    assert 6 not in empty(office)
    office.undo.undo()
    assert "느티나무 살림연구소" in waiting(office)
    assert dump(office.store) == before


def test_a_tenant_of_another_year_was_introduced_too_and_one_that_left_does_not_wait(office: Office) -> None:
    gone = office.tenants.add(
        TenantDraft(
            "떠난 공방", place=TenantPlace.MIRAE, moved_in_on=date(2020, 1, 2), moved_out_on=date(2021, 3, 1)
        )
    )
    assert gone.record_id is not None
    assert "떠난 공방" not in waiting(office)
    office.newsletter.put(tenant(office, "나래 책방"), date(2020, 5, 1))
    assert "나래 책방" not in waiting(office)


def test_who_waits_is_found_by_initials_and_field(office: Office) -> None:
    assert waiting(office, "ㄲㅆ") == ["꽃씨 청년일터"]
    assert waiting(office, "", "", "친환경") == ["느티나무 살림연구소"]
    assert waiting(office, "없는 곳") == []


def test_one_place_a_month(office: Office) -> None:
    office.newsletter.add(SlotDraft(JUNE, NewsKind.EVENT, title="씨앗 장터"))
    with pytest.raises(InputRefused, match="씨앗 장터"):
        office.newsletter.put(tenant(office, "나래 책방"), JUNE)
    with pytest.raises(InputRefused, match="한 달에 한 자리"):
        office.newsletter.add(SlotDraft(date(YEAR, 6, 20), NewsKind.EVENT, title="다른 것"))
    assert len(empty(office)) == 8


def test_a_tenant_introduced_twice_is_told_and_not_refused(office: Office) -> None:
    key = tenant(office, "나래 책방")
    office.newsletter.put(key, JUNE)
    again = SlotDraft(JULY, NewsKind.TENANT, key, title="한 번 더")
    told = [one for one in office.newsletter.problems(again) if one.field == "tenant_id"]
    assert [(one.blocks, "2021. 6." in one.text) for one in told] == [(False, True)]
    office.newsletter.add(again)
    assert 7 not in empty(office)


def test_a_draft_is_due_on_the_usual_day_unless_said_otherwise(office: Office) -> None:
    office.days_off.add(DayDraft(date(2021, 11, 15), "개청 기념"))
    usual = office.newsletter.add(SlotDraft(DECEMBER, NewsKind.EVENT, title="겨울")).record_id
    assert usual is not None
    assert office.newsletter.record(usual).draft.draft_due == date(2021, 11, 12)
    office.newsletter.move(usual, JULY)
    moved = office.newsletter.record(usual).draft
    assert (moved.month, moved.draft_due) == (JULY, date(2021, 6, 15))
    office.newsletter.edit(usual, replace(moved, draft_due=date(2021, 6, 10)))
    office.newsletter.move(usual, DECEMBER)
    assert office.newsletter.record(usual).draft.draft_due == date(2021, 6, 10)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, (Mark.LATE, "원고 늦음")),
        ({"draft_due": date(2021, 12, 1)}, (Mark.WAITING, "원고 대기")),
        ({"draft_on": date(2021, 10, 1)}, (Mark.HALF, "원고 받음")),
        ({"draft_on": date(2021, 10, 1), "published_on": date(2021, 11, 1)}, (Mark.DONE, "게재")),
    ],
)
def test_the_state_of_a_place(office: Office, changes: dict[str, date], state: tuple[Mark, str]) -> None:
    draft = replace(SlotDraft(date(YEAR, 11, 1), NewsKind.EVENT, title="가을"), **changes)
    office.newsletter.add(draft)
    shown = next(one.state for one in office.newsletter.months(YEAR) if one.row)
    assert (shown.mark, shown.word) == state


def test_the_request_for_a_draft_names_nobody(office: Office) -> None:
    key = office.newsletter.put(tenant(office, "나래 책방"), DECEMBER).record_id
    assert key is not None
    text = office.newsletter.request_text(key)
    assert "나래 책방 담당자님께" in text
    assert "2021년 12월호" in text
    assert "2021. 11. 15.(월)까지" in text
    assert "@" not in text


def test_what_home_tells_is_what_the_months_show(office: Office) -> None:
    office.newsletter.put(tenant(office, "나래 책방"), DECEMBER)  # due 11. 15.: not late
    office.newsletter.put(tenant(office, "꽃씨 청년일터"), JUNE)  # due 5. 14.: late
    told = [(one.month, one.row is None) for one in office.newsletter.missed(YEAR)]
    shown = [(one.month, one.row is None) for one in office.newsletter.months(YEAR) if one.late]
    assert told == shown
    assert [one.month for one in office.homepage.missed(YEAR)] == [
        one.month for one in office.homepage.months(YEAR) if one.late
    ]


def test_a_month_without_a_posting_is_late_after_its_day(office: Office) -> None:
    def states() -> dict[int, str]:
        return {one.month.month: one.state.word for one in office.homepage.months(YEAR)}

    assert states() == {**dict.fromkeys(range(4, 11), "게시 늦음"), 11: "게시 전", 12: "게시 전"}
    key = office.homepage.add(PostDraft(JULY, gathered_on=date(2021, 7, 2))).record_id
    assert key is not None
    assert states()[7] == "게시 늦음"
    stood = office.homepage.record(key).draft
    assert stood.due_on == date(2021, 7, 5)
    office.homepage.edit(key, replace(stood, posted_on=date(2021, 7, 8), address="https://example.invalid/7"))
    assert states()[7] == "게시"
    office.homepage.add(PostDraft(date(YEAR, 8, 1), PostKind.NOTICE, "방역 알림", posted_on=date(2021, 8, 2)))
    assert states()[8] == "게시 늦음"


def test_events_are_counted_in_every_month_that_they_touch(office: Office) -> None:
    events = office.park_events
    events.add(EventDraft(date(2021, 7, 31), date(2021, 8, 1), title="손수 만들기 잔치"))
    events.add(
        EventDraft(date(2021, 7, 3), title="빗물 정원", start_minute=840, end_minute=960, place="옥상")
    )
    counts = {one.month.month: one.events for one in office.homepage.months(YEAR)}
    assert (counts[7], counts[8], counts[9]) == (2, 1, 0)
    plan = office.homepage.plan(JULY)
    assert [row.draft.title for row in plan.events] == ["빗물 정원", "손수 만들기 잔치"]
    assert "  - 일시: 7. 3.(토) 14:00~16:00" in plan.text
    assert "  - 일시: 7. 31.(토)~8. 1.(일)" in plan.text
    assert "<" not in plan.text
    with pytest.raises(InputRefused, match="행사가 없습니다"):
        office.homepage.plan(date(2021, 9, 1))


def test_a_pasted_plan_of_events_comes_in(office: Office) -> None:
    file = file_of(
        ("일시", "행사", "장소", "주최"),
        ("2021. 7. 3.", "빗물 정원", "옥상", "센터"),
        ("7/17(토)", "여름 교실", "", ""),
    )
    taker = Taker(office, "park_event")
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 2}
    taker.take(outlook, file)
    assert [row.draft.title for row in office.homepage.plan(JULY).events] == ["빗물 정원", "여름 교실"]


def test_a_relay_plan_comes_in_by_months_and_a_taken_month_is_told(office: Office) -> None:
    office.newsletter.add(SlotDraft(JUNE, NewsKind.EVENT, title="씨앗 장터"))
    file = file_of(
        ("게재월", "구분", "단체", "제목"),
        ("6월", "행사·교육", "", "씨앗 장터에 오세요"),
        ("7월", "입주단체 소개", "나래 책방", "책 읽는 여름"),
    )
    taker = Taker(office, "newsletter_slot")
    outlook = taker.look(file)
    assert tally(outlook) == {"바뀜": 1, "새로": 1}
    taker.take(outlook, file)
    months = {one.month.month: one for one in office.newsletter.months(YEAR) if one.row}
    assert {number: one.about for number, one in months.items()} == {6: "", 7: "나래 책방"}
    assert months[7].due == date(2021, 6, 15)


def test_media_is_counted_by_channel_and_month_until_a_day(office: Office) -> None:
    for channel, day, reach in (
        (Channel.BLOG, date(2021, 4, 8), 100),
        (Channel.BLOG, date(2021, 4, 30), None),
        (Channel.SNS, date(2021, 10, 18), 7),
        (Channel.SNS, date(2021, 10, 19), 9),  # tomorrow
        (Channel.BLOG, date(2020, 4, 8), 5),
    ):
        office.media.add(MediaDraft(channel, title="알림", published_on=day, reach=reach))
    *lines, total = office.publicity.media_year(YEAR).lines
    assert {line.label: (line.total, line.reach) for line in lines if line.total} == {
        "블로그": (2, 100),
        "SNS": (1, 7),
    }
    assert (total.total, total.reach, total.months[3], total.months[9]) == (3, 107, 2, 1)


def test_the_advice_tells_of_what_falls_before_the_election(office: Office) -> None:
    assert office.publicity.advice(YEAR) == ("", "")
    press = MediaDraft(Channel.PRESS, title="보도", published_on=date(2021, 12, 10))
    office.media.add(press)
    assert office.publicity.advice(YEAR) == ("", "")
    office.media.add(replace(press, channel=Channel.YOUTUBE))
    what, text = office.publicity.advice(YEAR)
    assert what == "선거 전 홍보"
    assert text.startswith("유튜브 2021. 12. 10.")


def test_shared_papers_list_their_files(office: Office, tmp_path: Path) -> None:
    first = office.shared_papers.add(PaperDraft(date(2021, 5, 18), PaperKind.STATUS, "현황(5월)")).record_id
    office.shared_papers.add(PaperDraft(date(2021, 4, 12), PaperKind.MAIN_WORKS, "추진계획"))
    assert first is not None
    for name in ("현황.csv", "안내.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    kept = office.attachments.keep([tmp_path / "현황.csv", tmp_path / "안내.txt"])
    office.undo.remember(office.attachments.add(Owner(Kind.SHARED_PAPER, first), kept))
    listed = office.shared_papers.paper_list(YEAR)
    assert [(row.draft.title, name) for row, name in listed.lines] == [
        ("추진계획", ""), ("현황(5월)", "현황.csv"), ("현황(5월)", "안내.txt"),
    ]  # fmt: skip
    assert listed.files == 2
    office.undo.undo()
    assert office.shared_papers.paper_list(YEAR).files == 0


def test_two_tenants_made_one_keep_their_place(office: Office) -> None:
    kept, gone = tenant(office, "나래 책방"), tenant(office, "꽃씨 청년일터")
    place = office.newsletter.put(gone, JUNE).record_id
    assert place is not None
    shown = office.merging.turned(LikeKind.TENANT, kept, gone)
    assert shown.moved_words == "은평소식지 1달"
    office.merging.merge(Merge(shown.kind, kept, gone, shown.versions, {}))
    assert office.newsletter.record(place).draft.tenant_id == kept
    assert waiting(office) == ["느티나무 살림연구소"]
