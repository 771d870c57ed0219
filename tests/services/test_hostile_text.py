"""Hostile and Korean text all the way: typed, stored, listed, on the opinion form, in the report as PDF and XLSX."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app import search, settings_check
from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.changes import Kind
from desktop_app.days_off.records import DayDraft
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyDraft, BodyKind, BuildingDraft
from desktop_app.directory.team_records import TeamDraft
from desktop_app.duplicates.records import LikeKind, Merge, Side
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.problems import blocking
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import ProjectDraft, ProjectParty
from desktop_app.projects.stages import StageLine, TaskLine
from desktop_app.proposals.form_example import example_form
from desktop_app.proposals.form_words import LONGEST, WORDS
from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.records import Assignment, Decision, ProposalDraft, Proposer, ProposerKind
from desktop_app.reports.blocks import Front, Report, Section
from desktop_app.reports.list_csv import render_list_csv
from desktop_app.reports.notice_letter import render_notices_hwpx, render_notices_pdf
from desktop_app.reports.opinion_form import render_opinion_forms
from desktop_app.reports.project_roles import roles_report
from desktop_app.reports.project_stages import stages_report
from desktop_app.reports.proposal_register import register_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.tenant_status import status_report
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_xlsx import render_year_xlsx
from desktop_app.settings import OpinionSettings, Settings, form_settings, load, save
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, Direction, EntryKind, Result, TenantPlace, UsageState, Verdict
from desktop_app.values import tidy, tidy_line
from desktop_app.venues.records import UsageDraft
from tests.dump import dump
from tests.hostile import HOSTILE, KOREAN
from tests.reports import hwpx_tables
from tests.reports.papers import Paper
from tests.reports.xlsx_tables import foreign_formulas

TEXTS = tuple(f"{text} {number}" for number, text in enumerate((*HOSTILE, *KOREAN)))
YEAR, DAY = 2021, date(2021, 6, 1)
PAGE = 200  # a longer text runs over pages, with their numbers in between
LINES = [tidy_line(text) for text in TEXTS]
USUAL = {
    "left": 20.0,
    "right": 20.0,
    "top": 15.0,
    "bottom": 15.0,
    "header": 10.0,
    "footer": 10.0,
    "text_size": 11.0,
    "due_working_days": 10,
    "warn_working_days": 3,
    **{f"word:{key}": "" for key in WORDS},
}
ALL = ListQuery(year=YEAR)


def on_paper(line: str) -> str:
    """A line as the paper's faces draw it, blanks aside; 가운뎃점 from a Japanese keyboard becomes our own."""
    return "".join(line.split()).replace("・", "·")


def seen(text: str) -> str:
    """What every face draws of a text: its Hangul and its ASCII, without blanks."""
    return "".join(one for one in text if "가" <= one <= "힣" or (one.isascii() and not one.isspace()))


def fill_directory(office: Office) -> None:
    for text in TEXTS:
        office.teams.add(TeamDraft(text))
    office.tenants.add_many(
        TenantDraft(
            text, place=TenantPlace.MIRAE, profile=text, address=text, note=text, aliases=(f"옛 {text}",)
        )
        for text in TEXTS
    )
    office.contacts.add_many(
        [
            ContactDraft(DAY, Body(BodyKind.TENANT, 1), summary=text, next_on=DAY, next_step=text)
            for text in TEXTS
        ]
    )


def fill_projects(office: Office, department: int, ids: dict[str, int]) -> None:
    for text in TEXTS:
        group = ProjectParty(group=text, duties=text)
        tenant = ProjectParty(Body(BodyKind.TENANT, ids[tidy_line(text)]), duties=text)
        office.projects.add(
            ProjectDraft(
                text,
                YEAR,
                department,
                ProjectState.RUNNING,
                stages=(
                    StageLine(name=text, evidence=text, tasks=(TaskLine(text=text), TaskLine(text=text))),
                ),
                parties=(group, tenant),
                outline=text,
                outcome=text,
                difficulties=text,
                next_plan=text,
                exemplary=True,
            )
        )


