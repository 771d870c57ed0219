"""공간조성 건의 on paper: each suggestion with all that was heard of the City (features.md E12)."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.activities.space_suggestions import SpaceSuggestionDraft, SuggestionResult
from desktop_app.performance.records import Line
from desktop_app.register.kind import RegisterRow
from desktop_app.reports.blocks import Block, Column, Front, Report, Section, Shape, Table
from desktop_app.reports.blocks import Row as Cells
from desktop_app.values import date_text

TITLE = "혁신파크 공간조성 건의 관리대장"
NOTHING = "건의한 것이 없습니다."
Row = RegisterRow[SpaceSuggestionDraft]
LIST = (
    Column("연번", Shape.ORDER, 12),
    Column("전달일", Shape.SHORT_DATE, 22),
    Column("건의", Shape.TEXT, 81),
    Column("문서번호", Shape.TEXT, 36),
    Column("서울시 부서", Shape.TEXT, 34),
    Column("소관", Shape.TEXT, 28),
    Column("결과", Shape.LABEL, 20),
    Column("마지막 소식", Shape.SHORT_DATE, 24),
)
HEARD = (
    Column("연번", Shape.ORDER, 12),
    Column("날짜", Shape.DATE, 30),
    Column("서울시 진행", Shape.TEXT, 169),
    Column("들은 곳", Shape.TEXT, 46),
)


def suggestions_title(year: int, as_of: date) -> str:
    """The name of the file, without an ending."""
    return f"{TITLE} {year}({as_of.isoformat()})"


def suggestions_report(rows: Sequence[Row], year: int, office: str, as_of: date) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    days = (f"{year}년  기준일 {date_text(as_of)}",)
    sections = [Section("", "", "건의 목록", tuple(_list(rows)), wide=True)]
    if rows:
        sections.append(Section("", "건의별 진행", "진행", tuple(_each(rows)), wide=True, alone=True))
    return Report(TITLE, office, days, tuple(sections), Front.TITLE)


def _list(rows: Sequence[Row]) -> Iterator[Block]:
    if not rows:
        yield Line(1, NOTHING)
        return
    counts = {one: sum(row.draft.result is one for row in rows) for one in SuggestionResult}
    told = ", ".join(f"{one.value} {count}건" for one, count in counts.items() if count)
    yield Line(1, f"모두 {len(rows)}건: {told}")
    yield Table("건의 목록", LIST, tuple(_row(number, row) for number, row in enumerate(rows, start=1)))


def _row(number: int, row: Row) -> Cells:
    draft, latest = row.draft, row.draft.latest
    return (
        number,
        draft.sent_on,
        draft.title,
        draft.document_number,
        draft.city_department,
        row.names["department_id"],
        draft.result.value,
        latest.noted_on if latest else None,
    )


def _each(rows: Sequence[Row]) -> Iterator[Block]:
    for number, row in enumerate(rows, start=1):
        draft = row.draft
        yield Line(1, f"{number}. {draft.title}({draft.result.value})")
        yield from (Line(2, line) for line in draft.content.split("\n") if line.strip())
        if draft.answer:
            on = f"({date_text(draft.answered_on)})" if draft.answered_on else ""
            yield Line(2, f"서울시 답변{on}: {' '.join(draft.answer.split())}")
        if not draft.entries:
            yield Line(2, "들은 진행: 없음")
            continue
        lines = tuple(
            (at, one.noted_on, one.text, one.source) for at, one in enumerate(draft.entries, start=1)
        )
        yield Table(f"{number}. 서울시 진행", HEARD, lines)
