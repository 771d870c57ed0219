"""Sheets of 현장견학: several marked as held at once, the year by target group, the sheet of one visit (E4)."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.activities.field_visits import FieldVisitDraft, VisitYear, visit_title
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from desktop_app.values import date_weekday_text
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered
from ui.widgets.form_sheet import FormDialog
from ui.widgets.value_inputs import CountInput

Row = RegisterRow[FieldVisitDraft]


class HoldDialog(FormDialog):
    """마침 표시: one number of people a visit, Enter goes to the next."""

    def __init__(self, rows: Sequence[Row], context: TabContext, window: QWidget) -> None:
        text = "몇 명이 왔는지 적으면 마침으로 표시합니다. 인원은 대상별 실적에 들어갑니다."
        super().__init__("마침 표시", f"{len(rows):,}회 마침", window, text=text)
        self._rows, self._context = rows, context
        for row in rows:
            draft = row.draft
            assert draft.visited_on is not None  # noqa: S101 - a stored visit has its day
            hint = f"{date_weekday_text(draft.visited_on)} · {draft.visitors.value}"
            self.body.field(_key(row), visit_title(draft), CountInput(), required=True, hint=hint)
        self.body.show_values({_key(row): row.draft.people for row in rows})
        self.check = self._problems
        self.perform = self._hold

    @property
    def people(self) -> Mapping[int, int | None]:
        """How many came, by visit."""
        values = self.values()
        return {row.id: values[_key(row)] for row in self._rows}

    def _problems(self) -> list[Problem]:
        return [
            Problem(_key(row), "몇 명이 왔는지 적으세요. 아무도 오지 않았으면 0을 적습니다.")
            for row in self._rows
            if self.people[row.id] is None
        ]

    def _hold(self) -> bool:
        call = partial(self._context.office.field_visits.hold, self.people)
        return self._context.desk.perform(call, self.refuse) is not None


class YearSheet(PaperSheet):
    """대상별 실적: the year until a day, seen first, then PDF, workbook or 한글."""

    def __init__(self, year: VisitYear, context: TabContext, window: QWidget) -> None:
        self._make = partial(_year, year, context.office.settings.organisation)
        super().__init__(
            "대상별 실적",
            context,
            window,
            workbook=partial(self._make, XLSX),
            document=partial(self._make, HWPX),
        )
        self._year = year
        self.lay_out()

    @property
    def title(self) -> str:
        from desktop_app.reports.visit_papers import visits_title  # noqa: PLC0415 - at first need

        return visits_title(self._year)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(self._make, PDF))


class VisitSheet(PaperSheet):
    """견학 안내문 of one visit."""

    def __init__(self, row: Row, context: TabContext, window: QWidget) -> None:
        self._make = partial(
            _visit, row.draft, row.names["department_id"], context.office.settings.organisation
        )
        super().__init__("견학 안내문", context, window, document=partial(self._make, HWPX), to_paper=True)
        self._draft = row.draft
        self.lay_out()

    @property
    def title(self) -> str:
        from desktop_app.reports.visit_papers import visit_sheet_title  # noqa: PLC0415 - at first need

        return visit_sheet_title(self._draft)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(self._make, PDF))


def _key(row: Row) -> str:
    return f"visit_{row.id}"


def _year(year: VisitYear, office: str, kind: str) -> bytes:
    from desktop_app.reports.visit_papers import visits_report  # noqa: PLC0415 - at first need

    return rendered(visits_report(year, office), kind)


def _visit(draft: FieldVisitDraft, department: str, office: str, kind: str) -> bytes:
    from desktop_app.reports.visit_papers import visit_sheet  # noqa: PLC0415 - at first need

    return rendered(visit_sheet(draft, department, office), kind)
