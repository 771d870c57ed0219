"""Dialogs of trainings: hours to be credited, the HR list with a reason, the announcing letter."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.activities.training_letter import training_letter
from desktop_app.activities.trainings import CreditOutlook, TrainingDraft
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.errors import OfficeError
from desktop_app.privacy.records import subject
from desktop_app.problems import Problem
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.letter_dialog import LetterDialog
from ui.paper_out import XLSX, PaperOut
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import CheckInput, TextInput
from ui.widgets.reason import ask_why
from ui.widgets.value_inputs import DateInput, SpanInput

Credit = Callable[[dict[str, Any], FormDialog], bool]


class CreditDialog(FormDialog):
    """교육시간 부여: how long, on which day, by which document, and whether to those of an overlapping training too."""

    def __init__(self, outlook: CreditOutlook, context: TabContext, window: QWidget, credit: Credit) -> None:
        draft, today = outlook.draft, context.clock.today
        super().__init__(f"시간 부여 · {draft.title}", "부여", window, text=_told(outlook))
        minutes = SpanInput(placeholder="3시간")
        self.body.field("minutes", "인정 시간", minutes, required=True)
        self.body.field("on", "부여일", DateInput(lambda: today().year, today), required=True)
        self.body.field("number", "공문 번호", TextInput())
        if outlook.doubled:
            label = f"같은 때의 다른 교육에서 시간을 받은 {len(outlook.doubled):,}명에게도 부여"
            self.body.field("with_doubled", "겹친 사람", CheckInput(label), hint=", ".join(outlook.doubled))
        self.body.show_values(
            {
                "minutes": draft.credit_minutes,
                "on": draft.credited_on or today(),
                "number": draft.credit_number,
            }
        )
        self.check = self._problems
        self.perform = lambda: credit({"with_doubled": False, **self.values()}, self)

    def _problems(self) -> list[Problem]:
        values = self.values()
        asked = (("minutes", "인정 시간을 적으세요."), ("on", "부여일을 적으세요."))
        return [Problem(key, text) for key, text in asked if not values[key]]


def _told(outlook: CreditOutlook) -> str:
    told = [f"참석으로 표시한 {outlook.waiting:,}명에게 부여합니다."]
    if outlook.credited:
        told.append(f"이미 받은 {outlook.credited:,}명은 그대로 둡니다.")
    if outlook.unmarked:
        told.append(f"참석을 표시하지 않은 {outlook.unmarked:,}명은 빠집니다.")
    return " ".join(told)


def letter_dialog(draft: TrainingDraft, year: int, context: TabContext, window: QWidget) -> LetterDialog:
    """시행문 초안 of a training."""
    return LetterDialog(training_letter(draft, year, context.office.settings.organisation), context, window)


def save_hr_list(wish: Wish, context: TabContext, over: QWidget) -> None:
    """상시학습 등록용 into a file, with a reason that is written down before it is."""
    from desktop_app.catalogue.catalogue import entry  # noqa: PLC0415 - every report is read with it
    from desktop_app.catalogue.making import collected  # noqa: PLC0415 - the same

    made = collected(context.office, entry(wish.report), wish)
    people, personal = made.people, made.entry.personal
    if not people or personal is None:
        context.notify.say("교육시간을 부여한 사람이 없어 만들 것이 없습니다.")
        return
    out = PaperOut(context, over, "papers/folder")

    def run(reason: str, sheet: FormDialog) -> bool:
        target = out.where(made.name, XLSX)
        if target is None:
            return False
        whose = subject(personal.kind.value, people)
        try:
            context.office.access.note(Deed.EXPORT, whose, len(people), personal.detail, reason)
        except OfficeError as trouble:
            sheet.refuse(trouble)
            return False
        context.jobs.start(over, partial(made.draw, Format.XLSX), partial(out.write, target))
        return True

    told = f"{len(people):,}건의 성명과 교육시간이 파일에 담깁니다."
    ask_why(made.entry.title, "만들기", told, over.window(), run)
