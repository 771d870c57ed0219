"""Who the office has to do with: tenants, departments, partners, buildings and the people in them."""

from typing import TYPE_CHECKING

from desktop_app.composition.ground import Ground
from desktop_app.composition.service import service_property

if TYPE_CHECKING:
    from desktop_app.directory.bodies import Bodies
    from desktop_app.directory.contacts import Contacts
    from desktop_app.directory.matching import MatchingTable
    from desktop_app.directory.people import People
    from desktop_app.directory.posts import Posts
    from desktop_app.directory.service import Buildings, Directory
    from desktop_app.directory.teams import Teams
    from desktop_app.duplicates.merging import Merging
    from desktop_app.duplicates.service import Duplicates
    from desktop_app.tenants.service import Tenants
    from desktop_app.tenants.status import StatusTables


class BodyServices(Ground):
    """The area of 입주단체."""

    @service_property
    def tenants(self) -> "Tenants":
        from desktop_app.tenants.service import Tenants

        return Tenants(self.store, self.clock, self.access)

    @service_property
    def status(self) -> "StatusTables":
        from desktop_app.tenants.status import StatusTables

        return StatusTables(self.store, self.clock, self.now.organisation)

    @service_property
    def directory(self) -> "Directory":
        from desktop_app.directory.service import Directory

        return Directory(self.store, self.clock)

    @service_property
    def departments(self) -> "Bodies":
        from desktop_app.directory.bodies import DEPARTMENTS, Bodies

        return Bodies(self.store, self.clock, DEPARTMENTS)

    @service_property
    def partners(self) -> "Bodies":
        from desktop_app.directory.bodies import PARTNERS, Bodies

        return Bodies(self.store, self.clock, PARTNERS)

    @service_property
    def buildings(self) -> "Buildings":
        from desktop_app.directory.service import Buildings

        return Buildings(self.store, self.clock)

    @service_property
    def people(self) -> "People":
        from desktop_app.directory.people import People

        return People(self.store, self.clock, self.access)

    @service_property
    def contacts(self) -> "Contacts":
        from desktop_app.directory.contacts import Contacts

        return Contacts(self.store, self.clock, self.days_off.workdays)

    @service_property
    def teams(self) -> "Teams":
        from desktop_app.directory.teams import Teams

        return Teams(self.store, self.clock)

    @service_property
    def posts(self) -> "Posts":
        from desktop_app.directory.posts import Posts

        return Posts(self.store, self.clock)

    @service_property
    def matching(self) -> "MatchingTable":
        from desktop_app.directory.matching import MatchingTable

        return MatchingTable(self.store, self.clock, self.directory)

    @service_property
    def duplicates(self) -> "Duplicates":
        from desktop_app.duplicates.service import Duplicates

        return Duplicates(self.store, self.clock)

    @service_property
    def merging(self) -> "Merging":
        from desktop_app.duplicates.merging import Merging

        return Merging(self.store, self.clock)
