"""The papers of 홍보: the relay's year, a month's events, channels by month, what was shared (features.md E7 … E14)."""

from desktop_app.activities.park_events import organiser, when
from desktop_app.activities.publicity_records import MediaYear, MonthPlan, PaperList, Relay, SlotMonth
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text, month_text

RELAY = "혁신파크 릴레이 홍보 계획·실적"
EVENTS = "주요행사 계획"
MEDIA = "매체별 홍보 실적"
SHARED = "새올 게시판 공유 자료 목록"


def relay_title(relay: Relay) -> str:
    """The paper's title, and the name of its file."""
    return f"{relay.year}년 은평소식지 {RELAY}"


def relay_report(relay: Relay) -> Report:
    """은평소식지 릴레이 홍보 계획·실적표."""
    table = Table(
        "달마다의 자리",
        (
            Column("월", Shape.LABEL, 20),
            Column("구분", Shape.LABEL, 30),
            Column("단체·시설", Shape.TEXT, 42),
            Column("제목", Shape.TEXT, 45),
            Column("원고 마감", Shape.SHORT_DATE, 24),
            Column("받은 날", Shape.SHORT_DATE, 24),
            Column("호·면", Shape.LABEL, 26),
            Column("게재일", Shape.SHORT_DATE, 24),
            Column("상태", Shape.LABEL, 22),
        ),
        tuple(map(_slot_row, relay.months)),
    )
    held = len(relay.months) - relay.empty
    empty = ", ".join(f"{one.month.month}월" for one in relay.months if one.row is None)
    lines = (
        Line(1, f"자리 {held}개월, 게재 {relay.published}개월"),
        Line(1, f"빈 달 {relay.empty}개월" + (f"({empty})" if empty else "")),
    )
    return _report(
        relay_title(relay), relay.office, f"{date_text(relay.as_of)} 현재", "릴레이", *lines, table
    )


def _slot_row(one: SlotMonth) -> Row:
    if one.row is None:
        return (month_text(one.month), "", "", "", one.due, "", "", "", one.state.word)
    draft = one.row.draft
    place = " ".join(part for part in (draft.issue, draft.page) if part)
    return (
        month_text(one.month), draft.kind.value, one.about, draft.title, one.due, draft.draft_on or "", place,
        draft.published_on or "", one.state.word,
    )  # fmt: skip


def events_report(plan: MonthPlan) -> Report:
    """월별 주요행사 계획."""
    rows: list[Row] = [
        (
            number,
            when(row.draft),
            row.draft.title,
            row.draft.place,
            organiser(row.draft, row.names),
            row.draft.note,
        )
        for number, row in enumerate(plan.events, start=1)
    ]
    table = Table(
        f"{plan.month.month}월 행사",
        (
            Column("연번", Shape.ORDER, 14),
            Column("일시", Shape.TEXT, 50),
            Column("행사명", Shape.TEXT, 70),
            Column("장소", Shape.TEXT, 45),
            Column("여는 곳", Shape.TEXT, 45),
            Column("비고", Shape.TEXT, 33),
        ),
        tuple(rows),
    )
    lines = (Line(1, f"행사 {len(rows)}건"),)
    return _report(plan.title, plan.office, f"{date_text(plan.as_of)} 현재", "행사", *lines, table)


def media_title(year: MediaYear) -> str:
    """The paper's title, and the name of its file."""
    return f"{year.year}년 {MEDIA}"


def media_table(year: MediaYear) -> Table:
    """Channels over the months; the sum of the parts is the total."""
    *lines, total = year.lines
    months = tuple(Column(f"{number}월", Shape.COUNT, 14) for number in range(1, 13))
    return Table(
        MEDIA,
        (
            Column("매체", Shape.LABEL, 28),
            *months,
            Column("계", Shape.COUNT, 18),
            Column("조회수(회)", Shape.COUNT, 30),
        ),
        tuple((line.label, *line.months, line.total, line.reach) for line in lines),
        (total.label, *total.months, total.total, total.reach),
    )


def media_report(year: MediaYear) -> Report:
    """매체별 홍보 실적."""
    days = f"{date_text(year.as_of)} 기준"
    return _report(media_title(year), year.office, days, "매체", media_table(year))


def shared_title(papers: PaperList) -> str:
    """The paper's title, and the name of its file."""
    return f"{papers.year}년 {SHARED}"


def shared_report(papers: PaperList) -> Report:
    """공유한 자료와 그 파일: a line a file, or one for a paper without any."""
    rows: list[Row] = [
        (number, row.draft.shared_on, row.draft.kind.value, row.draft.title, file, row.names["department_id"])
        for number, (row, file) in enumerate(papers.lines, start=1)
    ]
    table = Table(
        SHARED,
        (
            Column("연번", Shape.ORDER, 14),
            Column("공유일", Shape.DATE, 30),
            Column("구분", Shape.LABEL, 26),
            Column("제목", Shape.TEXT, 75),
            Column("파일 이름", Shape.TEXT, 77),
            Column("올린 부서", Shape.LABEL, 35),
        ),
        tuple(rows),
    )
    counted = Line(1, f"자료 {len(papers.rows)}건, 파일 {papers.files}개")
    days = f"{date_text(papers.as_of)} 현재"
    return _report(shared_title(papers), papers.office, days, "공유 자료", counted, table)


def _report(title: str, office: str, days: str, sheet: str, *blocks: Block) -> Report:
    told = tuple(Line(1, NONE_APPLIES) if isinstance(one, Table) and not one.rows else one for one in blocks)
    section = Section("", "", sheet, told, wide=True)
    return Report(title, office, (days,), (section,), Front.TITLE)
