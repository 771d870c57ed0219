"""The services' way to the office file: acts in, Changes out, trouble in Korean."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from db import errors, journal, journal_history
from db.conditions import FOLDED, SOUNDS
from db.listing import ORDERED
from db.session import Session, Storage
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import (
    FileTrouble,
    InputRefused,
    OfficeDamaged,
    OfficeError,
    OfficeLookedAt,
    RecordMissing,
    StaleRecord,
)
from desktop_app.privacy.guard import refuse_number
from desktop_app.search import folded, initials, sort_key

log = logging.getLogger(__name__)

_NOTHING_CHANGED = "바뀐 것이 없습니다."
_NOTHING_LOST = "저장된 기록은 바뀌지 않았습니다."

_LOOKS = "읽기만 하는 창이라 저장하지 않았습니다."
_LOOKS_SAFE = "자료는 그대로이고, 먼저 연 창에서 계속 쓸 수 있습니다."
_LOOKS_WAY = "먼저 연 창에서 고치거나, 그 창을 닫고 ‘쓰기로 다시 열기’를 누르세요."
_LOOKS_UNLOGGED = "읽기만 하는 창이라 접속기록을 남길 수 없어, 가린 개인정보를 보이거나 내보내지 않았습니다."

RULES: dict[str, str] = {
    "overspend": "배정액을 넘는 원인행위·지출입니다. 금액을 줄이거나 배정을 먼저 늘리세요.",
    "overallot": "예산현액을 넘는 배정입니다. 배정액을 줄이거나 예산을 먼저 늘리세요.",
    "over_refund": "반납액이 지출에서 남은 금액보다 많습니다. 금액을 줄이세요.",
    "entry_line": "원장 줄은 그 회계연도의 통계목에만 적을 수 있습니다. 통계목을 고르세요.",
    "entry_parent": "앞 단계와 정정하는 줄은 같은 통계목이어야 합니다.",
    "entry.reverses_id": "이미 정정한 줄입니다.",
    "account.fiscal_year": "같은 자리에 같은 이름의 예산과목이 이미 있습니다.",
    "closed_year": "마감한 해의 기록입니다. 메뉴의 ‘다음 해로 넘기기’에서 사유를 적고 연도 마감을 푼 뒤 고치세요.",
    "pair_unlike": "짝이 되는 전출·이월과 금액이나 종류가 다릅니다. 예산 변동에서 한 번에 적으세요.",
    "virement_scope": "전용은 한 정책사업 안에서만 합니다. 정책사업을 넘으면 의회 의결을 받은 이용으로 적으세요.",
    "over_carryover": "이월액이 남은 집행잔액보다 많습니다. 금액을 줄이세요.",
    "closed_month": "마감한 달의 원장입니다. 마감을 사유와 함께 푼 뒤 고치세요.",
    "entry.pair_id": "이미 짝이 있는 전출·이월 줄입니다.",
    "month_plan.account_id": "이 통계목의 그 달 계획이 이미 있습니다.",
    "spending_limit.rule": "같은 날부터 쓰는 한도가 이미 있습니다. 그 줄을 고치세요.",
    "budget_closing.fiscal_year": "이미 마감한 달입니다.",
    "year_turn.fiscal_year": "이미 다음 해로 넘긴 해입니다.",
    "confirmed_entry": "확정한 원장 줄은 고치거나 지울 수 없습니다. 정정 줄을 넣으세요.",
    "uq_tenant_name": "같은 이름의 입주단체가 이미 있습니다.",
    "tenant.name": "같은 이름의 입주단체가 이미 있습니다.",
    "department.name": "같은 이름의 부서가 이미 있습니다.",
    "team.name": "이 부서에 같은 이름의 팀이 이미 있습니다.",
    "team_place": "이 팀은 그날 이미 부서를 옮겼습니다. 다른 날을 적으세요.",
    "partner.name": "같은 이름의 협력기관이 이미 있습니다.",
    "building.name": "같은 이름의 건물이 이미 있습니다.",
    "venue.building_id": "이 건물에 같은 이름의 시설이 이미 있습니다.",
    "opinion.proposal_id": "이미 검토를 요청한 부서입니다.",
    "criterion.fiscal_year": "같은 이름의 검토 기준이 이미 있습니다.",
    "target.fiscal_year": "같은 이름의 목표가 그해에 이미 있습니다.",
    "own_day.day": "이미 적어 둔 날입니다. 목록에서 골라 고치세요.",
    "list_view.list_key": "같은 이름의 보기가 이미 있습니다. 다른 이름을 적으세요.",
    "alias.key": "다른 기록이 이미 쓰고 있는 이름입니다.",
    "FOREIGN KEY": "고른 기록이 그사이 없어졌거나, 다른 기록이 쓰고 있어 없앨 수 없습니다. 고른 것을 확인하세요.",
}
"""Words that name a rule in the storage's refusal → the sentence for the officer."""

