"""1:1 연계 현황 on paper: how many pairs are in each stage, and every pair with its days and who moved it (C7)."""

from collections.abc import Iterable

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.project_terms import LINKAGE_LABELS, LinkageStage
from desktop_app.projects.linkage_records import ON_BOARD, SEEKING, LinkageRow, LinkageSheet
from desktop_app.reports.blocks import NOTE, Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text

TITLE = "1:1 연계 현황"


def status_title(sheet: LinkageSheet) -> str:
    """The paper's title, and the name of its file."""
    return f"{sheet.year}년 구-혁신파크 {TITLE}"


def linkage_report(sheet: LinkageSheet) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    sections = [Section("", "", "단계별 건수", tuple(_counts(sheet)), wide=True)]
    if sheet.rows:
        sections.append(Section("", "", "연계 목록", tuple(_pairs(sheet)), wide=True))
    days = (f"{date_text(sheet.as_of)} 현재",)
    return Report(status_title(sheet), sheet.office, days, tuple(sections), Front.TITLE)


def count_table(sheet: LinkageSheet) -> Table:
    """The pairs of each stage, and how long they have been in it."""
    rows = tuple((one.stage.value, one.count, one.average) for one in sheet.heads)
    columns = (
        Column(LINKAGE_LABELS["stage"], Shape.LABEL, 60),
        Column("건수", Shape.COUNT, 40),
        Column("평균 머문 날", Shape.COUNT, 40),
    )
    return Table("단계별 건수", columns, rows, ("계", len(sheet.rows), None))


def pair_table(sheet: LinkageSheet) -> Table:
    """Every pair in the order of the board."""
    columns = (
        Column("연번", Shape.ORDER, 10),
        Column(LINKAGE_LABELS["office"], Shape.TEXT, 30),
        Column(LINKAGE_LABELS["body"], Shape.TEXT, 36),
        Column(LINKAGE_LABELS["subject"], Shape.TEXT, 40),
        Column(LINKAGE_LABELS["proposal_id"], Shape.LABEL, 23),
        Column(LINKAGE_LABELS["field"], Shape.LABEL, 19),
        Column(LINKAGE_LABELS["stage"], Shape.LABEL, 17),
        *(Column(stage.value, Shape.SHORT_DATE, 18, band="단계에 든 날") for stage in ON_BOARD),
        Column(LINKAGE_LABELS["actor"], Shape.LABEL, 28),
    )
    rows = tuple(_row(number, row) for number, row in enumerate(sheet.rows, start=1))
    return Table("연계 목록", columns, rows, dense=True)


def _row(number: int, row: LinkageRow) -> Row:
    office = f"{row.department} {row.office}".strip() if row.department != row.office else row.office
    days = (row.dates.get(stage) for stage in ON_BOARD)
    names = (office, row.body or SEEKING, row.subject, row.proposal, row.field, row.stage.value)
    return (number, *names, *days, row.actor)


def _counts(sheet: LinkageSheet) -> Iterable[Block]:
    if not sheet.rows:
        yield Line(1, f"{TITLE}: {NONE_APPLIES}")
        return
    yield count_table(sheet)
    held = [row for row in sheet.rows if row.held is not None]
    if held:
        yield Line(1, f"{held[0].held}일 넘게 멈춘 연계 {len(held):,}건")
        yield from (Line(2, f"{row.title}: {row.stage.value} {row.days:,}일째") for row in held)


def _pairs(sheet: LinkageSheet) -> Iterable[Block]:
    yield pair_table(sheet)
    ended = sum(row.stage is LinkageStage.ENDED for row in sheet.rows)
    if ended:
        yield Line(NOTE, f"그친 연계 {ended:,}건은 그치기 전에 든 날을 적음")
