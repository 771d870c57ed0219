"""What an empty ledger offers: the lines of the plan where the year has none, else the first entry."""

from collections.abc import Callable

from desktop_app.budget.records import Level, PlannedBudget, planned_budget
from desktop_app.reference import plan
from desktop_app.values import won_text
from ui.actions import Action
from ui.widgets.list_screen import Nothing, Way

SetUp = Callable[[PlannedBudget, bool], object]


def nothing_yet(year: int | None, level: Level | None, add: Callable[[], object], set_up: SetUp) -> Nothing:
    """The words and ways that stand in the middle of the empty list."""
    if level is not None:
        return Nothing(
            f"{level.label}에 적은 줄이 없습니다",
            "표의 새 줄에 바로 적거나 지출 적기를 누르세요.",
            [Way("지출 적기", add, Action.ADD_ENTRY.keys)],
        )
    data = plan()
    same = year == data["fiscal_year"]
    planned = planned_budget(data["budget"], without_sums=not same)
    said = f"본예산 {won_text(planned.total)}원" if same else "금액 없이 과목"
    ways = [Way("계획서의 예산과목 넣기", lambda: set_up(planned, False))]  # noqa: FBT003 - allotted or not
    if same:
        ways.append(Way("본예산과 전액 배정까지 넣기", lambda: set_up(planned, True)))  # noqa: FBT003 - the same
    text = (
        f"계획서의 과목 경로와 통계목 {len(planned.lines)}개({said})를 넣고 시작합니다. 되돌릴 수 있습니다."
    )
    return Nothing(f"{year}년도 예산과목이 아직 없습니다", text, ways)
