"""What leads out of a list: 내보내기, the addresses of all its lines on the clipboard, cards (H10, A6, PII-4)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication

from desktop_app.changes import Kind
from desktop_app.outgoing.records import Means, Reached
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.outgoing.export_dialog import ExportDialog, ListExport
from ui.outgoing.list_files import Form
from ui.outgoing.names_sheet import NamesSheet
from ui.widgets.form_sheet import FormDialog
from ui.widgets.notices import Link
from ui.widgets.reason import ask_why

Go = Callable[[Place], object]
TAB: Final = "tenants"
LETTERS: Final = frozenset({Kind.TENANT, Kind.PARTNER, Kind.PERSON})
"""Lists whose lines have a postal address."""


class ListOut:
    """The ways out of one list, the same words and keys in every tab."""

    def __init__(
        self, export: ListExport, context: TabContext, go: Go | None = None, *, aside: bool = False
    ) -> None:
        papers = list(export.papers)
        if export.kind is Kind.TENANT:
            papers.append((Action.TENANT_BOOK, self.make_book))
        if export.kind in LETTERS:
            papers.append((Action.PRINT_LABELS, self.print_labels))
        self.export = replace(export, papers=papers)
        self._aside = aside
        self._context = context
        self._go: Go = go or (lambda _place: None)

    def commands(self) -> Sequence[Command]:
        """내보내기 in sight; what is seldom needed aside."""
        shown = (Command(Action.EXPORT_LIST, self.begin, aside=self._aside),)
        if not self.export.cards:
            return shown
        return (
            *shown,
            *(
                Command(action, partial(self._whole, begin), aside=True)
                for action, begin in self.export.papers
            ),
            Command(Action.COPY_MAILS, partial(self.copy, Means.MAIL), aside=True),
            Command(Action.COPY_PHONES, partial(self.copy, Means.PHONE), aside=True),
            Command(Action.SAVE_CARDS, partial(self.begin, Form.CARDS), aside=True),
        )

    def begin(self, form: Form | None = None) -> None:
        """내보내기 for what the list shows now."""
        ExportDialog(self.export, self._context, self.export.screen.window(), form).open()

    def make_book(self, ids: Sequence[int]) -> None:
        """소개집 of all tenants, or of these."""
        from ui.outgoing.book_sheet import BookSheet  # noqa: PLC0415 - read when the book is wanted

        BookSheet(ids, self._context, self.export.screen.window(), self._lead).begin()

    def print_labels(self, ids: Sequence[int]) -> None:
        """주소 라벨 for these lines."""
        from ui.outgoing.labels_sheet import LabelsSheet  # noqa: PLC0415 - read when labels are wanted

        kind, window = self.export.kind, self.export.screen.window()
        assert kind is not None  # noqa: S101 - only lists of bodies and people offer labels
        LabelsSheet(kind, ids, self._context, window, self._lead).begin()

    def _whole(self, begin: Callable[[Sequence[int]], object]) -> None:
        """Begin a paper with all lines of the list."""
        begin(self.export.screen.model.whole_ids())

    def copy(self, means: Means) -> None:
        """The addresses of all lines, each once, onto the clipboard."""
        export = self.export
        assert export.kind is not None  # noqa: S101 - only lists of people and their bodies copy
        found = self._context.office.outgoing.reached(export.kind, export.screen.model.whole_ids(), means)
        if not found.values:
            self._context.notify.say(
                f"이 목록에는 복사할 {means.value}가 없습니다.", link=self._without(found, means)
            )
            return
        count = f"{means.value} {len(found.values):,}개"
        ask_why(
            f"{means.value} 복사",
            "복사",
            f"{count}를 복사합니다.",
            export.screen.window(),
            partial(self._take, found, means),
        )

    def _take(self, found: Reached, means: Means, reason: str, sheet: FormDialog) -> bool:
        """Write down whose addresses are copied, then copy them."""
        del sheet
        context = self._context
        context.office.access.note(
            Deed.COPY, subject(Kind.PERSON.value, found.people), len(found.people), means.value, reason
        )
        QGuiApplication.clipboard().setText(means.separator.join(found.values))
        said = f"{means.value} {len(found.values):,}개를 복사했습니다."
        context.notify.say(said, sticky=bool(found.without), link=self._without(found, means))
        return True

    def _without(self, found: Reached, means: Means) -> Link | None:
        """The way to the lines that have no address."""
        if not found.without:
            return None
        counter = "명" if self.export.kind is Kind.PERSON else "곳"
        noun = "주소" if means is Means.MAIL else "번호"
        who = "사람" if self.export.kind is Kind.PERSON else "곳"
        title = f"{means.value}가 없는 {who} {len(found.without):,}{counter}"
        text = "이름을 누르면 그 기록이 열립니다. 사람을 더하거나 연락처를 적으면 다음부터 들어갑니다."

        def show() -> None:
            NamesSheet(title, text, found.without, self._lead, self.export.screen.window()).open()

        return f"{noun}가 없는 {who} {len(found.without):,}{counter}", show

    def _lead(self, record_id: int) -> None:
        self._go(Place(TAB, kind=self.export.kind, record_id=record_id))
