"""Texts ready to paste into the document system: the request for an opinion and the reminder (B3, B10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app import notation
from desktop_app.values import date_text, date_weekday_text, days_apart


@dataclass(frozen=True, slots=True)
class Asked:
    """What such a text says of one proposal and the departments asked."""

    number: str
    title: str
    proposer: str
    departments: tuple[str, ...]
    requested_on: date
    due_on: date
    fiscal_year: int


def request_text(asked: Asked) -> str:
    """The request: number, title, proposer, departments, due day, enclosures (DOC-1, DOC-6, DOC-7)."""
    facts = notation.item_lines(
        (
            f"관리번호: {asked.number}",
            f"제안명: {asked.title}",
            f"제안자: {asked.proposer}",
            f"검토부서: {', '.join(asked.departments)}",
            f"제출기한: {date_weekday_text(asked.due_on)}",
        ),
        level=2,
    )
    body = (
        f"1. 관련: 「{asked.fiscal_year}. 서울혁신파크 연계사업 추진계획」",
        "2. 아래 제안에 대하여 검토의견서를 요청하오니, 기한까지 제출하여 주시기 바랍니다.",
        *facts,
        "",
        *notation.closed(notation.enclosure_lines(("제안서 1부", "검토의견서 서식 1부")), lambda _: True),
    )
    return "\n".join((f"제목: 협업사업 제안 검토의견서 제출 요청({asked.number})", "", *body))


def reminder_text(asked: Asked, today: date) -> str:
    """The reminder for one department, polite and with the days that have passed or are left."""
    days = days_apart(asked.due_on, today)
    if days > 0:
        standing = f"제출기한이 {days}일 지났습니다. 빠른 시일 안에 제출하여 주시기 바랍니다."
    elif days == 0:
        standing = "제출기한이 오늘입니다. 제출하여 주시기 바랍니다."
    else:
        standing = f"제출기한이 {-days}일 남았습니다. 기한까지 제출하여 주시기 바랍니다."
    subject = "독촉" if days > 0 else "안내"
    return "\n".join(
        (
            f"제목: 협업사업 제안 검토의견서 제출 {subject}({asked.number})",
            "",
            f"{', '.join(asked.departments)} 담당자께",
            f"{date_text(asked.requested_on)} 요청한 아래 제안의 검토의견서가 아직 제출되지 않았습니다.",
            *notation.item_lines(
                (
                    f"관리번호: {asked.number}",
                    f"제안명: {asked.title}",
                    f"제출기한: {date_weekday_text(asked.due_on)}",
                ),
                level=2,
            ),
            standing,
        )
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """One opinion that a department is late with."""

    number: str
    title: str
    due_on: date


def reminder_of_all(department: str, owed: Sequence[Owed], today: date) -> str:
    """One reminder for all that a department is late with, each with its days."""
    first, count = owed[0].number, len(owed)
    which = first if count == 1 else f"{first} 등 {count}건"
    items = tuple(
        f"{one.number} {one.title} (제출기한 {date_weekday_text(one.due_on)}, "
        f"{days_apart(one.due_on, today)}일 지남)"
        for one in owed
    )
    return "\n".join(
        (
            f"제목: 협업사업 제안 검토의견서 제출 독촉({which})",
            "",
            f"{department} 담당자께",
            f"아래 제안 {count}건의 검토의견서가 제출기한이 지나도록 제출되지 않았습니다.",
            *notation.item_lines(items, level=2),
            "빠른 시일 안에 제출하여 주시기 바랍니다.",
        )
    )
