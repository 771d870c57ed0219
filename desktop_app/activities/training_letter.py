"""The letter that announces a training to the departments, as a draft for the document system (E5, DOC-1)."""

from collections.abc import Iterable

from desktop_app import notation
from desktop_app.activities.trainings import TrainingDraft, when_text
from desktop_app.announcement import RECIPIENT, Announcement, sender_of
from desktop_app.particles import with_object
from desktop_app.values import date_range_text, date_text, span_text, tidy_line

_PLEA = "희망하는 직원이 참여할 수 있도록 안내하여 주시기 바랍니다."


def training_letter(draft: TrainingDraft, year: int, organisation: str) -> Announcement:
    """The letter of a training; what is not settled yet is left out."""
    lines = [
        f"1. 관련: 「{year}. 서울혁신파크 연계사업 추진계획」",
        f"2. {with_object(f'「{tidy_line(draft.title)}」')} 다음과 같이 운영하니, {_PLEA}",
        *notation.item_lines(tuple(_items(draft)), level=2),
    ]
    if draft.apply_until is not None:
        lines.append(f"3. 참여 직원 명단은 {date_text(draft.apply_until)}까지 제출하여 주시기 바랍니다.")
    return Announcement(
        organisation,
        RECIPIENT,
        f"{tidy_line(draft.title)} 운영 안내",
        "\n".join(notation.closed(lines, lambda _: True)),
        sender_of(organisation),
    )


def _items(draft: TrainingDraft) -> Iterable[str]:
    if when := when_text(draft):
        yield f"일시: {when}"
    if draft.place:
        yield f"장소: {draft.place}"
    people = f" {draft.capacity:,}명" if draft.capacity else ""
    yield f"대상: 희망 직원{people}"
    if content := "; ".join(line.strip() for line in draft.content.split("\n") if line.strip()):
        yield f"내용: {content}"
    if draft.apply_from is not None and draft.apply_until is not None:
        yield f"신청 기간: {date_range_text(draft.apply_from, draft.apply_until)}"
    if draft.credit_minutes is not None:
        yield f"교육시간: {span_text(draft.credit_minutes)} 인정"
