"""The rows of an understood book go into a file: the office's own within its act, or a scratch one to be checked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from db import whole_data as storage
from db.budget_sums import line_sums
from db.journal import NOW
from db.session import ALSO, Session
from desktop_app.budget.ledger import Balance
from desktop_app.store import rule_sentence
from desktop_app.values import tidy_line
from desktop_app.whole_data.linking import Linking, number_rows, whole_row
from desktop_app.whole_data.reading import Book, Row
from desktop_app.whole_data.search_keys import search_keys
from desktop_app.whole_data.sheets import DataSheet

if TYPE_CHECKING:
    from db.budget import BudgetYear

Tell = Callable[[int, int, str], None]
_AT_ONCE: Final = 500
_LEDGER, _YEARS, _LEVELS = "entry", "budget_year", "account"
_OVER: Final = (
    "배정액이나 예산현액을 넘었습니다. 원장의 금액을 고치거나, "
    "‘예산 연도’의 ‘초과하면 막음’을 ‘아니요’로 적으세요."
)
_NAMED: Final = ("tenant_id", "partner_id", "department_id")


def take(s: Session, book: Book, sheets: Sequence[DataSheet], tell: Tell) -> None:
    """Put all rows into the file in place of those with which a new office begins; what it refuses is a fault."""
    tables = [sheet.table for sheet in sheets]
    number_rows(book, storage.next_ids(s, tables))
    Linking(book, sheets).link()
    storage.begin_taking(s, tables)
    also = _Also(book)
    done = 0
    ledger = _Ledger(s, book, sheets)
    for sheet in sheets:
        if sheet.table == _YEARS:
            ledger.loosen()
            continue
        for rows in _chunks(_in_order(sheet, book)):
            tell(done, book.count, f"{sheet.name} 넣는 중")
            done += len(rows)
            _put(s, book, sheet, rows, also)
            s.info[ALSO]()
        if sheet.table == _LEDGER:
            ledger.tighten()


def _put(s: Session, book: Book, sheet: DataSheet, rows: Sequence[Row], also: "_Also") -> None:
    now = s.info[NOW]
    searched = storage.searched(sheet.table)
    whole = []
    for row in rows:
        keys = search_keys(sheet.table, {**row.values, "id": row.id}, also) if searched else {}
        whole.append(whole_row(row, keys, now))
    for place, rule in storage.put_in(s, sheet.table, whole):
        blame_rule(book, sheet, rows[place], rule)


def blame_rule(book: Book, sheet: DataSheet, row: Row, rule: str) -> None:
    """Say in the officer's words which rule of the file a row breaks, at the cell that it is about."""
    keys = [key for key in storage.columns_of_rule(sheet.table, rule) if _shown(sheet, key)]
    heads = ", ".join(f"‘{sheet.column(key).head}’" for key in keys)
    if rule.startswith("UNIQUE") and heads:
        text = f"{heads}이(가) 같은 줄이 위에 이미 있습니다."
    elif rule.startswith(("CHECK", "NOT NULL")) and heads:
        text = f"{heads} 칸이 서로 맞지 않거나 비었습니다. 값을 확인하세요."
    else:
        text = rule_sentence(rule)
    book.blame(sheet, row, keys[0] if keys else "", text)


def _shown(sheet: DataSheet, key: str) -> bool:
    return any(one.key == key for one in sheet.columns)


def _in_order(sheet: DataSheet, book: Book) -> list[Row]:
    """The rows of which nothing is wrong. A refund comes after the payments, what takes it back after all."""
    rows = [row for row in book.rows[sheet.table] if id(row) not in book.bad]
    if sheet.table != _LEDGER:
        return rows
    refunds = {row.id for row in rows if row.values["kind"] == "REFUND"}
    late = {row.id: (1 if row.id in refunds else 2 if row.values["reverses_id"] else 0) for row in rows}
    return sorted(rows, key=lambda row: (late[row.id], row.id))


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