@pytest.fixture
def filled(office: Office) -> Office:
    """An office in which every text stands in every kind of field."""
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.buildings.add(BuildingDraft("상상청"))
    fill_directory(office)
    ids = {row.name: row.id for row in office.tenants.rows(office.tenants.listing(ALL).ids)}
    office.proposals.receive_many(
        [
            ProposalDraft(
                Direction.TENANT_TO_DISTRICT,
                text,
                Proposer(ProposerKind.TENANT, ids[tidy_line(text)]),
                DAY,
                summary=text,
                effect=text,
                desired_period=text,
            )
            for text in TEXTS
        ]
    )
    department = office.directory.departments()[0].id
    building = office.directory.buildings()[0].id
    fill_projects(office, department, ids)
    office.usages.add_many(
        UsageDraft(
            DAY,
            text,
            department_id=department,
            building_id=building,
            state=UsageState.HELD,
            confirmed_on=DAY,
            note=text,
        )
        for text in TEXTS
    )
    return office


def test_every_text_leaves_in_a_list_as_it_was_typed(filled: Office) -> None:
    ids = filled.tenants.listing(ALL).ids
    table = filled.outgoing.whole(Kind.TENANT, ids, personal=True)
    heads = [column.head for column in table.columns]
    section = Section("", "입주단체", "입주단체", (table,), rows_only=True)
    book = load_workbook(BytesIO(render_xlsx(Report("입주단체", "은평구", (), (section,), Front.NONE))))
    rows = list(book["입주단체"].iter_rows())
    for head, wanted in (("단체명", LINES), ("우편 주소", LINES), ("소개글", [tidy(text) for text in TEXTS])):
        cells = [row[heads.index(head)] for row in rows[1:]]
        assert sorted(str(cell.value) for cell in cells) == sorted(wanted)
        assert {cell.data_type for cell in cells} == {"s"}
    text = render_list_csv(table).decode("utf-8-sig")
    back = [row[heads.index("소개글")].removeprefix("'") for row in csv.reader(io.StringIO(text, newline=""))]
    assert sorted(back[1:]) == sorted(tidy(text).removeprefix("'") for text in TEXTS)


def test_every_text_is_kept_in_a_project_and_printed_with_its_roles(filled: Office) -> None:
    rows = filled.projects.rows(filled.projects.listing(ALL).ids)
    assert sorted(row.name for row in rows) == sorted(LINES)
    for row, text in zip(rows, TEXTS, strict=True):
        record = filled.projects.record(row.id)
        group, tenant = record.draft.parties
        assert (group.group, tenant.name) == (tidy_line(text), tidy_line(text))
        assert {group.duties, record.draft.outline, record.draft.outcome} == {tidy(text)}
        report = roles_report(filled.projects.role_sheet(row.id))
        words = seen("".join(Paper(render_pdf(report)).texts))
        assert len(text) > PAGE or words.count(seen(on_paper(tidy_line(text)))) >= 2
        if row.id % 7:
            continue  # workbook and 한글 show the same blocks
        book = load_workbook(BytesIO(render_xlsx(report)))
        cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert render_hwpx(report)


def test_every_text_is_kept_in_a_stage_and_printed(filled: Office) -> None:
    for row, text in zip(filled.projects.rows(filled.projects.listing(ALL).ids), TEXTS, strict=True):
        (stage,) = filled.projects.record(row.id).draft.stages
        assert stage.name == tidy_line(text)
        assert {stage.evidence, *(one.text for one in stage.tasks)} == {tidy(text)}
        report = stages_report(filled.projects.stage_sheet(row.id))
        words = seen("".join(Paper(render_pdf(report)).texts))
        assert len(text) > PAGE or words.count(seen(on_paper(tidy_line(text)))) >= 2
        if row.id % 7 == 0:
            book = load_workbook(BytesIO(render_xlsx(report)))
            cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
            assert {cell.data_type for cell in cells} <= {"s", "n"}
            assert render_hwpx(report)


def test_50_000_characters_stay_whole_in_a_project_and_on_paper(filled: Office) -> None:
    long = "가나다라 마바사 " * 5_556
    draft = filled.projects.record(1).draft
    party = ProjectParty(group="긴 글 모임", duties=long)
    filled.projects.edit(1, replace(draft, outcome=long, outline=long, parties=(party,)))
    assert filled.projects.record(1).draft.outcome == tidy(long)
    words = "".join("".join(Paper(render_pdf(roles_report(filled.projects.role_sheet(1)))).texts).split())
    assert words.count("가") >= 2 * 5_556


