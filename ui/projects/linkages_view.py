"""연계판: the 1:1 linkages of a year as a board and as lines, with the form of the chosen pair (features.md C7)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Change, Kind
from desktop_app.directory.matching_records import Party, PartyKind
from desktop_app.directory.records import Body, BodyKind
from desktop_app.listing import ListQuery
from desktop_app.project_terms import LINKAGE_LABELS, LinkageStage
from desktop_app.projects.linkage_records import (
    ON_BOARD,
    SEEKING,
    LinkageDraft,
    LinkageRecord,
    LinkageRow,
    Step,
    missing,
)
from desktop_app.terms import FIELDS
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.notify import Question
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_listed
from ui.projects.linkage_offers_sheet import MATCHING, PROPOSALS, LinkageOffersSheet
from ui.projects.linkage_screen import BoardScreen
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import ChoiceInput, NameInput, PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.lines_input import LineColumn, LinesInput
from ui.widgets.list_screen import ListWords, Nothing
from ui.widgets.notices import Link
from ui.widgets.value_inputs import DateInput

LABEL: Final = LINKAGE_LABELS
GIVE_UP, SEE_IT, KEEP_BOTH = "그만두기", "있는 연계 보기", "그래도 저장"
LINK: Final = "연계사업 잇기"
WORDS = ListWords("1:1 연계", "부서·단체 찾기 — 초성도 됩니다", open_hint="Enter 고른 연계 열기")
_STAGES: Final = [(one.name, one.value) for one in LinkageStage]


def _entered(stage: LinkageStage) -> Callable[[LinkageRow], object]:
    return lambda row: row.dates.get(stage)


COLUMNS: tuple[Column[LinkageRow], ...] = (
    Column("office", LABEL["office"], ColumnKind.NAME, 130, lambda row: row.office),
    Column("body", LABEL["body"], ColumnKind.TEXT, 150, lambda row: row.body or SEEKING),
    Column("stage", LABEL["stage"], ColumnKind.STATE, 96, lambda row: row.standing),
    Column("days", LABEL["days"], ColumnKind.STATE, 146, lambda row: row.stay if row.days is not None else None),
    Column(
        "subject", LABEL["subject"], ColumnKind.QUIET, 150, lambda row: row.subject, sortable=False, hide_rank=2,
        spare=True,
    ),
    Column("field", LABEL["field"], ColumnKind.TEXT, 92, lambda row: row.field, hide_rank=6),
    *(
        Column(
            stage.name, f"{stage.value} 든 날", ColumnKind.DATE, 108, _entered(stage), sortable=False,
            hide_rank=8 + place,
        )
        for place, stage in enumerate(ON_BOARD)
    ),
    Column("actor", LABEL["actor"], ColumnKind.TEXT, 110, lambda row: row.actor, sortable=False, hide_rank=4),
    Column(
        "proposal", LABEL["proposal_id"], ColumnKind.LINK, 104, lambda row: row.proposal, hide_rank=3, link=True
    ),
)  # fmt: skip


class LinkageRecords(RecordScreen):
    """Asks before the same two sides stand on the board twice."""

    def save(self) -> bool:
        if self.form.is_open and (self.form.unsaved or self.form.record_id is None) and not self._may_save():
            return False
        return super().save()

    def _may_save(self) -> bool:
        key, offers = self.form.record_id, self._context.office.linkages.offers
        draft: LinkageDraft = self._keeping.draft(self.form.values(), self._version)
        brought = key is None or {"office", "body"} & set(self.form.edited_keys)
        twin = offers.twin(draft, key) if brought else None
        if twin is None:
            return True
        answer = self._context.notify.ask(
            Question(
                "같은 연계",
                f"같은 두 곳의 연계가 ‘{twin.stage.value}’ 단계에 이미 있습니다.",
                safe="적은 내용은 그대로 있고 아직 저장하지 않았습니다.",
                answers=(GIVE_UP, SEE_IT, KEEP_BOTH),
            )
        )
        if answer == SEE_IT:
            self.screen.open_record(twin.id)
        return answer == KEEP_BOTH


class LinkagesView(RecordView):
    """The pairs of a year."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._context = context
        self._office = context.office
        self._linkages = context.office.linkages
        self._year = year
        self._go = go
        self._shown: LinkageRecord | None = None
        self._bodies: dict[str, PickInput[int]] = {
            "office": PickInput((), placeholder="부서·팀 이름 일부나 초성"),
            "body": PickInput((), placeholder="단체·기관 이름 일부나 초성"),
            "proposal_id": PickInput((), placeholder="관리번호나 제안명"),
            "project_id": PickInput((), placeholder="사업명 일부나 초성"),
        }
        self.steps = self._make_steps()
        self.form = self._make_form()
        self._offer()
        self.screen = BoardScreen(self._linkages, COLUMNS, self.form, WORDS, context.memory)
        self.screen.nothing = self._nothing
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            self._linkages.problems,
            self._linkages.add,
            self._linkages.edit,
            self._linkages.remove,
            "linkage",
        )
        super().__init__(LinkageRecords(self.screen, self.form, keeping, context))
        self._out = ListOut(ListExport("1:1 연계", "건", self.screen), context, go)
        self._in = ListIn("linkage", self.screen, context)
        self.screen.table.followed.connect(self._follow)
        self.screen.move_asked.connect(self.move)
        self.records.open_list(ListQuery(year=year()))

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.screen.filter, self.screen.face, self.screen.form)

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.PRINT_LINKAGES, self.print_status),
            Command(Action.FIND_LINKAGES, self.find_pairs),
            Command(Action.ADD_LINKAGE, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def find_pairs(self, source: str = PROPOSALS) -> None:
        """연계 찾기: out of proposals or of the matching table."""
        LinkageOffersSheet(self._context, self._year(), self.screen.window(), source).open()

    def print_status(self) -> None:
        """연계 현황 of the pairs that are shown."""
        wish = Wish("linkages", self._year(), self._context.clock.today())
        open_listed(wish, self._context, self.screen)

    def move(self, linkage_id: int, stage: LinkageStage, before_id: int | None) -> None:
        """A card was moved by a key, the menu or the mouse."""
        call = partial(self._linkages.move, linkage_id, stage, before_id)
        self._context.desk.perform(call, onward=self._onward)

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    def set_year(self, year: int) -> None:
        self._offer()
        super().set_year(year)

    def _onward(self, change: Change) -> Link | None:
        """A pair that is under way now can be linked with what its proposal became."""
        if change.record_id is None:
            return None
        record = self._linkages.record(change.record_id)
        if record.draft.stage is not LinkageStage.RUNNING or record.project is None:
            return None
        return LINK, partial(self._link_project, change.record_id)

    def _link_project(self, linkage_id: int) -> None:
        self._context.desk.perform(partial(self._linkages.link_project, linkage_id))

    def _nothing(self, year: int | None) -> Nothing:
        return Nothing(
            f"{year}년도 1:1 연계가 아직 없습니다",
            "제안의 검토 부서와 제안단체, 협업연계표의 팀과 기관에서 찾거나 바로 적습니다.",
            [
                Way(Action.ADD_LINKAGE.text, self.add, Action.ADD_LINKAGE.keys),
                Way("제안에서 찾기", partial(self.find_pairs, PROPOSALS)),
                Way("협업연계표에서 찾기", partial(self.find_pairs, MATCHING)),
            ],
        )

    def _follow(self, linkage_id: int, _column: str) -> None:
        """The number of the proposal leads to it."""
        for row in self._linkages.rows([linkage_id]):
            if row.proposal_id is not None:
                self._to_proposal(row.proposal_id)

    def _to_proposal(self, proposal_id: int) -> None:
        self._go(Place("proposals", view="proposals", kind=Kind.PROPOSAL, record_id=proposal_id))

    def _to_project(self, project_id: int) -> None:
        self._go(Place("projects", view="projects", kind=Kind.PROJECT, record_id=project_id))

    def _make_steps(self) -> LinesInput[Step]:
        today = self._context.clock.today
        columns = (
            LineColumn("stage_key", LABEL["stage"], lambda: ChoiceInput(_STAGES)),
            LineColumn("entered_on", LABEL["entered_on"], lambda: DateInput(self._year, today), told=False),
            LineColumn("actor", LABEL["actor"], lambda: NameInput(placeholder="누가"), told=False),
        )
        return LinesInput(columns, Step.of_line, noun="단계")

    def _make_form(self) -> RecordForm:
        form = RecordForm("1:1 연계", kind="linkage", drafts=self._office.drafts)
        body = form.body
        body.section("연계")
        body.field("office", LABEL["office"], self._bodies["office"], required=True)
        body.field("body", LABEL["body"], self._bodies["body"])
        body.field("stage", LABEL["stage"], ChoiceInput(_STAGES, empty=None), required=True)
        body.field("subject", LABEL["subject"], TextInput())
        body.field("field", LABEL["field"], PickInput([(one, one) for one in FIELDS]))
        body.section("이어진 기록")
        body.field("proposal_id", LABEL["proposal_id"], self._bodies["proposal_id"])
        body.field("project_id", LABEL["project_id"], self._bodies["project_id"])
        self._made = body.linked("제안의 사업")
        body.section(LABEL["steps"])
        body.lines("steps", LABEL["steps"], self.steps)
        body.section(LABEL["note"])
        body.field("note", LABEL["note"], TextArea())
        return form

    def _offer(self) -> None:
        directory, offers, year = self._office.directory, self._linkages.offers, self._year()
        teams = [
            (Party(PartyKind.TEAM, one.id).key, f"{one.label} ({one.hint})", (*one.also, one.label))
            if one.hint
            else (Party(PartyKind.TEAM, one.id).key, one.label, one.also)
            for one in directory.teams()
        ]
        offices = [
            (Party(PartyKind.DEPARTMENT, one.id).key, one.label, one.also) for one in directory.departments()
        ]
        self._bodies["office"].set_choices([*teams, *offices])
        bodies = [one for one in directory.bodies() if _is_of_park(one.id)]
        self._bodies["body"].set_choices([one.offered for one in bodies])
        self._bodies["proposal_id"].set_choices([(one.id, one.name) for one in offers.proposals(year)])
        self._bodies["project_id"].set_choices([(one.id, one.name) for one in offers.projects(year)])

    def _read(self, linkage_id: int) -> Shown:
        record = self._linkages.record(linkage_id)
        draft, row = record.draft, record.row
        self._shown = record
        names = dict.fromkeys((*self._linkages.offers.actors(), row.office, row.body))
        self.steps.offer("actor", [(name, name) for name in names if name])
        self._show_made(record)
        links: list[tuple[str, Callable[[], object]]] = []
        if draft.proposal_id is not None:
            links.append(("제안 열기", partial(self._to_proposal, draft.proposal_id)))
        if draft.project_id is not None:
            links.append(("사업 열기", partial(self._to_project, draft.project_id)))
        links.append(("삭제", self.records.remove_shown))
        return Shown(
            _values(draft),
            Heading(row.title, row.standing, row.stay.word if row.days is not None else "", links),
            missing(draft),
            draft.version,
        )

    def _show_made(self, record: LinkageRecord | None) -> None:
        """The project that the proposal became stands there while the pair is not linked to it."""
        made = record.project if record else None
        if (row := self._made.parentWidget()) is not None:
            row.setVisible(made is not None)
        if record is not None and made is not None:
            self._made.show_count(f"‘{made.name}’ 잇기", partial(self._link_project, record.row.id))

    def _blank(self) -> Shown:
        self._shown = None
        self._show_made(None)
        return Shown(_values(self._linkages.offers.blank(self._year())), Heading("새 1:1 연계"))

    def _draft(self, values: dict[str, Any], version: int | None) -> LinkageDraft:
        """What the form says; a last step that was written or taken out changes the stage unless that was chosen."""
        given = dict(values)
        office, body = given.pop("office"), Body.of_key(given.pop("body"))
        party = Party.of_key(office) if office is not None else None
        stage = LinkageStage[given.pop("stage")]
        shown = self._shown.draft if self._shown else None
        steps: tuple[Step, ...] = given["steps"]
        if steps and steps[-1].stage and stage is (shown.stage if shown else LinkageStage.FOUND):
            stage = steps[-1].stage
        return LinkageDraft(
            shown.fiscal_year if shown else self._year(),
            department_id=party.id if party and party.kind is PartyKind.DEPARTMENT else None,
            team_id=party.id if party and party.kind is PartyKind.TEAM else None,
            tenant_id=body.id if body and body.kind is BodyKind.TENANT else None,
            partner_id=body.id if body and body.kind is BodyKind.PARTNER else None,
            stage=stage,
            field=given.pop("field") or "",
            version=version,
            **given,
        )


def _is_of_park(key: int) -> bool:
    body = Body.of_key(key)
    return body is not None and body.kind is not BodyKind.DEPARTMENT


def _values(draft: LinkageDraft) -> dict[str, Any]:
    office = None
    if draft.team_id is not None:
        office = Party(PartyKind.TEAM, draft.team_id).key
    elif draft.department_id is not None:
        office = Party(PartyKind.DEPARTMENT, draft.department_id).key
    body = None
    if draft.tenant_id is not None:
        body = Body(BodyKind.TENANT, draft.tenant_id).key
    elif draft.partner_id is not None:
        body = Body(BodyKind.PARTNER, draft.partner_id).key
    return {
        "office": office,
        "body": body,
        "stage": draft.stage.name,
        "subject": draft.subject,
        "field": draft.field or None,
        "proposal_id": draft.proposal_id,
        "project_id": draft.project_id,
        "steps": draft.steps,
        "note": draft.note,
    }