class _Ledger:
    """Lets a ledger come in as it stands: while its lines are written no year refuses what exceeds a balance.

    The lines come in no order in which each of them would have been allowed; what the years say of themselves is
    written at the end, and taken back in turn before the lines are.
    """

    def __init__(self, s: Session, book: Book, sheets: Sequence[DataSheet]) -> None:
        self._s = s
        self._book = book
        self._sheets = sheets
        self._years: dict[int, BudgetYear] = {}

    def loosen(self) -> None:
        """Begin every year that is stated or booked in."""
        rows = [row for row in self._book.rows[_YEARS] if id(row) not in self._book.bad and not row.gone]
        stated = {row.values["fiscal_year"]: row for row in reversed(rows)}
        booked = {row.values.get("fiscal_year") for row in self._book.rows[_LEDGER]} - {None}
        for row in rows:
            if stated[row.values["fiscal_year"]] is not row:
                sheet = self._sheet(_YEARS)
                self._book.blame(sheet, row, "fiscal_year", "같은 회계연도의 줄이 위에 이미 있습니다.")
        first = max((row.id for row in rows), default=storage.next_ids(self._s, [_YEARS])[_YEARS] - 1)
        spare = iter(range(first + 1, first + 1 + len(booked)))
        for year in sorted({*stated, *booked}):
            key = stated[year].id if year in stated else next(spare)
            self._years[year] = storage.loose_year(self._s, key, year)

    def tighten(self) -> None:
        """Write what the years say; a line that is over what a strict year allows is a fault."""
        rows = {
            row.values["fiscal_year"]: row for row in self._book.rows[_YEARS] if id(row) not in self._book.bad
        }
        for year, kept in self._years.items():
            if year in rows:
                kept.strict = rows[year].values["strict"]
            else:
                self._s.delete(kept)
            if year not in rows or kept.strict:
                self._blame_over(year)
        self._s.flush()

    def _blame_over(self, year: int) -> None:
        accounts = {row.id: row for row in self._book.rows[_LEVELS]}
        for key, *sums in line_sums(self._s, year, None):
            line = Balance(*sums)
            if key in accounts and (line.free < 0 or line.allotment > line.appropriation):
                self._book.blame(self._sheet(_LEVELS), accounts[key], "name", _OVER)

    def _sheet(self, table: str) -> DataSheet:
        return next(one for one in self._sheets if one.table == table)


class _Also:
    """What else finds a row: other names of bodies, what stands below a project, whose an attendee is."""

    def __init__(self, book: Book) -> None:
        self._found: dict[tuple[str, int], list[str]] = {}
        for row in _live(book, "alias"):
            for column in _NAMED:
                if row.values.get(column) is not None:
                    table = column.removesuffix("_id")
                    self._found.setdefault((table, row.values[column]), []).append(row.values["name"])
        self._read_projects(book)
        self._read_whose(book)

    def __call__(self, table: str, key: int) -> Sequence[str]:
        return self._found.get((table, key), ())

    def _read_projects(self, book: Book) -> None:
        tasks: dict[int, list[str]] = {}
        for row in _placed(book, "stage_task"):
            tasks.setdefault(row.values["stage_id"], []).append(row.values["text"])
        for row in _placed(book, "project_party"):
            if row.values["group_name"]:
                self._found.setdefault(("project", row.values["project_id"]), []).append(
                    row.values["group_name"]
                )
        for row in _placed(book, "stage"):
            below = self._found.setdefault(("project", row.values["project_id"]), [])
            below += [row.values["name"], *tasks.get(row.id, ())]

    def _read_whose(self, book: Book) -> None:
        names: dict[str, dict[int, str]] = {
            column: {
                row.id: str(row.values.get("name") or "") for row in book.rows[column.removesuffix("_id")]
            }
            for column in _NAMED
        }
        for row in book.rows["submission"]:
            said = names["department_id"].get(row.values.get("department_id") or 0, "")
            self._found["submission", row.id] = [said]
        for row in book.rows["attendee"]:
            bodies = [names[column].get(row.values.get(column) or 0, "") for column in _NAMED]
            whose = next((one for one in bodies if one), tidy_line(row.values.get("body_name") or ""))
            self._found["attendee", row.id] = [whose]


def _live(book: Book, table: str) -> list[Row]:
    return [row for row in book.rows[table] if id(row) not in book.bad and not row.gone]


def _placed(book: Book, table: str) -> list[Row]:
    return sorted(_live(book, table), key=lambda row: (row.values["position"], row.id))


def _is_person(row: Row, name: str) -> bool:
    return bool(row.values.get(name)) and not row.gone and row.values.get("erased_at") is None


def persons_of(book: Book, columns: Mapping[str, str]) -> dict[str, int]:
    """By table how many rows hold somebody's data; ``columns`` says which column holds the name."""
    return {
        table: count
        for table, name in columns.items()
        if (count := sum(1 for row in book.rows.get(table, ()) if _is_person(row, name)))
    }
