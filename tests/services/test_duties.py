"""할 일: what the plan's rules ask for in a year, what satisfies it, ticks and own duties (E13, CAL-2)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.meetings import Meeting
from db.publicity import HomepagePost, NewsletterSlot
from db.returns import CollectionRound
from desktop_app.changes import Act, Change
from desktop_app.clock import PracticeClock
from desktop_app.days_off.records import DayDraft
from desktop_app.duties.reading import due_this_week
from desktop_app.duties.records import Duty, MarkDraft, OwnDutyDraft, Rhythm, Standing
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import Office, compose
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.terms import Deed
from tests.dump import dump

YEAR = 2021


def of_rule(office: Office, rule: str, year: int = YEAR) -> list[Duty]:
    return [one for one in office.duties.of_year(year) if one.rule == rule]


def one(office: Office, rule: str, part: str = "") -> Duty:
    key = f"{YEAR}-{part}" if part else str(YEAR)
    return next(duty for duty in of_rule(office, rule) if duty.span.key == key)


def enter(office: Office, *rows: object) -> Change:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        for row in rows:
            s.add(row)
    return office.store.done(s, (), "넣었습니다.")


def gathering(day: date, kind: str = "WORKSHOP", state: str = "HELD") -> Meeting:
    return Meeting(fiscal_year=day.year, kind=kind, title="협력 워크숍", held_on=day, state=state)


def test_2021_yields_nine_newsletters_nine_homepage_months_and_two_workshops(office: Office) -> None:
    rules = Counter(duty.rule for duty in office.duties.of_year(YEAR))
    assert (rules["newsletter"], rules["newsletter_draft"]) == (9, 9)
    assert rules["homepage"] == 9
    assert rules["workshop"] == 2
    assert rules["virement_list"] == 4
    assert [duty.span.key for duty in of_rule(office, "newsletter")] == [f"2021-{m:02}" for m in range(4, 13)]


@pytest.mark.parametrize(
    ("rule", "part", "stated", "due"),
    [
        ("newsletter_draft", "05", date(2021, 4, 15), date(2021, 4, 15)),
        (
            "newsletter_draft",
            "09",
            date(2021, 8, 15),
            date(2021, 8, 13),
        ),  # a Sunday and a holiday: the Friday before
        ("homepage", "05", date(2021, 5, 5), date(2021, 5, 4)),  # 어린이날
        ("homepage", "06", date(2021, 6, 5), date(2021, 6, 4)),
        ("workshop", "H1", date(2021, 6, 30), date(2021, 6, 30)),
        ("workshop", "H2", date(2021, 12, 31), date(2021, 12, 31)),
        ("promotion_expense", "09", date(2021, 10, 10), date(2021, 10, 8)),
        ("virement_list", "Q2", date(2021, 7, 31), date(2021, 8, 2)),  # by law: a Saturday moves on to Monday
        ("virement_list", "Q4", date(2022, 1, 31), date(2022, 2, 3)),  # 설
        ("budget_bill", "", date(2021, 11, 21), date(2021, 11, 22)),
        ("half_results", "", date(2021, 7, 9), date(2021, 7, 9)),
        ("next_budget", "", date(2021, 8, 31), date(2021, 8, 31)),
        ("year_results", "", date(2021, 12, 10), date(2021, 12, 10)),
        ("execution_end", "", date(2021, 12, 20), date(2021, 12, 20)),
        ("closing", "", date(2021, 12, 31), date(2021, 12, 31)),
        ("imprest_return", "", date(2022, 1, 20), date(2022, 1, 20)),
        ("account_closing", "", date(2022, 2, 10), date(2022, 2, 10)),
        ("records_in_order", "", date(2022, 2, 28), date(2022, 2, 28)),
    ],
)
def test_days_of_the_watch_list_move_off_days_off(
    office: Office, rule: str, part: str, stated: date, due: date
) -> None:
    duty = one(office, rule, part)
    assert (duty.stated_on, duty.due_on) == (stated, due)


def test_the_offices_own_day_off_moves_a_duty(office: Office) -> None:
    office.days_off.add(DayDraft(date(2021, 12, 31), "종무식"))
    assert one(office, "workshop", "H2").due_on == date(2021, 12, 30)
    assert one(office, "closing").due_on == date(2022, 1, 3)


def test_before_the_plan_there_are_no_duties(office: Office) -> None:
    assert office.duties.of_year(2020) == []


def test_a_duty_says_how_it_stands_today(office: Office) -> None:
    words = {
        (duty.rule, duty.span.key): (duty.standing, duty.state.word) for duty in office.duties.of_year(YEAR)
    }
    assert words["newsletter_draft", "2021-10"] == (Standing.LATE, "33일 지남")
    assert words["newsletter", "2021-10"] == (Standing.AHEAD, "D-11")
    assert words["field_visits", "2021"] == (Standing.AHEAD, "수시")


def test_what_is_due_today_says_so(store: Store, office: Office) -> None:
    today = compose(office.folder, store, PracticeClock(date(2021, 12, 20)), Settings())
    assert one(today, "execution_end").state.word == "오늘"


@pytest.mark.parametrize(
    ("rule", "part", "row"),
    [
        (
            "newsletter",
            "05",
            lambda: NewsletterSlot(
                fiscal_year=YEAR, month=date(2021, 5, 1), kind="EVENT", published_on=date(2021, 5, 3)
            ),
        ),
        (
            "newsletter_draft",
            "05",
            lambda: NewsletterSlot(
                fiscal_year=YEAR, month=date(2021, 5, 1), kind="EVENT", draft_on=date(2021, 4, 14)
            ),
        ),
        (
            "homepage",
            "05",
            lambda: HomepagePost(
                fiscal_year=YEAR, month=date(2021, 5, 1), kind="MONTHLY", posted_on=date(2021, 5, 4)
            ),
        ),
        ("workshop", "H1", lambda: gathering(date(2021, 5, 20))),
        ("workshop", "H2", lambda: gathering(date(2021, 9, 2), "COOPERATION")),
    ],
)
def test_a_record_satisfies_its_duty_and_undo_opens_it_again(
    office: Office, rule: str, part: str, row: Callable[[], object]
) -> None:
    others = {duty.id: duty.standing for duty in office.duties.of_year(YEAR)}
    change = enter(office, row())
    done = one(office, rule, part)
    assert (done.standing, done.state.word) == (Standing.DONE, "마침")
    changed = {duty.rule for duty in office.duties.of_year(YEAR) if duty.standing is not others[duty.id]}
    assert changed == ({rule, "newsletter_draft"} if rule == "newsletter" else {rule})
    assert change.inverse is not None
    change.inverse()
    assert one(office, rule, part).open


@pytest.mark.parametrize(
    "row",
    [
        lambda: gathering(date(2021, 5, 20), "KICKOFF"),
        lambda: gathering(date(2021, 5, 20), state="PLANNED"),
        lambda: gathering(date(2021, 5, 20), state="CANCELLED"),
        lambda: gathering(date(2021, 11, 20)),  # a month ahead of today
        lambda: NewsletterSlot(fiscal_year=YEAR, month=date(2021, 5, 1), kind="EVENT"),
        lambda: HomepagePost(
            fiscal_year=YEAR, month=date(2021, 5, 1), kind="RENEWAL", posted_on=date(2021, 5, 4)
        ),
    ],
)
def test_what_does_not_satisfy_leaves_all_open(office: Office, row: Callable[[], object]) -> None:
    enter(office, row())
    kinds = ("workshop", "newsletter", "newsletter_draft", "homepage")
    assert all(duty.open for rule in kinds for duty in of_rule(office, rule))


def test_a_review_of_the_log_satisfies_its_month(store: Store, office: Office) -> None:
    store_of_september = compose(office.folder, store, PracticeClock(date(2021, 9, 14)), Settings())
    store_of_september.access.note(Deed.VIEW, "person 1", 1, "성명")
    september = one(office, "access_review", "09")
    assert (september.standing, september.due_on) == (Standing.AHEAD, date(2021, 10, 29))
    assert one(office, "access_review", "08").standing is Standing.PASSED_OVER
    office.registers.accesses.review()
    assert one(office, "access_review", "09").standing is Standing.DONE


@pytest.mark.parametrize(
    ("first", "last", "half", "year"),
    [
        (date(2021, 1, 1), date(2021, 6, 30), True, False),
        (date(2021, 1, 1), date(2021, 3, 31), False, False),
        (date(2021, 7, 1), date(2021, 9, 30), False, False),
        (date(2021, 7, 1), date(2021, 12, 31), False, True),
    ],
)
def test_a_round_that_was_begun_satisfies_the_half_that_it_ends(
    office: Office, first: date, last: date, *, half: bool, year: bool
) -> None:
    begun: dict[str, Any] = {"token": "T", "opened_on": date(2021, 10, 1), "due_on": date(2021, 12, 31)}
    enter(
        office,
        CollectionRound(
            fiscal_year=YEAR,
            name="취합",
            forms="PROJECTS",
            starts_on=first,
            ends_on=last,
            **begun,
        ),
    )
    assert (one(office, "half_results").standing is Standing.DONE) is half
    assert (one(office, "year_results").standing is Standing.DONE) is year


def test_what_is_pending_has_views_of_its_own(office: Office) -> None:
    """18 October is a Monday: the week ends with the 24th, 홈 looks two weeks ahead."""
    pending = office.duties.pending(YEAR)
    week = office.duties.listing(ListQuery(year=YEAR, view="week")).ids
    soon = office.duties.listing(ListQuery(year=YEAR, view="soon")).ids
    assert list(soon) == [duty.id for duty in pending]
    assert list(week) == [duty.id for duty in pending if duty.due_on <= date(2021, 10, 24)]
    assert 0 < len(week) < len(soon)


def test_the_officer_ticks_a_duty_and_takes_it_back(office: Office) -> None:
    start = dump(office.store)
    key = one(office, "next_budget").id
    office.undo.remember(office.duties.tick([key]))
    ticked = office.duties.record(key)
    assert (ticked.standing, ticked.done_on) == (Standing.DONE, date(2021, 10, 18))
    office.undo.undo()
    assert dump(office.store) == start
    assert office.duties.record(key).standing is Standing.LATE
    office.undo.redo()
    assert office.duties.record(key).standing is Standing.DONE
    office.duties.tick([key])
    assert office.duties.record(key).standing is Standing.LATE


def test_what_records_satisfy_cannot_be_ticked(office: Office) -> None:
    duty = one(office, "newsletter", "05")
    with pytest.raises(InputRefused, match="기록을 보고"):
        office.duties.tick([one(office, "next_budget").id, duty.id])
    assert one(office, "next_budget").open
    with pytest.raises(InputRefused, match="5월호의 게재일"):
        office.duties.mark(duty.id, MarkDraft(date(2021, 5, 1)))


def test_a_duty_is_passed_over_with_a_reason(office: Office) -> None:
    duty = one(office, "newsletter", "05")
    with pytest.raises(InputRefused, match="까닭"):
        office.duties.mark(duty.id, MarkDraft(passed_over=True, note="  "))
    office.duties.mark(duty.id, MarkDraft(passed_over=True, note="5월호는 다른 특집"))
    passed = office.duties.record(duty.id)
    assert (passed.standing, passed.state.word, passed.note) == (
        Standing.PASSED_OVER,
        "해당 없음",
        "5월호는 다른 특집",
    )
    office.duties.mark(duty.id, MarkDraft(version=passed.version))
    assert office.duties.record(duty.id).standing is Standing.LATE
    assert office.duties.record(duty.id).mark_id is None


def test_a_stale_mark_is_refused(office: Office) -> None:
    key = one(office, "next_budget").id
    office.duties.mark(key, MarkDraft(note="초안 냄"))
    with pytest.raises(StaleRecord):
        office.duties.mark(key, MarkDraft(note="다른 말"))


def test_a_tick_ahead_of_today_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="앞으로의 날"):
        office.duties.mark(one(office, "next_budget").id, MarkDraft(date(2021, 10, 19)))


def test_own_duties_come_again_to_the_years_end(office: Office) -> None:
    office.duties.add_own(OwnDutyDraft("주간 회의 자료", Rhythm.MONTHLY, date(2021, 8, 31)))
    office.duties.add_own(OwnDutyDraft("게시판 점검", Rhythm.HALF_YEARLY, date(2021, 5, 3)))
    office.duties.add_own(OwnDutyDraft("간담회 준비", Rhythm.ONCE, date(2021, 10, 23)))
    own = [(duty.name, duty.due_on) for duty in office.duties.of_year(YEAR) if duty.own_id is not None]
    assert own == [
        ("게시판 점검 (5월)", date(2021, 5, 3)),
        ("주간 회의 자료 (8월)", date(2021, 8, 31)),
        ("주간 회의 자료 (9월)", date(2021, 9, 30)),
        ("간담회 준비", date(2021, 10, 22)),  # a Saturday
        ("주간 회의 자료 (10월)", date(2021, 10, 29)),
        ("게시판 점검 (11월)", date(2021, 11, 3)),
        ("주간 회의 자료 (11월)", date(2021, 11, 30)),
        ("주간 회의 자료 (12월)", date(2021, 12, 31)),
    ]


def test_an_own_duty_is_changed_ticked_and_deleted_with_its_ticks(office: Office) -> None:
    start = dump(office.store)
    key = office.duties.add_own(OwnDutyDraft("간담회 준비", Rhythm.ONCE, date(2021, 10, 22))).record_id
    assert key is not None
    office.duties.tick([key])
    own_id = office.duties.record(key).own_id
    assert own_id is not None
    draft = office.duties.own(own_id)
    office.duties.edit_own(
        own_id, OwnDutyDraft("간담회 자리 잡기", draft.rhythm, draft.due_on, "", draft.version)
    )
    assert office.duties.record(key).standing is Standing.DONE
    before = dump(office.store)
    office.undo.remember(office.duties.remove([key]))
    with pytest.raises(RecordMissing):
        office.duties.record(key)
    office.undo.undo()
    assert dump(office.store) == before != start


def test_a_duty_of_the_plan_cannot_be_deleted(office: Office) -> None:
    with pytest.raises(InputRefused, match="지울 수 없습니다"):
        office.duties.remove([one(office, "closing").id])


def test_the_views_count_what_they_show(office: Office) -> None:
    fill_reference(office)
    enter(office, gathering(date(2021, 5, 20)))
    office.duties.tick([one(office, "next_budget").id])
    for view in office.duties.views(ListQuery(year=YEAR)):
        query = ListQuery(year=YEAR, view=view.key)
        ids = office.duties.listing(query).ids
        assert len(ids) == view.count, view.label
        assert list(office.duties.first_ids(query, 3)) == list(ids[:3])
        assert [row.id for row in office.duties.rows(ids)] == list(ids)
    found = office.duties.listing(ListQuery(year=YEAR, text="ㅇㅋㅅ")).ids
    assert {row.rule for row in office.duties.rows(found)} == {"workshop"}


def test_home_tells_what_is_late_and_due_soon_of_both_years(store: Store, office: Office) -> None:
    january = compose(office.folder, store, PracticeClock(date(2022, 1, 10)), Settings())
    names = {duty.name for duty in january.duties.pending(2022)}
    assert "12월 업무추진비 공개" in names
    assert "예외 지출·일상경비 반납" in names
    assert "출납사무 완결" not in names  # a month ahead
    assert "예산 집행 마감" not in names  # 2021's own


def test_another_year_is_what_the_officer_sets(office: Office, store: Store) -> None:
    chosen = {"2022": {"newsletter": {"applies": 0}, "homepage": {"from": 1, "until": 3, "day": 10}}}
    other = compose(office.folder, store, office.clock, Settings(duties=chosen))
    assert of_rule(other, "newsletter", 2022) == []
    assert [duty.stated_on for duty in of_rule(other, "homepage", 2022)] == [
        date(2022, 1, 10),
        date(2022, 2, 10),
        date(2022, 3, 10),
    ]
    assert len(of_rule(other, "newsletter")) == 9


def test_a_duty_is_known_by_its_id_over_years(office: Office) -> None:
    ids = [duty.id for year in (2021, 2022) for duty in office.duties.of_year(year)]
    assert len(set(ids)) == len(ids)
    assert all(office.duties.record(key).id == key for key in ids)


def test_this_week_is_what_is_late_and_what_is_due_by_its_sunday(office: Office) -> None:
    duty = of_rule(office, "newsletter")[0]
    monday, sunday = date(2021, 10, 18), date(2021, 10, 24)
    due = {day: replace(duty, due_on=day) for day in (date(2021, 3, 2), sunday, date(2021, 10, 25))}
    for today in (monday, sunday):
        assert [day for day, one in due.items() if due_this_week(one, today)] == [date(2021, 3, 2), sunday]
