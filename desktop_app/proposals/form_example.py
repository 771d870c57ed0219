"""An invented 검토의견서 on which the officer sees what the settings of the form do."""

from dataclasses import replace
from datetime import date

from desktop_app.proposals.form_values import (
    Criterion,
    OpinionForm,
    approval_boxes,
    disclosure_text,
)
from desktop_app.settings import OpinionSettings
from desktop_app.terms import CRITERIA, Disclosure, Verdict

_MARKS = ("적정", "적정", "적정", "조건부", "적정", "적정", "조건부")
_REASONS = {3: "하반기 추가경정예산에 반영 필요", 6: "운영을 맡을 단체를 먼저 정해야 함"}
_WRITTEN = OpinionForm(
    number="2021-제안-001",
    fiscal_year=2021,
    title="빈 가게 창을 쓰는 작은 전시",
    proposer="느티나무 살림연구소",
    department="도시계획과",
    team="도시재생팀",
    direction="입주단체 → 구",
    received_on=date(2021, 9, 27),
    field="문화",
    summary="- 상점가의 빈 가게 창 여덟 곳에 주민 작품을 겁니다.\n- 달마다 한 번 작품을 바꾸고 함께 걷는 날을 엽니다.",
    cost_won=3_200_000,
    effect="빈 가게가 있는 골목에 걷는 사람이 늘어남",
    consult_department="문화관광과",
    requested_on=date(2021, 9, 29),
    due_on=date(2021, 10, 15),
    laws="「옥외광고물 등 관리와 옥외광고산업 진흥에 관한 법률」 해당 없음",
    budget_view="전시물 제작비와 운영비 산출은 적정함",
    budget_source="기정예산(행사운영비)",
    feasibility="가게 소유자 여덟 명 가운데 여섯 명이 동의함",
    expected_effect="상점가 방문과 입주단체의 지역 활동이 함께 늘어남",
    rationale="- 부서의 도시재생 사업과 방향이 같음\n- 소유자가 동의한 여섯 곳은 올해 안에 할 수 있음",
    scope_accepted="동의를 받은 창 여섯 곳",
    scope_excluded="동의를 받지 못한 창 두 곳",
    linkage_plan="도시재생 주민공모사업과 함께 추진",
    plan="11월까지 현장을 확인하고 연말에 결과를 정리함",
    written_on=date(2021, 10, 12),
    writer="주무관 홍길동",
    extension="02-000-0000",
    attachments=("현장 사진 1부",),
)


def example_form(settings: OpinionSettings, *, blank: bool) -> OpinionForm:
    """The example in the words and with the boxes of these settings, written or to be filled in."""
    labels = settings.verdict_labels
    form = replace(
        _WRITTEN,
        verdicts=tuple(labels.values()),
        approval=approval_boxes(settings.approval_boxes),
        disclosure=disclosure_text(Disclosure(settings.disclosure), settings.clauses),
    )
    if blank:
        asked = tuple(Criterion(one) for one in CRITERIA)
        return replace(form, blank=True, criteria=asked, disclosure="", attachments=())
    marked = zip(CRITERIA, _MARKS, strict=True)
    criteria = tuple(Criterion(label, mark, _REASONS.get(at, "")) for at, (label, mark) in enumerate(marked))
    return replace(form, verdict=labels[Verdict.PARTIALLY_ACCEPTED], criteria=criteria)
