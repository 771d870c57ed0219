"""주소 라벨: which sheet, from which label on, to whom; seen first, then printed (features.md A10)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.changes import Kind
from desktop_app.outgoing.labels import (
    Ending,
    LabelFormat,
    addressed,
    format_from,
    format_text,
    formats,
)
from desktop_app.outgoing.records import Line, Recipients
from desktop_app.problems import Problem
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.outgoing.length_input import LengthInput
from ui.outgoing.names_sheet import NamesSheet
from ui.personal_paper import PersonalPaper
from ui.widgets.composing import CalmCombo
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import CountInput
from ui.widgets.segments import Segments

OWN: Final = "내 라벨지"
SET_OWN: Final = "치수 정하기…"
BODY, PERSON = "body", "person"
FORMAT_KEPT, OWN_KEPT = "labels/format", "labels/own"


class LabelsSheet(PersonalPaper):
    """Labels for the lines of a list."""

    detail = "주소 라벨: 성명"

    def __init__(
        self,
        kind: Kind,
        ids: Sequence[int],
        context: TabContext,
        window: QWidget,
        lead: Callable[[int], object],
    ) -> None:
        super().__init__("주소 라벨", context, window, to_paper=True)
        self._kind, self._ids, self._lead = kind, ids, lead
        self._recipients = Recipients()
        self.sheet_kind = CalmCombo()
        self.start = CalmCombo()
        for box in (self.sheet_kind, self.start):
            box.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.whom = Segments([(BODY, "기관"), (PERSON, "담당자까지")])
        self.ending = Segments([(ending, ending.value) for ending in Ending])
        self.edges = QCheckBox("칸 선 찍기")
        self.edges.setToolTip("흰 종이에 찍어 라벨지와 겹쳐 볼 때 씁니다.")
        self.whom.choose(BODY)
        self.ending.choose(Ending.POLITE)
        self._offer_formats(context.memory.get(FORMAT_KEPT))
        choices: list[tuple[str, QWidget]] = [("라벨지", self.sheet_kind), ("시작", self.start)]
        if kind is not Kind.PERSON:
            choices.append(("받는 이", self.whom))
        self.lay_out([*choices, ("맺음", self.ending), ("", self.edges)])
        self.sheet_kind.activated.connect(self._take_format)
        self.start.activated.connect(lambda _at: self.draw())
        self.whom.chosen.connect(self._take_whom)
        self.ending.chosen.connect(lambda _key: self.draw())
        self.edges.toggled.connect(lambda _on: self.draw())

    @property
    def format(self) -> LabelFormat:
        """The chosen sheet."""
        found: LabelFormat = self.sheet_kind.currentData()
        return found

    def people(self) -> Sequence[int]:
        return [one.person_id for one in self._recipients.found if one.person_id is not None]

    def begin(self) -> None:
        """Show the labels; those of people only after the reason was given."""
        self.open()
        if self._kind is Kind.PERSON:
            self.ask_first("라벨에 사람의 이름이 들어갑니다.", self._collect_noted, self.reject)
        else:
            self._collect()

    def draw(self) -> None:
        """Make the sheets anew."""
        ending = self.ending.key()
        assert isinstance(ending, Ending)  # noqa: S101 - one is always chosen
        labels = [addressed(one.body, one.address, one.person, ending) for one in self._recipients.found]
        without = self._recipients.without
        if not labels:
            self.show_none()
            self.strip.say("찍을 라벨이 없습니다", "주소를 아는 곳이 없습니다.", self._missing_link(without))
            return
        from desktop_app.catalogue.papers_of_bodies import LabelSet, draw_labels  # noqa: PLC0415 - at first need

        start, edges = self.start.currentIndex() + 1, self.edges.isChecked()
        self.render_pages(
            partial(draw_labels, LabelSet(self.title, tuple(labels), self.format, start, edges))
        )
        if without:
            text = f"라벨 {len(labels):,}장을 만들었습니다."
            self.strip.say(f"주소가 없는 곳 {len(without):,}곳", text, self._missing_link(without))

    def _collect(self) -> None:
        persons = self.whom.key() == PERSON or self._kind is Kind.PERSON
        self._recipients = self._context.office.outgoing.recipients(self._kind, self._ids, persons=persons)
        self.draw()

    def _collect_noted(self) -> None:
        """The names come in sight: that is a use of them too."""
        self._collect()
        self.note(Deed.VIEW)

    def _take_whom(self, key: object) -> None:
        if key == PERSON:
            self.ask_first("라벨에 담당자의 이름이 들어갑니다.", self._collect_noted, self._back_to_bodies)
        else:
            self._collect()

    def _back_to_bodies(self) -> None:
        self.whom.choose(BODY)

    def _missing_link(self, without: Sequence[Line]) -> list[tuple[str, Callable[[], object]]]:
        def show() -> None:
            text = "이름을 누르면 그 기록이 열립니다. 우편 주소를 적으면 라벨이 만들어집니다."
            NamesSheet(f"주소가 없는 곳 {len(without):,}곳", text, without, self._go_there, self).open()

        return [("이름 보기", show)]

    def _go_there(self, record_id: int) -> None:
        self.reject()
        self._lead(record_id)

    # Which sheet

    def _offer_formats(self, chosen: str) -> None:
        """The sheets that are sold, the officer's own, and the way to set it."""
        self.sheet_kind.clear()
        own = format_from(self._context.memory.get(OWN_KEPT), OWN)
        for form in (*formats(), *((own,) if own else ())):
            self.sheet_kind.addItem(f"{form.name} · {form.width:g}×{form.height:g}㎜", form)
        self.sheet_kind.addItem(SET_OWN, None)
        names = [self.sheet_kind.itemData(at).name for at in range(self.sheet_kind.count() - 1)]
        self.sheet_kind.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self._chosen_at = self.sheet_kind.currentIndex()
        self._offer_starts()

    def _offer_starts(self) -> None:
        """On a sheet that is used in part the first labels are gone."""
        before = max(self.start.currentIndex(), 0)
        self.start.clear()
        self.start.addItems([f"{number}번째 칸부터" for number in range(1, self.format.count + 1)])
        self.start.setCurrentIndex(min(before, self.format.count - 1))

    def _take_format(self, at: int) -> None:
        if self.sheet_kind.itemData(at) is None:
            self.sheet_kind.setCurrentIndex(self._chosen_at)
            self.set_own()
            return
        self._chosen_at = at
        self._context.memory.put(FORMAT_KEPT, self.format.name)
        self._offer_starts()
        self.draw()

    def set_own(self) -> FormDialog:
        """Ask for the measures of another sheet; the chosen one stands in the fields."""
        dialog = FormDialog(
            "라벨지 치수", "쓰기", self, text="라벨지 포장이나 종이에서 잰 치수를 ㎜로 적습니다."
        )
        body = dialog.body
        parts = {name: LengthInput() for name in ("width", "height", "left", "top", "gap_x", "gap_y")}
        for label, (one, other) in {
            "가로·세로 칸": ("columns", "rows"),
            "라벨 크기": ("width", "height"),
            "첫 라벨 위치": ("left", "top"),
            "라벨 사이": ("gap_x", "gap_y"),
        }.items():
            words = ("가로", "세로") if one != "left" else ("왼쪽", "위")
            body.fields(
                label,
                [
                    Part(key, parts.get(key) or CountInput(), word)
                    for key, word in zip((one, other), words, strict=True)
                ],
            )
        body.show_values({name: getattr(self.format, name) for name in body.inputs})
        dialog.check = lambda: _problems(dialog.values())
        dialog.perform = lambda: self._keep_own(LabelFormat(OWN, **dialog.values()))
        dialog.open()
        return dialog

    def _keep_own(self, own: LabelFormat) -> bool:
        memory = self._context.memory
        memory.put(OWN_KEPT, format_text(own))
        memory.put(FORMAT_KEPT, OWN)
        self._offer_formats(OWN)
        self.draw()
        return True


def _problems(values: dict[str, Any]) -> list[Problem]:
    missing = [Problem(key, "수를 적으세요.") for key, value in values.items() if value is None]
    return missing or LabelFormat(OWN, **values).problems()
