"""The three lists of 개인정보: whose data are due, the 파기 대장, the 접속기록."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.privacy.destruction_records import DisposalRow
from desktop_app.privacy.records import TO_REVIEW, AccessRow, SubjectRow, month_words
from desktop_app.values import date_text
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.list_tools import ListTools
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_paper
from ui.tenants.destroy_sheet import DestroySheet
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

SUBJECTS: tuple[Column[SubjectRow], ...] = (
    Column("name", "성명", ColumnKind.NAME, 110, lambda row: row.name),
    Column("body", "소속·난제", ColumnKind.TEXT, 260, lambda row: row.body, spare=True),
    Column("basis", "수집근거", ColumnKind.TEXT, 130, lambda row: row.basis, sortable=False, hide_rank=2),
    Column("collected_on", "수집일", ColumnKind.DATE, 110, lambda row: row.collected_on, hide_rank=1),
    Column("retain_until", "보유기한", ColumnKind.DATE, 110, lambda row: row.retain_until),
    Column("state", "상태", ColumnKind.STATE, 150, lambda row: row.state, sortable=False),
    Column(
        "proposed",
        "제안하는 기한",
        ColumnKind.DATE,
        120,
        lambda row: row.proposed,
        sortable=False,
        hide_rank=3,
    ),
)
DISPOSALS: tuple[Column[DisposalRow], ...] = (
    Column("number", "관리번호", ColumnKind.NAME, 130, lambda row: row.number),
    Column("at", "파기 일시", ColumnKind.TEXT, 140, lambda row: _moment(row.at), sortable=False),
    Column("persons", "인원", ColumnKind.NUMBER, 60, lambda row: row.persons, sortable=False),
    Column("subject", "대상", ColumnKind.TEXT, 260, lambda row: row.subject, sortable=False, spare=True),
    Column("grounds", "사유", ColumnKind.TEXT, 220, lambda row: row.grounds, sortable=False),
    Column(
        "copies",
        "함께 지운 사본",
        ColumnKind.NUMBER,
        110,
        lambda row: row.copies,
        sortable=False,
        hide_rank=1,
    ),
    Column("user", "처리한 사람", ColumnKind.QUIET, 110, lambda row: row.user, sortable=False, hide_rank=2),
    Column("note", "비고", ColumnKind.QUIET, 200, lambda row: row.note, sortable=False, hide_rank=3),
)
ACCESSES: tuple[Column[AccessRow], ...] = (
    Column("at", "일시", ColumnKind.TEXT, 140, lambda row: _moment(row.at)),
    Column("deed", "한 일", ColumnKind.NAME, 80, lambda row: row.deed, sortable=False),
    Column("subject", "누구의 것", ColumnKind.TEXT, 180, lambda row: row.subject, sortable=False),
    Column("persons", "인원", ColumnKind.NUMBER, 60, lambda row: row.persons or None, sortable=False),
    Column("detail", "내용", ColumnKind.TEXT, 220, lambda row: row.detail, sortable=False, spare=True),
    Column("reason", "사유", ColumnKind.TEXT, 200, lambda row: row.reason, sortable=False),
    Column("user", "사용자", ColumnKind.QUIET, 90, lambda row: row.user, sortable=False, hide_rank=2),
    Column(
        "computer", "컴퓨터", ColumnKind.QUIET, 120, lambda row: row.computer, sortable=False, hide_rank=1
    ),
)
Go = Callable[[Place], object]
HOMES = {
    Kind.PERSON: Place("tenants", "people"),
    Kind.CITIZEN_PROBLEM: Place("activities", "citizen_problems"),
    Kind.ATTENDEE: Place("projects", "meetings"),
    Kind.TRAINEE: Place("activities", "trainees"),
}
"""Where the records with people's data are shown; one line for one more table of db.personal."""


class Pane(Protocol):
    """One of the lists with what can be done there."""

    screen: ListScreen

    def commands(self) -> Sequence[Command]: ...


