"""Blank opinion forms for departments: as HWPX and XLSX, one file each, with their keys (features.md B8)."""

from dataclasses import replace
from time import perf_counter

from desktop_app.proposals.form_values import Criterion, FormSettings
from desktop_app.proposals.return_fields import FormKey, fixed_cells, fixed_digest
from desktop_app.reports.opinion_files import HWPX, XLSX, render_apart
from desktop_app.terms import CRITERIA
from tests.bench import bench_forms


def hwpx(n: int) -> float:
    """Seconds for so many files for 한글."""
    return _seconds(n, HWPX)


def xlsx(n: int) -> float:
    """Seconds for so many workbooks."""
    return _seconds(n, XLSX)


def _seconds(n: int, kind: str) -> float:
    check_list = tuple(Criterion(label) for label in CRITERIA)
    forms = []
    for form in bench_forms.forms(n):
        key = FormKey("0123abcd", form.number, 1, fixed_digest(fixed_cells(form)))
        forms.append(replace(form, blank=True, criteria=check_list, key=key.text))
    started = perf_counter()
    render_apart(forms, kind, FormSettings())
    return perf_counter() - started
