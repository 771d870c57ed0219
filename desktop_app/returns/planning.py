"""What taking files would do, row by row, judged on the one road of all imports (features.md G5, IMP-10)."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, Final

from db import returns_in_queries as queries
from db.returns import CollectionRound
from db.session import Session
from desktop_app.intake.facts import Facts, gather
from desktop_app.intake.judging import judge
from desktop_app.intake.lines import Remark
from desktop_app.intake.preview import Answer, Decisions, Fate, Outcome, Outlook, Preview, Question
from desktop_app.intake.taking import known_words
from desktop_app.returns.coming import (
    WRITTEN,
    Answers,
    FilePlan,
    Mode,
    Plan,
    RemovedRow,
    ReturnFile,
    ReturnSheet,
    SheetPlan,
)
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.form_kinds import DEPARTMENT, OwnKey, needed_by, row_key_of
from desktop_app.returns.forms import LAYOUTS
from desktop_app.returns.looking import Looking

TellFile = Callable[[int, int, str], object]
Seen = dict[tuple[str, Hashable], tuple[ReturnFile, int]]
STALE: Final = "양식을 보낸 뒤 우리 기록이 바뀌었습니다. 부서가 고친 것인지 보고 고르세요."
NO_PLACE: Final = "이번 회차에서 뺀 줄"


def shared_target(target: Hashable) -> Hashable:
    """What rows of all departments would be about."""
    if isinstance(target, tuple) and isinstance(target[-1], OwnKey):
        return target[-1].shared
    return target


def silent(*_: object) -> None:
    """Nobody is told."""


@dataclass(frozen=True)
class _Beside:
    """What a row of a file is laid beside: rows of other files, records that its department's files wrote."""

    file: ReturnFile
    table: str
    seen: Seen
    owned: Mapping[tuple[str, int], bool]
    needed: Mapping[str, str]


