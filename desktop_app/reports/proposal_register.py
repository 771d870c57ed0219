"""접수대장 as a report: all numbers with what became of them, then the counts, each with the same total (B9)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.performance.records import Line
from desktop_app.proposals.register_records import Outcome, Register, RegisterRow, Tally, in_thousands
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.terms import PROPOSAL_LABELS as LABEL
from desktop_app.values import date_text, short_date_text

TITLE = "협업사업 제안 접수대장"
CANCELLED = "취소"
OVERRIDDEN = "의견 미제출 확정"
COUNTED_ONCE = "※ 부서별 건수는 처음 검토를 요청한 부서에 한 번만 셈. 요청·제출은 그 제안의 모든 의견"
LONGEST = 1_000
NOTHING = "접수한 제안이 없습니다."

COLUMNS = (
    Column("연번", Shape.ORDER, 9),
    Column(LABEL["number"], Shape.LABEL, 23),
    Column(LABEL["received_on"], Shape.SHORT_DATE, 17),
    Column(LABEL["direction"], Shape.LABEL, 14),
    Column("제안단체·부서", Shape.TEXT, 21),
    Column(LABEL["title"], Shape.TEXT, 26),
    Column(LABEL["field"], Shape.LABEL, 18),
    Column("소요\n예산", Shape.WON, 14),
    Column("검토부서(의견)", Shape.TEXT, 33),
    Column("제출", Shape.LABEL, 11),
    Column(LABEL["result"], Shape.LABEL, 14),
    Column("결과일", Shape.SHORT_DATE, 17),
    Column("통보일\n문서번호", Shape.TEXT, 18),
    Column(LABEL["note"], Shape.TEXT, 22),
)


def register_report(register: Register) -> Report:
    """The register before it becomes paper, workbook or document."""
    register = replace(register, rows=in_thousands(register.rows))
    whose = f"{register.year}년" if register.year else register.chosen
    return Report(
        TITLE,
        register.office,
        (f"{whose}  기준일 {date_text(register.as_of)}",),
        (
            Section("", "", "접수대장", tuple(_list(register)), wide=True),
            Section("", "접수 집계", "집계", tuple(_counts(register)), wide=True, alone=True),
        ),
        Front.TITLE,
    )


def file_name(register: Register) -> str:
    """``협업사업 제안 접수대장 2021(2021-12-20)``, without an ending."""
    whose = f" {register.year}" if register.year else ""
    return f"{TITLE}{whose}({register.as_of.isoformat()})"


def _list(register: Register) -> Iterator[Line | Table]:
    if not register.rows:
        yield Line(1, NOTHING)
        return
    rows, number = [], 0
    for row in register.rows:
        number += not row.cancelled
        rows.append(_row(register, row, number))
    whole = register.whole
    total: Row = (
        "계", f"{whole.count:,}건", None, None, None, None, None, whole.cost_won, None,
        f"{whole.received}/{whole.asked}", None, None, None, None,
    )  # fmt: skip
    notes = (
        (f"※ 접수를 취소한 {register.cancelled:,}건은 번호만 남기고 어느 수에도 넣지 않음",)
        if register.cancelled
        else ()
    )
    yield Table("접수대장", COLUMNS, tuple(rows), total, thousand=True, notes=notes, dense=True)


def _row(register: Register, row: RegisterRow, number: int) -> Row:
    gone = row.cancelled
    return (
        "-" if gone else number,
        row.number,
        row.received_on,
        row.direction.value.replace(" ", ""),
        row.proposer,
        row.title,
        row.field,
        None if gone else row.cost_won,
        "\n".join(_opinions(register, row)),
        f"{row.received}/{row.asked}" if row.asked and not gone else "-",
        CANCELLED if gone else row.outcome.value,
        row.cancelled_on if gone else row.decided_on or row.closed_on,
        "\n".join(part for part in (_short_day(row.noticed_on), row.notice_number) if part),
        "\n".join(_remarks(row)),
    )


def _opinions(register: Register, row: RegisterRow) -> Iterator[str]:
    for one in row.opinions:
        said = register.verdict_words.get(one.verdict, one.verdict.value) if one.verdict else "미제출"
        yield f"{one.department}({said})"


def _remarks(row: RegisterRow) -> Iterator[str]:
    """What must be read beside the line: why it was cancelled, fixed without opinions, stopped."""
    if row.cancelled:
        yield f"{CANCELLED}: {_cut(row.cancel_reason)}"
    if row.override_reason:
        yield f"{OVERRIDDEN}: {_cut(row.override_reason)}"
    if row.result is not None and row.closed_as is Outcome.SUSPENDED:
        yield f"{Outcome.SUSPENDED.value} {date_text(row.closed_on)}"
    if row.note:
        yield _cut(row.note)


def _cut(text: str) -> str:
    """A reason as long as a register bears; the whole of it stands with the proposal."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… (뒤는 줄임)"


def _short_day(day: date | None) -> str:
    return short_date_text(day) if day else ""


def _counts(register: Register) -> Iterator[Table]:
    whole = register.whole
    yield _table("결과별 집계", "결과", register.by_result(), whole, with_results=False)
    yield _table("분야별 집계", "분야", register.by_field(), whole)
    gone = (f"※ 접수를 취소한 {register.cancelled:,}건은 넣지 않음",) if register.cancelled else ()
    yield _table("부서별 집계", "부서", register.by_department(), whole, notes=(COUNTED_ONCE, *gone))


def _table(
    caption: str,
    head: str,
    lines: Sequence[Tally],
    whole: Tally,
    *,
    with_results: bool = True,
    notes: tuple[str, ...] = (),
) -> Table:
    """One line a group and their total, which is the register's own."""
    results = tuple(Outcome) if with_results else ()
    columns = (
        Column(head, Shape.LABEL, 47),
        Column("접수", Shape.COUNT, 20),
        *(Column(one.value, Shape.COUNT, 18, "결과") for one in results),
        Column("요청", Shape.COUNT, 18, "검토의견서"),
        Column("제출", Shape.COUNT, 18, "검토의견서"),
        Column("소요예산", Shape.WON, 28),
    )

    def cells(line: Tally) -> Row:
        counts = line.counts if with_results else ()
        return (line.label, line.count, *counts, line.asked, line.received, line.cost_won)

    return Table(
        caption, columns, tuple(cells(line) for line in lines), cells(whole), thousand=True, notes=notes
    )
