"""What the papers about residents' problems say: register, counts, the reply to a resident (features.md E10, E11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app import notation
from desktop_app.activities.citizen_problems import CitizenProblemDraft
from desktop_app.activities.problem_road import ProblemState
from desktop_app.register.kind import RegisterRow
from desktop_app.values import date_text, masked_name, tidy

Row = RegisterRow[CitizenProblemDraft]
NOBODY: Final = "신청인"
_PLACE: Final = "혁신나눔왓에버"
NOT_SAID: Final = "(적지 않음)"


@dataclass(frozen=True, slots=True)
class ProblemRegister:
    """접수대장 of a year, by number: no contact of an applicant is in it, and a name is masked."""

    year: int
    office: str
    as_of: date
    rows: tuple[Row, ...]
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Problems counted by state in the order of the states; ``counts`` add up to ``total``."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class ReplyLetter:
    """A reply to a resident, as a draft: no number, seal or signature, which the document system gives."""

    problem_id: int
    numbers: tuple[str, ...]
    organisation: str
    recipient: str
    title: str
    body: str
    sender: str

    @property
    def text(self) -> str:
        """All of it as plain text, to be pasted into the document system."""
        head = (f"수신: {self.recipient}", f"제목: {self.title}")
        return "\n".join((*head, "", self.body, "", self.sender))


def tallies(pairs: Iterable[tuple[str, ProblemState]], order: Sequence[str] = ()) -> list[Tally]:
    """Problems by a label and their state: labels in the given order, others behind it by name, 계 last."""
    found: dict[str, list[int]] = {}
    places = {state: place for place, state in enumerate(ProblemState)}
    whole = [0] * len(places)
    for label, state in pairs:
        found.setdefault(label or NOT_SAID, [0] * len(places))[places[state]] += 1
        whole[places[state]] += 1
    known = {label: place for place, label in enumerate(order)}

    def key(label: str) -> tuple[bool, int, str]:
        return (label == NOT_SAID, known.get(label, len(known)), label)

    lines = [Tally(label, tuple(found[label])) for label in sorted(found, key=key)]
    return [*lines, Tally("계", tuple(whole))]


def addressee(draft: CitizenProblemDraft, *, plain: bool) -> str:
    """``홍하람 님(은평구 …)``; masked unless the officer gave a reason, nobody where nobody is known."""
    name = draft.applicant_name
    if not name:
        return f"{NOBODY} 귀하"
    if not plain:
        return f"{masked_name(name)} 귀하"
    return f"{name} 귀하({draft.applicant_address})" if draft.applicant_address else f"{name} 귀하"


def sender(organisation: str) -> str:
    """발신 명의: the head of the district, of another office its own name."""
    first = organisation.split(" ", maxsplit=1)[0]
    return f"{first}청장" if first.endswith("구") else organisation


def letter_of(row: Row, office: str, *, plain: bool = False) -> ReplyLetter:
    """회신문 초안, in the polite form in which the district writes to a resident."""
    draft = row.draft
    return ReplyLetter(
        row.id,
        (draft.case_number,),
        office,
        addressee(draft, plain=plain),
        f"{_PLACE} 난제 처리 결과 회신({draft.case_number})",
        _body(row, office),
        sender(office),
    )


def _body(row: Row, office: str) -> str:
    draft = row.draft
    lines = [
        "1. 구정에 관심을 가지고 의견을 주셔서 감사합니다.",
        f"2. {date_text(draft.received_on)} {_PLACE}에 신청하신 난제의 처리 결과를 다음과 같이 알려 드립니다.",
        *notation.item_lines(tuple(_items(row)), level=2),
    ]
    whom = f"{office.split(' ', maxsplit=1)[0]}청 {row.names['department_id']}".strip()
    where = whom if row.names["department_id"] else office
    lines.append(f"3. 더 궁금하신 사항은 {where}에 물어 주시면 성심껏 안내해 드리겠습니다.")
    return "\n".join(notation.closed(lines, lambda _: True))


def _items(row: Row) -> Iterable[str]:
    draft = row.draft
    yield f"접수번호: {draft.case_number}"
    yield f"신청하신 내용: {draft.title}"
    closed = f"({date_text(draft.closed_on)})" if draft.closed_on else ""
    yield f"처리 결과: {_RESULTS[draft.state]}{closed}"
    if draft.state is ProblemState.TRANSFERRED and draft.transferred_to:
        yield f"이첩한 곳: {draft.transferred_to}"
    helpers = [name for key in ("tenant_id", "partner_id") if (name := row.names[key])]
    if helpers:
        yield f"함께한 곳: {', '.join(helpers)}"
    yield f"답변: {' '.join(tidy(draft.answer).split())}"


_RESULTS: Final = {
    ProblemState.SOLVED: "해결",
    ProblemState.TRANSFERRED: "소관 기관으로 이첩",
    ProblemState.IMPOSSIBLE: "추진이 어려움",
    ProblemState.HELD: "검토를 더 이어 감",
    ProblemState.RECEIVED: "접수하여 살펴보는 중",
    ProblemState.ASSIGNED: "소관 부서에서 검토 중",
    ProblemState.LINKED: "입주단체·협력기관과 연계하여 협의 중",
    ProblemState.RUNNING: "추진 중",
}
