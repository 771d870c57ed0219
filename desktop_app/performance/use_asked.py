"""What is asked of 대관 실적, as choices by code: the view's bar and the paper ask the same (features.md D5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.performance.use_results import MONTHS, By, Figure, Months

NONE, YEAR_BEFORE, JUST_BEFORE, OTHER = "none", "year", "just", "other"
SUMS: Final = "sums"
MONTH_CODES: Final = tuple((str(number), f"{number}월") for number in range(1, MONTHS + 1))
EARLIER_CODES: Final = (
    (NONE, "견주지 않음"),
    (YEAR_BEFORE, "지난해 같은 기간"),
    (JUST_BEFORE, "바로 앞 기간"),
    (OTHER, "다른 기간"),
)
BY_CODES: Final = tuple((one.name.lower(), one.value) for one in By)
COLUMN_CODES: Final = ((SUMS, "합계"), *((one.name.lower(), f"월별 {one.value}") for one in Figure))
BACK_CODES: Final = tuple((str(back), f"{back}년 전" if back else "같은 해") for back in (1, 2, 3, 4, 5, 0))
"""The other year, by how far back it is."""
NOT_COMPARED: Final = "바로 앞 기간이 두 해에 걸쳐 있어 견주지 않음"
ACROSS: Final = "바로 앞 기간이 두 해에 걸쳐 있어 견주지 못했습니다. ‘다른 기간’에서 달을 고르세요."


@dataclass(frozen=True)
class Asked:
    """The question: ``figure`` of months, None for the sums of all figures."""

    period: Months
    earlier: Months | None
    by: By
    figure: Figure | None
    told: str = ""
    """Why there is no earlier period though one was asked for."""


def asked_from(year: int, codes: Mapping[str, str]) -> Asked:
    """What is chosen for a year, by the keys ``from until earlier back other_from other_until by columns``."""
    period = Months(year, *_in_order(codes["from"], codes["until"]))
    earlier: Months | None = None
    match codes["earlier"]:
        case "year":
            earlier = period.year_before()
        case "just":
            earlier = period.just_before()
        case "other":
            months = _in_order(codes["other_from"], codes["other_until"])
            earlier = Months(year - int(codes["back"]), *months)
    missing = codes["earlier"] != NONE and earlier is None
    figure = None if codes["columns"] == SUMS else Figure[codes["columns"].upper()]
    return Asked(period, earlier, By[codes["by"].upper()], figure, ACROSS if missing else "")


def _in_order(one: str, other: str) -> tuple[int, int]:
    """Two months in their order, whichever was chosen first."""
    low, high = sorted((int(one), int(other)))
    return low, high
