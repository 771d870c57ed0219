"""Every paper: list · what is asked and preview · contents; the preview is the very PDF that is saved and printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Chooser, Entry, Format, Wish, default_day
from desktop_app.catalogue.papers_of_year import YEAR_END
from desktop_app.errors import OfficeError
from desktop_app.issued.rules import why_not_issued
from desktop_app.performance.records import MoneyUnit
from desktop_app.terms import Deed
from ui.feature_tab import Place, TabContext
from ui.paper_out import KINDS, PaperOut
from ui.performance.beside import COUNTS, Beside
from ui.performance.chapters_dialog import ChaptersDialog
from ui.performance.over_preview import OverPreview
from ui.performance.paper_list import PaperList
from ui.performance.papers import Paper, chapters_from, chapters_text, make_paper
from ui.personal_paper import NamedUse, note_use
from ui.theme import current
from ui.widgets.choice_inputs import PickInput
from ui.widgets.empty_note import EmptyNote, Way
from ui.widgets.pdf_view import PdfPreview
from ui.widgets.reason import ask_why
from ui.widgets.rules import line
from ui.widgets.side_list import SideLine

if TYPE_CHECKING:
    from ui.jobs import Job, JobControl
    from ui.widgets.form_sheet import FormDialog

Offered = tuple[tuple[int, str], ...]
COLUMN: Final = 264
AT_HAND: Final = 4
BREATH: Final = 120  # ms in which arrow keys go on to another paper before this one is made


class PapersView(QWidget):
    """The papers of the catalogue, always made from the present records."""

    changed = Signal()
    """Another paper is shown, or none: what can be done with it is different."""

    def __init__(self, context: TabContext, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context = context
        self._narrow = False
        self._job: Job | None = None
        self._paper: Paper | None = None
        self._reasons: dict[str, str] = {}
        self._seen: dict[str, set[int]] = {}
        self._kept: dict[str, Wish] = {}
        self.out = PaperOut(context, self, "performance/folder")
        self.wish = self._first_wish(YEAR_END, context.year)
        self.reports = PaperList()
        self.over = OverPreview(context.clock.today, go)
        self.preview = PdfPreview()
        self.note = EmptyNote()
        self.beside = Beside(go)
        self.contents = self.beside.contents
        self.picker: PickInput[str] = PickInput([(one.key, one.title) for one in PAPERS.values()])
        self.picker.set_name("보고서")
        self.picker.setParent(self)  # the narrow layout's second line takes it
        self.picker.hide()
        self._middle = QStackedWidget()
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH)
        self._breath.timeout.connect(self.make)
        self._lay_out()
        self._connect()
        self.reports.choose(self.wish.report)
        self.picker.set_value(self.wish.report)

    @property
    def entry(self) -> Entry:
        """The paper that is chosen."""
        return PAPERS[self.wish.report]

    @property
    def paper(self) -> Paper | None:
        """The paper that is shown."""
        return self._paper

    @property
    def ready(self) -> bool:
        """Whether there is something to print and to save."""
        return self._paper is not None and not self._paper.waits

    @property
    def areas(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (
            self.reports.list,
            *list(self.over.choices.fields.values())[:1],
            self.preview,
            self.beside.shown,
        )

    # What the officer does

    def show_report(self, key: str) -> None:
        """Another paper, with what was last chosen for it."""
        if key == self.wish.report:
            return
        self._kept[self.wish.report] = self.wish
        kept = self._kept.get(key)
        fits = kept is not None and kept.year == self.wish.year
        self.wish = kept if kept is not None and fits else self._first_wish(key, self.wish.year)
        self.reports.choose(key)
        self.picker.set_value(key)
        self._drop()
        self._show_wish()
        self._breath.start()

    def set_year(self, year: int) -> None:
        """Another fiscal year: the same paper of that year."""
        if year != self.wish.year:
            day = default_day(year, self._context.clock.today())
            self.wish = replace(self.wish, year=year, as_of=day, record=None, since=None)

    def ask(self, wish: Wish) -> None:
        """What is asked for was changed; kept for the next start where it holds for all years."""
        if wish.unit is not self.wish.unit:
            self._context.memory.put("performance/unit", wish.unit.name)
        self.wish = wish
        self.make()

    def print_paper(self) -> None:
        """To the printer, through Qt's own dialog."""
        paper = self._paper
        if paper is not None and paper.pdf is not None and self.out.send(paper.pdf, paper.made.name):
            self._note(Deed.PRINT)

    def save(self, form: Format) -> None:
        """Into a file: the PDF as it is shown, others made off the window's thread."""
        paper = self._paper
        if paper is None or paper.waits:
            return
        target = self.out.where(paper.made.name, KINDS[form])
        if target is None or not self._note(Deed.EXPORT):
            return
        if form is Format.PDF and paper.pdf is not None:
            self.out.write(target, paper.pdf)
        else:
            make = partial(paper.made.draw, form)
            self._context.jobs.start(self, make, partial(self.out.write, target))

    @property
    def why_not_issued(self) -> str:
        """Why what is shown cannot be issued."""
        return why_not_issued(self._paper.made) if self._paper is not None else ""

    def choose_chapters(self) -> None:
        """순서와 항목 고치기."""
        dialog = ChaptersDialog(self.wish.chapters, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._context.memory.put("performance/chapters", chapters_text(dialog.chapters))
            self.ask(replace(self.wish, chapters=dialog.chapters))
        dialog.deleteLater()

    def edit_layout(self) -> None:
        """모양 고치기 of the enclosure that is shown."""
        from ui.performance.layout_dialog import LayoutDialog  # noqa: PLC0415 - read when it is wanted

        if self._paper is not None and self._paper.summary is not None:
            LayoutDialog(self._paper, self._context, self.window()).begin()

    def stop(self) -> None:
        """Stop what takes long."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.over.show_stopped()
            self._say("만들기를 그만두었습니다", "", [Way("다시 만들기", self.make)])

    # How the paper comes

    def make(self) -> None:
        """Make the paper anew; the one that is shown stays until the new one is there."""
        self._breath.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        offered = self._show_wish()
        if self.entry.chooser is not None and self.wish.record is None:
            self._offer(self.entry.chooser, offered)
            return
        self.over.show_working()
        work = partial(self._made, self.entry, self.wish, self.wish.report in self._reasons)
        self._job = self._context.jobs.start_long(
            self, work, self._show, lambda page, _, __: self.over.show_pages(page), self._fail
        )

    def _offer(self, chooser: Chooser, offered: Offered) -> None:
        """A paper of one record: which one?"""
        self._drop()
        self.over.show_nothing()
        if not offered:
            self._say(f"고를 {chooser.words} 없음", chooser.nothing)
            return
        ways = [
            Way(words, partial(self.ask, replace(self.wish, record=key))) for key, words in offered[:AT_HAND]
        ]
        text = "위 칸에 이름 일부나 초성을 적어 고르세요."
        self.note.say(f"{chooser.words} 고르기", text, ways, main=False)
        self._middle.setCurrentWidget(self.note)

    def _made(self, entry: Entry, wish: Wish, named: bool, control: "JobControl") -> Paper:  # noqa: FBT001 - bound beforehand
        """On the worker's thread."""
        return make_paper(
            self._context.office, entry, wish, lambda page: control.report(page, 0), named=named
        )

    def _show(self, paper: Paper) -> None:
        same = self._paper is not None and self._paper.wish.report == paper.wish.report
        if paper.pdf is not None and not self._note_seen(paper):
            self._drop()
            return
        page = self.preview.view.page if same else 1
        self._job, self._paper = None, paper
        self.over.show_paper(paper)
        if paper.pdf is None:
            self.preview.clear()
            self._tell_why(paper)
        else:
            self.preview.show_pdf(paper.pdf, max(page, 1))
            self._middle.setCurrentWidget(self.preview)
        pages = self.preview.view.pages
        marks = pages.bookmarks() if pages else []
        self.beside.show_contents([SideLine(mark.words, str(mark.page), str(mark.page)) for mark in marks])
        self.beside.show_paper(paper)
        self._follow(self.preview.view.page)
        self.changed.emit()

    def _tell_why(self, paper: Paper) -> None:
        """Why there are no pages: it names people, or it is no paper."""
        title, people = paper.made.entry.title, len(set(paper.made.people))
        if paper.waits:
            text = f"{people:,}명의 이름이 그대로 나옵니다. 사유를 적으면 접속기록을 남기고 보여 줍니다."
            self._say(title, text, [Way("사유 적고 보기", self.ask_reason)])
        else:
            self._say(title, paper.made.entry.why_not(Format.PDF))

    def ask_reason(self) -> None:
        """Why the names are wanted; then they are shown."""
        paper = self._paper
        if paper is None:
            return

        def take(reason: str, sheet: "FormDialog") -> bool:
            self._reasons[paper.wish.report] = reason
            if not self._note_seen(paper, sheet):
                del self._reasons[paper.wish.report]
                return False
            self.make()
            return True

        told = f"{len(set(paper.made.people)):,}명의 이름이 그대로 나옵니다."
        ask_why(paper.made.entry.title, "보기", told, self.window(), take)

    def _note(self, deed: Deed, sheet: "FormDialog | None" = None) -> bool:
        """Write down whose data are seen or leave; False where that cannot be done."""
        paper = self._paper
        personal = paper.made.entry.personal if paper is not None else None
        if paper is None or personal is None or not paper.made.people:
            return True
        reason = self._reasons[paper.wish.report]
        use = NamedUse(personal.kind, paper.made.people, personal.detail, reason)
        refused = self._context.notify.trouble if sheet is None else sheet.refuse
        return note_use(self._context.office, deed, use, refused)

    def _note_seen(self, paper: Paper, sheet: "FormDialog | None" = None) -> bool:
        """People who were not in sight before come in sight: that is a use of theirs too."""
        known = self._seen.setdefault(paper.wish.report, set())
        if set(paper.made.people) <= known:
            return True
        self._paper = paper
        if not self._note(Deed.VIEW, sheet):
            return False
        known.update(paper.made.people)
        return True

    def _fail(self, trouble: OfficeError) -> None:
        self._drop()
        self.over.show_trouble(trouble)
        self._say(trouble.what, " ".join((trouble.safe, *trouble.steps)).strip())
        self.changed.emit()

    def _drop(self) -> None:
        """Nothing is shown."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._paper = None
        self.preview.clear()
        self.beside.clear()
        self.changed.emit()

    def _say(self, heading: str, text: str, ways: Sequence[Way] = ()) -> None:
        self.note.say(heading, text, ways)
        self._middle.setCurrentWidget(self.note)

    def _show_wish(self) -> Offered:
        """Fields above the pages; the records that can be chosen."""
        chooser = self.entry.chooser
        offered: Offered = ()
        if chooser is not None:
            offered = tuple(chooser.offered(self._context.office, self.wish.year))
            if self.wish.record not in {key for key, _ in offered}:
                first = offered[0][0] if offered and (chooser.optional or len(offered) == 1) else None
                self.wish = replace(self.wish, record=first)
        self.over.show_wish(self.entry, self.wish, offered)
        return offered

    def _follow(self, page: int) -> None:
        """The contents show the chapter that is in front."""
        keys = [line_.key for line_ in self.contents.lines()]
        before = [key for key in keys if int(key) <= page]
        if before:
            self.contents.choose(before[-1])

    def _first_wish(self, key: str, year: int) -> Wish:
        """What is asked for at first: of today, in the unit and with the chapters chosen last."""
        memory = self._context.memory
        won = memory.get("performance/unit") == "WON"
        return Wish(
            key,
            year,
            default_day(year, self._context.clock.today()),
            unit=MoneyUnit.WON if won else MoneyUnit.THOUSAND,
            chapters=chapters_from(memory.get("performance/chapters")),
        )

    def _connect(self) -> None:
        self.reports.chosen.connect(self.show_report)
        self.reports.entered.connect(self.preview.setFocus)
        self.picker.changed.connect(self._picked)
        self.over.wished.connect(self.ask)
        self.over.chapters_wanted.connect(self.choose_chapters)
        self.over.choices.layout_wanted.connect(self.edit_layout)
        self.over.stopped.connect(self.stop)
        self.contents.chosen.connect(lambda key: self.preview.view.go_to(int(key)))
        self.preview.page_changed.connect(self._follow)

    def _picked(self) -> None:
        key = self.picker.value()
        if key is not None:
            self.show_report(key)

    def turn_beside(self) -> None:
        """숫자·차례: the figures, or the contents; a narrow window shows them first, and puts them away again."""
        *_, rule, column = self._sides
        if not self._narrow:
            self.beside.turn()
            return
        shown = column.isHidden()
        for part in (rule, column):
            part.setVisible(shown)
        if shown:
            self.beside.show_list(COUNTS)
        else:
            self.preview.setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """In the narrow layout the columns at the sides go; the papers are chosen in a field of the second line."""
        self._narrow = narrow
        for part in self._sides:
            part.setVisible(not narrow)
        self.beside.set_narrow(narrow=narrow)
        self._sides[-1].setFixedWidth(current().px(COLUMN) if narrow else COLUMN)

    def _lay_out(self) -> None:
        left, right, first, second = QWidget(), QWidget(), line(upright=True), line(upright=True)
        self._sides = (left, first, second, right)
        for column, inside in ((left, self.reports), (right, self.beside)):
            column.setFixedWidth(COLUMN)
            box = QVBoxLayout(column)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(inside)
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self.note)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.over)
        middle.addWidget(self._middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(first)
        whole.addLayout(middle, 1)
        whole.addWidget(second)
        whole.addWidget(right)
