"""예산 요구 목록: proposals that need money from a support request or from next year's budget (B12, DOC-5)."""

from collections.abc import Callable, Iterator, Sequence

from desktop_app.performance.records import Line
from desktop_app.proposals.register_records import Register, RegisterRow, in_thousands
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.terms import PROPOSAL_LABELS as LABEL
from desktop_app.terms import Funding
from desktop_app.values import date_text

TITLE = "협업사업 제안 예산 요구 목록"
NOTHING = "예산을 요구할 제안이 없습니다."
LEFT_OUT = "※ 불채택·종결·중단한 제안과 접수를 취소한 번호는 넣지 않음"
BY_FIRST = "※ 부서는 처음 검토를 요청한 부서"
NO_DEPARTMENT, NO_CODE = "요청한 부서 없음", "통계목 미정"

COLUMNS = (
    Column("연번", Shape.ORDER, 12),
    Column(LABEL["number"], Shape.LABEL, 27),
    Column("제안단체·부서", Shape.TEXT, 34),
    Column(LABEL["title"], Shape.TEXT, 40),
    Column(LABEL["field"], Shape.LABEL, 22),
    Column("부서", Shape.LABEL, 28),
    Column("구분", Shape.LABEL, 34),
    Column("통계목", Shape.LABEL, 19),
    Column("요구액", Shape.WON, 22),
    Column(LABEL["result"], Shape.LABEL, 19),
)


def budget_report(register: Register) -> Report:
    """The list before it becomes paper, workbook or document."""
    whose = f"{register.year}년 접수" if register.year else register.chosen
    return Report(
        TITLE,
        register.office,
        (f"{whose}  기준일 {date_text(register.as_of)}",),
        tuple(_sections(register)),
        Front.TITLE,
    )


def file_name(register: Register) -> str:
    """``협업사업 제안 예산 요구 목록 2021(2021-12-20)``, without an ending."""
    return f"{TITLE} {register.year}({register.as_of.isoformat()})"


def _sections(register: Register) -> Iterator[Section]:
    """The list, and its sums on a page and sheet of their own."""
    rows = in_thousands(register.requests)
    if not rows:
        yield Section("", "", "예산 요구", (Line(1, NOTHING),), wide=True)
        return
    yield Section("", "", "예산 요구", (_list(register, rows),), wide=True)
    sums = (
        _sums("구분별", "구분", rows, lambda row: funding_words(register, row.funding)),
        _sums("부서별", "부서", rows, lambda row: row.department or NO_DEPARTMENT, notes=(BY_FIRST,)),
        _sums("통계목별", "통계목", rows, lambda row: row.object_code or NO_CODE),
    )
    yield Section("", "요구액 집계", "집계", sums, wide=True, alone=True)


def _list(register: Register, rows: Sequence[RegisterRow]) -> Table:
    total: Row = ("계", f"{len(rows):,}건", None, None, None, None, None, None, _sum(rows), None)
    blank = sum(row.cost_won is None for row in rows)
    notes = (LEFT_OUT, *((f"※ 금액을 적지 않은 {blank:,}건은 합계에 없음",) if blank else ()))
    lines = tuple(_line(register, number, row) for number, row in enumerate(rows, start=1))
    return Table("예산 요구 목록", COLUMNS, lines, total, thousand=True, notes=notes)


def _line(register: Register, number: int, row: RegisterRow) -> Row:
    return (
        number,
        row.number,
        row.proposer,
        row.title,
        row.field,
        row.department,
        funding_words(register, row.funding),
        row.object_code,
        row.cost_won,
        row.outcome.value,
    )


def funding_words(register: Register, funding: Funding | None) -> str:
    """``2022년 예산요구``: the next year by its number where the register is of a year."""
    if funding is Funding.NEXT_YEAR_REQUEST and register.year:
        return f"{register.year + 1}년 예산요구"
    return funding.value if funding else ""


def _sums(
    caption: str,
    head: str,
    rows: Sequence[RegisterRow],
    group: Callable[[RegisterRow], str],
    *,
    notes: tuple[str, ...] = (),
) -> Table:
    """One line a group, the most money first; the total is the list's own."""
    groups: dict[str, list[RegisterRow]] = {}
    for row in rows:
        groups.setdefault(group(row), []).append(row)
    ordered = sorted(groups.items(), key=lambda pair: (-_sum(pair[1]), pair[0]))
    columns = (
        Column(head, Shape.LABEL, 60),
        Column("건수", Shape.COUNT, 30),
        Column("요구액", Shape.WON, 40),
    )
    lines: tuple[Row, ...] = tuple((name, len(some), _sum(some)) for name, some in ordered)
    return Table(caption, columns, lines, ("계", len(rows), _sum(rows)), thousand=True, notes=notes)


def _sum(rows: Sequence[RegisterRow]) -> int:
    return sum(row.cost_won or 0 for row in rows)
