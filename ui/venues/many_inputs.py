"""The new values that many uses or rooms can be given at once (features.md I5)."""

from collections.abc import Mapping
from functools import partial

from desktop_app.terms import UsageKind, UsageState
from desktop_app.venues.many import MORE
from ui.feature_tab import TabContext
from ui.many_dialog import MakeInput
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput
from ui.widgets.inputs import TextInput
from ui.widgets.value_inputs import CountInput, WonInput


def usage_inputs(context: TabContext, year: int) -> Mapping[str, MakeInput]:
    """Of the log; what names a record offers those of now."""
    office = context.office
    buildings = office.directory.buildings()
    names = {choice.id: choice.label for choice in buildings}
    rooms = [
        (room.id, f"{names.get(room.building_id, '')} {room.name}".strip())
        for room in office.venues.choices()
    ]
    return {
        "state": partial(ChoiceInput, [(one, one.value) for one in UsageState], empty=None),
        "kind": partial(ChoiceInput, [(one, one.value) for one in UsageKind], empty=None),
        "department_id": partial(PickInput, [one.offered for one in office.directory.departments()]),
        "tenant_id": partial(PickInput, [one.offered for one in office.directory.tenants()]),
        "project_id": partial(
            PickInput, office.project_pages.offered(year), placeholder="사업명 일부나 초성"
        ),
        "venue_id": partial(PickInput, rooms),
        "building_id": partial(PickInput, [one.offered for one in buildings]),
        "attendees": CountInput,
        "fee_won": WonInput,
        "waived": partial(CheckInput, "감면"),
        "note": TextInput,
        MORE: TextInput,
    }


def room_inputs(context: TabContext) -> Mapping[str, MakeInput]:
    """Of the rooms."""
    buildings = [one.offered for one in context.office.directory.buildings()]
    return {
        "in_use": partial(CheckInput, "지금 빌릴 수 있는 시설"),
        "building_id": partial(PickInput, buildings),
        "capacity": CountInput,
        "fee_won": WonInput,
        "equipment": TextInput,
        "waiver": TextInput,
        "contact": TextInput,
        "note": TextInput,
        MORE: TextInput,
    }
