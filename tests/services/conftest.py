"""What the tests of the services share."""

import pytest

from desktop_app.directory.records import BuildingDraft
from desktop_app.office import Office
from desktop_app.terms import SpaceClass
from tests.intake_office import Taker


@pytest.fixture
def taker(office: Office) -> Taker:
    office.buildings.add(BuildingDraft("미래청", SpaceClass.TENANCY))
    office.buildings.add(BuildingDraft("상상청", SpaceClass.TENANCY))
    return Taker(office, "tenant")
