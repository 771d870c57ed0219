"""Papers of 취합: how a round stands, the form that departments fill in (features.md G2, G4)."""

from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.choosing import of_registers
from desktop_app.catalogue.counts_of_papers import of_round_status
from desktop_app.catalogue.entries import Chooser, Entry, Group, Wish
from desktop_app.reports.return_status import status_report

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.returns.records import RoundStatus

NO_ROUND: Final = "이 해의 취합 회차가 없습니다. ‘취합 시작’으로 먼저 시작하세요."


def _status(office: "Office", wish: Wish) -> "RoundStatus":
    return office.forms_out.status(wish.record or 0)


PAPERS: Final = (
    Entry(
        "round-status",
        "제출 현황",
        Group.RETURNS,
        _status,
        status_report,
        chooser=Chooser("회차", of_registers(lambda office: office.rounds), NO_ROUND),
        words="취합 부서 미제출",
        counts=of_round_status,
    ),
)
