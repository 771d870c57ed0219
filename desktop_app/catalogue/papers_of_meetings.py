"""Papers of meetings and trainings; names stand on them where they are asked for, or where they are what it is for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.activities.training_hours import CONFIRMATION, HOURS, HOURS_SEEN, HR_LIST, HoursYear
from desktop_app.activities.training_letter import training_letter
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.catalogue.choosing import of_registers
from desktop_app.catalogue.counts_of_records import of_hours
from desktop_app.catalogue.entries import Chooser, Entry, Format, Group, Personal, Pick, Wish
from desktop_app.catalogue.letters import LETTERS, NO_TABLES, Letters, announcement
from desktop_app.changes import Kind
from desktop_app.errors import InputRefused
from desktop_app.meetings.records import MeetingSheet
from desktop_app.reports import meeting_papers
from desktop_app.reports.blocks import Report

if TYPE_CHECKING:
    from desktop_app.office import Office

SIGN_IN, MINUTES, PROGRAMME = "등록부", "회의 결과", "식순"
NAMES: Final = Pick("names", "이름", (("no", "가리고"), ("yes", "넣고")))
EMPTY: Final = Pick(
    "empty", "손으로 적을 빈 줄", tuple((str(count), f"{count}줄") for count in (10, 0, 5, 20, 30, 40))
)
NO_MEETING: Final = "이 해의 회의 기록이 없습니다. 회의를 먼저 적으세요."
NO_TRAINING: Final = "이 해의 교육 기록이 없습니다. 교육을 먼저 적으세요."
NO_HR: Final = "인사 시스템에 올리는 표라 XLSX로만 만듭니다."


@dataclass(frozen=True)
class MeetingPaper:
    """A meeting, and whether people's names are on the paper; ``empty`` rows are written by hand."""

    sheet: MeetingSheet
    named: bool
    empty: int = 0

    @property
    def people(self) -> tuple[int, ...]:
        """Whose names are on it."""
        found = self.sheet.draft.attendees if self.named else ()
        return tuple(one.id or 0 for one in found if one.name)


@dataclass(frozen=True)
class HoursPaper:
    """Credited hours of a year or of one training."""

    hours: HoursYear
    office: str
    draft: TrainingDraft | None = None

    @property
    def people(self) -> tuple[int, ...]:
        """Whose hours they are."""
        return tuple(one.trainee_id for one in self.hours.credits)


_CHOOSER: Final = Chooser(
    "회의", of_registers(lambda office: office.meetings, lambda office: office.workshops), NO_MEETING
)
_TRAININGS: Final = Chooser("교육", of_registers(lambda office: office.trainings), NO_TRAINING)


def _meeting(office: "Office", wish: Wish) -> MeetingPaper:
    return MeetingPaper(office.meetings.sheet(wish.record or 0), wish.picked(NAMES) == "yes")


def _programme(office: "Office", wish: Wish) -> MeetingPaper:
    paper = _meeting(office, wish)
    if not paper.sheet.draft.items:
        raise InputRefused(
            f"‘{paper.sheet.draft.title}’에는 적은 순서가 없습니다.",
            steps=("‘순서’에 제안설명·발제·현황을 적고 저장하세요.",),
        )
    return paper


def _sign_in(office: "Office", wish: Wish) -> MeetingPaper:
    return MeetingPaper(office.meetings.sheet(wish.record or 0), named=True, empty=int(wish.picked(EMPTY)))


def _minutes_report(paper: MeetingPaper) -> Report:
    return meeting_papers.minutes_report(paper.sheet, named=paper.named)


def _programme_report(paper: MeetingPaper) -> Report:
    return meeting_papers.programme_report(paper.sheet, named=paper.named)


def _sign_in_report(paper: MeetingPaper) -> Report:
    return meeting_papers.sign_in_report(paper.sheet, paper.empty, named=paper.named)


