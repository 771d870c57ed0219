"""A register as a view of a tab: list, form, ways in and out, all of it from the register's description.

How a feature's tab uses it::

    class VisitsView(RegisterView):
        def __init__(self, context, year, go):
            super().__init__(context, year, go, Plan(
                context.office.visits, COLUMNS, "견학·대상·부서 찾기 — 초성도 됩니다",
                "대상과 인원을 적으면 …", Action.ADD_VISIT,
            ))

A view with more (lines below a record, papers, marks) overrides ``more_inputs``, ``heading``, ``extra``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from desktop_app.listing import ListQuery
from desktop_app.marks import State
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from desktop_app.register.many import ManyRecords
from desktop_app.register.service import Register
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.many_dialog import ManyDialog, ManyOffer
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.register_form import RegisterInputs
from ui.views_tab import RecordView
from ui.widgets.columns import Column
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.input_base import Input
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

OF_A_YEAR: Final = frozenset(
    {"project", "proposal", "citizen_problem", "training", "linkage", "meeting", "payment"}
)
"""Records of which a form offers those of the year in the window's head; others stand over the years."""


@dataclass(frozen=True)
class Plan:
    """What a register's view is made of besides the register; ``nothing`` is what its empty list advises."""

    columns: Sequence[Column[Any]]
    placeholder: str
    nothing: str
    add: Action
    state: Callable[[RegisterRow[Any]], State | None] = lambda _: None
    """What stands as a state in the form's head."""
    imports: bool = True
    key: str = ""
    """What the list keeps its drafts, columns and own views under; the register's table unless a tab has two of it."""


class RegisterView(RecordView):
    """The list of one register with its form."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        go: Callable[[Place], object],
        register: Register[Any],
        plan: Plan,
    ) -> None:
        self.context = context
        self.register = register
        self.plan = plan
        self.go = go
        self.year = year
        kind = register.kind
        self.inputs = RegisterInputs(kind.fields, year, context.clock.today)
        self.form = RecordForm(kind.noun, kind=plan.key or kind.table, drafts=context.office.drafts)
        self.begin_form(self.form)
        self.inputs.fill(self.form.body)
        self.more_inputs(self.form)
        self._offer()
        words = ListWords(kind.noun, plan.placeholder, open_hint=f"Enter 고른 {kind.noun} 열기")
        screen = self.make_screen(words)
        screen.nothing = self._nothing
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            self.problems,
            register.add,
            register.edit,
            register.remove,
            kind.table,
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        named = kind.kind if any(one.personal for one in kind.fields) else None
        self._out = ListOut(ListExport(kind.noun, kind.counter, screen, named=named), context, go)
        self._in = ListIn(kind.table, screen, context) if plan.imports else None
        self.records.open_list(ListQuery(year=year()))

    def commands(self) -> Sequence[Command]:
        return (
            *(self._in.commands() if self._in is not None else ()),
            *self._out.commands(),
            *self.extra(),
            *self._many(),
            Command(self.plan.add, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def change_many(self) -> None:
        """One field of all chosen records, each seen before."""
        ids = self.records.screen.table.selected_ids()
        if not ids or (self.has_unsaved() and not self.save_open()):
            return
        changer = ManyRecords(self.register)
        makers = {one.key: partial(self._maker, one.key) for one in changer.fields()}
        offer = ManyOffer(changer, self.register.kind.counter, makers, self._drafted_as)
        ManyDialog(ids, offer, self.context, self.widget.window()).open()

    def _many(self) -> Sequence[Command]:
        """Nothing that names people is changed in passing."""
        if self.register.kind.masked:
            return ()
        return (Command(Action.CHANGE_MANY, self.change_many, aside=True),)

    def _maker(self, key: str) -> Input[Any]:
        """One more input of a field, with its choices."""
        declared = [one for one in self.register.kind.fields if one.key == key]
        inputs = RegisterInputs(declared, self.year, self.context.clock.today)
        inputs.offer(lambda name: self.register.choices(name, self._year_of(name)))
        return inputs.by_key[key]

    def _drafted_as(self, key: str, value: Any) -> Any:
        return self.inputs.drafted_value(key, value)

    def begin_with(self, draft: Any, heading: str) -> None:
        """A new record that is filled in from another."""
        self._held = draft
        self.show_more(None)
        self.records.begin(Shown(self._values(draft), Heading(heading)))

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    # What a view with more than fields answers

    def make_screen(self, words: ListWords) -> ListScreen:
        """The list with its form; a view with a board makes another one."""
        return ListScreen(self.register, self.plan.columns, self.form, words)

    def extra(self) -> Sequence[Command]:
        """Commands of this view besides those of every list."""
        return ()

    def begin_form(self, form: RecordForm) -> None:
        """Put something over the fields: a road of steps, a veil."""

    def more_inputs(self, form: RecordForm) -> None:
        """Put more into the form, under the fields; keys of inputs are keys of the draft."""

    def show_more(self, row: RegisterRow[Any] | None) -> None:
        """Show what the form has besides inputs; None for a new record."""

    def links(self, row: RegisterRow[Any]) -> list[tuple[str, Callable[[], object]]]:
        """Links in the form's head before 삭제."""
        del row
        return []

    def blank(self) -> Any:
        """The draft of a new record."""
        return self.register.kind.draft()

    def more_values(self, draft: Any) -> Mapping[str, Any]:
        """The values of the inputs of ``more_inputs``."""
        del draft
        return {}

    def drafted(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The draft's values of the inputs of ``more_inputs``."""
        return dict(values)

    def problems(self, draft: Any, record_id: int | None) -> Sequence[Problem]:
        """What is wrong with what stands in the form."""
        return self.register.problems(draft, record_id)

    # For the screen

    def _offer(self) -> None:
        self.inputs.offer(lambda key: self.register.choices(key, self._year_of(key)))
        self.inputs.recall(self.register.recalled)

    def _year_of(self, key: str) -> int | None:
        refers = self.register.kind.references[key]
        return self.year() if refers in OF_A_YEAR else None

    def _read(self, record_id: int) -> Shown:
        row = self.register.record(record_id)
        self._held = row.draft
        self.show_more(row)
        kind = self.register.kind
        links = [*self.links(row), ("삭제", self.records.remove_shown)]
        heading = Heading(kind.title(row.draft), self.plan.state(row), kind.subtitle(row), links)
        return Shown(self._values(row.draft), heading, self.register.missing(row.draft), row.draft.version)

    def _blank(self) -> Shown:
        self._held = self.blank()
        self.show_more(None)
        return Shown(self._values(self._held), Heading(f"새 {self.register.kind.noun}"))

    def _values(self, draft: Any) -> dict[str, Any]:
        return {**self.inputs.shown(draft), **self.more_values(draft)}

    def _draft(self, values: dict[str, Any], version: int | None) -> Any:
        fields = {key: value for key, value in values.items() if key in self.inputs.by_key}
        more = {key: value for key, value in values.items() if key not in self.inputs.by_key}
        given = {**self.inputs.drafted(fields), **self.drafted(more), "version": version}
        return replace(self._held, **given)

    def _nothing(self, year: int | None) -> Nothing:
        noun = self.register.kind.noun
        heading = (
            f"{year}년도 {noun} 기록이 아직 없습니다"
            if self.register.kind.yearly
            else f"{noun} 기록이 아직 없습니다"
        )
        ways = [Way(self.plan.add.text, self.add, self.plan.add.keys)]
        if self._in is not None:
            ways.append(Way(Action.TAKE_IN.text, self._in.begin, Action.TAKE_IN.keys))
        return Nothing(heading, self.plan.nothing, ways)
