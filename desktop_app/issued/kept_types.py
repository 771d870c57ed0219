"""The classes that stand in the data of issued reports: blocks of reports, and the frozen year."""

from typing import Final

from desktop_app.performance import parts, records
from desktop_app.pictures import Picture
from desktop_app.reports import blocks

TYPES: Final[tuple[type, ...]] = (
    *(blocks.Report, blocks.Section, blocks.Front, blocks.Table, blocks.Column, blocks.Shape),
    *(blocks.Bars, blocks.Photo, blocks.PhotoCard, Picture),
    *(
        one
        for module in (records, parts)
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    ),
)
