"""What a new office's register starts with: the plan's named projects with their parties, its other lines of work."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desktop_app.changes import Act, Change
from desktop_app.directory.records import Body, BodyKind
from desktop_app.directory.service import Directory
from desktop_app.listing import ListQuery
from desktop_app.projects.fields import directions
from desktop_app.projects.records import ProjectDraft, ProjectParty
from desktop_app.projects.service import Projects
from desktop_app.projects.stages import StageLine, TaskLine
from desktop_app.reference import plan

Find = Callable[[str, str], int | None]


def start_with_projects(directory: Directory, projects: Projects) -> Change:
    """Enter what the plan itself wants to do, all of it planned; a party that no register has is a group."""
    stated = (*plan()["projects"], *plan()["works"])
    drafts = [draft for one in stated if (draft := _draft(one, directory.find)).department_id is not None]
    return projects.add_many(drafts, Act.FILL_REFERENCE)


def give_planned_stages(projects: Projects) -> Change:
    """Give projects that have no stages those of the plan, as one act. Raises InputRefused where there are none."""
    year = plan()["fiscal_year"]
    rows = projects.rows(projects.listing(ListQuery(year=year)).ids)
    wanted: dict[int, tuple[StageLine, ...]] = {}
    for one in plan()["projects"]:
        named = [row for row in rows if row.name == one["name"]] or [
            row for row in rows if one["short"] in row.name
        ]
        if one["stages"] and named and named[0].progress is None:
            wanted[named[0].id] = planned_stages(one)
    return projects.give_stages(wanted)


def planned_stages(one: Mapping[str, Any]) -> tuple[StageLine, ...]:
    """단계별 계획 as the plan says it: 절차 and 내용, no days."""
    return tuple(
        StageLine(name=stage["name"], tasks=tuple(TaskLine(text=text) for text in stage["tasks"]))
        for stage in one.get("stages", ())
    )


def _draft(one: Mapping[str, Any], find: Find) -> ProjectDraft:
    """One of the plan's own works: the plan rests on a 공약 and on the 책임행정제 (its Ⅰ 추진배경)."""
    days = plan()["period"]
    zone = f"대상지역: {one['zone']}" if one.get("zone") else ""
    roles = [(role["party"], role["duties"]) for role in one.get("roles", ())]
    named = [(name, "") for name in one.get("parties", ())]
    return ProjectDraft(
        name=one["name"],
        fiscal_year=plan()["fiscal_year"],
        department_id=find(BodyKind.DEPARTMENT.name, one["department"]),
        field=one.get("field", ""),
        plan_section=one["section"],
        direction=directions()[one["direction"]],
        stages=planned_stages(one),
        parties=tuple(_party(name, duties, find) for name, duties in (*roles, *named)),
        starts_on=date.fromisoformat(days["from"]),
        ends_on=date.fromisoformat(days["until"]),
        pledge=True,
        directed=True,
        outline="\n".join(part for part in (zone, *one.get("items", ()), *one.get("outline", ())) if part),
    )


def _party(name: str, duties: str, find: Find) -> ProjectParty:
    key = find(BodyKind.PARTNER.name, name)
    if key is None:
        return ProjectParty(group=name, duties=duties)
    return ProjectParty(Body(BodyKind.PARTNER, key), duties=duties)
