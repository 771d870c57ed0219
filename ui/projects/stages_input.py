"""단계 in a form: lines of a 절차 with its days, and in each the lines of its 과제 (C2)."""

from collections.abc import Callable
from datetime import date

from desktop_app.marks import Mark, State
from desktop_app.project_terms import STAGE_LABELS, TASK_LABELS
from desktop_app.projects.stages import StageLine, TaskLine, stage_mark
from desktop_app.values import date_text, month_day_text
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.lines_input import LineColumn, LinesInput, LineWords
from ui.widgets.value_inputs import DateInput

Day = Callable[[], DateInput]


def stages_input(
    year: Callable[[], int], today: Callable[[], date], going_on: Callable[[], bool]
) -> LinesInput[StageLine]:
    """All stages of a project in their order; ``going_on`` says whether they can be late."""

    def day() -> DateInput:
        return DateInput(year, today)

    columns = (
        LineColumn("name", "절차", TextInput),
        LineColumn("starts_on", "계획", day, name=STAGE_LABELS["starts_on"]),
        LineColumn("ends_on", "~", day, beside=True, name=STAGE_LABELS["ends_on"]),
        LineColumn("begun_on", "실제", day, name=STAGE_LABELS["begun_on"]),
        LineColumn("done_on", "~", day, beside=True, name=STAGE_LABELS["done_on"]),
        LineColumn("evidence", "증빙", lambda: TextArea(lines=1)),
        LineColumn("tasks", "", lambda: tasks_input(day), name="과제"),
    )
    return LinesInput(
        columns, StageLine, noun="단계", describe=lambda one: stage_words(one, today(), going_on=going_on())
    )


def tasks_input(day: Day) -> LinesInput[TaskLine]:
    """The tasks of a stage."""
    columns = (
        LineColumn("text", "", lambda: TextArea(lines=1), name=TASK_LABELS["text"]),
        LineColumn("due_on", "기한", day),
        LineColumn("done_on", "완료", day, beside=True, name=TASK_LABELS["done_on"]),
        LineColumn("evidence", "증빙", TextInput),
    )
    return LinesInput(columns, TaskLine, noun="과제", describe=task_words, labels=32)


def stage_words(stage: StageLine, today: date, *, going_on: bool) -> LineWords:
    """A stage that is not open: its 절차, its days, its tasks with what is done of them."""
    tasks = "\n".join(f"{'✓' if one.done_on else '◻'} {one.text}" for one in stage.tasks)
    days = [
        f"{label} {_span(first, last)}"
        for label, first, last in (
            ("계획", stage.starts_on, stage.ends_on),
            ("실제", stage.begun_on, stage.done_on),
        )
        if first or last
    ]
    detail = "\n".join(one for one in (" · ".join(days), tasks) if one)
    return LineWords(stage.name, detail, stage_mark(stage, today, going_on=going_on))


def task_words(task: TaskLine) -> LineWords:
    """A task that is not open."""
    due = f"기한 {date_text(task.due_on)}" if task.due_on else ""
    detail = " · ".join(one for one in (due, task.evidence) if one)
    state = State(Mark.DONE, month_day_text(task.done_on)) if task.done_on else None
    return LineWords(task.text, detail, state)


def _span(first: date | None, last: date | None) -> str:
    return f"{month_day_text(first)} ~ {month_day_text(last)}".strip()
