"""A list on its way into a file: its cells as true numbers and dates, then as workbook, CSV or cards."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from desktop_app.changes import Kind
from desktop_app.errors import InputRefused
from desktop_app.listing import OpenSource, RecordSource
from desktop_app.reports.blocks import Cell, Front, Report, Section, Shape, Table
from desktop_app.reports.blocks import Column as SheetColumn
from desktop_app.values import date_text
from ui.notify import FileKind
from ui.widgets.columns import Column, ColumnKind, cell_text

if TYPE_CHECKING:
    from desktop_app.office import Office

SHAPES: Final = {
    ColumnKind.NUMBER: Shape.COUNT,
    ColumnKind.DATE: Shape.DATE,
    ColumnKind.STATE: Shape.LABEL,
    ColumnKind.BAR: Shape.LABEL,
}
ON_CARDS: Final = "성명, 소속, 직위, 전화, 휴대전화, 전자우편, 주소"
_MM_A_PIXEL: Final = 0.25
_STEP: Final = 500
_UPRIGHT_MM: Final = 170.0

Tell = Callable[[int, int], None]


class Form(Enum):
    """A kind of file a list can become: what the officer reads, its ending."""

    XLSX = ("엑셀 (.xlsx)", "xlsx")
    CSV = ("CSV UTF-8 (.csv)", "csv")
    CSV_949 = ("CSV CP949, 예전 프로그램용 (.csv)", "csv")
    CARDS = ("명함 파일 vCard (.vcf)", "vcf")

    @property
    def words(self) -> str:
        return self.value[0]

    @property
    def file_kind(self) -> FileKind:
        return FileKind(self.words.partition(" (")[0], self.value[1])


@dataclass(frozen=True)
class Wanted:
    """What shall go into the file: lines, columns, whether what is about people goes along.

    ``whole`` asks for all fields of the records of ``kind`` instead of the list's columns.
    """

    caption: str
    form: Form
    ids: Sequence[int]
    source: RecordSource[Any]
    columns: Sequence[Column[Any]]
    kind: Kind | None = None
    whole: bool = False
    personal: bool = False


@dataclass(frozen=True)
class Made:
    """A file before it is written: its bytes and how many people's data are in it."""

    data: bytes
    people: int = 0
    detail: str = ""
    """The form and the columns that are about people, for the 접속기록."""


def make_file(office: "Office", wanted: Wanted, tell: Tell) -> Made:
    """The file's bytes; ``tell`` hears how far the reading is and may stop it. Raises InputRefused."""
    if wanted.form is Form.CARDS:
        return _make_cards(office, wanted)
    table = _collect(office, wanted, tell)
    heads = personal_heads(office, wanted)
    at = [number for number, column in enumerate(table.columns) if column.head in heads]
    people = sum(1 for row in table.rows if any(row[number] for number in at))
    return Made(
        _render(office, table, wanted.form), people, f"{wanted.form.file_kind.name}: {', '.join(heads)}"
    )


def personal_heads(office: "Office", wanted: Wanted) -> list[str]:
    """The heads of the wanted columns that are about people and can be written unmasked."""
    if wanted.whole and wanted.kind is not None:
        return office.outgoing.personal_heads(wanted.kind)
    if not isinstance(wanted.source, OpenSource):
        return []
    return [column.label for column in wanted.columns if column.personal]


def shown_table(caption: str, columns: Sequence[Column[Any]], rows: Iterable[Any]) -> Table:
    """Rows of a list under the heads of its columns."""
    heads = tuple(
        SheetColumn(column.label, SHAPES.get(column.kind, Shape.TEXT), column.width * _MM_A_PIXEL)
        for column in columns
    )
    cells = tuple(tuple(_cell(column.value(row)) for column in columns) for row in rows)
    return Table(caption, heads, cells)


def _collect(office: "Office", wanted: Wanted, tell: Tell) -> Table:
    """The table, read in steps."""
    total = len(wanted.ids)
    parts = []
    for start in range(0, max(total, 1), _STEP):
        tell(start, total)
        parts.append(_part(office, wanted, wanted.ids[start : start + _STEP]))
    tell(total, total)
    return Table(wanted.caption, parts[0].columns, tuple(row for part in parts for row in part.rows))


def _part(office: "Office", wanted: Wanted, ids: Sequence[int]) -> Table:
    if wanted.whole and wanted.kind is not None:
        return office.outgoing.whole(wanted.kind, ids, personal=wanted.personal)
    columns = [one for one in wanted.columns if (wanted.personal or not one.personal) and not one.reason]
    source = wanted.source
    rows = source.open_rows(ids) if wanted.personal and isinstance(source, OpenSource) else source.rows(ids)
    return shown_table(wanted.caption, columns, rows)


def _render(office: "Office", table: Table, form: Form) -> bytes:
    # What draws files is read when the first one is drawn.
    from desktop_app.reports.list_csv import Encoding, render_list_csv  # noqa: PLC0415 - when it is asked for

    if form is not Form.XLSX:
        return render_list_csv(table, Encoding.UTF8 if form is Form.CSV else Encoding.CP949)
    from desktop_app.reports.report_xlsx import render_xlsx  # noqa: PLC0415 - when it is asked for

    wide = sum(column.width for column in table.columns) > _UPRIGHT_MM
    title = f"{table.caption} ({date_text(office.clock.today())} 기준)"
    section = Section("", title, table.caption, (table,), wide=wide, rows_only=True)
    return render_xlsx(Report(table.caption, office.settings.organisation, (), (section,), Front.NONE))


def _make_cards(office: "Office", wanted: Wanted) -> Made:
    from desktop_app.outgoing.vcards import render_cards  # noqa: PLC0415 - vobject when the first card is made

    assert wanted.kind is not None  # noqa: S101 - only lists of people and their bodies offer cards
    contacts = office.outgoing.cards(wanted.kind, wanted.ids).contacts
    if not contacts:
        raise InputRefused("이 목록에는 사람이 없습니다.", safe="파일은 쓰지 않았습니다.")
    return Made(render_cards(contacts), len(contacts), f"{wanted.form.file_kind.name}: {ON_CARDS}")


def _cell(value: object) -> Cell:
    """True numbers and dates stay what they are; everything else reads as on the screen."""
    if isinstance(value, bool) or not isinstance(value, int | date):
        return cell_text(value) or None
    return value
