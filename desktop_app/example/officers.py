"""Invented officers of the teams, one post handed over in summer."""

from datetime import date
from random import Random

from desktop_app.directory.records import PersonDraft
from desktop_app.example.names import FAMILY, GIVEN
from desktop_app.office import Office
from desktop_app.terms import CollectionBasis

_SINCE = date(2021, 1, 4)
_CHANGED = date(2021, 7, 1)
_HANDED_OVER = "지역협동팀"


def fill_officers(office: Office, dice: Random) -> None:
    """An officer in post for nearly every team; one team has another one from July on."""
    drafts = [
        _draft(dice, department.id, team)
        for department in office.directory.departments()
        for team, _ in office.teams.choices(department.id)
    ]
    office.people.add_many(drafts[:-1])  # one team waits for its officer
    changed = {name: key for key, name in ((one.id, one.label) for one in office.directory.teams())}
    former = office.teams.record(changed[_HANDED_OVER]).officers[0]
    home = office.teams.record(changed[_HANDED_OVER]).draft.department_id
    assert home is not None  # noqa: S101 - the example has placed its teams
    office.posts.hand_over(former.person_id, _draft(dice, home, changed[_HANDED_OVER]), _CHANGED)


def _draft(dice: Random, department_id: int, team_id: int) -> PersonDraft:
    return PersonDraft(
        dice.choice(FAMILY) + dice.choice(GIVEN),
        department_id=department_id,
        team_id=team_id,
        post=dice.choice(("주무관", "주무관", "팀장")),
        role="협업사업",
        phone=f"000-0000-{dice.randrange(10_000):04d}",
        is_primary=True,
        since_on=_SINCE,
        collection_basis=CollectionBasis.DUTY,
        collected_on=_SINCE,
    )
