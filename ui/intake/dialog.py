"""가져오기: file → columns → preview → done, in one sheet; nothing is lost by going back (features.md A7)."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from desktop_app.intake.judging import judge
from desktop_app.intake.kinds import RecordKind
from desktop_app.intake.lines import Table
from desktop_app.intake.preview import Decisions, Fate, Outlook
from desktop_app.intake.records import FileRead
from desktop_app.intake.service import EarlierRun
from ui.feature_tab import TabContext
from ui.intake.preview_step import PreviewStep
from ui.intake.steps_dialog import PREVIEW, StepsDialog
from ui.intake.work import Under

TAKE: Final = "가져오기"


class IntakeDialog(StepsDialog):
    """One dialog for all kinds of records."""

    def __init__(
        self, kind: RecordKind, context: TabContext, window: QWidget, path: Path | None = None
    ) -> None:
        self._kind = kind
        self.preview = PreviewStep()
        super().__init__(f"{kind.label} 가져오기", kind, context, window, path)
        self.preview.decided.connect(self._decide)
        self.preview.left.connect(self.reject)

    def preview_step(self) -> QWidget:
        return self.preview

    def make_narrow(self, *, narrow: bool) -> None:
        self.preview.set_narrow(narrow=narrow)

    def earlier(self, file: FileRead) -> EarlierRun | None:
        return self._road.before(self._kind, file.sha256)

    def preview_verb(self) -> tuple[str, str]:
        counts = self.preview.outlook.counts()
        wanted = counts[Fate.NEW] + counts[Fate.CHANGED]
        if counts[Fate.REJECTED]:
            return TAKE, f"못 읽은 줄 {counts[Fate.REJECTED]:,}개가 남았습니다"
        if not wanted:
            return TAKE, "새로 넣거나 고칠 줄이 없습니다"
        return f"{wanted:,}{self._kind.counter} {TAKE}", ""

    def look(self) -> None:
        """Preview the table that is chosen; the same table as before is shown as it was left."""
        table = self.columns.table()
        shown = self.preview.shown
        if shown is not None and shown.preview.table == table:
            self._show_step(PREVIEW)
            return
        decisions = shown.decisions if shown is not None else Decisions()
        if shown is not None and shown.preview.table.sheet is not table.sheet:
            decisions = Decisions(decisions.choice)
        self._work(partial(self._previewed, table, decisions), self._show_outlook)

    def _previewed(self, table: Table, decisions: Decisions, under: Under) -> Outlook:
        preview = self._road.preview(self._kind, table, under.report)
        return judge(preview, decisions, under.report)

    def _show_outlook(self, outlook: Outlook) -> None:
        self.preview.show_outlook(outlook)
        self._show_step(PREVIEW)
        self.preview.begin()

    def _decide(self, decisions: Decisions) -> None:
        """Judge anew: at once where few rows are concerned, else off the window's thread."""
        before = self.preview.outlook
        if before.is_quick(decisions):
            self._show_decided(judge(before.preview, decisions, _silent, before))
            return

        def work(under: Under) -> Outlook:
            return judge(before.preview, decisions, under.report, before)

        self._work(work, self._show_decided)

    def _show_decided(self, outlook: Outlook) -> None:
        asked = outlook.decisions.answers != self.preview.outlook.decisions.answers
        self.preview.show_outlook(outlook)
        self._show_foot()
        if asked:
            self.preview.begin()

    def take(self) -> None:
        """Write what the preview shows, off the window's thread; then the banner offers the way back."""
        file, outlook = self._file, self.preview.outlook
        assert file is not None  # noqa: S101 - there is no preview without a file
        name = str(self.columns.name.value())

        def work(under: Under) -> Change:
            return self._road.take_over(outlook, file, name, under.report)

        self._work(work, self._finish, self._refuse)

    def _finish(self, change: Change) -> None:
        self.accept()
        self._context.desk.perform(lambda: change)

    def _refuse(self, trouble: OfficeError) -> None:
        self.preview.strip.say("가져오지 않았습니다", " ".join((trouble.what, *trouble.steps)), danger=True)


def _silent(_done: int, _total: int) -> None:
    """Few rows are judged: nobody is told."""
