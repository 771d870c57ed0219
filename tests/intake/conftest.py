"""One reader for a module's tests: its worker reads all their files in turn, as it does for the officer."""

from collections.abc import Iterator

import pytest

from desktop_app.intake.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as one:
        yield one
