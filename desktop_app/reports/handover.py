"""업무 인계서 as a paper: what is open, what comes, where things are; who takes it over signs it (features.md I7)."""

from collections.abc import Iterator
from typing import Final

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.turn.handover_records import HEADS, Handover, OpenItem
from desktop_app.values import date_range_text, date_text

_FILES: Final = (
    ("office.db", "모든 기록. 프로그램을 닫으면 이 파일 하나로 온전함"),
    ("attachments", "붙임 파일"),
    ("inbox", "부서에서 받은 파일(받은 그대로)"),
    ("issued", "발행한 보고서"),
    ("backups", "사본. 메뉴(F10)의 백업·복원에서 되살림"),
    ("settings.toml", "설정"),
)


def handover_report(pack: Handover) -> Report:
    """The pack before it becomes paper, workbook or document."""
    sections = (
        Section("1.", "한눈에", "한눈에", tuple(_summary(pack))),
        Section("2.", "끝나지 않은 일", "끝나지 않은 일", tuple(_open(pack))),
        Section("3.", "진행 중인 연계사업", "연계사업", (_projects(pack),)),
        Section("4.", "앞으로 할 일", "할 일", (_duties(pack),)),
        Section("5.", "예산", "예산", (_budget(pack),)),
        Section("6.", "자료가 있는 곳", "자료", tuple(_places(pack))),
        Section("7.", "인계·인수", "인계인수", (_signing(),)),
    )
    return Report(pack.title, pack.office, (f"{date_text(pack.as_of)} 현재",), sections, Front.TITLE)


def _summary(pack: Handover) -> Iterator[Block]:
    yield Line(1, f"끝나지 않은 일 {pack.open_count:,}건")
    for name, items in pack.items:
        yield Line(2, f"{HEADS[name][0]} {len(items):,}건")
    yield Line(1, f"진행 중인 연계사업 {len(pack.projects):,}건")
    late = sum(one.due_on < pack.as_of for one in pack.duties)
    yield Line(1, f"할 일 {len(pack.duties):,}건(기한이 지난 것 {late:,}건)")


def _open(pack: Handover) -> Iterator[Block]:
    if not pack.items:
        yield Line(1, NONE_APPLIES)
    for name, items in pack.items:
        yield _items(name, items)


def _items(name: str, items: tuple[OpenItem, ...]) -> Table:
    caption, number, matter, whose, day = HEADS[name]
    columns = [Column("연번", Shape.ORDER, 11)]
    if number:
        columns.append(
            Column(number, Shape.LABEL if name in {"proposals", "opinions", "problems"} else Shape.TEXT, 32)
        )
    if matter:
        columns.append(Column(matter, Shape.TEXT, 70 if number else 95))
    columns += [Column(whose, Shape.TEXT, 34), Column(day, Shape.DATE, 25)]
    rows: list[Row] = []
    for order, one in enumerate(items, start=1):
        told = [
            text.replace("\n", " ") for text, head in ((one.number, number), (one.matter, matter)) if head
        ]
        rows.append((order, *told, one.whose, one.day))
    return Table(caption, tuple(columns), tuple(rows))


def _projects(pack: Handover) -> Block:
    if not pack.projects:
        return Line(1, NONE_APPLIES)
    columns = (
        Column("연번", Shape.ORDER, 11),
        Column("사업명", Shape.TEXT, 54),
        Column("추진부서", Shape.LABEL, 28),
        Column("상태", Shape.LABEL, 15),
        Column("기간", Shape.LABEL, 34),
        Column("향후계획", Shape.TEXT, 40),
    )
    rows: tuple[Row, ...] = tuple(
        (
            order,
            one.name,
            one.department,
            one.state,
            date_range_text(one.starts_on, one.ends_on) if one.starts_on else "",
            one.next_plan.replace("\n", " "),
        )
        for order, one in enumerate(pack.projects, start=1)
    )
    return Table("진행 중인 연계사업", columns, rows)


def _duties(pack: Handover) -> Block:
    if not pack.duties:
        return Line(1, NONE_APPLIES)
    columns = (
        Column("기한", Shape.DATE, 25),
        Column("할 일", Shape.TEXT, 60),
        Column("상태", Shape.LABEL, 18),
        Column("마치는 방법", Shape.TEXT, 70),
    )
    rows: tuple[Row, ...] = tuple((one.due_on, one.name, one.state, one.how) for one in pack.duties)
    return Table("앞으로 할 일", columns, rows)


def _budget(pack: Handover) -> Block:
    if not pack.budget:
        return Line(1, NONE_APPLIES)
    columns = (
        Column("통계목", Shape.TEXT, 60),
        Column("예산현액", Shape.WON, 28),
        Column("원인행위액", Shape.WON, 28),
        Column("집행액", Shape.WON, 28),
        Column("집행잔액", Shape.WON, 28),
    )
    rows: tuple[Row, ...] = tuple(
        (one.line, one.appropriation, one.obligated, one.executed, one.unspent) for one in pack.budget
    )
    sums = (
        sum(one.appropriation for one in pack.budget),
        sum(one.obligated for one in pack.budget),
        sum(one.executed for one in pack.budget),
        sum(one.unspent for one in pack.budget),
    )
    return Table("통계목별 집행", columns, rows, ("계", *sums))


def _places(pack: Handover) -> Iterator[Block]:
    yield Line(1, f"업무 폴더: {pack.folder}")
    columns = (Column("이름", Shape.LABEL, 40), Column("담긴 것", Shape.TEXT, 130))
    yield Table("업무 폴더의 내용", columns, _FILES)
    yield Line(1, f"마지막 사본: {pack.last_copy}" if pack.last_copy else "사본: 아직 없음")
    if pack.has_password:
        yield Line(1, "시작 암호가 있음. 암호는 이 문서에 적지 않으며 인계자가 따로 알려 줌")
    yield Line(1, "프로그램을 닫고 업무 폴더째 옮긴 뒤, 새 컴퓨터에서 그 폴더를 엶")


def _signing() -> Table:
    columns = (
        Column("구분", Shape.LABEL, 30),
        Column("소속", Shape.TEXT, 40),
        Column("직·성명", Shape.TEXT, 40),
        Column("날짜", Shape.TEXT, 30),
        Column("서명", Shape.TEXT, 30),
    )
    return Table("인계·인수 확인", columns, (("인계자", "", "", "", ""), ("인수자", "", "", "", "")))
