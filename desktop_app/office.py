"""The open office: every service over one office file. Composition of the services happens here only."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.budget.service import Budget
from desktop_app.changes import UndoLog
from desktop_app.clock import Clock
from desktop_app.directory.people import People
from desktop_app.directory.service import Buildings, Directory
from desktop_app.drafts import Drafts
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.tenants.service import Tenants


@dataclass(frozen=True)
class Office:
    """What screens and the command line work with. Complete when constructed."""

    folder: Path
    clock: Clock
    settings: Settings
    store: Store
    drafts: Drafts
    undo: UndoLog
    directory: Directory
    buildings: Buildings
    people: People
    tenants: Tenants
    budget: Budget


def compose(folder: Path, store: Store, clock: Clock, settings: Settings) -> Office:
    """All services over an open store; tests compose an office the same way."""
    return Office(
        folder=folder,
        clock=clock,
        settings=settings,
        store=store,
        drafts=Drafts(folder / "drafts"),
        undo=UndoLog(),
        directory=Directory(store, clock),
        buildings=Buildings(store),
        people=People(store, clock),
        tenants=Tenants(store, clock),
        budget=Budget(store, clock),
    )
