"""An invented year of the ledger on the plan's two lines and one more for events; it ends at 81.8 per cent.

Budget that is moved, a contract paid in two parts, a refund and a reversed payment are among it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.budget.change_records import ChangeDraft
from desktop_app.budget.records import LEAF, BulkEntry, EntryDraft, LevelDraft, planned_budget
from desktop_app.budget_terms import BudgetChange
from desktop_app.example.budget_links import ActivityLinks
from desktop_app.example.project_links import ProjectLinks
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled

YEAR = 2021
_CLOSED_MONTHS = 11  # reconciled until November; December is still open on the practice day
_PAID_SOON, _PAID_LATER = 6, 56  # days from the obligation to its payment


_OFFICE: tuple[tuple[int, int, str, str, int, bool], ...] = (
    (4, 19, "연계사업 안내 책자 인쇄", "초록숲 인쇄", 840_000, False),
    (5, 14, "제로웨이스트 홍보지도 제작", "한결 디자인", 960_000, False),
    (6, 9, "홍보영상 제작 계약", "별빛 영상", 2_140_000, True),
    (6, 22, "상반기 협력 워크숍 자료", "초록숲 인쇄", 420_000, False),
    (6, 30, "워크숍 물품", "가온 문구", 365_000, False),
    (7, 12, "비대면 회의 도구 이용료", "온새 정보", 330_000, False),
    (7, 28, "갤러리 간판 시안", "다솜 공방", 980_000, False),
    (8, 18, "참여상점 안내판", "다솜 공방", 905_000, False),
    (9, 24, "현장견학 안내 자료", "초록숲 인쇄", 410_000, False),
    (10, 7, "소식지 사진 촬영", "여울 사진", 564_600, False),
    (10, 14, "입주단체 소개집 인쇄", "초록숲 인쇄", 1_240_000, True),
    (11, 19, "협력 워크숍 자료집", "초록숲 인쇄", 680_000, False),
    (12, 3, "성과공유회 안내물", "한결 디자인", 512_000, False),
)
"""Month, day, 적요, payee, won, whether a contract with later payment came first."""

_EVENTS: tuple[tuple[int, int, str, str, int, bool], ...] = (
    (11, 5, "하반기 협력 워크숍 현수막", "마루 현수막", 286_000, False),
)
"""The same of 201-03, to which budget was moved for it: a banner is no 사무관리비 (BUD-9)."""
_MOVED = 300_000
_IN_PARTS = {"홍보영상 제작 계약": 1_000_000}
"""Contracts that were paid in two parts, and what came first."""
_TWICE = "갤러리 간판 시안 대금"
"""What was entered twice by mistake, and reversed."""

_ENTERTAINING: tuple[tuple[int, int, int, str, str, int, int], ...] = (
    (4, 27, 12 * 60 + 20, "청년허브 협력 간담회", "파크 참여동 인근 식당", 148_000, 6),
    (6, 25, 12 * 60 + 10, "상반기 협력 워크숍 참석자 오찬", "파크 인근 식당", 236_000, 9),
    (8, 31, 12 * 60 + 30, "전환타운 상인회 간담회", "녹번로 식당", 172_000, 4),
    (10, 23, 18 * 60 + 30, "제로웨이스트 추진 관계자 간담회", "불광천 인근 식당", 205_000, 8),
    (11, 26, 12 * 60, "하반기 협력 워크숍 참석자 오찬", "파크 인근 식당", 247_000, 9),
)
"""Month, day, minute, purpose, place, won, head-count; the one on a Saturday still waits for its reason."""

_REASONS: dict[str, str] = {
    "전환타운 상인회 간담회": "상인회가 정한 회의장의 단일 식단으로, 참석 예정자 2명이 당일 불참함",
}
"""Purpose → what the officer said to what was found (UPC)."""


def fill_budget(office: Office) -> None:
    """The plan's path, all of it allotted, and a year of entries confirmed up to November."""
    office.budget.levels.set_up_year(
        YEAR, planned_budget(plan()["budget"]), on=date(YEAR, 4, 5), allotted=True
    )
    lines = {level.code: level.id for level in office.budget.levels.tree(YEAR) if level.is_line}
    links, activities = ProjectLinks(office, YEAR), ActivityLinks(office, YEAR)
    events = _move_budget(office, lines["201-01"])
    entries = [
        *_office_entries(lines["201-01"], _OFFICE),
        _refund(lines["201-01"]),
        *_entertaining(lines["203-03"]),
    ]
    place = next(number for number, one in enumerate(entries) if one.draft.summary == "참여상점 안내판 대금")
    entries = [replace(one, follows=place) if one.draft.kind is EntryKind.REFUND else one for one in entries]
    for some in (entries, _office_entries(events, _EVENTS, first=len(_OFFICE) + 1)):
        office.budget.add_many([replace(one, draft=_linked(one.draft, links, activities)) for one in some])
    _reverse_one(office, lines["201-01"])


