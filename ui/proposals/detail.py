"""One proposal beside the list: its head and road, the gate, the departments asked, the opinion of one of them."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.proposals import workflow
from desktop_app.proposals.records import AskedDepartment, ProposalRecord
from desktop_app.values import date_text
from ui.actions import Action, bind
from ui.attachments.files_part import FilesPart
from ui.feature_tab import TabContext
from ui.proposals.acts import ProposalActs
from ui.proposals.departments_table import REMIND, DepartmentsTable
from ui.proposals.head import EDGE, ProposalHead
from ui.proposals.intake_form import IntakeForm
from ui.proposals.opinion_editor import OpinionEditor, state_of
from ui.proposals.project_acts import standing_words
from ui.theme import changes, current
from ui.widgets.empty_note import EmptyNote
from ui.widgets.link_row import Link, LinkRow
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label
from ui.widgets.rules import line
from ui.widgets.strips import GateStrip

EDITOR_LEAST: Final = 200
_NOTHING, _RECORD, _INTAKE = range(3)


class _Steady(QWidget):
    """Takes just the height that a strip's words need, so that the page around it does not scroll for them."""

    def __init__(self, strip: QWidget) -> None:
        super().__init__()
        self._strip = strip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(strip)

    def hasHeightForWidth(self) -> bool:
        return False  # a scroll area would take the height that the page likes for the one it needs

    def sizeHint(self) -> QSize:
        if self._strip.isHidden():
            return QSize(0, 0)
        needed = self._strip.heightForWidth(self.width())
        return QSize(0, max(needed, self._strip.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ProposalDetail(QWidget):
    """The record side of the list-detail screen; ``left`` is Esc."""

    left = Signal()

    def __init__(self, context: TabContext, year: Callable[[], int], acts: ProposalActs) -> None:
        super().__init__()
        self._context = context
        self._acts = acts
        self._record: ProposalRecord | None = None
        self.intake = IntakeForm(context, year)
        self.editor = OpinionEditor(context, year)
        self.head = ProposalHead()
        self.gate = GateStrip()
        self._gate_room = _Steady(self.gate)
        self.files = FilesPart(context)
        self.departments = DepartmentsTable(lambda: context.office.proposals.verdict_words)
        self._counted = plain_label("", "quiet")
        self._department_links = LinkRow()
        self._opinion_title = plain_label("", "section")
        self._opinion_state = MarkLabel()
        self._opinion_links = LinkRow()
        self._kept = plain_label("", "hint")
        self._kept.hide()
        self._arrange()
        self._connect()
        self.show_nothing()

    @property
    def record(self) -> ProposalRecord | None:
        """The proposal that is shown."""
        return self._record

    @property
    def asked(self) -> AskedDepartment | None:
        """The department whose opinion is in the editor."""
        return self.departments.row_of(self.departments.current_id)

    @property
    def taking_in(self) -> bool:
        """Whether the intake form is in front."""
        return self._stack.currentIndex() == _INTAKE

    @property
    def unsaved(self) -> bool:
        return self.editor.unsaved or (self.taking_in and self.intake.unsaved)

    def show_nothing(self, heading: str = "고른 제안이 없습니다", text: str = "") -> None:
        """No proposal is chosen."""
        self._record = None
        self.editor.show_nothing("", "")
        self._nothing.say(heading, text or "왼쪽 목록에서 제안을 고르면 여기에서 봅니다.")
        self._front(_NOTHING)

    def show_proposal(self, record: ProposalRecord) -> None:
        """Show a proposal; an intake form in front stays there while the same proposal is read again."""
        another = self._record is None or self._record.id != record.id
        self._record = record
        self.head.show_proposal(record, self._links(record))
        self._show_gate(record)
        self._show_departments(record, another=another)
        self.files.show_files(Owner(Kind.PROPOSAL, record.id))
        if another or not self.taking_in:
            self._front(_RECORD)

    def begin_intake(self) -> None:
        """제안 접수."""
        self.intake.begin()
        self._front(_INTAKE)
        self.intake.body.focus_field("title")

    def correct_intake(self) -> None:
        """접수 내용 고치기."""
        if self._record is not None:
            self.intake.correct(self._record)
            self._front(_INTAKE)
            self.intake.body.focus_field("title")

    def close_intake(self) -> None:
        """Back to the proposal; what was typed is kept as a draft."""
        self.intake.leave()
        self.intake.show_empty()
        self._front(_RECORD if self._record is not None else _NOTHING)

    def save(self) -> bool:
        """Ctrl+S, wherever the focus is."""
        return self.intake.save() if self.taking_in else self.editor.save()

    def keep_draft(self) -> None:
        self.editor.keep_draft()
        if self.taking_in:
            self.intake.keep_draft()

    def focus_opinion(self) -> None:
        """Into the first field of the opinion."""
        sheet = self.editor.sheet
        if sheet is not None:
            self.editor.body.focus_field("verdict" if sheet.editable else "rationale")

    def print_forms(self) -> None:
        """Ctrl+P."""
        if self._record is not None and not self.taking_in:
            self._acts.print_forms(self._record, self.asked)

    def _front(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        proxies = {_RECORD: self.departments, _INTAKE: self.intake.body.inputs["title"]}
        self.setFocusProxy(proxies.get(number, self._nothing))

    def _links(self, record: ProposalRecord) -> Sequence[Link]:
        acts = self._acts
        history: Link = ("이력", lambda: acts.show_history(record))
        if record.cancelled_on is not None:
            return (*acts.projects.links(record), ("접수 되살리기", lambda: acts.restore(record)), history)
        links: list[Link] = acts.projects.links(record)
        if workflow.steps(record.position):
            links.append(("단계 바꾸기", lambda: acts.change_stage(record)))
        if not workflow.refusal_to_decide(record.position):
            links.append(("결과 정하기", lambda: acts.decide(record)))
        if not workflow.refusal_to_reopen(record.position):
            links.append(("결과 풀기", lambda: acts.reopen(record)))
        if not workflow.refusal_to_tell(record.position):
            links.append(("결과 통보", lambda: acts.papers.tell_results([record.id])))
        links.append(("접수 내용 고치기", self.correct_intake))
        if record.result is None:
            links.append(("접수 취소", lambda: acts.cancel(record)))
        return (*links, history)

    def _show_gate(self, record: ProposalRecord) -> None:
        acts, gate = self._acts, record.gate
        if record.cancelled_on is not None:
            self.gate.show_gate(f"{date_text(record.cancelled_on)} 접수를 취소했습니다", record.cancel_reason)
        elif record.override_reason:
            self.gate.show_gate("의견을 다 받지 않고 확정했습니다", record.override_reason)
        elif record.stage in workflow.WAYS_OUT and record.result is None:
            stopped = f"{date_text(record.closed_on)} {record.stage.value}했습니다"
            self.gate.show_gate(stopped, record.result_reason)
        elif not gate.is_open and not workflow.refusal_to_decide(record.position):
            advice = "" if gate.nobody_asked else " 받은 뒤 확정하거나, 사유를 적고 확정하세요."
            link: Link = ("사유 적고 확정", lambda: acts.decide(record))
            self.gate.show_gate("결과를 확정할 수 없습니다", f"{gate.sentence}{advice}", link)
        elif record.project is not None and record.result not in workflow.ADOPTING:
            self.gate.show_gate(*standing_words(record.project))
        else:
            self.gate.clear()
        self._gate_room.updateGeometry()

    def _show_departments(self, record: ProposalRecord, *, another: bool) -> None:
        count, acts = len(record.departments), self._acts
        received = "모두 받음" if record.received == count else f"가운데 {record.received}곳 받음"
        self._counted.setText(f"{count}곳 {received}" if count else "아직 요청한 부서가 없습니다")
        links: list[Link] = []
        if count:
            links.append(("요청 문구 복사", lambda: acts.copy_request(record)))
        if record.cancelled_on is None and record.stage in workflow.EARLY:
            links.append(("부서 더하기", lambda: acts.assign(record)))
        self._department_links.show_links(links)
        chosen = None if another else self.departments.current_id
        self.departments.show_departments(record.departments)
        self.departments.setVisible(bool(count))
        wanted = chosen if self.departments.row_of(chosen) else _first_to_do(record)
        self.departments.select_id(wanted)
        self._open_opinion(wanted)

    def _open_opinion(self, opinion_id: int | None) -> None:
        asked = self.departments.row_of(opinion_id)
        self._opinion_head.setVisible(asked is not None)
        if asked is None:
            self.editor.show_nothing(
                "검토의견서가 아직 없습니다", "‘부서 더하기’로 검토를 요청하면 여기에서 의견을 적습니다."
            )
            self.editor.foot.hide()
            return
        self.editor.open_opinion(asked.opinion_id)
        self.editor.foot.show()
        sheet = self.editor.sheet
        self._opinion_title.setText(f"검토의견서 · {asked.name}")
        self._opinion_state.show_state(state_of(sheet) if sheet else None)
        self._opinion_links.show_links(self._opinion_acts(asked))
        if not self.editor.unsaved:
            self._kept.hide()

    def _opinion_acts(self, asked: AskedDepartment) -> Sequence[Link]:
        if asked.answered:
            return ()
        acts = self._acts
        links: list[Link] = [
            ("기한 바꾸기", lambda: acts.change_due(asked)),
            ("지정 취소", lambda: acts.withdraw(asked)),
        ]
        if asked.waited_for:
            links.insert(0, (REMIND, lambda: acts.copy_reminder(asked)))
        return links

    def _follow_next(self, opinion_id: int, step: str) -> None:
        asked = self.departments.row_of(opinion_id)
        if asked is not None and step == REMIND:
            self._acts.copy_reminder(asked)
        else:
            self.focus_opinion()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """In a low window the page itself scrolls: the editor comes into view with its field."""
        if now is not None and self.editor.isAncestorOf(now):
            self._area.ensureWidgetVisible(self.editor, 0, 0)

    def _tell_kept(self, _values: object) -> None:
        self._kept.show()
        self._kept.setText(f"임시 저장 {self._context.clock.now():%H:%M:%S}")

    def _connect(self) -> None:
        self.departments.chosen.connect(self._open_opinion)
        self.departments.opened.connect(lambda _id: self.focus_opinion())
        self.departments.next_asked.connect(self._follow_next)
        self.departments.left.connect(self.left)
        self.editor.left.connect(lambda: self.departments.setFocus(Qt.FocusReason.OtherFocusReason))
        self.editor.draft_changed.connect(self._tell_kept)
        self.editor.print_button.clicked.connect(self.print_forms)
        self.intake.left.connect(self.left)
        changes().theme_changed.connect(self._fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        bind(Action.PRINT_OPINION, self, self.print_forms)

    def _arrange(self) -> None:
        page = QWidget()
        page.setProperty("ground", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._opinion_head = _row(
            self._opinion_title, self._opinion_state, None, self._opinion_links, self._kept
        )
        departments_head = _row(
            plain_label("검토 부서", "section"), self._counted, None, self._department_links
        )
        for part in (
            self.head,
            self._gate_room,
            departments_head,
            self.departments,
            line(),
            self.files,
            line(),
            self._opinion_head,
        ):
            column.addWidget(part)
        self.editor.head.hide()
        column.addWidget(self.editor, 1)
        self._area = _scrolling(page)
        whole = QWidget()
        below = QVBoxLayout(whole)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._area, 1)
        below.addWidget(self.editor.foot)
        self._nothing = EmptyNote(self, at_top=True)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for part in (self._nothing, whole, self.intake):
            self._stack.addWidget(part)
        self._fit()

    def _fit(self) -> None:
        self.editor.setMinimumHeight(current().px(EDITOR_LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _first_to_do(record: ProposalRecord) -> int | None:
    """The first department that has not answered, else the first."""
    open_ones = [one for one in record.departments if not one.answered] or list(record.departments)
    return open_ones[0].opinion_id if open_ones else None


def _scrolling(page: QWidget) -> QScrollArea:
    """A page that scrolls in a low window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def _row(*parts: QWidget | None) -> QWidget:
    """A head line: words at the left, links at the right of the gap (None)."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(EDGE, 4, EDGE, 4)
    row.setSpacing(12)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return holder
