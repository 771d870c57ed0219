"""난제 접수대장 with its counts, and a reply to a resident as a workbook (features.md E10, E11)."""

from collections.abc import Iterator

from desktop_app.activities.citizen_problems import applicant_words, body_words, days_open, reply_words
from desktop_app.activities.problem_papers import ProblemRegister, ReplyLetter, Row, Tally, tallies
from desktop_app.activities.problem_road import ProblemState
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Section, Shape, Table
from desktop_app.reports.blocks import Row as Cells
from desktop_app.terms import FIELDS
from desktop_app.values import date_text

TITLE = "혁신나눔왓에버 난제 접수대장"
NOTHING = "접수한 난제가 없습니다."
HIDDEN = "※ 신청인의 연락처는 싣지 않으며, 성명은 가림"
LETTER = "회신문 초안"

COLUMNS = (
    Column("연번", Shape.ORDER, 9),
    Column("접수번호", Shape.LABEL, 23),
    Column("접수일", Shape.SHORT_DATE, 17),
    Column("경로", Shape.LABEL, 11),
    Column("신청인", Shape.LABEL, 12),
    Column("제목", Shape.TEXT, 40),
    Column("분야", Shape.LABEL, 18),
    Column("동", Shape.LABEL, 17),
    Column("소관 부서", Shape.TEXT, 21),
    Column("연계한 곳", Shape.TEXT, 22),
    Column("상태", Shape.LABEL, 14),
    Column("종결일", Shape.SHORT_DATE, 17),
    Column("경과\n(일)", Shape.COUNT, 10),
    Column("회신일\n문서번호", Shape.TEXT, 26),
)


def register_title(register: ProblemRegister) -> str:
    """``혁신나눔왓에버 난제 접수대장 2021(2021-12-20)``, without an ending."""
    return f"{TITLE} {register.year}({register.as_of.isoformat()})"


def register_report(register: ProblemRegister) -> Report:
    """The register before it becomes paper, workbook or document."""
    return Report(
        TITLE,
        register.office,
        (f"{register.year}년  기준일 {date_text(register.as_of)}",),
        (
            Section("", "", "접수대장", tuple(_list(register)), wide=True),
            Section("", "처리 결과 집계", "집계", tuple(_counts(register)), wide=True, alone=True),
        ),
        Front.TITLE,
    )


def counted(register: ProblemRegister) -> dict[str, list[Tally]]:
    """The counts of the register by what they are about; each ends with the register's whole."""
    rows = register.rows
    return {
        "분야별": tallies(((row.draft.field, row.draft.state) for row in rows), FIELDS),
        "동별": tallies((row.names["dong_id"], row.draft.state) for row in rows),
        "소관 부서별": tallies((row.names["department_id"], row.draft.state) for row in rows),
    }


def _list(register: ProblemRegister) -> Iterator[Block]:
    if not register.rows:
        yield Line(1, NOTHING)
        return
    rows = tuple(_row(number, row) for number, row in enumerate(register.rows, start=1))
    notes = [HIDDEN]
    if register.gaps:
        notes.append(f"※ 빈 번호 {', '.join(register.gaps)}: 접수를 지운 것이며 다시 쓰지 않음")
    yield Table("접수대장", COLUMNS, rows, notes=tuple(notes), dense=True)


def _row(number: int, row: Row) -> Cells:
    draft = row.draft
    return (
        number,
        draft.case_number,
        draft.received_on,
        draft.route,
        applicant_words(draft),
        draft.title,
        draft.field,
        row.names["dong_id"],
        row.names["department_id"],
        body_words(row),
        draft.state.value,
        draft.closed_on,
        days_open(row),
        reply_words(draft),
    )


def _counts(register: ProblemRegister) -> Iterator[Block]:
    for caption, lines in counted(register).items():
        *body, whole = lines
        columns = (
            Column(caption.removesuffix("별"), Shape.TEXT, 59),
            *(Column(state.value, Shape.COUNT, 22) for state in ProblemState),
            Column("계", Shape.COUNT, 22),
        )
        yield Table(f"{caption} 처리 결과", columns, tuple(map(_cells, body)), _cells(whole))


def _cells(line: Tally) -> Cells:
    return (line.label, *(count or None for count in line.counts), line.total)


def letter_report(letter: ReplyLetter) -> Report:
    """A reply in cells, to be worked on."""
    rows: list[Cells] = [("수신", letter.recipient), ("제목", letter.title)]
    rows += [("본문" if at == 0 else "", words) for at, words in enumerate(letter.body.split("\n"))]
    rows.append(("발신", letter.sender))
    columns = (Column("구분", Shape.LABEL, 20), Column("문구", Shape.TEXT, 150))
    section = Section("", "", LETTER, (Table(LETTER, columns, tuple(rows)),))
    return Report(LETTER, letter.organisation, (letter.numbers[0],), (section,), Front.TITLE)
