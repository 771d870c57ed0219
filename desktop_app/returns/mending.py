"""보완: the rows of a file that could not be taken, as they go back to their department (features.md G4)."""

from typing import Final

from desktop_app.intake.cells import text_of
from desktop_app.intake.preview import Outcome
from desktop_app.intake.records import CellValue
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.returns.coming import MENDS, FilePlan, SheetPlan
from desktop_app.returns.form_kinds import ROW_KEY, field_of
from desktop_app.returns.forms import LAYOUTS
from desktop_app.returns.mend_row import MendRow

_NAMED: Final = 20
_PART_OF: Final = {"time": "start_minute"}
"""Fields of departments' own files that no column of the form has, and the column that shows what they say."""


def mend_rows(plan: FilePlan) -> list[MendRow]:
    """The rows of a file that cannot be taken, in its order."""
    return [_row(sheet, outcome) for sheet in plan.sheets for outcome in sheet.refused]


def mends_mark(plan: FilePlan) -> str:
    """What stands behind the key, so that the file that comes back adds to the first one."""
    return f"{MENDS}{plan.file.file.sha256[:16]}"


def refusal_lines(plan: FilePlan) -> list[str]:
    """``대관실적 D17: …``, one line for each thing that is wrong."""
    return [
        f"{sheet.sheet.form.value} {reason.address(outcome.number)}: {reason.text}"
        for sheet in plan.sheets
        for outcome in sheet.refused
        for reason in outcome.reasons
    ]


def refusal_text(plan: FilePlan) -> str:
    """What the department is asked to mend, as the request to mend says it."""
    lines = refusal_lines(plan)
    more = [f"그 밖에 {len(lines) - _NAMED:,}곳"] if len(lines) > _NAMED else []
    return "\n".join((*lines[:_NAMED], *more))


def _row(sheet: SheetPlan, outcome: Outcome) -> MendRow:
    table = sheet.sheet.table
    cells: dict[str, CellValue] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    columns = {field_of(one): one.key for one in LAYOUTS[sheet.sheet.form].columns}
    for place, field in enumerate(table.columns.columns):
        if key := columns.get(_PART_OF.get(field, field)):
            cells[key] = _plain(table.cell(outcome.number, place))
    whole = []
    for reason in outcome.reasons:
        field = reason.field or _field_at(sheet, reason.column)
        key = columns.get(_PART_OF.get(field, field), "")
        if key:
            reasons[key] = (*reasons.get(key, ()), reason.text)
        else:
            whole.append(reason.text)
    said = outcome.aim.line.values.get(ROW_KEY, "")
    return MendRow(sheet.sheet.form, cells, reasons, tuple(whole), str(said))


def _field_at(sheet: SheetPlan, column: int | None) -> str:
    columns = sheet.sheet.table.columns.columns
    return columns[column] if column is not None and column < len(columns) else ""


def _plain(value: CellValue) -> CellValue:
    """A number that may not be kept does not go out again either."""
    found = forbidden_number(text_of(value))
    return found.masked if found else value
