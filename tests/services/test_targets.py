"""목표: what is counted, met or not by period, what the officer writes down, the lines of the 총괄표 (E1)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from db.meetings import Meeting
from db.publicity import HomepagePost, NewsletterSlot
from desktop_app.activities.targets import TargetDraft, TargetPeriod, TargetSource, ValueLine
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office, compose
from desktop_app.performance.targets import Progress
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from desktop_app.reports.year_xlsx import render_year_xlsx
from desktop_app.settings import Settings
from desktop_app.store import Store
from tests.dump import dump
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables

YEAR = 2021
OWN = TargetDraft(name="간담회", unit="회", target=2, fiscal_year=YEAR)


@pytest.fixture
def year_end(store: Store, office: Office) -> Office:
    """The same office after the year."""
    return compose(office.folder, store, PracticeClock(date(2022, 1, 5)), Settings())


def enter(office: Office, *rows: object) -> None:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        for row in rows:
            s.add(row)
    office.store.done(s, (), "")


def workshop(office: Office, day: date, state: str = "HELD") -> int:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        row = Meeting(fiscal_year=YEAR, kind="WORKSHOP", title="협력 워크숍", held_on=day, state=state)
        s.add(row)
        s.flush()
        key: int = row.id
    office.store.done(s, (), "")
    return key


def move(office: Office, key: int, day: date) -> None:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        row = s.get(Meeting, key)
        assert row is not None
        row.held_on = day
    office.store.done(s, (), "")


def reached(office: Office, name: str) -> Progress:
    rows = office.targets.rows(list(office.targets.listing(ListQuery(year=YEAR)).ids))
    found: Progress = next(row.more["progress"] for row in rows if row.draft.name == name)
    return found


def words(office: Office) -> dict[str, str]:
    rows = office.targets.rows(list(office.targets.listing(ListQuery(year=YEAR)).ids))
    return {row.draft.name: row.more["progress"].state.word for row in rows}


def test_the_plans_targets_come_in_the_plans_order_and_go_again(office: Office) -> None:
    start = dump(office.store)
    office.undo.remember(office.targets.add_planned())
    assert list(words(office)) == [
        "검토의견서 제출률",
        "은평소식지 게재",
        "홈페이지 행사 게시",
        "상반기 개최",
        "하반기 개최",
        "추진 단계",
    ]
    totals = [reached(office, name).target for name in words(office)]
    assert totals == [100, 9, 9, 1, 1, 4]
    office.undo.undo()
    assert dump(office.store) == start


def test_only_a_workshop_in_may_meets_the_first_half_and_moving_it_flips(year_end: Office) -> None:
    year_end.targets.add_planned()
    key = workshop(year_end, date(2021, 5, 20))
    assert (words(year_end)["상반기 개최"], words(year_end)["하반기 개최"]) == ("달성", "미달성")
    move(year_end, key, date(2021, 9, 2))
    assert (words(year_end)["상반기 개최"], words(year_end)["하반기 개최"]) == ("미달성", "달성")


def test_a_half_that_is_not_over_is_under_way(office: Office) -> None:
    office.targets.add_planned()
    workshop(office, date(2021, 5, 20))
    assert (words(office)["상반기 개최"], words(office)["하반기 개최"]) == ("달성", "진행 중")


def test_halves_of_one_target_are_judged_apart(year_end: Office) -> None:
    draft = replace(
        OWN, name="반기 워크숍", target=1, period=TargetPeriod.HALF, source=TargetSource.GATHERINGS
    )
    year_end.targets.add(draft)
    workshop(year_end, date(2021, 5, 20))
    workshop(year_end, date(2021, 5, 27))
    found = reached(year_end, "반기 워크숍")
    assert [(one.stretch.label, one.actual, one.state.word) for one in found.periods] == [
        ("상반기", 2, "초과달성"),
        ("하반기", 0, "미달성"),
    ]
    assert (found.target, found.actual, found.state.word) == (2, 2, "1번 미달성")


@pytest.mark.parametrize("state", ["PLANNED", "CANCELLED"])
def test_a_workshop_that_was_not_held_meets_nothing(year_end: Office, state: str) -> None:
    year_end.targets.add_planned()
    workshop(year_end, date(2021, 5, 20), state)
    assert words(year_end)["상반기 개최"] == "미달성"


def test_newsletters_count_by_their_month(office: Office) -> None:
    office.targets.add_planned()
    slots = [
        NewsletterSlot(
            fiscal_year=YEAR, month=date(2021, month, 1), kind="EVENT", published_on=date(2021, month - 1, 28)
        )
        for month in (4, 5, 10)
    ]
    enter(office, *slots, NewsletterSlot(fiscal_year=YEAR, month=date(2021, 9, 1), kind="EVENT"))
    found = reached(office, "은평소식지 게재")
    states = {one.stretch.label: one.state.word for one in found.periods}
    assert (found.target, found.actual) == (9, 3)
    assert states["4월"] == states["10월"] == "달성"
    assert states["9월"] == "미달성"
    assert states["11월"] == "다가옴"
    assert found.rate == Fraction(100, 3)


def test_two_posts_of_a_month_are_one_month(office: Office) -> None:
    office.targets.add_planned()
    enter(
        office,
        *(
            HomepagePost(fiscal_year=YEAR, month=date(2021, 5, 1), kind=kind, posted_on=date(2021, 5, 4))
            for kind in ("MONTHLY", "MONTHLY", "NOTICE")
        ),
    )
    assert reached(office, "홈페이지 행사 게시").actual == 1


def test_what_nobody_records_has_no_figure(office: Office) -> None:
    office.targets.add_planned()
    assert [reached(office, name).actual for name in words(office)] == [None] * 6


def test_the_officers_own_values_add_up_by_period(office: Office) -> None:
    draft = replace(
        OWN,
        period=TargetPeriod.QUARTER,
        values=(
            ValueLine(date(2021, 2, 3), 1),
            ValueLine(date(2021, 3, 3), 2),
            ValueLine(date(2021, 8, 1), 1, "8월"),
            ValueLine(date(2021, 12, 1), 9),
        ),
    )
    key = office.targets.add(draft).record_id
    assert key is not None
    found = reached(office, "간담회")
    assert [(one.actual, one.state.word) for one in found.periods] == [
        (3, "초과달성"),
        (None, "미달성"),
        (1, "미달성"),
        (None, "진행 중"),
    ]
    assert (found.target, found.actual) == (8, 4)  # what is dated ahead of today does not count yet
    stood = office.targets.record(key).draft
    assert [one.value for one in stood.values] == [1, 2, 1, 9]
    office.targets.edit(key, replace(stood, values=stood.values[:2]))
    assert reached(office, "간담회").actual == 3


def test_of_a_written_rate_the_last_value_holds(office: Office) -> None:
    lines = (ValueLine(date(2021, 9, 1), 80), ValueLine(date(2021, 5, 1), 60))
    office.targets.add(replace(OWN, name="만족도", unit="%", target=75, values=lines))
    found = reached(office, "만족도")
    assert (found.target, found.actual, found.state.word) == (75, 80, "초과달성")


def test_lower_is_better_is_judged_when_the_period_is_over(office: Office, year_end: Office) -> None:
    lines = (ValueLine(date(2021, 9, 1), 1),)
    office.targets.add(replace(OWN, name="민원", target=2, lower_is_better=True, values=lines))
    assert reached(office, "민원").state.word == "진행 중"
    assert reached(year_end, "민원").state.word == "초과달성"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(OWN, name=" "), "지표"),
        (replace(OWN, first_month=13), "1월에서 12월"),
        (replace(OWN, first_month=9, last_month=4), "앞입니다"),
        (replace(OWN, values=(ValueLine(None, 3),)), "언제의 값"),
        (replace(OWN, values=(ValueLine(date(2021, 5, 1), None),)), "값을 적으세요"),
    ],
)
def test_what_is_wrong_is_said(office: Office, wrong: TargetDraft, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        office.targets.add(wrong)


def test_a_name_stands_once_in_a_year(office: Office) -> None:
    key = office.targets.add(OWN).record_id
    assert key is not None
    with pytest.raises(InputRefused, match="이미 있습니다"):
        office.targets.add(OWN)
    office.targets.add(replace(OWN, fiscal_year=2022))
    office.targets.edit(key, replace(office.targets.record(key).draft, target=3))


def test_the_report_takes_its_lines_from_the_targets_in_their_order(year_end: Office) -> None:
    year_end.targets.add_planned()
    year_end.targets.add(replace(OWN, field="소통", values=(ValueLine(date(2021, 5, 1), 3),)))
    workshop(year_end, date(2021, 5, 20))
    lines = year_end.performance.year(YEAR, date(2021, 12, 31)).indicators
    shown = [(one.name, one.target, one.actual) for one in lines[:7]]
    assert shown == [
        ("검토의견서 제출률", 100, None),
        ("은평소식지 게재", 9, None),
        ("홈페이지 행사 게시", 9, None),
        ("상반기 개최", 1, 1),
        ("하반기 개최", 1, 0),
        ("추진 단계", 4, None),
        ("간담회", 2, 3),
    ]
    assert [one.name for one in lines[7:]][:2] == ["제안 접수", "추진 사업"]


def test_a_target_replaces_the_automatic_line_that_counts_the_same(office: Office) -> None:
    office.targets.add(replace(OWN, name="제안", source=TargetSource.PROPOSALS, target=30))
    lines = office.performance.year(YEAR, date(2021, 12, 31)).indicators
    assert [one.name for one in lines].count("제안") == 1
    assert "제안 접수" not in [one.name for one in lines]
    office.targets.add(replace(OWN, name="하반기 견학", source=TargetSource.FIELD_VISITS, first_month=7))
    assert "견학" in [one.name for one in office.performance.year(YEAR, date(2021, 12, 31)).indicators]


def test_another_year_without_targets_has_the_same_lines_without_targets(office: Office) -> None:
    mine = office.performance.year(YEAR, date(2021, 12, 31)).indicators
    other = office.performance.year(2022, date(2022, 12, 31)).indicators
    assert [one.name for one in mine] == [one.name for one in other]
    assert {one.target for one in other} == {None}
    assert [one.target for one in mine[:6]] == [100, 9, 9, 1, 1, 4]


def test_screen_pdf_workbook_and_hwpx_say_the_same(year_end: Office) -> None:
    year_end.targets.add_planned()
    year_end.targets.add(replace(OWN, field="소통", values=(ValueLine(date(2021, 5, 1), 3),)))
    workshop(year_end, date(2021, 5, 20))
    summary = year_end.performance.year(YEAR, date(2022, 1, 5))
    names = [one.name for one in summary.indicators]

    def lines(tables: Callable[[bytes], list[object]], data: bytes) -> list[list[str]]:
        found = next(
            table.rows  # type: ignore[attr-defined]
            for table in tables(data)
            if any("상반기개최" in "".join(row).replace(" ", "") for row in table.rows)  # type: ignore[attr-defined]
            and len(table.rows) >= len(names)  # type: ignore[attr-defined]
        )
        return [[cell.replace(" ", "").replace("\n", "") for cell in row] for row in found]

    paper = lines(pdf_tables.tables_in, render_year_pdf(summary))
    hangul = lines(hwpx_tables.tables_in, render_hwpx(year_report(summary)))
    book = lines(xlsx_tables.tables_in, render_year_xlsx(summary))
    assert paper == hangul
    for rows in (paper, book):
        assert [row for row in rows if "간담회" in "".join(row)]
    screen = {
        name: one for name, one in words(year_end).items() if name in {"상반기 개최", "하반기 개최", "간담회"}
    }
    assert screen == {"상반기 개최": "달성", "하반기 개최": "미달성", "간담회": "초과달성"}
    graded = {row[2].split("(")[0]: row[6] for row in paper}
    assert (graded["상반기개최"], graded["하반기개최"], graded["간담회"]) == ("달성", "미달성", "초과달성")
