"""취합 of the example's year: a closed 상반기 with all states, an open 연말 for which some are late."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.changes import Act
from desktop_app.office import Office
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.next_round import half_year, whole_year

if TYPE_CHECKING:
    from desktop_app.returns.submissions import SubmissionDraft

_GUIDANCE: Final = "제로웨이스트 참여 가게 수와 파크 시설 이용 인원을 꼭 적어 주세요."
_MEND: Final = "대관실적 세 줄의 참석인원이 비어 있습니다. 인원을 적어 다시 보내 주세요."
_OUTSIDE: Final = "파크와 함께하는 일이 없는 부서"
_S = SubmissionState
_HALF: Final = (
    _S.CONFIRMED,
    _S.CONFIRMED,
    _S.SUBMITTED,
    _S.CONFIRMED,
    _S.NIL_RETURN,
    _S.CONFIRMED,
    _S.SUBMITTED,
)
_YEAR: Final = (_S.SUBMITTED, _S.MISSING, _S.CONFIRMED, _S.SUBMITTED, _S.NIL_RETURN, _S.SUBMITTED, _S.MISSING)
_HALF_ODD: Final = {
    5: _S.NOT_APPLICABLE,
    9: _S.RETURNED,
    17: _S.MISSING,
    23: _S.NOT_APPLICABLE,
    30: _S.MISSING,
}
_YEAR_ODD: Final = {4: _S.NOT_APPLICABLE, 11: _S.RETURNED, 20: _S.RETURNED, 23: _S.NOT_APPLICABLE}


def fill_rounds(office: Office) -> None:
    """Two rounds with the answers of every unit."""
    workdays = office.days_off.workdays
    half = replace(
        half_year(2021, workdays),
        opened_on=date(2021, 6, 21),
        letter_number="기획예산과-0721",
        guidance=_GUIDANCE,
        asks_trainees=True,
    )
    year = replace(
        whole_year(2021, workdays),
        opened_on=date(2021, 11, 22),
        letter_number="기획예산과-1122",
        guidance=_GUIDANCE,
    )
    first = office.rounds.add(half).record_id
    assert first is not None  # noqa: S101 - just added
    _answer(office, first, _HALF, _HALF_ODD, date(2021, 7, 1))
    office.rounds.edit(first, replace(office.rounds.record(first).draft, closed_on=date(2021, 7, 30)))
    second = office.rounds.add(year).record_id
    assert second is not None  # noqa: S101 - just added
    _answer(office, second, _YEAR, _YEAR_ODD, date(2021, 12, 1))


def _answer(
    office: Office,
    round_id: int,
    states: tuple[SubmissionState, ...],
    odd: dict[int, SubmissionState],
    first: date,
) -> None:
    drafts: dict[int, SubmissionDraft] = {}
    for place, row in enumerate(office.submissions.of_round(round_id)):
        state = odd.get(place, states[place % len(states)])
        came = None if state in {_S.MISSING, _S.NOT_APPLICABLE} else first.replace(day=1 + place % 9)
        reason = {_S.RETURNED: _MEND, _S.NOT_APPLICABLE: _OUTSIDE}.get(state, "")
        drafts[row.id] = replace(
            row.draft,
            state=state,
            submitted_on=came,
            returned_on=first.replace(day=13) if state is _S.RETURNED else None,
            reminded_on=first.replace(day=14) if state is _S.MISSING and place % 2 else None,
            reason=reason,
        )
    office.submissions.edit_many(drafts, Act.FILL_EXAMPLE)
