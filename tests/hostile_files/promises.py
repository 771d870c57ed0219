"""Random lists by the whole road: what the preview says is what taking over writes, and a second time nothing."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from db.intake import IntakeRow
from db.session import Session
from desktop_app.directory.records import BodyDraft, BuildingDraft
from desktop_app.intake.kinds import Known, RecordKind, Register, Values
from desktop_app.intake.preview import Choice, Decisions, Fate, NewThing, Outlook
from desktop_app.intake.reader import Reader
from desktop_app.intake.records import FileRead
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, PartnerKind, TenantPlace
from desktop_app.venues.records import VenueDraft
from tests.dump import dump
from tests.intake.workbooks import DAY, cell, packed, parts, row, sheet
from tests.intake_office import Taker, decided, tally
from tests.services import test_intake_kinds, test_intake_properties

USES: Final[dict[str, tuple[Any, ...]]] = {
    "일자": (date(2021, 4, 1), "4/2(금)", "4. 1. ~ 4. 3.", "2020. 4. 1.", "2021. 4. 5.(월)", 44287, 4.1, "2021-02-30"),
    "시간": (None, "14:00~16:00", "오후 2시~4시", "종일", "16:00~14:00", "9시"),
    "장소": ("상상홀", "미래청 회의실", "상상청", "상상호"),
    "행사명": ("주민 회의", "주민·회의", "전시\n공연", "=1+1", "교육", None),
    "부서": ("기획예산과", "응암3동(복지팀)", "나래", "파크", "기예과"),
    "인원": (None, 30, "약 30명", "30여 명", "50~60명", "-"),
    "사용료(천원)": (None, 1_500, "1,500", "150만원", "무료", "△1,920"),
    "감면": (None, "O", "미감면"),
    "비고": (None, " 한 줄\n두 줄 ", 7, "㎡ ①"),
}  # fmt: skip
EPOCH: Final = date(1899, 12, 30)
ROUNDS: Final = 4


def _lists() -> dict[str, dict[str, tuple[Any, ...]]]:
    tenants = {head: (*good, *good, *bad) for head, (good, bad) in test_intake_properties.CELLS.items()}
    return {"tenant": tenants, **test_intake_kinds.CELLS, "usage": USES}


KINDS: Final = tuple(_lists())


def furnish(office: Office) -> None:
    """The bodies and rooms that the lists speak of, some of them."""
    for name in ("미래청", "상상청"):
        office.buildings.add(BuildingDraft(name))
    houses = {choice.label: choice.id for choice in office.directory.buildings()}
    for house, name in (("상상청", "상상홀"), ("미래청", "회의실")):
        office.venues.add(VenueDraft(name, houses[house], capacity=25, fee_won=15_000))
    office.tenants.add(TenantDraft("나래", place=TenantPlace.MIRAE, room="7호", aliases=("나래 모임",)))
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    office.partners.add(BodyDraft("청년허브", PartnerKind.INTERMEDIARY, aliases=("허브",)))
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.departments.add(BodyDraft("응암제3동", DepartmentKind.DONG, aliases=("응암3동",)))


class Forgetful:
    """The control: a register that writes all of a row but one field."""

    def __init__(self, register: Register, kind: RecordKind) -> None:
        self._register = register
        self._kept = {one.key for one in kind.fields if one.identity or one.required}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._register, name)

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        lost = next((key for key in values if key not in self._kept), None)
        return self._register.write(session, known, {key: one for key, one in values.items() if key != lost})


class ForgetfulTaker(Taker):
    """Takes over with a register that forgets."""

    @property
    def kind(self) -> RecordKind:
        kind = super().kind
        return replace(kind, look=lambda s: Forgetful(kind.look(s), kind))  # type: ignore[arg-type,return-value]


def broken_promises(
    office: Office, reader: Reader, folder: Path, number: int, takers: type[Taker] = Taker
) -> tuple[int, list[str]]:
    """Take a few random lists of one kind in; how many were taken, and what was promised and not kept."""
    dice = random.Random(number)
    key = KINDS[number % len(KINDS)]
    taken, objections = 0, []
    for place in range(ROUNDS):
        taker = takers(office, key, Decisions(dice.choice(list(Choice))))
        file = _read(reader, folder, _table(dice, key))
        outlook = decided(taker, taker.look(file), dice)
        found = _taken(taker, file, outlook)
        if found is not None:
            taken += 1
            objections += [f"{key} {number}/{place}: {one}" for one in found]
    return taken, objections


def _table(dice: random.Random, key: str) -> list[Sequence[Any]]:
    cells = _lists()[key]
    heads = list(cells)
    dice.shuffle(heads)
    lines = [[dice.choice(cells[head]) for head in heads] for _ in range(dice.randint(1, 6))]
    return [heads, *lines]


def _read(reader: Reader, folder: Path, table: Sequence[Sequence[Any]]) -> FileRead:
    file = folder / "명단.xlsx"
    rows = []
    for number, line in enumerate(table, start=1):
        filled = ((f"{chr(65 + at)}{number}", value) for at, value in enumerate(line) if value is not None)
        rows.append(row(number, *(_cell(address, value) for address, value in filled)))
    file.write_bytes(packed(parts({"제출": sheet(*rows)})))
    return reader.read(file)


def _cell(address: str, value: Any) -> str:
    if isinstance(value, date):
        return cell(address, (value - EPOCH).days, look=DAY)
    return cell(address, value)


def _taken(taker: Taker, file: FileRead, outlook: Outlook) -> list[str] | None:
    """What was not as promised; None where there was nothing to take."""
    promised, store = outlook.counts(), taker.office.store
    if not promised[Fate.NEW] + promised[Fate.CHANGED]:
        return None
    table = taker.kind.table
    before = dump(store)
    change = taker.take(outlook, file)
    after = dump(store)
    found = []
    if change.count != promised[Fate.NEW] + promised[Fate.CHANGED]:
        found.append(f"{change.count} rows instead of {promised}")
    if len(after[table]) != len(before[table]) + promised[Fate.NEW]:
        found.append("not as many new records as promised")
    written = _written(taker.office)
    if {one.number for one in outlook.outcomes if one.fate in {Fate.NEW, Fate.CHANGED}} != set(written):
        found.append("other rows were written than those promised")
    found += _said_otherwise(taker, file, outlook, written)
    if not {"새로", "바뀜"}.isdisjoint(again := tally(taker.look(file))):
        found.append(f"the same list again: {again}")
    taker.office.undo.undo()
    if dump(store) != before:
        found.append("undo left something")
    taker.office.undo.redo()
    if dump(store) != after:
        found.append("redo brought something else")
    return found


def _said_otherwise(
    taker: Taker, file: FileRead, outlook: Outlook, written: Mapping[int, int]
) -> Iterator[str]:
    """What the records say now that the preview did not."""
    facts = taker.look(file).preview.facts
    for one in outlook.outcomes:
        if one.number not in written:
            continue
        held = facts.register.held(facts.by_id[written[one.number]], one.accepted)
        for key, value in one.accepted.items():
            if isinstance(value, NewThing) or taker.kind.field(key).identity or held.get(key) == value:
                continue
            yield f"row {one.number}: {key} is {held.get(key)!r} instead of {value!r}"


def _written(office: Office) -> dict[int, int]:
    """Row of the sheet → the record it went to, of the newest run."""
    with office.store.reading() as s:
        rows = s.query(IntakeRow).all()
    newest = max((one.run_id for one in rows), default=0)
    return {one.row_number: one.record_id for one in rows if one.run_id == newest}
