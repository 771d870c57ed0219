"""단계별 계획 of a linked project on paper: 단계, 절차, 내용 with arrows between, as in the plan (features.md C2)."""

from datetime import date

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.projects.records import ProjectRecord, StageSheet, period_text
from desktop_app.projects.stages import StageLine, goes_on, progress_of, state_of_stage
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text, month_day_text

STAGES = "단계별 계획"
ARROW = "⇓"
BOX = "◻"
UNBROKEN = "\N{NO-BREAK SPACE}"


def stages_title(record: ProjectRecord) -> str:
    """The paper's title, and the name of its file."""
    return f"{record.draft.name} {STAGES}"


def stages_report(sheet: StageSheet) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    section = Section("", "", STAGES, _blocks(sheet))
    days = (f"{date_text(sheet.as_of)} 현재",)
    return Report(stages_title(sheet.record), sheet.office, days, (section,), Front.TITLE)


def stages_table(sheet: StageSheet) -> Table:
    """A row for each stage with its tasks, the arrow between; with the days also what was planned and done."""
    rows: list[Row] = []
    stages = sheet.record.draft.stages
    for number, one in enumerate(stages, start=1):
        said: Row = (f"{number}단계", one.name, _tasks(one, days=sheet.days))
        rows.append((*said, _planned(one), _actual(sheet, one)) if sheet.days else said)
        if number < len(stages):
            rows.append(("", ARROW, *[""] * (3 if sheet.days else 1)))
    columns = (Column("단계", Shape.LABEL, 18), Column("절차", Shape.LABEL, 36))
    if not sheet.days:
        return Table(STAGES, (*columns, Column("내용", Shape.TEXT, 116)), tuple(rows))
    more = (Column("내용", Shape.TEXT, 58), Column("계획", Shape.LABEL, 29), Column("실적", Shape.LABEL, 29))
    return Table(STAGES, (*columns, *more), tuple(rows))


def _blocks(sheet: StageSheet) -> tuple[Block, ...]:
    draft = sheet.record.draft
    done = progress_of(draft.stages, draft.state, sheet.as_of).text if sheet.days else ""
    facts = (
        ("추진부서", sheet.record.department),
        ("기간", period_text(draft.starts_on, draft.ends_on)),
        ("진척", done),
    )
    lines = tuple(Line(1, f"{label}: {text}") for label, text in facts if text)
    return (*lines, stages_table(sheet) if draft.stages else Line(1, f"{STAGES}: {NONE_APPLIES}"))


def _tasks(stage: StageLine, *, days: bool) -> str:
    told = []
    for one in stage.tasks:
        done = f"({month_day_text(one.done_on)} 완료)".replace(" ", UNBROKEN) if days and one.done_on else ""
        first, *more = one.text.split("\n")
        told.append("\n".join((f"{BOX} {first}", *more)) + (f" {done}" if done else ""))
    return "\n".join(told)


def _planned(stage: StageLine) -> str:
    return days_text(stage.starts_on, stage.ends_on)


def _actual(sheet: StageSheet, stage: StageLine) -> str:
    """The days on which it began and was done, and its state in a word."""
    going_on = goes_on(sheet.record.draft.state)
    state = state_of_stage(stage, sheet.as_of, going_on=going_on)
    days = days_text(stage.begun_on, stage.done_on)
    return f"{days}\n({state.value})" if days else f"({state.value})"


def days_text(first: date | None, last: date | None) -> str:
    """``4. 12.~5. 14.`` for a narrow column of one year."""
    if first is None and last is None:
        return ""
    return f"{month_day_text(first)}~{month_day_text(last)}" if first != last else month_day_text(first)
