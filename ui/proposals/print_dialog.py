"""검토의견서 on paper: what will be printed is seen first; then to the printer or into a PDF file (B7)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.errors import OfficeError
from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.proposals.records import AskedDepartment, ProposalRecord
from desktop_app.settings import form_settings
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.widgets.segments import Segments

ONE, ALL = "one", "all"
WRITTEN, BLANK = "written", "blank"
_SCOPE, _KIND = "범위", "서식"


class PrintDialog(PaperSheet):
    """One department or all, as written or blank for handwriting."""

    def __init__(
        self,
        record: ProposalRecord,
        asked: AskedDepartment | None,
        context: TabContext,
        window: QWidget,
        *,
        blank: bool = False,
    ) -> None:
        super().__init__(f"검토의견서 인쇄 · {record.number}", context, window, to_paper=True)
        self._record = record
        self._asked = asked
        self._scope = Segments([(ONE, asked.department if asked else ""), (ALL, "모든 부서")])
        self._kind = Segments([(WRITTEN, "적은 의견"), (BLANK, "빈 서식")])
        self._scope.choose(ONE if asked else ALL)
        self._kind.choose(BLANK if blank or not record.departments else WRITTEN)
        kind: tuple[tuple[str, QWidget], ...] = ((_KIND, self._kind),)
        self.lay_out(((_SCOPE, self._scope), *kind) if asked else kind)
        self._scope.chosen.connect(lambda _key: self.ask())
        self._kind.chosen.connect(lambda _key: self.ask())
        self.ask()

    @property
    def title(self) -> str:
        who = self._asked.department if self._asked and self._scope.key() == ONE else ""
        kind = "빈 서식" if self._kind.key() == BLANK else ""
        return " ".join(part for part in ("검토의견서", self._record.number, who, kind) if part)

    def ask(self) -> None:
        """Draw the chosen forms anew."""
        office = self._context.office
        one = self._asked.department_id if self._asked and self._scope.key() == ONE else None
        try:
            forms = office.proposals.forms.opinion_forms(
                self._record.id, one, blank=self._kind.key() == BLANK
            )
        except OfficeError as refusal:
            self.show_none()
            self.strip.say("인쇄할 것이 없습니다", refusal.what)
            return
        self.render_pages(partial(_render, forms, self.title, form_settings(office.settings)))


def _render(forms: Sequence[OpinionForm], title: str, settings: FormSettings) -> bytes:
    # The drawing of papers is read when the first one is drawn.
    from desktop_app.reports.opinion_form import render_opinion_forms  # noqa: PLC0415

    return render_opinion_forms(forms, title=title, form_settings=settings)
