"""검토의견서 서식 in 설정: wording, boxes, paper and terms at the left, the very form at the right as it will print."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import settings_check
from desktop_app.problems import Problem, blocking
from desktop_app.proposals.form_words import HEADS, WORDS
from desktop_app.settings import ALTERNATIVE, NUMBERINGS, STANDARD, OpinionSettings, Settings, form_settings
from desktop_app.terms import Disclosure
from ui.outgoing.length_input import LengthInput
from ui.proposals.opinion_inputs import ClausesInput
from ui.settings_sheet import Tools
from ui.theme import current
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.form_body import FormBody, Part
from ui.widgets.inputs import NamesInput, TextInput
from ui.widgets.pdf_view import PdfView, Zoom
from ui.widgets.plain import plain_label
from ui.widgets.rules import line
from ui.widgets.segments import Segments
from ui.widgets.value_inputs import CountInput

if TYPE_CHECKING:
    from ui.jobs import Job

BODY_WIDTH: Final = 456
LEAST_BODY: Final = 300
LEAST_PREVIEW: Final = 200
PAUSE: Final = 250
"""Milliseconds without typing after which the form is drawn anew."""
WRITTEN, BLANK = "written", "blank"
_PLAIN: Final = (
    "left", "right", "top", "bottom", "header", "footer", "text_size", "numbering", "verdict_words",
    "approval_boxes", "disclosure", "clauses", "due_working_days", "warn_working_days",
)  # fmt: skip
_DRAWN_BESIDE: Final = "고칠 것이 있어 앞서 맞던 값으로 보입니다."


class _Halves(QWidget):
    """The fields and, beside them, the preview, which keeps half of the room where letters are large.

    Where letters are so large that fields would be cut, the fields have all the room.
    """

    def __init__(self, body: QWidget, preview: QWidget) -> None:
        super().__init__()
        self._body, self._preview = body, preview

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(LEAST_BODY), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme, room = current(), self.width()
        beside = room >= theme.px(LEAST_BODY + LEAST_PREVIEW)
        half = min(theme.px(BODY_WIDTH), max(room // 2, theme.px(LEAST_BODY)))
        self._body.setFixedWidth(half if beside else room)
        self._preview.setVisible(beside)
        super().resizeEvent(event)


class FormPage(QObject):
    """The page; what is typed is drawn after a short pause, off the window's thread."""

    title = "검토의견서 서식"
    wide = True

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._job: Job | None = None
        self.pdf = b""
        """The pages that the preview shows."""
        self._base = Settings()
        self.body = FormBody()
        self.preview = PdfView()
        self.zoom = Segments([(Zoom.WIDTH, Zoom.WIDTH.value), (Zoom.PAGE, Zoom.PAGE.value)])
        self.zoom.setAccessibleName("미리보기 크기")
        self.zoom.choose(Zoom.WIDTH)
        self.kind = Segments([(WRITTEN, "적은 의견"), (BLANK, "빈 서식")])
        self.kind.setAccessibleName("미리 볼 서식")
        self.kind.choose(WRITTEN)
        self.note = plain_label("", "hint")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(16, 0, 0, 0)
        self.note.hide()
        self._due = QTimer(self, singleShot=True, interval=PAUSE)
        self._fill_body()
        self._page = self._lay_out()
        self.setParent(self._page)
        self._due.timeout.connect(self._draw)
        self.body.edited.connect(lambda _key: self._due.start())
        self.kind.chosen.connect(lambda _key: self._draw())
        self.zoom.chosen.connect(self._zoom)

    @property
    def widget(self) -> QWidget:
        """The fields with the preview beside them."""
        return self._page

    @property
    def drawing(self) -> bool:
        """Whether the pages do not yet show what the fields say."""
        return self._due.isActive() or self._job is not None

    def show(self, settings: Settings) -> None:
        """Fill the fields."""
        self._base = settings
        self._show(settings)

    def problems(self, settings: Settings) -> list[Problem]:
        """What keeps the fields from being taken."""
        del settings
        return settings_check.problems(self.body.values())

    def taken(self, settings: Settings) -> Settings:
        """The settings with what the fields say."""
        values = self.body.values()
        own = {
            key: values[f"word:{key}"]
            for key, usual in WORDS.items()
            if values[f"word:{key}"] not in {"", usual}
        }
        kept = {key: text for key, text in settings.opinion.words.items() if key not in WORDS}
        opinion = replace(settings.opinion, **{key: values[key] for key in _PLAIN}, words={**kept, **own})
        return replace(settings, organisation=values["organisation"], opinion=opinion)

    def usual(self) -> None:
        """처음 값으로: the fields only; nothing is kept before 저장."""
        self._show(replace(self._base, organisation=Settings().organisation, opinion=OpinionSettings()))

    def edit_criteria(self) -> None:
        """검토 기준 of the year, over this sheet."""
        self._tools.edit_criteria(self._page)

    def _show(self, settings: Settings) -> None:
        self.body.show_values(_values(settings))
        self._draw()

    def _draw(self) -> None:
        """Draw the form anew with what the fields say; where that cannot be, the last pages stay."""
        self._due.stop()
        found = self.body.troubles() or self.problems(self._base)
        self.body.show_problems(found)
        self.note.setText(_DRAWN_BESIDE if blocking(found) else "")
        self.note.setVisible(bool(blocking(found)))
        if blocking(found):
            return
        if self._job is not None:
            self._job.cancel()
        make = partial(_render, self.taken(self._base), blank=self.kind.key() == BLANK)
        self._job = self._tools.jobs.start(self, make, self._shown)

    def _shown(self, pdf: bytes) -> None:
        self._job = None
        self.pdf = pdf
        bar = self.preview.verticalScrollBar()
        place = bar.value()
        self.preview.show_pdf(pdf)
        bar.setValue(place)  # a change of one word must not turn the page

    def _zoom(self, zoom: object) -> None:
        if isinstance(zoom, Zoom):
            self.preview.set_zoom(zoom)

    def _lay_out(self) -> QWidget:
        side = QWidget()
        page = _Halves(self.body, side)
        above = QHBoxLayout()
        above.setContentsMargins(16, 0, 0, 0)
        above.setSpacing(12)
        above.addWidget(self.kind)
        above.addStretch(1)
        above.addWidget(self.zoom)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(above)
        right.addWidget(self.note)
        right.addWidget(line())
        right.addWidget(self.preview, 1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self.body)
        row.addWidget(side, 1)
        return page

    def _fill_body(self) -> None:
        body = self.body
        body.section("사무실과 결재", ("처음 값으로", self.usual))
        body.field("organisation", "사무실", TextInput(), required=True)
        hint = "왼쪽부터 쉼표로 나눠 적습니다. 비우면 결재란이 없습니다."
        body.field("approval_boxes", "결재란", NamesInput(), hint=hint)
        body.section(
            "의견과 기한",
            ("검토 기준", self.edit_criteria),
            ("쉬는 날", self._tools.show_days),
        )
        body.field(
            "verdict_words",
            "의견의 말",
            SegmentInput([(STANDARD, "수용 · 불수용"), (ALTERNATIVE, "채택 · 불채택")]),
        )
        body.field("disclosure", "공개구분", SegmentInput([(one.value, one.value) for one in Disclosure]))
        body.field(
            "clauses", "비공개 조항", ClausesInput(stacked=True), hint="새로 요청하는 의견서부터 쓰입니다."
        )
        days = [Part("due_working_days", CountInput()), Part("warn_working_days", CountInput(), label="임박")]
        body.fields("제출 기한", days, hint="근무일 수입니다. 이미 정한 기한은 바뀌지 않습니다.")
        body.section("용지와 글자")
        for left, right in (("left", "right"), ("top", "bottom"), ("header", "footer")):
            labels = settings_check.MARGINS
            parts = [Part(left, LengthInput()), Part(right, LengthInput(), label=labels[right])]
            body.fields(f"{labels[left]} (mm)", parts)
        body.field("text_size", "글자 (pt)", LengthInput())
        body.field(
            "numbering",
            "쪽 번호",
            SegmentInput([(one, one.replace("총쪽", "4").replace("쪽", "1")) for one in NUMBERINGS]),
        )
        body.section("제목과 큰 항목")
        for key in HEADS:
            self._word(key)
        body.section("칸의 이름")
        for key in WORDS:
            if key not in HEADS:
                self._word(key)

    def _word(self, key: str) -> None:
        self.body.field(f"word:{key}", WORDS[key], TextInput(placeholder=WORDS[key]))


def _values(settings: Settings) -> Mapping[str, Any]:
    opinion = settings.opinion
    words = {f"word:{key}": opinion.words.get(key, "") for key in WORDS}
    return {"organisation": settings.organisation, **{key: getattr(opinion, key) for key in _PLAIN}, **words}


def _render(settings: Settings, *, blank: bool) -> bytes:
    # The drawing of papers is read when the first one is drawn.
    from desktop_app.proposals.form_example import example_form  # noqa: PLC0415 - when it is asked for
    from desktop_app.reports.opinion_form import render_opinion_forms  # noqa: PLC0415 - when it is asked for

    form = example_form(settings.opinion, blank=blank)
    title = f"{WORDS['title']} 미리보기"
    return render_opinion_forms([form], title=title, form_settings=form_settings(settings))
