"""Lists that a link of a project narrows to that project (features.md C4, C5, C8)."""

from desktop_app.filters import Condition, Conditions, Operator
from ui.feature_tab import Place
from ui.widgets.list_screen import ListScreen

FIELD = "project_id"


def place_of(view: str, project_id: int) -> Place:
    """The view, showing the records of one project only."""
    asked = Condition(FIELD, Operator.ONE_OF, (project_id,))
    return Place("projects", view, "all", conditions=Conditions(((asked,),)))


def project_of(screen: ListScreen) -> int | None:
    """The one project to which a list is narrowed."""
    groups = screen.query.conditions.groups
    asked = [one for group in groups for one in group if one.field == FIELD]
    if len(asked) == 1 and asked[0].operator is Operator.ONE_OF and len(asked[0].values) == 1:
        return int(str(asked[0].values[0]))
    return None
