"""발행: what is shown goes out, in every format it is made in, and is kept (features.md H11)."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Format
from desktop_app.issued.records import IssueDraft
from ui.feature_tab import TabContext
from ui.performance.issue_dialog import TOLD, IssueDialog
from ui.performance.papers import Paper


def begin_issue(paper: Paper, context: TabContext, window: QWidget) -> IssueDialog:
    """Ask for what it is issued; the files are made off the window's thread, then all is one act."""

    def take(draft: IssueDraft, dialog: IssueDialog) -> bool:
        dialog.verb.setEnabled(False)
        context.jobs.start(
            dialog, partial(_all_files, paper), partial(keep, draft, dialog), failed=dialog.refuse
        )
        return False

    def keep(draft: IssueDraft, dialog: IssueDialog, files: Mapping[str, bytes]) -> None:
        dialog.verb.setEnabled(True)
        call = partial(context.office.issued.issue, paper.made, files, draft)
        if context.desk.perform(call, inline=dialog.refuse) is not None:
            dialog.accept()

    dialog = IssueDialog((f"발행 · {paper.made.name}", "발행", TOLD), IssueDraft(), window, take)
    dialog.open()
    return dialog


def _all_files(paper: Paper) -> Mapping[str, bytes]:
    """What goes out: the PDF that is shown, the workbook and the document of the same blocks."""
    forms = [form for form in (Format.PDF, Format.XLSX, Format.HWPX) if form in paper.made.entry.formats]
    return {
        form.value: paper.pdf if form is Format.PDF and paper.pdf is not None else paper.made.draw(form)
        for form in forms
    }
