"""Texts of 취합 ready to paste: the letter with the forms, the mail, the reminder, the request to mend (G2, G6)."""

from collections.abc import Sequence
from typing import Final

from desktop_app import notation
from desktop_app.particles import with_and
from desktop_app.register.kind import RegisterRow
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.records import RoundStatus
from desktop_app.returns.rounds import RoundDraft, forms_text, period_text
from desktop_app.returns.submissions import SubmissionDraft
from desktop_app.values import date_weekday_text, days_apart

_OWES: Final = frozenset({SubmissionState.MISSING, SubmissionState.RETURNED})


def letter_title(draft: RoundDraft) -> str:
    """The letter's 제목."""
    return f"{draft.name} 자료 제출 요청"


def letter_body(draft: RoundDraft) -> str:
    """시행문 초안: what is wanted by when, how it is filled in, what is enclosed."""
    due = date_weekday_text(draft.due_on) if draft.due_on else ""
    facts = (
        f"제출자료: {forms_text(draft)}",
        f"대상기간: {period_text(draft)}",
        f"제출기한: {due}까지",
        "제출방법: 붙임 양식(부서·동별 엑셀 파일)을 채워 파일 그대로 제출",
        "해당 사항이 없는 경우: 양식에서 ‘실적 없음’을 골라 제출(미제출과 다름)",
    )
    body = [
        "1. 서울혁신파크 연계사업 추진에 협조하여 주셔서 감사합니다.",
        f"2. {with_and(draft.name)} 관련하여 아래와 같이 자료를 제출하여 주시기 바랍니다.",
        *notation.item_lines(facts, level=2),
    ]
    if draft.guidance:
        body.append(f"3. {' '.join(draft.guidance.split())}")
    enclosures = notation.enclosure_lines((f"{draft.name} 양식(부서·동별) 각 1부",))
    return "\n".join((*body, "", *notation.closed(enclosures, lambda _: True)))


def enclosure_list(status: RoundStatus, names: Sequence[str]) -> str:
    """붙임 목록: which file goes to whom, for the one who sends the letter."""
    lines = [f"{status.round.draft.name} 양식 {len(names):,}개"]
    return "\n".join([*lines, *(f"{number}. {name}" for number, name in enumerate(names, start=1))])


def mail_text(draft: RoundDraft) -> str:
    """안내 메일 for any department."""
    due = date_weekday_text(draft.due_on) if draft.due_on else ""
    trainees = ReturnForm.TRAINEES in draft.forms
    lines = [
        f"제목: {letter_title(draft)}",
        "",
        "담당자께",
        f"{draft.name} 양식을 보내 드립니다. {due}까지 채워서 파일 그대로 보내 주시기 바랍니다.",
        "- 우리가 아는 귀 부서 자료를 미리 적어 두었습니다. 맞는지 보고 다른 것만 고치시면 됩니다.",
        "- 적을 것이 없으면 양식에서 ‘실적 없음’을 골라 보내 주십시오. 그것도 제출입니다.",
    ]
    if trainees:
        lines.append("- 교육 신청에는 직급과 성명만 적고, 주민등록번호와 전화번호는 적지 말아 주십시오.")
    if draft.guidance:
        lines.append(f"- {' '.join(draft.guidance.split())}")
    return "\n".join(lines)


def reminder_text(status: RoundStatus, units: Sequence[RegisterRow[SubmissionDraft]]) -> str:
    """One reminder for all of these that have not answered: who, by when, what is missing; no addresses."""
    draft, owing = status.round.draft, [one for one in units if one.draft.state in _OWES]
    assert draft.due_on is not None  # noqa: S101 - a stored round has its day
    missing = [one.draft.department for one in owing if one.draft.state is SubmissionState.MISSING]
    mend = [one for one in owing if one.draft.state is SubmissionState.RETURNED]
    days = days_apart(draft.due_on, status.today)
    if days > 0:
        standing = f"제출기한이 {days}일 지났습니다. 빠른 시일 안에 제출하여 주시기 바랍니다."
    elif days == 0:
        standing = "제출기한이 오늘입니다. 오늘 안에 제출하여 주시기 바랍니다."
    else:
        standing = f"제출기한이 {-days}일 남았습니다. 기한까지 제출하여 주시기 바랍니다."
    facts = [f"제출자료: {forms_text(draft)}", f"제출기한: {date_weekday_text(draft.due_on)}"]
    if missing:
        facts.append(f"미제출({len(missing):,}곳): {', '.join(missing)}")
    if mend:
        facts.append(f"보완 요청({len(mend):,}곳): {', '.join(one.draft.department for one in mend)}")
    return "\n".join(
        (
            f"제목: {draft.name} 자료 제출 {'독촉' if days > 0 else '안내'}",
            "",
            "각 부서·동 담당자께",
            f"{draft.name} 자료가 아직 들어오지 않은 곳을 알려 드립니다.",
            *notation.item_lines(tuple(facts), level=2),
            standing,
            "실적이 없으면 양식에서 ‘실적 없음’을 골라 보내 주시면 됩니다.",
        )
    )


def mending_text(status: RoundStatus, unit: RegisterRow[SubmissionDraft]) -> str:
    """보완 요청 for one department, with what is to be mended."""
    draft = unit.draft
    return "\n".join(
        (
            f"제목: {status.round.draft.name} 자료 보완 요청",
            "",
            f"{draft.department} 담당자께",
            f"보내 주신 {status.round.draft.name} 자료 가운데 아래를 고쳐 다시 보내 주시기 바랍니다.",
            *notation.item_lines(
                tuple(line.strip() for line in draft.reason.splitlines() if line.strip()), level=2
            ),
        )
    )