_TROUBLES: dict[type[errors.StorageError], tuple[str, ...]] = {
    errors.StorageFullError: (
        "디스크가 가득 차서 저장하지 못했습니다.",
        "적은 내용은 화면에 그대로 있고, 앞서 저장한 기록은 안전합니다.",
        "필요 없는 파일을 지워 자리를 만드세요.",
        "저장을 다시 누르세요.",
    ),
    errors.StorageBusyError: (
        "다른 프로그램이 자료 파일을 쓰고 있어 읽거나 저장하지 못했습니다.",
        _NOTHING_LOST,
        "자료 폴더를 복사·동기화하는 프로그램을 멈추세요.",
        "하던 일을 다시 해 보세요.",
    ),
    errors.StorageClosedError: (
        "업무 폴더를 이미 닫아서 읽거나 저장하지 않았습니다.",
        _NOTHING_LOST,
        "업무 폴더를 다시 여세요.",
    ),
    errors.StorageReadOnlyError: (
        "자료 폴더에 쓸 수 없습니다.",
        _NOTHING_LOST,
        "폴더가 읽기 전용인지, 디스크가 빠지지 않았는지 확인하세요.",
    ),
    errors.StorageFailedError: (
        "디스크가 자료 파일을 읽거나 쓰지 못했습니다.",
        "적은 내용은 화면에 그대로 있고, 앞서 저장한 기록은 바뀌지 않았습니다.",
        "디스크에 자리가 있는지 확인하고 저장을 다시 누르세요.",
        "되풀이되면 디스크 점검을 맡기세요.",
    ),
}
"""Trouble with the file → what happened, what is safe, then what to do."""


