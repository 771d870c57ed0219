"""Sheets of trainings: hours to be credited, 교육시간 확인서, the year's hours, the HR list, the announcing letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.activities.training_hours import (
    CONFIRMATION,
    HOURS,
    HR_LIST,
    HoursYear,
    confirmation_title,
    hours_title,
)
from desktop_app.activities.training_letter import training_letter
from desktop_app.activities.trainings import CreditOutlook, TrainingDraft
from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.privacy.records import subject
from desktop_app.problems import Problem
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.letter_dialog import LetterDialog
from ui.outgoing.personal_paper import PersonalPaper
from ui.paper_out import XLSX as XLSX_FILE
from ui.paper_out import PaperOut
from ui.rendered import HWPX, PDF, XLSX, rendered
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import CheckInput, TextInput
from ui.widgets.reason import ask_why
from ui.widgets.value_inputs import DateInput, SpanInput

DETAIL = "성명, 소속, 직급, 교육시간"
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


@dataclass(frozen=True)
class NamedPaper:
    """A paper with names on it: its heading, the name of its file, what makes it, whose hours it shows."""

    heading: str
    name: str
    make: Callable[[str], bytes]
    hours: HoursYear


class HoursPaper(PersonalPaper):
    """A paper of credited hours: names stand on it in plain, so that it is asked why."""

    kind = Kind.TRAINEE

    def __init__(self, named: NamedPaper, context: TabContext, window: QWidget) -> None:
        workbook, document = partial(named.make, XLSX), partial(named.make, HWPX)
        super().__init__(named.heading, context, window, workbook=workbook, document=document, to_paper=True)
        self._named = named
        self.detail = f"{named.heading}: {DETAIL}"
        self.lay_out()

    @property
    def title(self) -> str:
        return self._named.name

    def people(self) -> Sequence[int]:
        return [one.trainee_id for one in self._named.hours.credits]

    def begin(self) -> None:
        """Ask why, then show the pages."""
        self.open()
        told = (
            f"교육생 {len({one.person for one in self._named.hours.credits}):,}명의 성명이 그대로 나옵니다."
        )
        self.ask_first(told, self._show_noted, self.reject)

    def _show_noted(self) -> None:
        """The names come in sight: that is a use of them too."""
        if self.note(Deed.VIEW):
            self.render_pages(partial(self._named.make, PDF))


def confirmation_sheet(
    draft: TrainingDraft, hours: HoursYear, context: TabContext, window: QWidget
) -> HoursPaper:
    """교육시간 확인서 of one training."""
    make = partial(_confirmation, draft, hours, context.office.settings.organisation)
    return HoursPaper(NamedPaper(CONFIRMATION, confirmation_title(draft.title), make, hours), context, window)


def hours_sheet(hours: HoursYear, context: TabContext, window: QWidget) -> HoursPaper:
    """교육시간 집계 of a year."""
    make = partial(_hours, hours, context.office.settings.organisation)
    return HoursPaper(NamedPaper(HOURS, hours_title(hours), make, hours), context, window)


def letter_dialog(draft: TrainingDraft, year: int, context: TabContext, window: QWidget) -> LetterDialog:
    """시행문 초안 of a training."""
    return LetterDialog(training_letter(draft, year, context.office.settings.organisation), context, window)


def save_hr_list(hours: HoursYear, context: TabContext, window: QWidget) -> None:
    """상시학습 등록용 into a file, with a reason that is written down before it is."""
    people = [one.trainee_id for one in hours.credits]
    if not people:
        context.notify.say("교육시간을 부여한 사람이 없어 만들 것이 없습니다.")
        return
    out = PaperOut(context, window, "papers/folder")

    def run(reason: str, sheet: FormDialog) -> bool:
        target = out.where(f"{hours.year}년 {HR_LIST}", XLSX_FILE)
        if target is None:
            return False
        try:
            context.office.access.note(
                Deed.EXPORT, subject(Kind.TRAINEE.value, people), len(people), f"{HR_LIST}: {DETAIL}", reason
            )
        except OfficeError as trouble:
            sheet.refuse(trouble)
            return False
        make = partial(_hr_list, hours, context.office.settings.organisation)
        context.jobs.start(window, make, lambda data: out.write(target, data))
        return True

    told = f"{len(people):,}건의 성명과 교육시간이 파일에 담깁니다."
    ask_why(HR_LIST, "만들기", told, window, run)


def _confirmation(draft: TrainingDraft, hours: HoursYear, office: str, kind: str) -> bytes:
    from desktop_app.reports.training_papers import confirmation_report  # noqa: PLC0415 - at first need

    return rendered(confirmation_report(draft, hours, office), kind)


def _hours(hours: HoursYear, office: str, kind: str) -> bytes:
    from desktop_app.reports.training_papers import hours_report  # noqa: PLC0415 - at first need

    return rendered(hours_report(hours, office), kind)


def _hr_list(hours: HoursYear, office: str) -> bytes:
    from desktop_app.reports.training_papers import render_hr_list  # noqa: PLC0415 - at first need

    return render_hr_list(hours, office)