def _hours(office: "Office", wish: Wish) -> HoursPaper:
    return HoursPaper(office.trainings.hours(wish.year, wish.ids), office.settings.organisation)


def _confirmation(office: "Office", wish: Wish) -> HoursPaper:
    row = office.trainings.record(wish.record or 0)
    hours = office.trainings.hours(row.draft.fiscal_year).of_training(row.id)
    return HoursPaper(hours, office.settings.organisation, row.draft)


def _hours_report(paper: HoursPaper) -> Report:
    from desktop_app.reports.training_papers import hours_report  # noqa: PLC0415 - openpyxl at first need

    return hours_report(paper.hours, paper.office)


def _confirmation_report(paper: HoursPaper) -> Report:
    from desktop_app.reports.training_papers import confirmation_report  # noqa: PLC0415 - openpyxl at first need

    assert paper.draft is not None  # noqa: S101 - collected with its training
    return confirmation_report(paper.draft, paper.hours, paper.office)


def _draw_hr(paper: HoursPaper) -> bytes:
    from desktop_app.reports.training_papers import render_hr_list  # noqa: PLC0415 - openpyxl at first need

    return render_hr_list(paper.hours, paper.office)


def _letter(office: "Office", wish: Wish) -> Letters:
    draft = office.trainings.record(wish.record or 0).draft
    return announcement(training_letter(draft, draft.fiscal_year, office.settings.organisation))


def _of_meeting(heading: str) -> Personal:
    return Personal(Kind.ATTENDEE, f"{heading}: 성명, 직위", lambda paper: paper.people)


def _of_hours(heading: str) -> Personal:
    return Personal(Kind.TRAINEE, f"{heading}: {HOURS_SEEN}", lambda paper: paper.people)


PAPERS: Final = (
    Entry(
        "minutes",
        MINUTES,
        Group.ACTIVITIES,
        _meeting,
        _minutes_report,
        picks=(NAMES,),
        chooser=_CHOOSER,
        personal=_of_meeting(MINUTES),
        words="회의 계획 회의록 워크숍",
    ),
    Entry(
        "programme",
        PROGRAMME,
        Group.ACTIVITIES,
        _programme,
        _programme_report,
        picks=(NAMES,),
        chooser=_CHOOSER,
        personal=_of_meeting(PROGRAMME),
        table=True,
        words="워크숍 순서",
    ),
    Entry(
        "sign-in",
        SIGN_IN,
        Group.ACTIVITIES,
        _sign_in,
        _sign_in_report,
        picks=(EMPTY,),
        chooser=_CHOOSER,
        personal=_of_meeting(SIGN_IN),
        table=True,
        to_paper=True,
        words="서명부 참석자 명단",
    ),
    Entry(
        "training-letter",
        "교육 시행문",
        Group.ACTIVITIES,
        _letter,
        name=lambda letters: letters.name,
        chooser=_TRAININGS,
        drawn=LETTERS,
        lacks=NO_TABLES,
    ),
    Entry(
        "training-confirmation",
        CONFIRMATION,
        Group.ACTIVITIES,
        _confirmation,
        _confirmation_report,
        chooser=_TRAININGS,
        personal=_of_hours(CONFIRMATION),
        counts=of_hours,
        table=True,
        to_paper=True,
    ),
    Entry(
        "training-hours",
        HOURS,
        Group.ACTIVITIES,
        _hours,
        _hours_report,
        personal=_of_hours(HOURS),
        counts=of_hours,
        to_paper=True,
    ),
    Entry(
        "hr-list",
        HR_LIST,
        Group.ACTIVITIES,
        _hours,
        name=lambda paper: f"{paper.hours.year}년 {HR_LIST}",
        personal=_of_hours(HR_LIST),
        counts=of_hours,
        drawn={Format.XLSX: _draw_hr},
        lacks=dict.fromkeys((Format.PDF, Format.HWPX, Format.CSV), NO_HR),
        words="상시학습",
    ),
)
