"""담당자 바꾸기: the post is the former one's until the day before; older forms keep the name (features.md A5)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.directory.records import Body, BodyKind, PersonDraft, person_problems
from desktop_app.directory.team_records import Officer, hand_over_problems
from desktop_app.problems import Problem
from desktop_app.terms import FIELD_LABELS, CollectionBasis
from ui.feature_tab import TabContext
from ui.tenants.codes import choices
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.value_inputs import DateInput, PhoneInput

KEEPS: str = "비우면 앞사람 번호"


@dataclass(frozen=True)
class Post:
    """What is handed over: a place in a body, of a department in one of its teams, and who has it now."""

    body: Body
    team_id: int | None = None
    team: str = ""
    officer: Officer | None = None

    @property
    def words(self) -> str:
        """What the sheet says of it."""
        return " · ".join(part for part in (self.team, self.officer.masked if self.officer else "") if part)


class HandOverSheet(FormDialog):
    """A new person for a post, from a day on."""

    def __init__(self, post: Post, context: TabContext, window: QWidget) -> None:
        former = post.officer
        title = "담당자 바꾸기" if former else "담당자 적기"
        super().__init__(title, "바꾸기" if former else "적기", window, text=post.words)
        self._post, self._context, self._former = post, context, former
        label, today = FIELD_LABELS, context.clock.today
        body = self.body
        hint = (
            "앞사람은 그 전날까지로 적습니다. 이미 쓴 검토의견서의 이름은 그대로 남습니다." if former else ""
        )
        body.field("on", "언제부터", DateInput(lambda: context.year, today), required=True, hint=hint)
        body.field("name", "성명", TextInput(), required=True)
        body.field("post", label["post"], TextInput())
        body.field("role", label["role"], TextInput())
        body.field("phone", label["phone"], PhoneInput(placeholder=KEEPS if former else ""))
        body.field("collection_basis", label["collection_basis"], ChoiceInput(choices(CollectionBasis)))
        duty = CollectionBasis.DUTY.name if post.body.kind is BodyKind.DEPARTMENT else None
        values = {"on": today(), "post": former.post if former else "", "role": former.role if former else ""}
        body.show_values({**values, "collection_basis": duty})
        self.begin_at = "name"
        self.check = self._problems
        self.perform = self._write

    def _draft(self) -> PersonDraft:
        values = self.values()
        basis = values["collection_basis"]
        on = values.pop("on")
        return PersonDraft(
            **{
                **values,
                **self._post.body.columns,
                "collection_basis": CollectionBasis[basis] if basis else None,
                "collected_on": self._context.clock.today() if basis else None,
                "since_on": on,
                "team_id": self._post.team_id,
            }
        )

    def _problems(self) -> list[Problem]:
        draft, former = self._draft(), self._former
        known = {"on", "name"}
        since = former.since_on if former else None
        return [
            *hand_over_problems(draft, draft.since_on, since),
            *(one for one in person_problems(draft) if one.blocks and one.field not in known),
        ]

    def _write(self) -> bool:
        draft, former, office = self._draft(), self._former, self._context.office
        on = draft.since_on
        if former is None or on is None:
            return self._context.desk.perform(lambda: office.people.add(draft)) is not None
        return (
            self._context.desk.perform(lambda: office.posts.hand_over(former.person_id, draft, on))
            is not None
        )
