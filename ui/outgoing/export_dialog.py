"""내보내기: a list as a file; what is about people goes along only with a reason, and is written down (H10, PII-4).

One piece for all lists of the program::

    export = ListExport("입주단체", "곳", screen, Kind.TENANT, cards=True, papers=[(Action.PRINT_LABELS, labels)])
    ExportDialog(export, context, window).open()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.outgoing.list_files import Form, Made, Wanted, make_file, personal_heads
from ui.paper_out import PaperOut
from ui.theme import current
from ui.widgets.columns import Column
from ui.widgets.form_body import LABEL_WIDTH
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import CheckInput, ChoiceInput, SegmentInput
from ui.widgets.list_screen import ListScreen
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.reason import ask_why

if TYPE_CHECKING:
    from ui.jobs import Job, JobControl

SAVE, GO_ON = "파일로 저장", "계속"
ALL, CHOSEN = "all", "chosen"
SHOWN, WHOLE = "shown", "whole"
FORM_KEPT: Final = "export/form"
FOLDER_KEPT: Final = "export/folder"


Paper = tuple[Action, Callable[[Sequence[int]], object]]
"""A paper that is made of lines of a list, and what begins it for some of them."""


@dataclass(frozen=True)
class ListExport:
    """What one list can give out.

    ``kind`` names records whose whole form can be written, not only what the list shows; ``cards`` says that
    people are behind it; ``papers`` are made of its lines. ``named`` says of what kind the records are whose columns
    name people, where ``kind`` does not.
    """

    noun: str
    counter: str
    screen: ListScreen
    kind: Kind | None = None
    cards: bool = False
    papers: Sequence[Paper] = ()
    named: Kind | None = None


class ExportDialog(FormDialog):
    """What, in which form, with or without what is about people."""

    def __init__(
        self, export: ListExport, context: TabContext, window: QWidget, form: Form | None = None
    ) -> None:
        super().__init__(f"{export.noun} 내보내기", SAVE, window)
        self._export = export
        self._context = context
        self._job: Job | None = None
        self._papers = {action.text: begin for action, begin in export.papers}
        self._lines = {ALL: export.screen.model.whole_ids(), CHOSEN: export.screen.table.selected_ids()}
        self._personal = CheckInput("사람을 알 수 있는 열도 넣기")
        self._told = plain_label("", "hint")
        self._told.setWordWrap(True)
        self._told.setContentsMargins(current().px(LABEL_WIDTH) + 8, 0, 0, 0)
        self._lay_out(form)
        self.perform = self._begin_work
        self.body.edited.connect(lambda _key: self._show_choice())
        self._show_choice()

    @property
    def wanted(self) -> Wanted | None:
        """What the fields ask for; None for a paper, which asks for itself."""
        values, screen = self.body.values(), self._export.screen
        if values["form"] not in Form.__members__:
            return None
        form, whole = Form[values["form"]], values["columns"] == WHOLE
        return Wanted(
            self._export.noun,
            form,
            self._lines[values["rows"]],
            screen.model.source,
            list(screen.table.arrangement.columns if whole else self._shown()),
            self._export.kind,
            whole=whole,
            personal=values["personal"] or form is Form.CARDS,
        )

    def reject(self) -> None:
        """Esc: work that runs is stopped; nothing is written then."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _lay_out(self, asked: Form | None) -> None:
        export, lines = self._export, self._lines
        rows = [(ALL, f"지금 목록 {len(lines[ALL]):,}{export.counter}")]
        if len(lines[CHOSEN]) > 1:
            rows.append((CHOSEN, f"고른 {len(lines[CHOSEN]):,}{export.counter}"))
        columns = [(SHOWN, f"보이는 열 {len(self._shown()):,}개"), (WHOLE, "모든 열")]
        forms = [(form.name, form.words) for form in Form if form is not Form.CARDS or export.cards]
        forms += [(name, f"{name} (PDF)") for name in self._papers]
        self.body.field("rows", "내용", SegmentInput(rows))
        self.body.field("columns", "열", SegmentInput(columns))
        self.body.field("form", "형식", ChoiceInput(forms, empty=None))
        self.body.field("personal", "개인정보", self._personal)
        self.body.wide(self._told)
        kept = asked.name if asked else self._context.memory.get(FORM_KEPT)
        form = kept if kept in dict(forms) else Form.XLSX.name
        self.body.show_values({"rows": ALL, "columns": SHOWN, "form": form, "personal": False})

    def _show_choice(self) -> None:
        """Fields that do not matter for the chosen form are grey; the columns about people are named."""
        wanted = self.wanted
        is_table = wanted is not None and wanted.form is not Form.CARDS
        heads = personal_heads(self._context.office, wanted) if wanted and is_table else []
        self.body.inputs["columns"].setEnabled(is_table)
        self._personal.setEnabled(bool(heads))
        if wanted is None:
            words = "다음 화면에서 모양을 고르고 미리 봅니다."
        elif not is_table:
            words = "이름, 소속, 전화, 전자우편, 주소가 들어갑니다. 메모는 넣지 않습니다."
        elif not heads and (masked := [one.label for one in wanted.columns if one.personal]):
            words = f"빼는 열: {', '.join(masked)}. 이 목록에서는 넣을 수 없습니다."
        elif not heads:
            words = "이 목록에는 사람을 알 수 있는 열이 없습니다."
        else:
            words = f"{'넣는' if wanted.personal else '빼는'} 열: {', '.join(heads)}"
        self._told.setText(words)
        self.verb.setText(kind_button(SAVE if wanted else GO_ON, keys="Ctrl+Enter").text())
        self.refit()

    def _shown(self) -> Sequence[Column[Any]]:
        return [one for one in self._export.screen.table.arrangement.shown if not one.reason]

    def _begin_work(self) -> bool:
        """The verb: straight to the file, or by way of a reason where people's data go along.

        The sheet stays until the file is written.
        """
        wanted = self.wanted
        if wanted is None:
            values = self.body.values()
            self.accept()
            self._papers[values["form"]](self._lines[values["rows"]])
            return False
        self._context.memory.put(FORM_KEPT, wanted.form.name)
        if not wanted.ids:
            self.strip.say("내보낼 것이 없습니다", "조건을 지우고 다시 하세요.")
        elif wanted.personal:
            told = f"{len(wanted.ids):,}{self._export.counter}의 개인정보가 파일에 담깁니다."
            ask_why(self.windowTitle(), "내보내기", told, self, partial(self._with_reason, wanted))
        else:
            self._choose_file(wanted, "")
        return False

    def _with_reason(self, wanted: Wanted, reason: str, _sheet: FormDialog) -> bool:
        self._choose_file(wanted, reason)
        return True

    def _choose_file(self, wanted: Wanted, reason: str) -> None:
        """Ask where to, then make the file off the window's thread; closing the sheet stops it."""
        out = PaperOut(self._context, self, FOLDER_KEPT, self._refuse)
        name = f"{wanted.caption}({self._context.clock.today().isoformat()})"
        target = out.where(name, wanted.form.file_kind)
        if target is None:
            return
        office = self._context.office

        def work(control: "JobControl") -> Made:
            return make_file(office, wanted, control.report)

        self.verb.setEnabled(False)
        done = partial(self._write, out, target, wanted, reason)
        self._job = self._context.jobs.start_long(self, work, done, self._show_progress, self._fail)

    def _show_progress(self, done: int, total: int, _text: str) -> None:
        told = f"{total:,}줄 가운데 {done:,}줄을 읽었습니다."
        self.strip.say("만드는 중", told if done < total else f"{total:,}줄을 다 읽고 파일을 만듭니다.")
        self.refit()

    def _write(self, out: PaperOut, target: Path, wanted: Wanted, reason: str, made: Made) -> None:
        """The file is made: note whose data leave, then write it."""
        self._job = None
        self.verb.setEnabled(True)
        self.strip.clear()
        kind = wanted.kind or self._export.named
        if wanted.personal and kind is not None:
            try:
                what = subject(kind.value, wanted.ids)
                self._context.office.access.note(Deed.EXPORT, what, made.people, made.detail, reason)
            except OfficeError as trouble:
                self._refuse("내보내지 못했습니다", trouble)
                return
        if out.write(target, made.data):
            self.accept()

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self.verb.setEnabled(True)
        self._refuse("내보내지 못했습니다", trouble)

    def _refuse(self, what: str, trouble: OfficeError) -> None:
        self.strip.say(what, " ".join((trouble.what, *trouble.steps)), danger=True)
        self.refit()
