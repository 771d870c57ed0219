"""제안 as the import road takes them in: the list that the 혁신센터 gathers, proposers matched by any name (B2).

A proposal answers to its year, its proposer and its title, however spelled: the same list read twice adds nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from db.intake_queries import live
from db.proposals import Proposal
from db.session import Session, fetch
from desktop_app.changes import Kind
from desktop_app.directory.intake import BODY, body_lookup
from desktop_app.directory.records import Body, BodyKind
from desktop_app.intake.cells import Meaning, as_won
from desktop_app.intake.field_words import FIELD, field_lookup
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, RecordKind, Values, code_options
from desktop_app.intake.readers import read_day, read_line, read_text, read_won
from desktop_app.intake.records import CellValue
from desktop_app.problems import Problem
from desktop_app.proposals import records, rows
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.proposals.service import add_proposal
from desktop_app.search import folded
from desktop_app.terms import FIELDS, PROPOSAL_LABELS, Direction, Funding, TenantGroup
from desktop_app.values import fiscal_year_of

DIRECTION, FUNDING = "direction", "funding_route"
CANCELLED: Final = "접수를 취소한 제안입니다. 고치려면 접수를 먼저 되살리세요."
NewTenant = Callable[[Session, str], int]
"""Makes a tenant of a name within the act; its id."""
_DIRECTION_WORDS = {
    "TENANT_TO_DISTRICT": ("파크에서 구", "단체에서 구", "단체 → 부서", "입주단체 → 구", "단체 제안"),
    "DISTRICT_TO_TENANT": ("구에서 파크", "구에서 단체", "부서 → 단체", "구 → 입주단체", "부서 제안"),
}
_FUNDING_WORDS = {
    "NO_BUDGET": ("예산 없음", "비예산 사업", "무예산"),
    "EXISTING": ("기정", "기존예산", "자체예산", "자부담"),
    "SUPPORT_REQUEST": ("지원 요청", "예산 지원", "구 예산 지원"),
    "NEXT_YEAR_REQUEST": ("예산요구", "차년도 예산", "내년 예산", "다음해 예산요구", "2022 예산요구"),
}
_COST_HEADS = ("소요예산", "예산", "사업비", "총사업비", "소요액", "예산액")


def _read_thousands(value: CellValue, _year: int) -> Meaning[dict[str, int]]:
    return _cost(as_won(value, unit="천원"))


def _read_millions(value: CellValue, _year: int) -> Meaning[dict[str, int]]:
    return _cost(as_won(value, unit="백만원"))


def _cost(meant: Meaning[int]) -> Meaning[dict[str, int]]:
    return Meaning(None if meant.value is None else {"cost_won": meant.value}, meant.doubt)


def _heads_in(unit: str) -> str:
    return ", ".join(
        f"{head}{tail}" for head in _COST_HEADS for tail in (f"({unit})", f"(단위: {unit})", f"(단위 {unit})")
    )


_LABEL = PROPOSAL_LABELS
_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "title", _LABEL["title"], read_line,
        "사업명, 제안 사업명, 제안사업, 제안제목, 제목, 협업사업명, 과제명, 제안 내용명",
        required=True, identity=True, example="빈 가게 전시 창", width=30,
    ),
    FieldSpec(
        "proposer", "제안단체", read_line,
        "제안자, 제안 단체명, 단체명, 입주단체, 기관명, 제안기관, 제안부서, 업체명, 신청단체",
        lookup=BODY, required=True, identity=True, example="꽃씨 청년일터", width=24,
    ),
    FieldSpec(
        "received_on", _LABEL["received_on"], read_day, "접수일자, 제안일, 제안일자, 제출일, 신청일, 접수 날짜",
        required=True, fixed=True, example="2021. 9. 27.",
    ),
    FieldSpec(
        "field", _LABEL["field"], read_line, "제안분야, 사업분야, 활동분야, 분류",
        lookup=FIELD, fixed=True, choices=FIELDS, example="청년/경제",
    ),
    FieldSpec(
        "summary", _LABEL["summary"], read_text, "요약, 내용, 제안내용, 사업내용, 주요내용, 제안 개요, 사업개요, 개요",
        example="빈 가게 창에 작품을 겁니다.", width=40,
    ),
    FieldSpec("effect", _LABEL["effect"], read_text, "효과, 기대 효과, 사업효과", width=30),
    FieldSpec(
        "cost_won", _LABEL["cost_won"], read_won,
        ", ".join((*_COST_HEADS[1:], "소요예산(원)", "예산(원)", "사업비(원)")),
        example="3,200,000", is_sum=True,
    ),
    FieldSpec("cost_thousands", "소요예산(천원)", _read_thousands, _heads_in("천원"), into=("cost_won",)),
    FieldSpec("cost_millions", "소요예산(백만원)", _read_millions, _heads_in("백만원"), into=("cost_won",)),
    FieldSpec(
        "desired_period", _LABEL["desired_period"], read_line, "희망 시기, 추진시기, 시기, 사업기간, 추진 희망시기",
        example="2021년 하반기", width=18,
    ),
    FieldSpec(
        FUNDING, _LABEL[FUNDING], read_line, "예산 재원, 재원 구분, 예산구분, 예산 방법",
        lookup=FUNDING, fixed=True, choices=tuple(one.value for one in Funding),
        example=Funding.SUPPORT_REQUEST.value, width=18,
    ),
    FieldSpec(
        DIRECTION, _LABEL[DIRECTION], read_line, "제안 방향, 제안구분",
        lookup=DIRECTION, fixed=True, choices=tuple(one.value for one in Direction),
    ),
    FieldSpec("note", _LABEL["note"], read_text, "참고, 참고사항, 메모", width=24),
)  # fmt: skip


def proposal_kind(new_tenant: NewTenant) -> RecordKind:
    """How the road takes proposals in; a proposer that is in no register may become a new tenant."""

    def make(s: Session, name: str) -> int:
        return Body(BodyKind.TENANT, new_tenant(s, name)).key

    proposers = replace(
        body_lookup(),
        noun="제안단체",
        create=make,
        create_words=f"새 입주단체로 더하기 ({TenantGroup.OTHER.value})",
        touched=frozenset({Kind.TENANT}),
    )
    return RecordKind(
        key=Proposal.__tablename__,
        label="제안",
        counter="건",
        table=Proposal.__tablename__,
        touched=frozenset({Kind.PROPOSAL, Kind.TENANT, Kind.PARTNER, Kind.DEPARTMENT}),
        fields=_FIELDS,
        look=_Proposals,
        lookups=(
            proposers,
            field_lookup(),
            Lookup(FUNDING, "재원", lambda _: code_options(Funding, _FUNDING_WORDS)),
            Lookup(DIRECTION, "방향", lambda _: code_options(Direction, _DIRECTION_WORDS)),
        ),
        advice=(
            "제안명·제안단체·접수일이 있으면 됩니다. "
            "관리번호는 줄의 차례대로 매깁니다. 빈 칸은 기록을 지우지 않습니다."
        ),
    )


class _Proposals:
    """The proposals of all years at one moment, cancelled ones too: their titles are taken."""

    def __init__(self, session: Session) -> None:
        self.known: Sequence[Known] = [_known(row) for row in live(session, Proposal)]
        self._cancelled = {row.id for row in live(session, Proposal) if row.cancelled_on is not None}

    def key_of(self, values: Values) -> Hashable | None:
        title = folded(values["title"])
        return (fiscal_year_of(values["received_on"]), values["proposer"], title) if title else None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # two proposals may agree in anything but their key
        return {}

    def held(self, known: Known, values: Values) -> Values:
        draft: ProposalDraft = known.record
        found: dict[str, Any] = {key: getattr(draft, key) for key in values if key != "proposer"}
        found[DIRECTION] = draft.direction.name
        found[FUNDING] = draft.funding_route.name if draft.funding_route else None
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        if known is not None and known.id in self._cancelled:
            yield Problem("title", CANCELLED)
        year = fiscal_year_of(known.record.received_on) if known else None
        yield from records.problems(_merged(known, values), year)

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = _merged(known, values)
        if known is None:
            return add_proposal(session, draft).id
        rows.fill_proposal(fetch(session, Proposal, known.id, draft.version), draft)
        return known.id


def _merged(known: Known | None, values: Values) -> ProposalDraft:
    """The proposal as these values leave it."""
    plain: dict[str, Any] = dict(values)
    said = plain.pop("proposer", None)
    if DIRECTION in plain:
        plain[DIRECTION] = Direction[plain[DIRECTION]]
    if FUNDING in plain:
        plain[FUNDING] = Funding[plain[FUNDING]]
    if known is not None:
        held: ProposalDraft = known.record
        return replace(held, **plain)
    body = Body.of_key(said) if isinstance(said, int) else Body(BodyKind.TENANT, 0)  # one about to be made
    proposer = Proposer(ProposerKind[body.kind.name], body.id) if body else None
    if DIRECTION not in plain and proposer is not None and proposer.kind is ProposerKind.DEPARTMENT:
        plain[DIRECTION] = Direction.DISTRICT_TO_TENANT
    return ProposalDraft(proposer=proposer, **plain)


def _known(row: Proposal) -> Known:
    draft = rows.plain_draft(row)
    assert draft.proposer is not None  # noqa: S101 - every stored proposal has one
    key = Body(BodyKind[draft.proposer.kind.name], draft.proposer.id).key
    keys = frozenset({(row.fiscal_year, key, folded(row.title))})
    return Known(row.id, row.title, keys, draft, row.number)
