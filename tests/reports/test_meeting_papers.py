"""회의 결과, 식순 and 등록부 as they are printed: what they say, and whom they name (features.md C6, E2, E3)."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from desktop_app.meeting_terms import AttendeeSide, ItemKind, MeetingKind, MeetingMode, MeetingState
from desktop_app.meetings.records import Attendee, FollowUp, MeetingDraft, MeetingItem, MeetingSheet
from desktop_app.reports.blocks import Report
from desktop_app.reports.meeting_papers import minutes_report, programme_report, sign_in_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from tests.reports import hwpx_tables
from tests.reports.papers import Paper

HEADS = "연번소속직위성명서명"


def people(count: int) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(
            number,
            f"홍하람{number:02}",
            None,
            "팀장",
            AttendeeSide.PARK,
            present=number != 1,
            body="꽃씨 청년일터",
        )
        for number in range(1, count + 1)
    )


@pytest.fixture
def sheet() -> MeetingSheet:
    draft = MeetingDraft(
        kind=MeetingKind.WORKSHOP,
        title="상반기 협력 워크숍",
        held_on=date(2021, 5, 26),
        start_minute=840,
        end_minute=960,
        place="상상홀",
        mode=MeetingMode.MIXED,
        tool="줌",
        state=MeetingState.HELD,
        agenda="함께할 일",
        summary="나눈 말\n- 작은 말",
        attendees=people(40),
        items=(
            MeetingItem(1, "여는 말", minutes=10, body="기획예산과", speaker="권별이"),
            MeetingItem(2, "골목 텃밭", ItemKind.PITCH, minutes=20, body="꽃씨 청년일터"),
        ),
        follow_ups=(FollowUp(1, "견적 받기", 3, "홍길동", date(2021, 6, 9)),),
    )
    return MeetingSheet(7, "은평구청 기획예산과", date(2021, 6, 1), draft, ("골목 장터",), {3: "자원순환과"})


def paper(report: Report) -> Paper:
    return Paper(render_pdf(report))


def test_the_sign_in_sheet_has_forty_names_and_its_head_on_each_page(sheet: MeetingSheet) -> None:
    made = paper(sign_in_report(sheet, 5, named=True))
    pages = ["".join(text.split()) for text in made.texts]
    assert len(pages) >= 2
    assert all(HEADS in page for page in pages)
    whole = "".join(pages)
    assert all(f"홍하람{number:02}" in whole for number in range(1, 41))
    book = load_workbook(BytesIO(render_xlsx(sign_in_report(sheet, 5, named=True)))).worksheets[0]
    numbers = [cell.value for cell in book["A"] if isinstance(cell.value, int)]
    assert numbers == list(range(1, 46))
    assert min(book.row_dimensions[cell.row].height for cell in book["A"] if cell.value in {1, 45}) == 30


def test_rows_to_sign_in_are_higher_than_others(sheet: MeetingSheet) -> None:
    tall = paper(sign_in_report(sheet, 0, named=True))
    tops = sorted({round(box.top) for box in tall.boxes[0]}, reverse=True)
    gaps = [gap for one, other in pairwise(tops) if (gap := one - other) > 5]
    assert min(gaps[-8:]) >= 28  # a centimetre


def test_names_stand_only_where_they_were_asked_for(sheet: MeetingSheet) -> None:
    for make in (minutes_report, programme_report):
        hidden, shown = (paper(make(sheet, named=named)).squeezed for named in (False, True))
        for name in ("홍하람02", "권별이", "홍길동"):
            assert name not in hidden
        assert "권별이" in shown
    masked = paper(sign_in_report(sheet, 0, named=False)).squeezed
    assert "홍하람" not in masked


def test_the_minutes_say_when_where_who_and_what_next(sheet: MeetingSheet) -> None:
    text = paper(minutes_report(sheet, named=False)).squeezed
    for words in (
        "상반기협력워크숍결과",
        "일시:2021.5.26.(수)14:00~16:00",
        "장소:상상홀·혼합(줌)",
        "관련:골목장터",
        "참석:파크39명(계39명,불참1명)",
        "파크:꽃씨청년일터",
        "결정사항❍해당사항없음",
        "자원순환과홍*동2021.6.9.",
    ):
        assert words in text, words
    planned = replace(sheet, draft=replace(sheet.draft, state=MeetingState.PLANNED, attendees=()))
    assert "계획" in minutes_report(planned, named=False).title


def test_the_programme_reckons_its_times(sheet: MeetingSheet) -> None:
    rows = hwpx_tables.tables_in(render_hwpx(programme_report(sheet, named=False)))[0].rows
    assert [row[:3] for row in rows] == [
        ["14:00~14:10", "기타", "여는말"],
        ["14:10~14:30", "제안설명", "골목텃밭"],
        ["계", "", ""],
    ]
    assert [row[4] for row in rows] == ["10", "20", "30"]


def test_hostile_words_are_words(sheet: MeetingSheet) -> None:
    bad = "=1+1 <b>굵게</b> & 'x'"
    draft = replace(sheet.draft, title=bad, place=bad, summary=bad, items=(MeetingItem(1, bad, body=bad),))
    for report in (
        minutes_report(replace(sheet, draft=draft), named=True),
        programme_report(replace(sheet, draft=draft), named=True),
    ):
        assert "<b>굵게</b>" in paper(report).squeezed
        assert render_hwpx(report)
        assert render_xlsx(report)


def test_a_long_line_in_the_workbook_wraps_over_the_table(sheet: MeetingSheet) -> None:
    bodies = tuple(replace(one, body=f"꽃씨 청년일터 {one.id}호") for one in sheet.draft.attendees)
    made = render_xlsx(
        minutes_report(replace(sheet, draft=replace(sheet.draft, attendees=bodies)), named=True)
    )
    book = load_workbook(BytesIO(made)).worksheets[0]
    (long,) = [
        cell
        for row in book.iter_rows()
        for cell in row
        if "40호" in str(cell.value) and "2호" in str(cell.value)
    ]
    assert long.alignment.wrap_text
    assert any(long.coordinate in merged for merged in book.merged_cells.ranges)
    assert book.row_dimensions[long.row].height > 60
    assert not [cell for row in book.iter_rows() for cell in row if "〈" in str(cell.value)]
