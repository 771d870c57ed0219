"""파기: what goes and what stays, whom other texts name, why, and a typed word; then there is no way back (PII-3)."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.errors import InputRefused, OfficeError
from desktop_app.privacy.destruction_records import GROUNDS, Destroyed, Order, Preview, Subject
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.problems import Problem
from desktop_app.values import date_text
from ui.feature_tab import TabContext
from ui.jobs import JobCancelled, JobControl
from ui.widgets.checks_input import ChecksInput
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from ui.jobs import Job

WORD: Final = "파기"
OTHER: Final = "그 밖(아래에 적음)"
WIDTH: Final = 680
SHOWN: Final = 5
STAYS: Final = "단체의 기록, 인원·실적 합계, 접속기록과 파기 대장(이름 없이)"


class DestroySheet(FormDialog):
    """Asks for everything a destruction needs; stays until it is done."""

    def __init__(
        self, ids: tuple[int, ...], context: TabContext, window: QWidget, done: Callable[[int], object]
    ) -> None:
        super().__init__("개인정보 파기", "되돌릴 수 없이 파기", window, text=_warning(len(ids)), width=WIDTH)
        self._ids = ids
        self._context = context
        self._destroyed = done
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._under_way = False
        self.check = self._problems
        self.perform = self._destroy
        self.verb.setEnabled(False)

    def begin(self) -> None:
        """Open; what the destruction would touch is looked up first."""
        self.open()
        self.strip.say("살펴보는 중", "이름이 적힌 글과 사본을 찾고 있습니다.")
        destruction = self._context.office.destruction
        self._job = self._context.jobs.start(
            self, partial(destruction.preview, self._ids), self._show, failed=self._cannot
        )

    def reject(self) -> None:
        """Esc: stops what has not begun; what has begun is not left alone."""
        if self._under_way:
            return
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _show(self, preview: Preview) -> None:
        self._job, self._preview = None, preview
        self.strip.clear()
        self.verb.setEnabled(True)
        body = self.body
        body.section(f"지울 사람 {len(preview.subjects):,}명")
        for one in preview.subjects[:SHOWN]:
            body.wide(plain_label(_subject_words(one), "table"))
        if len(preview.subjects) > SHOWN:
            body.wide(plain_label(f"외 {len(preview.subjects) - SHOWN:,}명", "table", tone="quiet"))
        goes = plain_label(f"지움: {_goes(preview)}", "table")
        stays = plain_label(f"남음: {STAYS}", "table", tone="quiet")
        for label in (goes, stays):
            label.setWordWrap(True)
            body.wide(label)
        self._ask(preview)
        self.refit()
        self.focus_first()

    def _ask(self, preview: Preview) -> None:
        body = self.body
        body.section("정할 것")
        if preview.texts:
            texts = [
                (
                    place,
                    f"{one.where} — {one.text}{' (같은 값을 쓰는 다른 사람이 있음)' if one.shared else ''}",
                )
                for place, one in enumerate(preview.texts)
            ]
            hint = "고른 글에서는 이름과 연락처를 ○○○으로 바꿉니다. 이력의 옛 글도 함께 바뀝니다."
            body.field("texts", "글 속의 이름", ChecksInput(texts), hint=hint)
        if preview.files:
            files = [(place, one.words) for place, one in enumerate(preview.files)]
            body.field("files", "파일", ChecksInput(files), hint="고른 파일은 통째로 지웁니다.")
        reasons = [(one, one) for one in (*GROUNDS, OTHER)]
        body.field("grounds", "사유", ChoiceInput(reasons), required=True)
        body.field(
            "words", "자세히", TextArea(lines=1), hint="성명이나 연락처는 적지 마세요. 대장에 남습니다."
        )
        body.field(
            "word", "확인", TextInput(), required=True, hint=f"‘{WORD}’라고 적으면 시작할 수 있습니다."
        )
        body.show_values(
            {
                "texts": tuple(place for place, one in enumerate(preview.texts) if one.clear),
                "files": tuple(place for place, one in enumerate(preview.files) if one.remove),
                "words": "",
                "word": "",
            }
        )

    def _problems(self) -> list[Problem]:
        values, found = self.values(), []
        if values["grounds"] is None:
            found.append(Problem("grounds", "사유를 고르세요."))
        if values["grounds"] == OTHER and not values["words"]:
            found.append(Problem("words", "사유를 적으세요."))
        if number := forbidden_number(values["words"]):
            found.append(Problem("words", number.sentence))
        if values["word"].replace(" ", "") != WORD:
            found.append(Problem("word", f"되돌릴 수 없으므로 ‘{WORD}’라고 적어야 합니다."))
        return found

    def _order(self, preview: Preview) -> Order:
        values = self.values()
        kind = "" if values["grounds"] == OTHER else values["grounds"]
        return Order(
            self._ids,
            " – ".join(part for part in (kind, " ".join(values["words"].split())) if part),
            tuple(preview.texts[place].key for place in values.get("texts", ())),
            tuple(preview.files[place].path for place in values.get("files", ())),
        )

    def _destroy(self) -> bool:
        """The verb: off the window's thread; the sheet closes when all is done."""
        if self._preview is None:
            return False
        order, destruction = self._order(self._preview), self._context.office.destruction

        def work(control: JobControl) -> Destroyed:
            def tell(*step: Any) -> None:
                with suppress(JobCancelled):  # from here on it is carried to its end
                    control.report(*step)

            return destruction.destroy(order, control.report, tell)

        self.verb.setEnabled(False)
        self.body.setEnabled(False)
        self._job = self._context.jobs.start_long(self, work, self._done, self._tell, self._failed)
        return False

    def _tell(self, done: int, total: int, words: str) -> None:
        self._under_way = self._under_way or words.startswith("파기를 시작")
        self.back.setEnabled(not self._under_way)
        count = f" {done:,}/{total:,}" if total > 1 else ""
        more = "이제 멈출 수 없습니다. 창을 닫지 마세요." if self._under_way else "Esc로 그만둘 수 있습니다."
        self.strip.say(f"{words}{count}", more, danger=self._under_way)

    def _done(self, destroyed: Destroyed) -> None:
        self._job, self._under_way = None, False
        context = self._context
        self.accept()
        context.desk.perform(lambda: context.office.destruction.change(destroyed))
        self._destroyed(destroyed.line.id)
        if destroyed.left:
            context.notify.trouble(
                InputRefused(
                    "값이 남아 있는 파일이 있습니다.",
                    safe="자료 파일과 사본에서는 모두 지웠습니다.",
                    steps=tuple(f"{place} 파일을 살펴보고 필요 없으면 지우세요." for place in destroyed.left),
                ),
                "남은 값",
            )

    def _failed(self, error: OfficeError) -> None:
        self._job, begun = None, self._under_way
        self._under_way = False
        self.back.setEnabled(True)
        self.body.setEnabled(not begun)
        self.verb.setEnabled(not begun)
        more = " 프로그램을 다시 열면 이어서 마칩니다." if begun else ""
        self.strip.say(
            "파기를 마치지 못했습니다" if begun else "파기하지 않았습니다", error.what + more, danger=True
        )
        self.refit()

    def _cannot(self, error: OfficeError) -> None:
        self._job = None
        self.strip.say("파기할 수 없습니다", " ".join((error.what, *error.steps)), danger=True)
        self.refit()


def _warning(count: int) -> str:
    return (
        f"{count:,}명의 개인정보를 자료 파일, 이력, 임시 저장, 보관한 모든 사본에서 지웁니다. "
        "되돌리기(Ctrl+Z)나 사본으로 되살릴 수 없고, 이 일보다 앞서 한 일도 되돌릴 수 없게 됩니다."
    )


def _subject_words(one: Subject) -> str:
    term = f" · 보유기한 {date_text(one.retain_until)}" if one.retain_until else ""
    return f"{one.name} · {one.body}{term}"


def _goes(preview: Preview) -> str:
    unreadable = f", 읽을 수 없는 사본 {preview.unreadable:,}개(통째로)" if preview.unreadable else ""
    return f"{', '.join(preview.fields)} — 지금 값과 이력의 옛 값, 사본 {preview.copies:,}개{unreadable}"
