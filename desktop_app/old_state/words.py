"""What tables, columns and values of an old state are called: the labels of the screens, names of linked records."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Final

from db import old_rows
from db.old_rows import Row
from db.personal import personal_columns
from db.session import Session
from desktop_app.history import LINES
from desktop_app.privacy.guard import known_label
from desktop_app.register.kind import RegisterKind
from desktop_app.register_kinds import KINDS
from desktop_app.trouble import TABLES
from desktop_app.values import date_text, masked_name, minute_text, span_text, won_text

_MORE: Final = {
    "project": "연계사업",
    "linkage": "1:1 연계",
    "matching": "협업연계표",
    "own_day": "쉬는 날",
    "own_duty": "직접 더한 할 일",
    "duty_mark": "할 일 표시",
    "criterion": "검토 기준",
    "stated_status": "현황표 기준 수",
    "month_plan": "월별 집행 계획",
    "report_text": "보고서에 적은 글",
    "spending_limit": "업무추진비 한도",
    "list_view": "저장한 보기",
}
LEFT_OUT: Final = frozenset({
    "distinct_pair", "intake_mapping", "intake_run", "intake_row", "received_form", "received_return", "returned_row",
    "official_list", "official_line", "issued_report", "issued_file", "year_turn", "budget_closing", "budget_year",
    "paper_layout",
})  # fmt: skip
"""What is no record of the officer's own: traces of taking in and giving out, closings, layouts."""

_LINE_WORDS: Final = {**LINES, "alias": "다른 이름", "opinion_mark": "기준별 판단", "team_place": "옮긴 부서",
                      "attachment": "붙임 파일"}  # fmt: skip
_LABELS: Final = {
    "fiscal_year": "회계연도", "number": "번호", "amount_won": "금액", "booked_on": "날짜", "method": "결제 방법",
    "account_id": "예산과목", "parent_id": "앞 줄", "reverses_id": "정정한 줄", "done_on": "마친 날", "due_on": "기한",
    "closed_on": "마친 날", "decided_on": "결정일", "result_reason": "결과 사유", "shared_on": "공유", "day": "날짜",
    "kickoff_on": "초동미팅", "working_on": "실무협의", "started_on": "시작", "finished_on": "끝", "works": "근무함",
    "cancelled_on": "취소한 날", "cancel_reason": "취소 사유", "override_reason": "예외 사유", "head_count": "인원",
    "rhythm": "되풀이", "label": "내용", "as_of": "기준일", "month": "달", "planned_won": "계획액", "text": "글",
    "section": "자리", "value": "값", "rule": "규칙", "valid_from": "언제부터", "valid_to": "언제까지",
    "document_number": "문서번호", "level": "단위", "code": "부호",
}  # fmt: skip
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "proposal": ("number", "title"),
    "citizen_problem": ("number", "title"),
    "opinion": ("proposal_id", "department_id"),
    "submission": ("round_id", "department_id"),
    "usage": ("used_on", "event"),
    "entry": ("booked_on", "summary"),
    "contact_note": ("contacted_on", "summary"),
    "meeting": ("held_on", "title"),
    "field_visit": ("visited_on", "group_name"),
    "own_day": ("day", "name"),
    "matching": ("field",),
    "linkage": ("subject", "department_id"),
    "street_item": ("shop",),
    "benchmark": ("visited_on", "place"),
    "progress_note": ("noted_on", "project_id"),
    "duty_mark": ("rule", "span"),
    "stated_status": ("as_of",),
    "month_plan": ("account_id", "month"),
    "report_text": ("report", "section"),
    "spending_limit": ("rule", "valid_from"),
    "admin_duty": ("content",),
    "follow_up": ("task",),
    "criterion": ("label",),
    "venue_offer": ("wanted_on", "event"),
    "alias": ("name",),
}
_USUAL: Final = ("name", "title", "text", "summary", "content")
_MASKED: Final = "(가림)"
NOTHING: Final = "-"


def kinds() -> dict[str, str]:
    """The tables whose records can be brought back, in the order in which they are offered, with their words."""
    lines = {name for children in old_rows.LINES.values() for name in children} - KINDS.keys()
    words = {**TABLES, **_MORE, **{name: kind.noun for name, kind in KINDS.items()}}
    known = [name for name in words if name in old_rows.MODELS]
    return {name: words[name] for name in known if name not in lines | set(old_rows.BY_OWNER)}


def line_word(name: str) -> str:
    """What the lines of a record are called."""
    return _LINE_WORDS.get(name) or TABLES.get(name, name)


def label_of(name: str, column: str) -> str:
    """How a column is called on the screen; empty for what no screen shows."""
    return known_label(name, column) or _LABELS.get(column, "")


def name_of(session: Session, name: str, row: Row) -> str:
    """How the officer calls a record; a person's name is masked."""
    columns = _NAMES.get(name) or tuple(column for column in _USUAL if column in row)[:1]
    said = (value_text(session, name, column, row[column]) for column in columns if column in row)
    return " ".join(part for part in said if part != NOTHING) or f"{row['id']}번"


def value_text(session: Session, name: str, column: str, value: Any) -> str:
    """One value as the screens print it; what is a person's is not shown (PII-5)."""
    if value is None or value == "":
        return NOTHING
    if column in personal_columns(name):
        return masked_name(str(value)) if column == "name" else _MASKED
    target = next((to for own, to, _ in old_rows.references(name) if own == column), "")
    if target:
        found = old_rows.row(session, target, int(value))
        return name_of(session, target, found) if found else f"없는 기록({value})"
    return _plain(name, column, value)


def _plain(name: str, column: str, value: Any) -> str:
    match value:
        case bool():
            return "예" if value else "아니요"
        case datetime():
            return f"{date_text(value.date())} {value:%H:%M}"
        case date():
            return date_text(value)
        case int() if column.endswith("_won"):
            return won_text(value)
        case int() if column.endswith("_minute"):
            return minute_text(value)
        case int() if column.endswith("minutes"):
            return span_text(value)
    return _codes(name, column).get(str(value), str(value))


@cache
def _codes(name: str, column: str) -> Mapping[str, str]:
    """The words of a column's codes: those that its register declares, or the one list of codes that fits."""
    codes = old_rows.codes_of(name, column)
    if not codes:
        return {}
    declared = _declared(KINDS.get(name), column)
    fitting = (
        [declared] if declared else [one for one in _all_codes() if {each.name for each in one} == codes]
    )
    return {each.name: str(each.value) for each in fitting[0]} if fitting else {}


def _declared(kind: RegisterKind[Any] | None, column: str) -> type[Enum] | None:
    return next((one.codes for one in kind.fields if one.key == column), None) if kind else None


def _all_codes() -> list[type[Enum]]:
    """Every list of codes whose members say in Korean what they are."""
    ours = (one for one in Enum.__subclasses__() if one.__module__.startswith("desktop_app."))
    said = [one for one in ours if len(one) and all(isinstance(each.value, str) for each in one)]
    return sorted(said, key=lambda one: (one.__module__, one.__name__))
