"""Invented tenants and their people: 233 that give exactly the plan's status table."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from desktop_app.directory.records import Choice, PersonDraft
from desktop_app.example.names import BUSINESS, FAMILY, FIRST_WORDS, GIVEN, LAST_WORDS, POSTS
from desktop_app.example.profiles import homepage_of, profile_of
from desktop_app.reference import plan
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import LEGAL_FORMS, CollectionBasis, TenantGroup, TenantPlace
from desktop_app.values import days_apart

_MONTH_END = timedelta(days=1)
_SMALL = ("참여동", "제작동", "재생동", "예술동", "목공동", "공유동")
_HOSTS = ("청년허브", "사회적경제지원센터", "서울시마을공동체종합지원센터", "서울시50플러스 서부캠퍼스")
_HOST_BUILDING = {"청년허브": "미래청", "서울시50플러스 서부캠퍼스": "서울시50플러스 서부캠퍼스"}


def tenant_drafts(dice: Random, buildings: list[Choice], partners: list[Choice]) -> list[TenantDraft]:
    """One draft a tenant, in an order that mixes the classes; the counts are the plan's."""
    housed = {choice.label: choice.id for choice in buildings}
    hosts = {choice.label: choice.id for choice in partners}
    names = [f"{first} {last}" for first in FIRST_WORDS for last in LAST_WORDS]
    dice.shuffle(names)
    classes = _classes()
    dice.shuffle(classes)
    drafts = [_draft(dice, name, kind, housed, hosts) for name, kind in zip(names, classes, strict=False)]
    writer = Random(len(drafts))  # noqa: S311 - words of its own, so that they change no other record
    return [
        replace(draft, profile=profile_of(writer, name), homepage=homepage_of(writer, name))
        for draft, name in zip(drafts, names, strict=False)
    ]


def person_drafts(dice: Random, tenants: list[Choice]) -> list[PersonDraft]:
    """A person to reach for nearly every tenant; numbers and addresses that cannot exist."""
    found = []
    for tenant in tenants:
        if dice.random() < 0.04:  # noqa: PLR2004 - a few are 미비, as in any office
            continue
        basis = None if dice.random() < 0.12 else dice.choice(list(CollectionBasis))  # noqa: PLR2004 - the same
        found.append(
            PersonDraft(
                name=dice.choice(FAMILY) + dice.choice(GIVEN),
                tenant_id=tenant.id,
                post=dice.choice(POSTS),
                role="협업사업 담당",
                phone=f"000-0000-{dice.randrange(10_000):04d}",
                mail=f"contact{tenant.id}@example.invalid",
                is_primary=True,
                collection_basis=basis,
                collected_on=date(2021, 3, 2) if basis else None,
                retain_until=date(2022, 12, 31) if basis else None,
            )
        )
    return found


def _classes() -> list[tuple[TenantGroup, TenantPlace | None]]:
    stated = plan()["tenant_status"]
    center = [
        (TenantGroup.CENTER, place)
        for place, key in (
            (TenantPlace.MIRAE, "mirae"),
            (TenantPlace.SANGSANG_ROOM, "sangsang_room"),
            (TenantPlace.SANGSANG_COWORKING, "sangsang_coworking"),
            (TenantPlace.SMALL_BUILDING, "small_building"),
        )
        for _ in range(stated[key])
    ]
    inside: list[tuple[TenantGroup, TenantPlace | None]] = [(TenantGroup.INTERMEDIARY, None)] * stated[
        "intermediary"
    ]
    others: list[tuple[TenantGroup, TenantPlace | None]] = [(TenantGroup.OTHER, None)] * stated["other"]
    return [*center, *inside, *others]


def _draft(
    dice: Random,
    name: str,
    kind: tuple[TenantGroup, TenantPlace | None],
    housed: dict[str, int],
    hosts: dict[str, int],
) -> TenantDraft:
    group, place = kind
    field, business = BUSINESS[name.split(" ", 1)[1]]
    legal_form = dice.choice(LEGAL_FORMS[:4]) if "협동조합" not in name else "협동조합"
    building, room = _room(dice, group, place)
    host = dice.choice(_HOSTS) if group is TenantGroup.INTERMEDIARY else ""
    if host:
        building, room = _HOST_BUILDING.get(host, "청년청"), f"{dice.randint(2, 5)}층"
    start = date(2018 + dice.randrange(3), dice.randint(1, 12), 1)
    until = _month_end(date(2022 + dice.randrange(3), dice.randint(1, 12), 1))
    if dice.random() < 0.05:  # noqa: PLR2004 - some agreements run out this winter
        until = date(2022, 1, 31)
    company = "(주)" if legal_form.startswith("주식회사") and dice.random() < 0.6 else ""  # noqa: PLR2004 - most
    known = dice.random() > 0.08  # noqa: PLR2004 - some records are incomplete
    return TenantDraft(
        name=company + name,
        tenant_group=group,
        place=place,
        building_id=housed[building] if known or group is TenantGroup.CENTER else None,
        room=room,
        host_id=hosts.get(host),
        field=field,
        legal_form=legal_form if known else "",
        business=business,
        cooperation="구 부서와 함께하는 체험·교육·전시" if dice.random() < 0.5 else "",  # noqa: PLR2004 - half
        agreed_from=start,
        agreed_until=until if dice.random() > 0.06 else None,  # noqa: PLR2004 - some are incomplete
        moved_in_on=start,
    )


def _room(dice: Random, group: TenantGroup, place: TenantPlace | None) -> tuple[str, str]:
    match place:
        case TenantPlace.MIRAE:
            return "미래청", f"{dice.randint(2, 5)}{dice.randint(1, 18):02d}호"
        case TenantPlace.SANGSANG_ROOM:
            return "상상청", f"{dice.randint(2, 4)}{dice.randint(1, 12):02d}호"
        case TenantPlace.SANGSANG_COWORKING:
            return "상상청", "코워킹"
        case TenantPlace.SMALL_BUILDING:
            return dice.choice(_SMALL), f"{dice.randint(1, 3)}층"
    return ("연결동" if group is TenantGroup.OTHER else "청년청"), f"{dice.randint(1, 4)}층"


def _month_end(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first + timedelta(days=days_apart(first, following)) - _MONTH_END
