"""결과 통보: the letters for proposals that are decided, and when each proposer was told (B9)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from db import proposal_queries, register_queries
from db.proposals import Proposal
from db.session import Session
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_topic
from desktop_app.proposals import notice_text, rows, workflow
from desktop_app.proposals.notice_records import NoticeLetter, Told
from desktop_app.proposals.notice_text import Decided, Heard
from desktop_app.proposals.records import ProposerKind
from desktop_app.store import Store
from desktop_app.terms import Disclosure, Result, Verdict
from desktop_app.values import date_text, tidy_line

_STAYS = "저장된 제안은 바뀌지 않았습니다."


class Notices:
    """Telling proposers their results; ``organisation`` is the office that writes."""

    def __init__(self, store: Store, organisation: Callable[[], str]) -> None:
        self._store = store
        self._organisation = organisation

    def letters(self, ids: Sequence[int]) -> list[NoticeLetter]:
        """One letter a proposer about its proposals of a year. Raises InputRefused where one is not decided."""
        with self._store.reading() as s:
            found = _decided(s, ids)
            heard = _heard(s, ids)
            grouped: dict[tuple[ProposerKind, int, int], list[Proposal]] = {}
            for row in found:
                grouped.setdefault((*_proposer(row), row.fiscal_year), []).append(row)
            return [
                self._letter(s, kind, year, together, heard) for (kind, _, year), together in grouped.items()
            ]

    def told(self, ids: Sequence[int]) -> Told:
        """What is written down of these, where it is the same for all."""
        with self._store.reading() as s:
            kept = {(row.noticed_on, row.notice_number) for row in register_queries.proposals(s, ids)}
        return Told(*kept.pop()) if len(kept) == 1 else Told()

    def record(self, ids: Sequence[int], told: Told) -> Change:
        """Write down when and by which document; without a day it is taken off again."""
        number = tidy_line(told.number)
        if number and told.on is None:
            raise InputRefused("통보일을 적으세요.", safe=_STAYS)
        with self._store.writing(Act.TELL_RESULT) as s:
            found = _decided(s, ids)
            for row in found:
                if told.on is not None and row.decided_on is not None and told.on < row.decided_on:
                    text = f"통보일이 {row.number} 결정일 {date_text(row.decided_on)}보다 앞섭니다."
                    raise InputRefused(text, safe=_STAYS)
                row.noticed_on, row.notice_number = told.on, number
        which = found[0].number if len(found) == 1 else f"{len(found):,}건의"
        did = "통보를 적었습니다." if told.on else "통보 기록을 지웠습니다."
        return self._store.done(
            s, {Kind.PROPOSAL}, f"{which} 결과 {did}", record_id=found[0].id, count=len(found)
        )

    def _letter(
        self,
        s: Session,
        kind: ProposerKind,
        year: int,
        together: Sequence[Proposal],
        heard: dict[int, tuple[Heard, ...]],
    ) -> NoticeLetter:
        facts = [_facts(row, heard.get(row.id, ())) for row in together]
        name = proposal_queries.proposer_name(s, together[0])
        return NoticeLetter(
            proposals=tuple(row.id for row in together),
            numbers=tuple(row.number for row in together),
            organisation=self._organisation().split(" ", maxsplit=1)[0],
            recipient=notice_text.recipient(kind, name),
            title=notice_text.subject(facts),
            body=notice_text.body(kind, facts, year),
            sender=notice_text.sender(self._organisation()),
        )


def _decided(s: Session, ids: Sequence[int]) -> list[Proposal]:
    """The proposals, all of them decided."""
    found = register_queries.proposals(s, ids)
    if not found:
        raise InputRefused("결과를 알릴 제안을 고르세요.", safe=_STAYS)
    for row in found:
        refusal = workflow.refusal_to_tell(rows.position_of(row))
        if refusal:
            raise InputRefused(f"{with_topic(row.number)} {refusal}", safe=_STAYS)
    return found


def _proposer(row: Proposal) -> tuple[ProposerKind, int]:
    for kind in ProposerKind:
        key = getattr(row, f"{kind.name.lower()}_id")
        if key is not None:
            return kind, key
    raise AssertionError(row.id)  # the table's own rule: one proposer


def _facts(row: Proposal, heard: tuple[Heard, ...]) -> Decided:
    assert row.decided_on is not None  # noqa: S101 - the table's own rule: a result has its day
    return Decided(
        row.number,
        row.title,
        row.received_on,
        Result[row.result],
        row.decided_on,
        row.result_reason,
        heard,
    )


def _heard(s: Session, ids: Sequence[int]) -> dict[int, tuple[Heard, ...]]:
    """The opinions that are in, by proposal."""
    found: dict[int, tuple[Heard, ...]] = {}
    for row in _answered(register_queries.opinions(s, ids)):
        one = Heard(
            row.department,
            Verdict[row.verdict],
            row.scope_accepted,
            row.scope_excluded,
            row.review_again,
            is_open=row.disclosure == Disclosure.OPEN.name,
        )
        found[row.proposal_id] = (*found.get(row.proposal_id, ()), one)
    return found


def _answered(found: Iterable[Any]) -> Iterable[Any]:
    return (row for row in found if row.verdict and row.written_on is not None)