class Store:
    """Reads and writes of all services, over one open office file."""

    def __init__(self, storage: Storage, on_write: Callable[[], None] = lambda: None) -> None:
        storage.teach(**{FOLDED: folded, SOUNDS: lambda text: initials(folded(text)), ORDERED: sort_key})
        self._storage = storage
        self._on_write = on_write
        self.writes = 0
        """How many acts were written: what was read before the newest one may be stale."""

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short read. What leaves the block must be frozen values, never rows of the session."""
        with in_korean(), self._storage.reading() as session:
            yield session

    @contextmanager
    def writing(self, act: Act, note: str = "") -> Iterator[Session]:
        """One act of the officer: one transaction with its journal. ``note`` is the officer's reason."""
        refuse_number("act", "note", note)
        with in_korean(), self._storage.writing(act.name, note) as session:
            session.info[journal.GUARD] = refuse_number
            yield session
        self._written()

    @contextmanager
    def watched(self, look: Callable[[], object]) -> Iterator[None]:
        """``look`` is called after each act within; what it raises ends the work there."""
        former = self._on_write

        def both() -> None:
            former()
            look()

        self._on_write = both
        try:
            yield
        finally:
            self._on_write = former

    @contextmanager
    def registering(self) -> Iterator[Session]:
        """Write a register that no act takes back."""
        if self._storage.looks:
            raise OfficeLookedAt(_LOOKS_UNLOGGED, safe=_LOOKS_SAFE, steps=(_LOOKS_WAY,))
        with in_korean(), self._storage.registering() as session:
            yield session

    def vacuum(self) -> None:
        """Write the file anew without the remains of what was deleted."""
        with in_korean():
            self._storage.vacuum()

    def require_writing(self) -> None:
        """Raise OfficeLookedAt where this office is only looked at; before a file is put beside the records."""
        with in_korean():
            self._storage.require_writing()

    @property
    def looks(self) -> bool:
        """Whether this office is only looked at: another program is the one that writes."""
        return self._storage.looks

    def newest_act(self) -> int:
        """The number of the newest act, this program's or another's; tells whether what is shown may be stale."""
        with in_korean():
            return self._storage.data_version()

    @property
    def user(self) -> str:
        """Who works at this office, as the journal names them."""
        return self._storage.user

    def done(
        self,
        session: Session,
        kinds: Iterable[Kind],
        summary: str,
        *,
        record_id: int | None = None,
        count: int = 1,
        sticky: bool = False,
    ) -> Change:
        """The Change of the act just written in ``session``; its inverse takes the whole act back.

        Where nothing was written it says so, unless the service passes a count of 0 with its own words.
        """
        act, act_id, touched = Act[session.info["act"]], session.info["act_id"], frozenset(kinds)
        if act_id is None:
            return Change(act, touched, summary if not count else _NOTHING_CHANGED, record_id, count=0)
        inverse = partial(self._take_back, act, act_id, touched, record_id)
        return Change(act, touched, summary, record_id, count, sticky=sticky, inverse=inverse)

    def history(self, table: str, record_id: int) -> list[journal_history.Written]:
        """What was written about a record, newest first."""
        with self.reading() as session:
            return journal_history.history(session, table, record_id)

    def _written(self) -> None:
        self.writes += 1
        self._on_write()

    def _take_back(self, act: Act, act_id: int, kinds: frozenset[Kind], record_id: int | None) -> Change:
        with in_korean(), self._storage.writing(act.name, undoes=act_id) as session:
            again = journal.is_undo(session, act_id)
            touched = journal.take_back(session, act_id)
        self._written()
        word = "다시 했습니다" if again else "되돌렸습니다"
        inverse = partial(self._take_back, act, session.info["act_id"], kinds, record_id)
        return Change(act, kinds, f"{word}: {act.value}", record_id, touched, inverse=inverse)


@contextmanager
def in_korean() -> Iterator[None]:
    """Turn the storage's trouble into the officer's words."""
    try:
        yield
    except errors.StorageError as error:
        raise _office_error(error) from error


def _office_error(error: errors.StorageError) -> OfficeError:
    match error:
        case errors.RowMissingError():
            return RecordMissing(
                "이 기록은 그사이 지워졌습니다.",
                safe=_NOTHING_LOST,
                steps=("목록을 새로 보고 다시 고르세요.",),
            )
        case errors.RowStaleError():
            return StaleRecord(
                "이 기록은 연 뒤에 다른 곳에서 바뀌었습니다.",
                safe="적은 내용은 그대로 있고, 저장된 기록은 덮어쓰지 않았습니다.",
                steps=("바뀐 내용을 다시 열어 보고 고친 뒤 저장하세요.",),
            )
        case errors.StorageLookedAtError():
            return OfficeLookedAt(_LOOKS, safe=_LOOKS_SAFE, steps=(_LOOKS_WAY,))
        case errors.RuleBrokenError(rule=rule):
            return InputRefused(rule_sentence(rule), safe=_NOTHING_LOST)
    return _file_trouble(error)


def _file_trouble(error: errors.StorageError) -> OfficeError:
    if type(error) in _TROUBLES:
        what, safe, *steps = _TROUBLES[type(error)]
        return FileTrouble(what, safe=safe, steps=tuple(steps))
    return OfficeDamaged(
        "자료 파일을 읽을 수 없습니다.",
        safe="파일은 손대지 않았습니다.",
        steps=("프로그램을 닫고 다시 열면 사본으로 되살리는 화면이 나옵니다.",),
    )


def rule_sentence(rule: str) -> str:
    """What a rule of the file asks for, by the storage's refusal."""
    for word, sentence in RULES.items():
        if word in rule:
            return sentence
    log.info("refused by a rule without a sentence: %s", rule)
    return "적은 값이 자료 규칙에 맞지 않아 저장하지 않았습니다. 값을 확인하세요."
