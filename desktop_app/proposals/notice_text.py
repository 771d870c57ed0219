"""The words of a 결과 통보 in official form: items, 붙임, 끝 (DOC-1, DOC-6, DOC-7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app import notation
from desktop_app.proposals.records import ProposerKind
from desktop_app.terms import Result, Verdict
from desktop_app.values import date_text, tidy_line

SUBJECT = "협업사업 제안 검토 결과 통보"
_YOU = {ProposerKind.TENANT: "귀 단체", ProposerKind.PARTNER: "귀 기관", ProposerKind.DEPARTMENT: "귀 부서"}
_WILLING = frozenset({Verdict.ACCEPTED, Verdict.PARTIALLY_ACCEPTED})
_ADOPTING = frozenset({Result.ADOPTED, Result.PARTIALLY_ADOPTED})


@dataclass(frozen=True, slots=True)
class Heard:
    """What one department answered, as far as the proposer is told."""

    department: str
    verdict: Verdict
    accepted: str = ""
    excluded: str = ""
    again: str = ""
    is_open: bool = False
    """Whether the opinion may be given out as a whole."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a letter says of one proposal."""

    number: str
    title: str
    received_on: date
    result: Result
    decided_on: date
    reason: str
    heard: tuple[Heard, ...]


def recipient(kind: ProposerKind, name: str) -> str:
    """수신: a body by its name, a department by its head."""
    if kind is ProposerKind.DEPARTMENT and name.endswith(("과", "동", "소")):
        return f"{name}장"
    return name


def sender(organisation: str) -> str:
    """발신 명의: the head of the district, of another office its own name."""
    first = organisation.split(" ", maxsplit=1)[0]
    return f"{first}청장" if first.endswith("구") else organisation


def subject(decided: Sequence[Decided]) -> str:
    """제목: the number of one proposal, of several how many."""
    if len(decided) == 1:
        return f"{SUBJECT}({decided[0].number})"
    return f"{SUBJECT}({decided[0].number} 등 {len(decided)}건)"


def body(kind: ProposerKind, decided: Sequence[Decided], fiscal_year: int) -> str:
    """What stands under 제목."""
    one = decided[0] if len(decided) == 1 else None
    count = "" if one else f" {len(decided)}건"
    lines = [
        f"1. 관련: 「{fiscal_year}. 서울혁신파크 연계사업 추진계획」",
        f"2. {_YOU[kind]}에서 제안하신 협업사업{count}의 검토 결과를 다음과 같이 알려 드립니다.",
    ]
    if one:
        name = (
            f"관리번호: {one.number}({date_text(one.received_on)} 접수)",
            f"제안명: {tidy_line(one.title)}",
        )
        lines += notation.item_lines((*name, *_outcome(one)), level=2)
    else:
        for head, each in zip(notation.item_lines(_names(decided), level=2), decided, strict=True):
            lines += [head, *notation.item_lines(tuple(_outcome(each)), level=3)]
    enclosed = notation.enclosure_lines(_enclosures(decided))
    return "\n".join(notation.closed([*lines, *([""] if enclosed else []), *enclosed], lambda _: True))


def _names(decided: Sequence[Decided]) -> list[str]:
    return [f"{tidy_line(one.title)}({one.number}, {date_text(one.received_on)} 접수)" for one in decided]


def _outcome(one: Decided) -> Iterable[str]:
    """Result, reason, conditions and what comes next, as far as there is something to say."""
    yield f"검토 결과: {one.result.value}({date_text(one.decided_on)})"
    if one.reason:
        yield f"사유: {tidy_line(one.reason)}"
    conditions = dict.fromkeys(_condition(heard) for heard in one.heard if heard.accepted or heard.excluded)
    if conditions and one.result in _ADOPTING:
        yield f"조건: {', '.join(conditions)}"
    yield f"이후 절차: {_next_step(one)}"


def _condition(heard: Heard) -> str:
    words = tidy_line(heard.accepted)
    without = tidy_line(heard.excluded)
    if not words:
        return f"{without} 제외"
    return f"{words}({without} 제외)" if without else words


def _next_step(one: Decided) -> str:
    if one.result in _ADOPTING:
        willing = [heard.department for heard in one.heard if heard.verdict in _WILLING]
        who = f"{', '.join(willing)}에서 " if willing else ""
        return f"{who}실무협의 일정을 따로 알려 드립니다."
    if one.result is Result.REJECTED:
        return "내용을 보완하여 다시 제안하실 수 있습니다."
    again = [tidy_line(heard.again) for heard in one.heard if heard.again]
    return f"{again[0]}에 다시 검토합니다." if again else "사유가 풀리는 대로 다시 검토합니다."


def _enclosures(decided: Sequence[Decided]) -> list[str]:
    """The opinions, where all of them may be given out."""
    heard = [each for one in decided for each in one.heard]
    return [f"검토의견서 {len(heard)}부"] if heard and all(each.is_open for each in heard) else []
