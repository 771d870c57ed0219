"""이력 of records with lines: which lines there are, and that each of their fields has a name to be told by."""

from dataclasses import replace
from datetime import date

import pytest

from db.base import Base
from db.journal_history import CHILDREN
from desktop_app.activities.targets import TargetDraft, ValueLine
from desktop_app.history import LINES
from desktop_app.office import Office
from desktop_app.privacy.guard import known_label
from desktop_app.project_terms import LinkageStage
from desktop_app.projects.linkage_records import LinkageDraft, Step
from tests.proposal_office import ProposalOffice

NAMELESS = {
    "id",
    "version",
    "position",
    "words",
    "sounds",
    "sort_key",
    "created_at",
    "updated_at",
    "deleted_at",
}
UNTOLD = {"erased_at", "proposal_id", "owner_table", "owner_id"}
"""Written by acts with words of their own, or never changed."""


def test_every_table_of_lines_has_its_word() -> None:
    assert {name for lines in CHILDREN.values() for name in lines} == set(LINES)


@pytest.mark.parametrize("table", LINES)
def test_every_field_of_a_line_has_a_name(table: str) -> None:
    owners = {owner for owner, lines in CHILDREN.items() if table in lines}
    columns = {
        column.name
        for column in Base.metadata.tables[table].c
        if not any(key.column.table.name in owners for key in column.foreign_keys)
    }
    assert [one for one in columns - NAMELESS - UNTOLD if not known_label(table, one)] == []


def test_a_target_tells_of_the_values_written_down(office: Office) -> None:
    draft = TargetDraft(name="간담회", unit="회", target=2, fiscal_year=2021)
    key = office.targets.add(replace(draft, values=(ValueLine(date(2021, 5, 1), 1),))).record_id
    assert key is not None
    stored = office.targets.record(key).draft
    (line,) = stored.values
    office.targets.edit(key, replace(stored, values=(replace(line, value=2), ValueLine(date(2021, 6, 1), 3))))
    assert office.history.of("target", key)[0].note == "직접 적은 값: 값 · 직접 적은 값 더함 1"


def test_a_linkage_tells_of_its_steps(office: Office) -> None:
    park = ProposalOffice(office.store, office.proposals).fill()
    found = Step(LinkageStage.FOUND, date(2021, 9, 1), "기획예산과")
    draft = LinkageDraft(
        2021,
        team_id=park.teams["사회적경제팀"],
        tenant_id=park.tenants["느티나무 살림연구소"],
        subject="빈 가게 전시 창",
        steps=(found,),
    )
    key = office.linkages.add(draft).record_id
    assert key is not None
    office.linkages.move(key, LinkageStage.TALKED)
    assert "지나온 단계 더함 1" in office.history.of("linkage", key)[0].note
