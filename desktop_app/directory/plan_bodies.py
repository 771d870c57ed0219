"""What a new office starts with: the bodies, buildings and the matching table that the plan itself names."""

from desktop_app.changes import Act
from desktop_app.directory.bodies import Bodies
from desktop_app.directory.records import BodyDraft
from desktop_app.directory.service import Buildings, Directory
from desktop_app.reference import plan
from desktop_app.terms import DepartmentKind, PartnerKind


def start_with_plan(
    directory: Directory, departments: Bodies, partners: Bodies, buildings: Buildings
) -> None:
    """Enter the plan's departments with duties, the 동, partners with other names, buildings, matching table.

    The plan names twenty teams without their departments; they stay so until the officer says more.
    """
    stated, act = plan(), Act.FILL_REFERENCE
    offices = [
        BodyDraft(row["name"], DepartmentKind.OFFICE, duties=row["duties"], position=place)
        for place, row in enumerate(stated["departments"], start=1)
    ]
    dong = [
        BodyDraft(name, DepartmentKind.DONG, aliases=dong_names(name), position=place)
        for place, name in enumerate(stated["dong"], start=1)
    ]
    departments.add_many([*offices, *dong], act)
    partners.add_many(
        [
            BodyDraft(
                row["name"], PartnerKind[row["kind"]], row.get("head", ""), aliases=tuple(row["aliases"])
            )
            for row in stated["partners"]
        ],
        act,
    )
    buildings.add_listed(act)
    directory.add_matching(act)


def dong_names(name: str) -> tuple[str, ...]:
    """Other names of a 동: 응암제3동 is 응암3동 and 응암3동주민센터 too (IMP-9)."""
    short = name.replace("제", "", 1)
    names = (short, f"{short}주민센터", f"{name}주민센터")
    return tuple(dict.fromkeys(other for other in names if other != name))
