"""Conditions as the officer reads them: ``협약 종료 2021. 12. 31. 이하 그리고 분야 청년/경제``."""

from collections.abc import Iterable

from desktop_app.filters import Condition, Conditions, FilterField, Operator, value_text


def sentence(field: FilterField, condition: Condition) -> str:
    """A condition in Korean: ``협약 종료 2021. 12. 31. 이하``."""
    operator = condition.operator
    said = [value_text(field, value) for value in condition.values]
    match operator:
        case Operator.YES | Operator.NO:
            if field.words != ("예", "아니요"):
                return field.words[operator is Operator.NO]
            return f"{field.label} {operator.value}"
        case Operator.BETWEEN:
            return f"{field.label} {said[0]} ~ {said[1]} {operator.value}"
        case Operator.WITHIN:
            return f"{field.label} 오늘부터 {condition.values[0]:,}일 안"
        case Operator.ONE_OF:
            return f"{field.label} {', '.join(said)}{' 중 하나' if len(said) > 1 else ''}"
        case Operator.NONE_OF:
            return f"{field.label} {', '.join(said)} 아님"
    return " ".join([field.label, *said, operator.value])


def whole_sentence(conditions: Conditions, fields: Iterable[FilterField]) -> str:
    """All conditions in one sentence: ``분야 청년/경제 그리고 협약 종료 지남 또는 …``."""
    known = {one.key: one for one in fields}
    groups = (
        " 그리고 ".join(sentence(known[one.field], one) for one in group if one.field in known)
        for group in conditions.groups
    )
    return " 또는 ".join(groups)