class Planning:
    """Judges files against the office of one moment; what is known is gathered once for all of them."""

    def __init__(self, session: Session, chosen: CollectionRound, looking: Looking) -> None:
        self._s = session
        self._chosen = chosen
        self._looking = looking
        self._words = known_words(session)
        self._facts: dict[tuple[ReturnForm, bool], Facts] = {}
        self._versions: dict[str, dict[int, int]] = {}

    def plan(
        self, files: Sequence[ReturnFile], answers: Mapping[ReturnForm, Answers], tell: TellFile
    ) -> Plan:
        """The plans of all files that may be taken. Raises what ``tell`` raises."""
        ready = [one for one in files if one.ready]
        made: list[FilePlan] = []
        seen: Seen = {}
        for number, file in enumerate(ready):
            tell(number, len(ready), file.where)
            sheets = tuple(self._sheet(one, answers.get(one.form, {})) for one in file.sheets)
            judged = tuple(self._odd(file, one, seen) for one in sheets)
            made.append(FilePlan(file, self._with_removed(file, judged)))
        tell(len(ready), len(ready), "")
        return Plan(tuple(made), answers)

    def answered(self, plan: Plan, form: ReturnForm, question: Question, answer: Answer) -> Plan:
        """The same plan with a word explained, for all files."""
        known = {**plan.answers.get(form, {}), question.key: answer}
        return self.plan([one.file for one in plan.files], {**plan.answers, form: known}, silent)

    def _sheet(self, sheet: ReturnSheet, answers: Answers) -> Outlook:
        kind = self._looking.kind(sheet.form, keyed=sheet.keyed)
        facts = self._facts.get((sheet.form, sheet.keyed)) or gather(self._s, kind, self._words)
        self._facts[sheet.form, sheet.keyed] = facts
        preview = Preview(kind, sheet.table, sheet.lines, facts, sheet.passed)
        return judge(preview, Decisions(answers=answers), silent)

    def _odd(self, file: ReturnFile, outlook: Outlook, seen: Seen) -> SheetPlan:
        """What is to be looked at besides: rows of two files, rows of others, records that moved on meanwhile."""
        sheet = next(one for one in file.sheets if one.table is outlook.preview.table)
        table = outlook.preview.kind.table
        owned = queries.owned_by(self._s, file.submission_id)
        needed = needed_by(LAYOUTS[sheet.form])
        beside = _Beside(file, table, seen, owned, needed)
        held: set[int] = set()
        notes: dict[int, tuple[Remark, ...]] = {}
        for aim, outcome in zip(outlook.aims, outlook.outcomes, strict=True):
            if outcome.fate not in WRITTEN | {Fate.SAME} or aim.target is None:
                continue
            said, back = self._remark(beside, aim.target, outcome)
            if said:
                notes[outcome.number] = tuple(said)
            if back and outcome.fate in WRITTEN:
                held.add(outcome.number)
        return SheetPlan(sheet, outlook, frozenset(held), notes)

    def _remark(self, beside: "_Beside", target: Hashable, outcome: Outcome) -> tuple[list[Remark], bool]:
        """What is said of a row, and whether it is held back."""
        said: list[Remark] = []
        file, table = beside.file, beside.table
        back = outcome.fate is Fate.CHANGED and DEPARTMENT in outcome.accepted
        other, number = beside.seen.setdefault((table, shared_target(target)), (file, outcome.number))
        if other is not file:
            same = other.department_id == file.department_id
            whose = "같은 부서의" if same else f"{other.department}의"
            said.append(Remark(f"{whose} 파일 ‘{other.file.name}’ {number}행과 같은 기록입니다."))
            back = back or same
        key = row_key_of(outcome.aim.line.values)
        if outcome.fate is Fate.CHANGED and outcome.known is not None:
            mine = (table, outcome.known.id) in beside.owned
            if key is not None and not mine and key.version != self._version(table, outcome.known.id):
                said.append(Remark(STALE))
                back = True
        if key is not None:
            said += [
                Remark(f"‘{head}’ 칸이 비어 있습니다.", name, outcome.preview.column(name))
                for name, head in beside.needed.items()
                if name not in outcome.aim.line.values
            ]
        return said, back

    def _version(self, table: str, record_id: int) -> int | None:
        if table not in self._versions:
            self._versions[table] = queries.versions(self._s, table)
        return self._versions[table].get(record_id)

    def _with_removed(self, file: ReturnFile, sheets: tuple[SheetPlan, ...]) -> tuple[SheetPlan, ...]:
        """Records that the forms asked about, or that the file before brought, and that are in no row of this one."""
        if file.mends:
            return sheets
        owned = queries.owned_by(self._s, file.submission_id) if file.mode is Mode.REPLACE else {}
        return tuple(replace(one, removed=tuple(self._removed(file, one, owned))) for one in sheets)

    def _removed(
        self, file: ReturnFile, plan: SheetPlan, owned: Mapping[tuple[str, int], bool]
    ) -> list[RemovedRow]:
        table = LAYOUTS[plan.sheet.form].table
        here = {aim.known.id for aim in plan.outlook.aims if aim.known is not None}
        here |= {key.id for one in plan.sheet.lines if (key := row_key_of(one.values)) is not None}
        known = {one.id: one for one in plan.outlook.preview.facts.register.known}
        found = [
            RemovedRow(table, key, known[key].name, "앞서 받은 파일의 줄", accepted=not changed)
            for (owner, key), changed in owned.items()
            if owner == table and key in known and key not in here
        ]
        named = {one.id for one in found}
        if plan.sheet.keyed and not plan.sheet.nil:
            sent = datetime.combine(self._chosen.opened_on, time.max)
            asked = self._asked(table, file.department_id)
            found += [
                RemovedRow(table, row.id, row.name, "보낸 양식에 있던 줄")
                for row in asked
                if row.id not in here and row.id not in named and queries.made_before(row, sent)
            ]
        return found

    def _asked(self, table: str, department_id: int) -> list[Any]:
        if table == "trainee":  # nobody's name is filled in beforehand
            return []
        first, last = self._chosen.starts_on, self._chosen.ends_on
        return queries.asked_of(self._s, table, department_id, first, last)