def _move_budget(office: Office, giver: int) -> int:
    """A line for events below the same 세부사업, with budget of 사무관리비; its id."""
    project = next(level for level in office.budget.levels.tree(YEAR) if level.level == LEAF - 1)
    events = office.budget.levels.save(LevelDraft(project.id, "201-03", "행사운영비")).record_id
    assert events is not None  # noqa: S101 - it was just written
    office.budget.changing.write(
        ChangeDraft(
            YEAR, BudgetChange.INTERNAL_REALLOCATION, _MOVED, date(YEAR, 8, 17), events, giver,
            document_number="기획예산과-8123", reason="하반기 협력 워크숍 행사비를 행사운영비로 집행",
            summary="행사운영비 변경사용",
        )
    )  # fmt: skip
    return events


def _reverse_one(office: Office, account: int) -> None:
    """A payment that was entered twice, and its reversal."""
    on = date(YEAR, 8, 3)
    twice = EntryDraft(
        YEAR, account, EntryKind.DISBURSEMENT, on, 980_000, _TWICE, "다솜 공방", method=PaymentMethod.TRANSFER,
        evidence="세금계산서",
    )  # fmt: skip
    office.budget.add_many([BulkEntry(twice, confirmed_on=on)])
    ids = office.budget.ledger.listing(ListQuery(year=YEAR, within=account)).ids
    rows = [row for row in office.budget.ledger.rows(ids) if row.summary == _TWICE]
    made = office.budget.reverse(
        max(row.id for row in rows), "같은 지출을 두 번 적음", on + timedelta(days=1)
    )
    assert made.record_id is not None  # noqa: S101 - it was just written
    office.budget.confirm([made.record_id])


def _linked(draft: EntryDraft, links: ProjectLinks, activities: ActivityLinks) -> EntryDraft:
    """The entry with the project and the activity that it was spent for."""
    found = activities.of(draft)
    return replace(
        draft,
        project_id=links.of(draft.summary),
        activity=found.activity if found else None,
        activity_id=found.record_id if found else None,
    )


def _office_entries(
    account: int, bought: Sequence[tuple[int, int, str, str, int, bool]], first: int = 1
) -> list[BulkEntry]:
    """Each 품의 with its 원인행위 and its payment, or payments."""
    found: list[BulkEntry] = []
    for number, (month, day, summary, payee, won, contract) in enumerate(bought, start=first):
        request = f"기획예산과-{1000 + number}"
        on = date(YEAR, month, day)
        draft = EntryDraft(
            YEAR, account, EntryKind.REQUEST, on, won, f"{summary} 품의", payee, request_number=request
        )
        found.append(BulkEntry(draft, confirmed_on=_confirmed(on)))
        obligation = replace(draft, kind=EntryKind.OBLIGATION, summary=summary)
        found.append(BulkEntry(obligation, follows=len(found) - 1, confirmed_on=_confirmed(on)))
        chain, soon = len(found) - 1, on + timedelta(days=_PAID_SOON)
        paid = on + timedelta(days=_PAID_LATER if contract else _PAID_SOON)
        early = _IN_PARTS.get(summary, 0)
        parts = [(soon, early, "선금"), (paid, won - early, "잔금")] if early else [(paid, won, "대금")]
        for when, part, word in parts:
            payment = replace(
                draft, kind=EntryKind.DISBURSEMENT, booked_on=when, won=part, summary=f"{summary} {word}",
                method=PaymentMethod.TRANSFER, evidence="세금계산서", reconciled=_agreed(when),
                system_number=f"{YEAR}-{2000 + number}{'-1' if word == '선금' else ''}",
            )  # fmt: skip
            found.append(BulkEntry(payment, follows=chain, confirmed_on=_confirmed(when)))
    return found


def _refund(account: int) -> BulkEntry:
    """What came back of one payment; it is linked to it when all are there."""
    refund = EntryDraft(
        YEAR, account, EntryKind.REFUND, date(YEAR, 9, 15), 105_000, "안내판 수량 정정", "다솜 공방",
        method=PaymentMethod.TRANSFER, evidence="반납고지서", reconciled=Reconciled.MATCHED,
    )  # fmt: skip
    return BulkEntry(refund, confirmed_on=date(YEAR, 9, 16))


def _entertaining(account: int) -> list[BulkEntry]:
    found = []
    for number, (month, day, minute, purpose, place, won, heads) in enumerate(_ENTERTAINING, start=1):
        on = date(YEAR, month, day)
        draft = EntryDraft(
            YEAR, account, EntryKind.DISBURSEMENT, on, won, purpose, place, method=PaymentMethod.CARD,
            evidence="카드 전표", system_number=f"{YEAR}-{3000 + number}", spent_minute=minute, place=place,
            purpose=purpose, guests="협력기관·입주단체 관계자", head_count=heads, spender="기획예산과장",
            reconciled=_agreed(on), warning_reason=_REASONS.get(purpose, ""),
        )  # fmt: skip
        found.append(BulkEntry(draft, confirmed_on=_confirmed(on)))
    return found


def _confirmed(on: date) -> date | None:
    return on if on.month <= _CLOSED_MONTHS else None


def _agreed(on: date) -> Reconciled:
    return Reconciled.MATCHED if on.month <= _CLOSED_MONTHS else Reconciled.OPEN
