"""Words of the budget beside those of the ledger itself: 전용 and its kin, limits, requests, 대사."""

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Transfer(Enum):
    """How budget changed its place, by the level that it crosses (BUD-6)."""

    VIREMENT = "전용"
    INTERNAL_REALLOCATION = "변경사용"
    PROGRAM_TRANSFER = "이용"
    REORG_TRANSFER = "이체"


class BudgetChange(Enum):
    """What changes 예산현액 or 배정액 after the budget was voted (F5)."""

    SUPPLEMENT = "추경"
    VIREMENT = "전용"
    INTERNAL_REALLOCATION = "변경사용"
    PROGRAM_TRANSFER = "이용"
    REORG_TRANSFER = "이체"
    CARRYOVER = "이월"
    ALLOTMENT = "배정"

    @property
    def transfer(self) -> Transfer | None:
        """How the budget changes its place, where it does."""
        return Transfer.__members__.get(self.name)

    @property
    def gives(self) -> bool:
        """Whether one line gives what another takes."""
        return self not in {BudgetChange.SUPPLEMENT, BudgetChange.ALLOTMENT}


class ActivityKind(Enum):
    """What money was spent for beside a project; the name is its table in capitals (F9)."""

    MEETING = "워크숍·회의"
    FIELD_VISIT = "현장견학"
    TRAINING = "현장방문 교육"
    NEWSLETTER_SLOT = "소식지"
    MEDIA_ITEM = "매체 홍보"
    USAGE = "대관 이용"
    STREET_ITEM = "거리 사업"


class LimitRule(Enum):
    """Limits of 업무추진비 that change with time (UPC-1 … UPC-4)."""

    PER_HEAD = "1인당 금액"
    PER_HEAD_OFFICIALS = "1인당 금액(공직자등 포함)"
    GUEST_EVIDENCE = "상대방 증빙이 필요한 금액"
    SPLIT = "분할 결제로 보는 합계"
    NIGHT_FROM = "심야 시작"
    NIGHT_UNTIL = "심야 끝"


class FindingKind(Enum):
    """What is found in a payment of 업무추진비 (UPC); the value is its short name in list and form."""

    PER_HEAD = "1인당 한도 초과"
    OFFICIALS = "1인당 한도 초과(공직자등)"
    GUEST_EVIDENCE = "상대방 증빙 없음"
    SPLIT = "분할 결제 의심"
    DAY_OFF = "휴일 집행"
    NIGHT = "심야 집행"
    CASH = "현금 결제"

    @property
    def field(self) -> str:
        """Where the officer answers it."""
        return _OWN_FIELDS.get(self, "warning_reason")


_OWN_FIELDS: Final[Mapping[FindingKind, str]] = {
    FindingKind.GUEST_EVIDENCE: "guest_evidence",
    FindingKind.DAY_OFF: "unavoidable_reason",
    FindingKind.NIGHT: "unavoidable_reason",
    FindingKind.CASH: "cash_reason",
}


class RequestState(Enum):
    """How a request for the next year's budget stands."""

    PLANNED = "준비"
    ASKED = "요구"
    GRANTED = "반영"
    REDUCED = "일부 반영"
    REFUSED = "미반영"


class OfficialState(Enum):
    """How a line of the official system's list stands against the ledger (F7)."""

    OPEN = "미대사"
    MATCHED = "일치"
    DIFFERENT = "불일치"
    EXPLAINED = "사유 있음"
