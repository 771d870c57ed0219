"""Views that an officer would keep, for the lists of the example office (features.md I3)."""

from datetime import date

from desktop_app.budget.fields import FILTER_FIELDS as LEDGER
from desktop_app.filters import Condition, Conditions, FilterField, Operator
from desktop_app.office import Office
from desktop_app.proposals.fields import PROPOSALS
from desktop_app.tenants.fields import FILTER_FIELDS as TENANTS
from desktop_app.venues.fields import USAGES
from desktop_app.view_body import Known, ViewBody, written

EVENING = 18 * 60
_VIEWS: tuple[tuple[str, str, tuple[FilterField, ...], ViewBody], ...] = (
    (
        "tenant",
        "내년 상반기 만료",
        TENANTS,
        ViewBody(
            Conditions(
                ((Condition("agreed_until", Operator.BETWEEN, (date(2022, 1, 1), date(2022, 6, 30))),),)
            ),
            order="agreed_until",
        ),
    ),
    (
        "tenant",
        "주소·소개글 없음",
        TENANTS,
        ViewBody(
            Conditions(((Condition("address", Operator.EMPTY),), (Condition("profile", Operator.EMPTY),)))
        ),
    ),
    (
        "proposal",
        "예산이 드는 제안",
        PROPOSALS,
        ViewBody(Conditions(((Condition("cost_won", Operator.FROM, (1_000_000,)),),))),
    ),
    (
        "usage",
        "저녁 이용",
        USAGES,
        ViewBody(Conditions(((Condition("start_minute", Operator.FROM, (EVENING,)),),))),
    ),
    (
        "entry",
        "100만원 이상 지출",
        LEDGER,
        ViewBody(
            Conditions(
                (
                    (
                        Condition("kind", Operator.ONE_OF, ("DISBURSEMENT",)),
                        Condition("amount_won", Operator.FROM, (1_000_000,)),
                    ),
                )
            )
        ),
    ),
)


def fill_views(office: Office) -> None:
    """Keep the views in the office."""
    for key, name, fields, body in _VIEWS:
        columns = {one.key: one.label for one in fields}
        office.views.add(key, name, written(body, Known(fields, columns, {"all"})))
