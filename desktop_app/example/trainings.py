"""정책 현장 방문 교육 of the example's year: one credited, one called off, one without its hours yet, one ahead."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from desktop_app.activities.trainees import Attendance, TraineeDraft
from desktop_app.activities.trainings import KINDS, TrainingDraft
from desktop_app.example.names import FAMILY, GIVEN
from desktop_app.office import Office

_TITLE: Final = "혁신파크 정책 현장 방문 교육"
_PLAN: Final = TrainingDraft(
    kind=KINDS[0],
    start_minute=14 * 60,
    end_minute=17 * 60,
    place="미래청 1층 라운지",
    capacity=30,
    credit_minutes=3 * 60,
    content="서울혁신파크 소개\n입주단체 현장 방문\n부서별 협업 아이디어 나눔",
)
_TRAININGS: Final = (
    replace(
        _PLAN, title=f"{_TITLE} 1기", letter_on=date(2021, 6, 1), letter_number="기획예산과-00101",
        apply_from=date(2021, 6, 1), apply_until=date(2021, 6, 11), held_on=date(2021, 6, 16), took_place=True,
    ),
    replace(
        _PLAN, title=f"{_TITLE} 2기", letter_on=date(2021, 7, 1), letter_number="기획예산과-00122",
        apply_from=date(2021, 7, 1), apply_until=date(2021, 7, 9), held_on=date(2021, 7, 14), cancelled=True,
        note="방역 단계가 올라 취소함",
    ),
    replace(
        _PLAN, title=f"{_TITLE} 3기", letter_on=date(2021, 11, 15), letter_number="기획예산과-00187",
        apply_from=date(2021, 11, 15), apply_until=date(2021, 11, 26), held_on=date(2021, 12, 8), took_place=True,
        place="상상청 2층 회의실",
    ),
    replace(
        _PLAN, title=f"{_TITLE} 4기", letter_on=date(2021, 12, 13), letter_number="기획예산과-00203",
        apply_from=date(2021, 12, 13), apply_until=date(2021, 12, 24), held_on=date(2021, 12, 29), capacity=25,
    ),
)  # fmt: skip
_PEOPLE: Final = (20, 0, 15, 7)
_ABSENT: Final = 9
"""About one in so many who applied does not come."""
_POSTS: Final = ("행정6급", "행정7급", "행정8급", "행정9급", "사회복지8급", "시설8급")
_CREDITED_ON: Final = date(2021, 6, 21)


def fill_trainings(office: Office, dice: Random) -> None:
    """Four trainings and their forty-odd trainees."""
    offered = office.trainees.choices("department_id", None)
    keys = []
    for draft, people in zip(_TRAININGS, _PEOPLE, strict=True):
        key = office.trainings.add(draft).record_id
        assert key is not None  # noqa: S101 - a training that was added has its id
        keys.append(key)
        names = dice.sample([family + given for family in FAMILY for given in GIVEN], people)
        trainees = [_trainee(dice, key, draft, name, dice.choice(offered)[0]) for name in names]
        if trainees:
            office.trainees.add_many(trainees)
    office.trainings.credit(keys[0], 3 * 60, _CREDITED_ON, "기획예산과-00118")


def _trainee(dice: Random, key: int, draft: TrainingDraft, name: str, department: int) -> TraineeDraft:
    assert draft.letter_on is not None  # noqa: S101 - all of these were announced
    attendance = Attendance.APPLIED
    if draft.took_place:
        attendance = Attendance.ABSENT if dice.randrange(_ABSENT) == 0 else Attendance.PRESENT
    applied = draft.letter_on + timedelta(days=dice.randrange(1, 7))
    return TraineeDraft(key, department, dice.choice(_POSTS), name, applied, attendance)