def test_every_text_is_stored_and_listed_as_it_was_typed(filled: Office) -> None:
    names = {row.name for row in filled.tenants.rows(filled.tenants.listing(ALL).ids)}
    titles = [row.title for row in filled.proposals.list.rows(filled.proposals.list.listing(ALL).ids)]
    events = {row.event for row in filled.usages.rows(filled.usages.listing(ALL).ids)}
    assert (names, set(titles), events) == (set(LINES), set(LINES), set(LINES))
    teams = {row.name for row in filled.teams.rows(filled.teams.listing(ALL).ids)}
    assert teams == set(LINES)
    contacts = filled.contacts.rows(filled.contacts.listing(ALL).ids)
    assert {row.next_step for row in contacts} == set(LINES)
    assert {row.summary for row in contacts} == {tidy(text) for text in TEXTS}
    for key, text in zip(sorted(filled.proposals.list.listing(ALL).ids), TEXTS, strict=True):
        assert filled.proposals.get(key).draft.summary == tidy(text)


def test_every_text_can_name_a_day_off_and_word_the_form(office: Office) -> None:
    days = [date(2022, 1, 1) + timedelta(days=number) for number in range(len(LINES))]
    for day, text in zip(days, TEXTS, strict=True):
        office.days_off.add(DayDraft(day, text))
        key = day.toordinal()
        assert office.days_off.draft(key).name == tidy_line(text)
        assert key in office.days_off.listing(ListQuery(year=day.year, text=text)).ids, text[:40]
    said = 0
    for line in (line[:LONGEST] for line in LINES):
        values = {**USUAL, "word:laws": line, "approval_boxes": (line,), "organisation": line}
        chosen = Settings(
            organisation=line, opinion=OpinionSettings(approval_boxes=(line,), words={"laws": line})
        )
        render_opinion_forms(
            [example_form(chosen.opinion, blank=False)], title="시험", form_settings=form_settings(chosen)
        )
        if blocking(settings_check.problems(values)):
            continue
        save(office.folder, chosen)
        assert load(office.folder) == (chosen, ()), line
        said += 1
    assert said


def test_every_text_finds_its_own_record(filled: Office) -> None:
    for text, line in zip(TEXTS, LINES, strict=True):
        found = filled.tenants.rows(filled.tenants.listing(ListQuery(text=text)).ids)
        assert line in {row.name for row in found}, text[:40]


def test_every_text_is_found_over_all_kinds_as_in_its_list(filled: Office) -> None:
    for text in TEXTS:
        groups = {group.key: group for group in filled.finding.find(Question(text, "", YEAR)).groups}
        listed = len(filled.tenants.listing(ListQuery(view="ever", text=text)).ids)
        assert groups["TENANT"].count == listed > 0, text[:40]


def test_every_text_can_be_a_line_of_the_ledger(office: Office) -> None:
    levels = office.budget.levels
    levels.set_up_year(
        YEAR, PlannedBudget(("과", "정책", "단위", "세부"), (PlannedLine("201-01", "사무관리비", 10**9),))
    )
    account = next(one for one in levels.tree(YEAR) if one.is_line).id
    for text in TEXTS:
        office.budget.save(EntryDraft(YEAR, account, EntryKind.ALLOTMENT, DAY, 1_000, text, note=text))
    rows = office.budget.ledger.rows(office.budget.ledger.listing(ALL).ids)
    assert {row.summary for row in rows} >= set(LINES)


