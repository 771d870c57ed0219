"""달력 on paper: everything of the month is on it once, whatever it is called and however much there is."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.changes import Kind
from desktop_app.marks import Mark, State
from desktop_app.reports.month_list import month_report
from desktop_app.reports.month_pages import LEGEND, PAPER, MonthPaper, item_text, render_month
from desktop_app.reports.paper_text import pdf_text
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.schedule.records import DatedItem, DatedKind, DayName, Month, Span
from tests.hostile import HOSTILE, KOREAN
from tests.reports.papers import Paper

JUNE = Month(2021, 6)
USAGE = DatedKind("usage", "대관", "대관", Kind.USAGE, "venues")
DAY = timedelta(days=1)
OFFICE, AS_OF = "은평구 기획예산과", "2021. 6. 14. 기준"


def item(number: int, day: date, title: str, **more: object) -> DatedItem:
    return DatedItem(USAGE, number, day, title, **more)  # type: ignore[arg-type]


def paper(*items: DatedItem, left_out: str = "") -> MonthPaper:
    names = ((date(2021, 6, 6), DayName("현충일", off=True)),)
    return MonthPaper(JUNE, Span(JUNE.first, JUNE.last, items, names), OFFICE, AS_OF, left_out)


def shown(*items: DatedItem, **more: str) -> Paper:
    return Paper(render_month(paper(*items, **more)))


def test_a_month_says_what_it_is_and_names_its_holidays_and_marks() -> None:
    page = shown(left_out="고른 종류만")
    assert len(page) == 1
    for words in ("2021년 6월 일정", OFFICE, AS_OF, "고른 종류만", "현충일", "5. 30.", "7. 3.", "- 1 -"):
        assert words in page.text
    assert "".join(LEGEND.split()) in page.squeezed
    assert page.about["Title"] == "2021년 6월 일정"


def test_a_record_stands_with_hours_kind_and_place_and_its_state_as_a_mark() -> None:
    one = item(
        1, JUNE.day(3), "워크숍", start=840, end=960, where="상상홀", state=State(Mark.LATE, "3일 지남")
    )
    assert item_text(one) == "▲ 14:00~16:00 대관: 워크숍 (상상홀)"
    assert "".join(item_text(one).split()) in shown(one).squeezed


def test_a_day_that_overflows_says_so_and_goes_on_behind_with_all_that_is_left() -> None:
    items = [item(n, JUNE.day(10), f"행사{n:03}호") for n in range(120)]
    page = shown(*items, *(item(900 + n, JUNE.first + DAY * n, f"매일{n:02}차") for n in range(30)))
    assert len(page) > 1
    for n in range(120):
        assert page.squeezed.count(f"행사{n:03}호") == 1
    for n in range(30):
        assert page.squeezed.count(f"매일{n:02}차") == 1
    here = page.texts[0].count("호")
    assert f"외{121 - here - page.texts[0].count('매일09차')}건다음쪽" in "".join(page.texts[0].split())
    assert "2021. 6. 10.(목) 이어서" in page.texts[1]
    assert f"- {len(page)} -" in page.texts[-1]


@pytest.mark.parametrize("text", [*HOSTILE, *KOREAN])
def test_any_text_is_on_the_paper_whole(text: str) -> None:
    page = shown(item(1, JUNE.day(10), text))
    # the reader of the test knows these letters for sure; what stands for rare ones is test_paper_text's matter
    letters = Counter(char for char in pdf_text(text) if "!" <= char <= "~" or "가" <= char <= "힣")
    assert letters <= Counter(page.squeezed)


def test_a_very_long_title_runs_over_columns_and_pages_and_loses_no_letter() -> None:
    page = shown(item(1, JUNE.day(10), "가" * 20_000))
    assert page.squeezed.count("가") == 20_000
    assert all(
        box.bottom > PAPER.y_footer - 4 and box.right < PAPER.size[0] for each in page.boxes for box in each
    )


def test_days_of_other_months_stay_empty_and_several_days_stand_on_each() -> None:
    long = item(1, date(2021, 5, 30), "전시", last=date(2021, 6, 2))
    assert shown(long).squeezed.count("전시") == 2
    wide = replace(paper(long), span=Span(JUNE.opens, JUNE.closes, (long,)))
    assert Paper(render_month(wide)).squeezed.count("전시") == 2


def test_the_same_records_give_the_same_bytes() -> None:
    assert render_month(paper(item(1, JUNE.day(3), "워크숍"))) == render_month(
        paper(item(1, JUNE.day(3), "워크숍"))
    )


def test_the_workbook_lists_the_same_records_with_their_states() -> None:
    items = (
        item(1, JUNE.day(3), "=1+1", start=840, end=960, where="상상홀", state=State(Mark.DONE, "완료")),
        item(2, JUNE.day(29), "전시", last=date(2021, 7, 2)),
    )
    report = month_report(JUNE, paper(*items).span, OFFICE, date(2021, 6, 14), "고른 종류만")
    (sheet,) = load_workbook(BytesIO(render_xlsx(report))).worksheets
    rows = [list(row) for row in sheet.values if any(row)]
    assert ["날짜", "요일", "시각", "종류", "내용", "장소", "상태"] in rows
    found = [row for row in rows if row[3] == "대관"]
    assert [(row[0].day, row[1], row[2] or "", row[4], row[6] or "") for row in found] == [
        (3, "목", "14:00~16:00", "=1+1", "완료"),
        (29, "화", "", "전시", ""),
        (30, "수", "", "전시", ""),
    ]
    assert replace(report, title="x").subtitle == ("2021. 6. 14. 기준 · 고른 종류만",)
