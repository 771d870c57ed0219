"""A service of the office as an attribute that is imported and made when it is first asked for."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Generic, Protocol, Self, TypeVar, overload

Made = TypeVar("Made")


class Maker(Protocol):
    """Whoever has services: they are made one after the other."""

    @property
    def making(self) -> AbstractContextManager[object]: ...


class service_property(Generic[Made]):  # noqa: N801 - stands where ``cached_property`` would
    """Like ``functools.cached_property``, and made once even where two threads ask at the same moment.

    A screen and its job may both be the first to touch a service, and some services remember something
    (the office's own days, a term that was set): two of them would not know the same. Once made, it is an
    ordinary attribute and no lock is taken.
    """

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, office: None, owner: type) -> Self: ...

    @overload
    def __get__(self, office: Maker, owner: type) -> Made: ...

    def __get__(self, office: Maker | None, owner: type) -> Self | Made:
        if office is None:
            return self
        with office.making:
            made = vars(office)
            if self._name not in made:
                made[self._name] = self._make(office)
            found: Made = made[self._name]
            return found
