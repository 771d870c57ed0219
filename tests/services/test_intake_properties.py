"""Whatever a list holds: what the preview says is what is done, the same list again does nothing, undo undoes all."""

import os
import random
from datetime import date
from typing import Any

import pytest

from desktop_app.directory.records import BuildingDraft
from desktop_app.intake.preview import Choice, Decisions, Fate
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from desktop_app.values import tidy, tidy_line
from tests.dump import dump
from tests.hostile import HOSTILE, KOREAN
from tests.intake_office import Taker, decided, file_of, tally

SEEDS = range(int(os.environ.get("INTAKE_SEEDS", "10")))
ROUNDS = 6
NAMES = (
    "가온",
    "가온터",
    "가 온",
    "(주)가온",
    "꽃씨 청년일터",
    "꽃시 청년일터",
    "나래",
    "나래터",
    "=1+1",
    "낟알\n공방",
)
TEXTS = (None, None, "-", "없음", " 한 줄\n두 줄 ", "ｱ①㈜", 7, 3.0, -1.5, "가\u0301나")
CELLS: dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]] = {
    "단체명": (NAMES, ("( )", "-", None)),
    "다른 이름": ((None, None, *NAMES, "별터, 달터", "-", "( ), 별터"), ()),
    "건물": ((None, "미래청", "상상청", "미래쳥", "새길동"), ()),
    "호실": (TEXTS, ()),
    "공간 구분": (("미래청", "코워킹", "중소건물", "상상청 개별공간"), (None, "모르는 곳")),
    "분야": ((None, "청년/경제", "청년", "우주"), ()),
    "법인 형태": ((None, "주식회사", "(주)", "협동조합", "사단법인", "주식"), ()),
    "담당자": ((None, "홍길동", "홍 길동", "김가온"), ()),
    "연락처": ((None, "000-0000-0000", "00000000001", 1_000_000_002, "내선 3"), ("900101-1234568",)),
    "이메일": ((None, "a@example.invalid"), ("메일 없음",)),
    "협약 시작일": ((None, date(2021, 1, 1), "'21. 3. 2.", "3/2"), (4.1, "2021. 2. 30.")),
    "협약 종료일": ((None, date(2022, 12, 31), "20221231"), (date(2020, 1, 1),)),
    "입주일": ((None, None, date(2021, 2, 1)), ()),
    "수집근거": ((None, "동의", "그냥"), ()),
    "소개글": (TEXTS, ()),
    "비고": (TEXTS, ("여권 M12345678",)),
}
"""Head → what good lists hold, and what cannot be taken in."""


def test_hostile_and_korean_text_comes_in_as_it_would_be_typed(office: Office) -> None:
    office.buildings.add(BuildingDraft("미래청"))
    texts = [f"{text} {number}" for number, text in enumerate((*HOSTILE, *KOREAN))]
    taker = Taker(office, "tenant")
    rows = [(tidy(text), "미래청", tidy(text), tidy(text)) for text in texts]  # as the reader hands them over
    file = file_of(("단체명", "건물", "주요사업", "소개글"), *rows)
    outlook = decided(taker, taker.look(file), random.Random(1))
    assert outlook.counts()[Fate.NEW] > len(texts) * 9 // 10
    taker.take(outlook, file)
    assert tally(taker.look(file)).keys() <= {"같음", "뺌"}
    kept = {office.tenants.record(key).draft for key in office.tenants.listing(ListQuery()).ids}
    taken = {one.number for one in outlook.outcomes if one.fate is Fate.NEW}
    wanted = {(tidy_line(text), tidy(text)) for number, text in enumerate(texts, start=2) if number in taken}
    assert {(draft.name, draft.profile) for draft in kept} == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_the_preview_is_the_result(office: Office, seed: int) -> None:
    dice = random.Random(seed)
    office.buildings.add(BuildingDraft("미래청"))
    office.buildings.add(BuildingDraft("상상청"))
    office.tenants.add(TenantDraft("나래", place=TenantPlace.MIRAE, room="7호", aliases=("나래 모임",)))
    taken = 0
    for _ in range(ROUNDS):
        taken += take_a_list(Taker(office, "tenant", Decisions(dice.choice(list(Choice)))), dice)
    assert taken


def take_a_list(taker: Taker, dice: random.Random) -> bool:
    heads = dice.sample(list(CELLS), dice.randint(3, len(CELLS)))
    heads = list(dict.fromkeys(["단체명", "공간 구분", *heads]))
    dice.shuffle(heads)
    lines = [tuple(cell(dice, head) for head in heads) for _ in range(dice.randint(1, 6))]
    file = file_of(heads, *lines)
    outlook = decided(taker, taker.look(file), dice)
    promised = outlook.counts()
    if not promised[Fate.NEW] + promised[Fate.CHANGED]:
        return False
    store = taker.office.store
    before = dump(store)
    change = taker.take(outlook, file)
    assert change.count == promised[Fate.NEW] + promised[Fate.CHANGED]
    after = dump(store)
    assert len(after["tenant"]) == len(before["tenant"]) + promised[Fate.NEW]
    again = tally(taker.look(file))
    assert {"새로", "바뀜"}.isdisjoint(again), again
    taker.office.undo.undo()
    assert dump(store) == before
    taker.office.undo.redo()
    assert dump(store) == after
    return True


def cell(dice: random.Random, head: str) -> Any:
    good, bad = CELLS[head]
    return dice.choice(bad if bad and dice.random() < 0.05 else good)
