"""Records that may be one, as the screens see them: pairs with reasons, two records side by side, a merge."""

from dataclasses import dataclass
from enum import Enum

MOVED_WORDS: dict[str, tuple[str, str]] = {
    "proposal": ("제안", "건"),
    "usage": ("대관", "건"),
    "venue_offer": ("장소 제안", "건"),
    "person": ("사람", "명"),
    "contact_note": ("연락 기록", "건"),
    "attachment": ("붙임 파일", "개"),
    "opinion": ("검토의견서", "건"),
    "team": ("팀", "개"),
    "team_place": ("팀이 옮긴 기록", "건"),
    "matching": ("협업연계", "줄"),
    "attendee": ("회의 참석자", "줄"),
    "meeting_item": ("워크숍 순서", "줄"),
    "follow_up": ("후속조치", "건"),
    "linkage": ("1:1 연계", "건"),
    "newsletter_slot": ("은평소식지", "달"),
    "park_event": ("파크 행사", "건"),
    "media_item": ("매체 홍보", "건"),
    "shared_paper": ("새올 공유", "건"),
    "citizen_problem": ("난제", "건"),
    "space_suggestion": ("공간 건의", "건"),
    "admin_duty": ("행정사항", "건"),
    "tenant": ("입주단체", "곳"),
    "submission": ("취합 제출", "건"),
}
"""What refers to a record, by table, in the order in which it is told: word and counter."""
OTHERS = ("그 밖의 기록", "건")
"""Stands for a table that has no words of its own yet."""


class LikeReason(Enum):
    """Why two records may be one, the surest first."""

    SAME_NAME = "이름이 같음"
    SAME_CORE = "법인 형태만 다름"
    NEAR_NAME = "이름이 한 글자 다름"
    SAME_MAIL = "전자우편이 같음"
    SAME_MOBILE = "휴대전화가 같음"
    SAME_PHONE = "전화가 같음"
    SAME_HOMEPAGE = "홈페이지가 같음"
    SAME_BODY = "소속이 같음"
    SAME_ROOM = "건물·호실이 같음"


class LikeKind(Enum):
    """The registers that are looked through; the value is the officer's word for one record."""

    TENANT = "입주단체"
    PARTNER = "협력기관"
    DEPARTMENT = "부서·동"
    PERSON = "사람"


class Side(Enum):
    """Whose value stays in a field of the merged record."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Alike:
    """A record whose name reads like the one being typed."""

    id: int
    name: str
    why: LikeReason


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, the lower id first, with the reasons; names of people are masked."""

    one_id: int
    other_id: int
    one: str
    other: str
    reasons: tuple[LikeReason, ...]


@dataclass(frozen=True, slots=True)
class DistinctPair:
    """Two records that the officer has said are two; ``id`` takes it back."""

    id: int
    one_id: int
    other_id: int
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of both records as it reads; ``joins`` says that both texts can be kept one after the other."""

    key: str
    label: str
    kept: str
    gone: str
    joins: bool = False

    @property
    def differs(self) -> bool:
        return self.kept != self.gone

    @property
    def proposed(self) -> Side:
        """What would be lost least: the other record's value where the kept one has none."""
        if self.joins and self.kept and self.gone and self.differs:
            return Side.BOTH
        return Side.GONE if not self.kept and self.gone else Side.KEPT


@dataclass(frozen=True, slots=True)
class Moved:
    """How many records of one kind refer to the record that goes."""

    table: str
    count: int

    @property
    def words(self) -> str:
        """``제안 3건``."""
        word, counter = MOVED_WORDS.get(self.table, OTHERS)
        return f"{word} {self.count:,}{counter}"


@dataclass(frozen=True)
class Comparison:
    """Two records side by side, and what would move if they became one."""

    kind: LikeKind
    kept_id: int
    gone_id: int
    kept: str
    gone: str
    versions: tuple[int, int]
    fields: tuple[FieldPair, ...]
    moved: tuple[Moved, ...]
    obstacle: str = ""
    """Why they cannot be merged as they stand; empty where they can."""

    @property
    def moved_words(self) -> str:
        """``제안 3건, 대관 5건``; empty where nothing refers to it."""
        return ", ".join(one.words for one in self.moved)


@dataclass(frozen=True)
class Merge:
    """What the officer chose: which record stays, and whose values in which fields (the rest is the kept one's)."""

    kind: LikeKind
    kept_id: int
    gone_id: int
    versions: tuple[int, int]
    sides: dict[str, Side]


def in_order(moved: dict[str, int]) -> tuple[Moved, ...]:
    """The counts in the order in which they are told; those without words of their own are one."""
    known = [Moved(table, moved[table]) for table in MOVED_WORDS if moved.get(table)]
    others = sum(count for table, count in moved.items() if table not in MOVED_WORDS)
    return (*known, *((Moved("", others),) if others else ()))
