"""Sheets of what the year brings: visits, trainings, publicity, citizens, duties, targets, returns."""

import re
from secrets import token_hex
from typing import Final

from desktop_app.duties.records import MARK_LABELS, OWN_LABELS, Rhythm
from desktop_app.duties.rules import OWN, plan_rules
from desktop_app.line_terms import PROGRESS_LABELS
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.records import OUTCOMES
from desktop_app.whole_data.declared.work import serial_of
from desktop_app.whole_data.sheets import Declared, Inside, Owners, Spelling

_SPAN = re.compile(r"(\d{4})(?:-(?:(\d\d)|H([12])|Q([1-4])))?")
_SAID_SPAN = re.compile(r"(\d{4})년(?: (?:(\d{1,2})월|(상|하)반기|([1-4])분기))?")
_HALVES: Final = ("상", "하")
_ANY: Final = re.compile(r"\{\w+\}")
OWN_DUTY: Final = "own_duty"
_TOKEN: Final = 8
"""Bytes of what the forms of a round are known by; forms that went out from another office are not this one's."""


def span_words(key: str) -> str:
    """``2021년 5월`` for 2021-05, ``2021년 상반기``, ``2021년 3분기``, ``2021년``."""
    found = _SPAN.fullmatch(key)
    if found is None:
        return key
    year, month, half, quarter = found.groups()
    if month:
        return f"{year}년 {int(month)}월"
    if half:
        return f"{year}년 {_HALVES[int(half) - 1]}반기"
    return f"{year}년 {quarter}분기" if quarter else f"{year}년"


def span_key(words: str) -> str:
    """The span behind such words. Raises LookupError."""
    found = _SAID_SPAN.fullmatch(words)
    if found is None:
        raise LookupError("‘2021년 5월’, ‘2021년 상반기’처럼 적으세요.")
    year, month, half, quarter = found.groups()
    if month:
        return f"{year}-{int(month):02d}"
    if half:
        return f"{year}-H{_HALVES.index(half) + 1}"
    return f"{year}-Q{quarter}" if quarter else year


def _rules() -> dict[str, str]:
    """The duties of the plan by their keys, what is said of a single span left open."""
    return {one.key: _ANY.sub("○", one.name) for one in plan_rules()}


def _key_of_rule(words: str) -> str:
    found = next((key for key, name in _rules().items() if name == words), None)
    if found is None:
        raise LookupError(
            f"모르는 할 일입니다. 계획의 할 일({', '.join(_rules().values())})이나 직접 더한 일이어야 합니다."
        )
    return found


VISITS: Final = (
    Declared("field_visit", "현장견학", personal=frozenset({"guide"})),
    Declared("training", "교육", key=("held_on", "title")),
    Declared("trainee", "교육생"),
    Declared("newsletter_slot", "은평소식지", key=("month",)),
    Declared("homepage_post", "홈페이지 게시"),
    Declared("park_event", "파크 행사"),
    Declared("media_item", "매체 홍보"),
    Declared("shared_paper", "새올 공유", key=("shared_on", "title")),
)
CITIZENS: Final = (
    Declared(
        "citizen_problem",
        "난제",
        key=("number",),
        heads={"number": "관리번호"},
        computed={"serial": serial_of},
        numbers_run=True,
    ),
    Declared("space_suggestion", "공간 건의", key=("sent_on", "title")),
    Declared(
        "suggestion_progress",
        "서울시 진행",
        heads={"suggestion_id": "공간 건의", "source": PROGRESS_LABELS["source"]},
    ),
)
DUTIES: Final = (
    Declared("admin_duty", "행정사항"),
    Declared("target", "목표", key=("fiscal_year", "name")),
    Declared("target_value", "목표 직접 적은 값", heads={"target_id": "목표"}),
    Declared(
        "own_duty",
        "직접 더한 일",
        key=("due_on", "name"),
        heads=OWN_LABELS,
        codes={"rhythm": Rhythm},
        computed={"fiscal_year": lambda row: row["due_on"].year},
    ),
    Declared(
        "duty_mark",
        "할 일 표시",
        heads=MARK_LABELS,
        spelled={
            "rule": Spelling(lambda key: _rules().get(key, key), _key_of_rule),
            "span": Spelling(span_words, span_key),
        },
        inside={"rule": Inside(OWN_DUTY, f"{OWN}-", "직접 더한 일")},
    ),
    Declared("own_day", "쉬는 날", heads={"day": "날짜", "works": "일하는 날"}),
)
RETURNS: Final = (
    Declared(
        "collection_round",
        "취합 회차",
        key=("name",),
        heads={"forms": "양식"},
        codes={"forms": ReturnForm},
        several=frozenset({"forms"}),
        fresh={"token": lambda: token_hex(_TOKEN)},
    ),
    Declared("submission", "제출", key=("round_id", "department_id")),
    Declared(
        "received_return",
        "받은 취합 파일",
        heads={
            "submission_id": "제출",
            "outcome": "처리",
            "rows_taken": "받은 줄",
            "rows_refused": "받지 않은 줄",
            "remarks": "남길 말",
        },
        codes={"outcome": OUTCOMES},
        files="inbox",
        stamp="받은 때",
    ),
    Declared(
        "returned_row",
        "취합 파일의 줄",
        heads={
            "return_id": "받은 취합 파일",
            "sheet": "파일의 시트",
            "row_number": "파일의 행",
            "changed": "있던 기록을 고침",
        },
        owners=Owners(
            "owner_table",
            ("owner_id",),
            {name: name for name in ("usage", "project", "trainee")},
        ),
    ),
)