class SubjectsPane:
    """People by the term of their data; here they are destroyed."""

    def __init__(self, context: TabContext, go: Go, destroyed: Callable[[int], object]) -> None:
        self._context = context
        self._go = go
        self._destroyed = destroyed
        words = ListWords("보유기한", "성명·소속·난제 찾기 — 초성도 됩니다", open_hint="Enter 기록 보기")
        self.screen = ListScreen(context.office.registers.subjects, SUBJECTS, None, words)
        self.screen.nothing = lambda _: Nothing(
            "개인정보가 있는 사람이 없습니다", "사람을 더하면 보유기한이 지나는 차례로 여기에 나옵니다."
        )
        self.tools = ListTools(self.screen, context, "subjects")
        self.screen.table.opened.connect(self._show)
        self.screen.open_list(ListQuery(view="due"))

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.SET_TERMS, self.set_terms),
            Command(Action.DESTROY, self.destroy, main=True),
        )

    def set_terms(self) -> None:
        """The proposed 보유기한 for the chosen people, or for all of the list."""
        chosen = self.screen.table.selected_ids()
        ids = chosen if len(chosen) > 1 else list(self.screen.model.whole_ids())
        self._context.desk.perform(lambda: self._context.office.registers.subjects.accept(ids))

    def destroy(self) -> None:
        """Look what goes and what stays, then ask."""
        ids = self.screen.table.selected_ids()
        if ids:
            DestroySheet(tuple(ids), self._context, self.screen.window(), self._destroyed).begin()

    def _show(self, key: int) -> None:
        """The record in which their data stand."""
        table, record_id = self._context.office.registers.subjects.record_of(key)
        kind = Kind(table)
        self._go(replace(HOMES[kind], kind=kind, record_id=record_id))


class DisposalsPane:
    """파기 대장: each line can be printed as a certificate."""

    def __init__(self, context: TabContext, go: Go) -> None:
        self._context = context
        words = ListWords("파기 대장", "번호·대상·사유 찾기", open_hint="Enter 확인서 보기")
        self.screen = ListScreen(context.office.registers.disposals, DISPOSALS, None, words)
        self.screen.nothing = lambda _: Nothing(
            "파기한 개인정보가 없습니다",
            "‘보유기한’에서 사람을 골라 파기하면 대장에 남고, 확인서를 인쇄합니다.",
        )
        self.screen.table.opened.connect(lambda _: self.print_certificate())
        self._out = ListOut(ListExport("파기 대장", "건", self.screen), context, go)
        self.screen.open_list(ListQuery())

    def commands(self) -> Sequence[Command]:
        return (*self._out.commands(), Command(Action.PRINT_DISPOSAL, self.print_certificate, main=True))

    def print_certificate(self) -> None:
        """개인정보 파기 확인서 of the chosen line."""
        chosen = self.screen.record_id
        if chosen is not None:
            today = self._context.clock.today()
            wish = Wish("disposal-certificate", self._context.year, today, record=chosen)
            open_paper(wish, self._context, self.screen)


class AccessPane:
    """접속기록: reviewed once a month."""

    def __init__(self, context: TabContext, go: Go) -> None:
        self._context = context
        words = ListWords("접속기록", "내용·사유·사용자 찾기", open_hint="")
        self.screen = ListScreen(context.office.registers.accesses, ACCESSES, None, words)
        self.screen.nothing = self._nothing
        self.tools = ListTools(self.screen, context, "access_line")
        self._out = ListOut(ListExport("접속기록", "줄", self.screen), context, go)
        self.screen.open_list(ListQuery(view="month"))

    def commands(self) -> Sequence[Command]:
        return (*self._out.commands(), Command(Action.REVIEW_ACCESS, self.review, main=True))

    def _nothing(self, _year: int | None) -> Nothing:
        if self.screen.query.view == TO_REVIEW:
            return Nothing("점검할 접속기록이 없습니다", "지난달까지의 기록을 모두 점검했습니다.")
        text = "개인정보를 보거나 내보내거나 인쇄하면 한 줄씩 저절로 남습니다."
        return Nothing("접속기록이 없습니다", text)

    def review(self) -> None:
        """점검 완료: every month that waits, with a line of its own."""
        months = self._context.office.registers.accesses.review()
        words = ", ".join(map(month_words, months))
        said = f"{words} 접속기록을 점검한 것으로 적었습니다." if months else "점검할 지난달 기록이 없습니다."
        self._context.notify.say(said)
        self.screen.reload()


def _moment(at: datetime) -> str:
    return f"{date_text(at.date())} {at:%H:%M}"