def test_every_text_prints_on_the_opinion_form(filled: Office) -> None:
    proposals, department = filled.proposals, filled.directory.departments()[0].id
    forms = []
    for key, text in zip(sorted(proposals.list.listing(ALL).ids), TEXTS, strict=True):
        proposals.assignments.assign(key, [Assignment(department)], DAY)
        opinion = proposals.get(key).departments[0].opinion_id
        draft = proposals.opinions.open(opinion).draft
        written = replace(
            draft,
            verdict=Verdict.NOT_ACCEPTED,
            rationale=text,
            laws=text,
            writer_name=text[:60],
            enclosures=text,
            keywords=text,
            written_on=DAY,
        )
        proposals.opinions.save(written)
        assert proposals.opinions.open(opinion).draft.rationale == tidy(text)
        forms += proposals.forms.opinion_forms(key)
    paper = Paper(render_opinion_forms(forms, title="검토의견서"))
    for line in LINES[len(HOSTILE) :]:
        assert paper.squeezed.count(on_paper(line)) >= 4, line


def test_every_text_stands_in_the_year_end_report_and_no_cell_works_anything_out(filled: Office) -> None:
    summary = filled.performance.year(YEAR, date(YEAR, 12, 20))
    paper = Paper(render_year_pdf(summary))
    for line in LINES[len(HOSTILE) :]:
        assert on_paper(line) in paper.squeezed, line
    book = load_workbook(BytesIO(render_year_xlsx(summary)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "e"] == []
    assert foreign_formulas(render_year_xlsx(summary)) == []
    assert [cell.coordinate for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
    words = {cell.value for cell in cells}
    assert [line for line in LINES if line not in words] == []


def test_every_name_stands_in_the_changes_of_the_status_table(office: Office) -> None:
    office.tenants.add_many(TenantDraft(text, place=TenantPlace.MIRAE, moved_in_on=DAY) for text in TEXTS)
    report = status_report(office.status.report(date(YEAR, 7, 31), date(YEAR, 2, 28)))
    paper = Paper(render_pdf(report))
    for line in LINES[len(HOSTILE) :]:
        assert on_paper(line) in paper.squeezed, line
    sheet = load_workbook(BytesIO(render_xlsx(report)))["바뀐 내역"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}] == []
    words = {cell.value for cell in cells}
    assert [line for line in LINES if line not in words] == []


def test_every_name_is_found_while_it_is_typed_and_stays_when_it_is_merged(office: Office) -> None:
    office.tenants.add_many(TenantDraft(text, place=TenantPlace.MIRAE) for text in TEXTS)
    ids = list(office.tenants.listing(ALL).ids)
    names = {row.id: row.name for row in office.tenants.rows(ids)}
    for key, name in names.items():
        if search.folded(name):
            assert key in {one.id for one in office.duplicates.alike(LikeKind.TENANT, name)}, name
    before = dump(office.store)
    for kept, gone in zip(ids[::2], ids[1::2], strict=False):
        shown = office.merging.turned(LikeKind.TENANT, kept, gone)
        office.undo.remember(
            office.merging.merge(Merge(shown.kind, kept, gone, shown.versions, {"note": Side.BOTH}))
        )
        others = {search.folded(name) for name in office.tenants.record(kept).draft.aliases}
        assert search.folded(names[gone]) in {*others, search.folded(names[kept]), ""}, names[gone]
    while office.undo.undo():
        pass
    assert dump(office.store) == before


def test_every_text_stands_in_the_register_and_the_letter_and_stays_text(filled: Office) -> None:
    proposals = filled.proposals
    keys = sorted(proposals.list.listing(ALL).ids)
    for key, text in zip(keys, TEXTS, strict=True):
        reason = tidy(text) or "사유"
        proposals.decide(key, Decision(Result.REJECTED, DAY, reason, "의견 없이"))
        filled.papers.letters.record([key], Told(DAY, text[:200]))
        assert proposals.get(key).told.number == tidy_line(text[:200])
    report = register_report(filled.papers.of_year(YEAR, date(YEAR, 12, 31)))
    paper, hangul = Paper(render_pdf(report)), hwpx_tables.words_in(render_hwpx(report))
    for line in LINES[len(HOSTILE) :]:
        assert on_paper(line) in paper.squeezed, line
        assert "".join(line.split()) in hangul, line
    book = load_workbook(BytesIO(render_xlsx(report)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "e"] == []
    assert foreign_formulas(render_xlsx(report)) == []
    letters = filled.papers.letters.letters(keys)
    assert len(Paper(render_notices_pdf(letters, "결과 통보"))) >= len(letters)
    assert render_notices_hwpx(letters, "결과 통보").startswith(b"PK")
