"""입주단체 소개집: which day, how gathered, with or without contacts; seen first, then saved or printed (A10)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.catalogue.entries import Format, Wish
from desktop_app.errors import OfficeError
from desktop_app.outgoing.book_records import TITLE, BookOrder, TenantBook
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.outgoing.names_sheet import NamesSheet
from ui.personal_paper import PersonalPaper
from ui.theme import current
from ui.widgets.inputs import DateInput
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.widgets.strips import Link

EVERYONE, LISTED = "all", "listed"
DAY_WIDTH: Final = 130
ORDER_KEPT: Final = "book/order"


class BookSheet(PersonalPaper):
    """The book of all tenants of a day, or of those in the list."""

    detail = "입주단체 소개집: 성명, 직위, 전화, 전자우편"

    def __init__(
        self, ids: Sequence[int], context: TabContext, window: QWidget, lead: Callable[[int], object]
    ) -> None:
        super().__init__("입주단체 소개집", context, window)
        self._ids, self._lead = tuple(ids), lead
        self.book: TenantBook | None = None
        self.day = DateInput(lambda: context.year, context.clock.today)
        self.day.setFixedWidth(current().px(DAY_WIDTH))
        self.day.set_value(context.clock.today())
        self.order = Segments([(order, order.value) for order in BookOrder])
        self.scope = Segments([(EVERYONE, "모두"), (LISTED, f"지금 목록 {len(self._ids):,}곳")])
        self.contacts = QCheckBox("연락처 표시")
        self.missing = QCheckBox("소개글 없는 단체 싣기")
        kept = context.memory.get(ORDER_KEPT)
        self.order.choose(BookOrder[kept] if kept in BookOrder.__members__ else BookOrder.BUILDING)
        self.scope.choose(EVERYONE)
        self.lay_out(
            [
                ("기준일", self.day),
                ("묶음", self.order),
                ("범위", self.scope),
                ("", self.contacts),
                ("", self.missing),
            ]
        )
        self.day.left.connect(self._take_day)
        self.order.chosen.connect(self._take_order)
        self.scope.chosen.connect(lambda _key: self.draw())
        self.missing.toggled.connect(lambda _on: self.draw())
        self.contacts.clicked.connect(self._take_contacts)
        self._drawn_for = self.day.value()

    @property
    def title(self) -> str:
        return self.book.file_name if self.book is not None else TITLE

    def people(self) -> Sequence[int]:
        return self.book.people if self.book is not None else ()

    def begin(self) -> None:
        """Show the book as it is asked for at first."""
        self.open()
        self.draw()

    def draw(self) -> None:
        """Collect and make the book anew."""
        from desktop_app.catalogue.catalogue import entry  # noqa: PLC0415 - every report is read with it
        from desktop_app.catalogue.making import collected  # noqa: PLC0415 - the same

        day, order = self.day.value(), self.order.key()
        if day is None or not isinstance(order, BookOrder):
            return
        self._drawn_for = day
        picks = (
            ("by", order.name.lower()),
            ("contacts", "yes" if self.contacts.isChecked() else "no"),
            ("missing", "yes" if self.missing.isChecked() else "no"),
        )
        ids = self._ids if self.scope.key() == LISTED else None
        wish = Wish("tenant-book", self._context.year, day, picks=picks, ids=ids)
        try:
            made = collected(self._context.office, entry(wish.report), wish)
        except OfficeError as refusal:
            self.book = None
            self.show_none()
            self._refuse("실을 단체가 없습니다", refusal)
            return
        self.book = made.data
        self.render_pages(partial(made.draw, Format.PDF))
        self._tell(made.data)

    def _tell(self, book: TenantBook) -> None:
        """Who has no 소개글, each a click away; whose contact may not be printed."""
        links: list[Link] = []
        told = [f"{book.count:,}곳을 실었습니다."]
        if book.withheld:
            told.append(f"수집근거가 없는 {book.withheld:,}명의 연락처는 뺐습니다.")
        if book.missing:
            links.append(("이름 보기", partial(self._show_missing, book)))
            self.strip.say(f"소개글이 없는 단체 {len(book.missing):,}곳", " ".join(told), links)
        elif book.withheld:
            self.strip.say("빠진 연락처", " ".join(told))

    def _show_missing(self, book: TenantBook) -> None:
        heading = f"소개글이 없는 단체 {len(book.missing):,}곳"
        text = "이름을 누르면 그 단체가 열립니다. ‘소개글’ 칸에 두세 문장을 적으면 소개집에 실립니다."
        NamesSheet(heading, text, book.missing, self._go_there, self).open()

    def _go_there(self, tenant_id: int) -> None:
        self.reject()
        self._lead(tenant_id)

    def _take_day(self) -> None:
        if self.day.value() not in {None, self._drawn_for} and not self.day.trouble():
            self.draw()

    def _take_order(self, key: object) -> None:
        if isinstance(key, BookOrder):
            self._context.memory.put(ORDER_KEPT, key.name)
        self.draw()

    def _take_contacts(self) -> None:
        if self.contacts.isChecked():
            self.ask_first(
                "소개집에 대표 연락의 성명, 전화, 전자우편이 들어갑니다.",
                self._draw_noted,
                self._without_contacts,
            )
        else:
            self.draw()

    def _draw_noted(self) -> None:
        """The contacts come in sight: that is a use of them too."""
        self.draw()
        self.note(Deed.VIEW)

    def _without_contacts(self) -> None:
        self.contacts.setChecked(False)
