"""Residents' problems and suggestions to the City as dated records: titles are the officer's words, never a person."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.citizens import CitizenProblem, SpaceSuggestion, SuggestionProgress
from db.schedule_queries import Dated

_LIVE = CitizenProblem.deleted_at.is_(None)


def problems_received(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which a problem came in."""
    return _problems(session, CitizenProblem.received_on, first, last)


def problems_closed(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which it was solved, handed over or given up."""
    return _problems(session, CitizenProblem.closed_on, first, last)


def problems_replied(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which the resident was told."""
    return _problems(session, CitizenProblem.replied_on, first, last)


def suggestions_sent(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which the City was asked."""
    columns = (
        SpaceSuggestion.id,
        SpaceSuggestion.sent_on,
        SpaceSuggestion.title,
        SpaceSuggestion.fiscal_year,
    )
    found = session.execute(
        select(*columns).where(
            SpaceSuggestion.deleted_at.is_(None), SpaceSuggestion.sent_on.between(first, last)
        )
    )
    return [Dated(key, day, title, year=year) for key, day, title, year in found]


def suggestions_heard(session: Session, first: date, last: date) -> list[Dated]:
    """The days on which something was heard of the City; what it was is for the window alone."""
    found = session.execute(
        select(
            SpaceSuggestion.id,
            SuggestionProgress.noted_on,
            SpaceSuggestion.title,
            SpaceSuggestion.fiscal_year,
            SuggestionProgress.text,
        )
        .join(SpaceSuggestion, SpaceSuggestion.id == SuggestionProgress.suggestion_id)
        .where(
            SpaceSuggestion.deleted_at.is_(None),
            SuggestionProgress.deleted_at.is_(None),
            SuggestionProgress.noted_on.between(first, last),
        )
    )
    return [Dated(key, day, title, detail=text, year=year) for key, day, title, year, text in found]


def _problems(session: Session, day: Any, first: date, last: date) -> list[Dated]:
    title = CitizenProblem.title + " (" + CitizenProblem.number + ")"
    found = session.execute(
        select(CitizenProblem.id, day, title, CitizenProblem.fiscal_year).where(
            _LIVE, day.between(first, last)
        )
    )
    return [Dated(key, at, words, year=year) for key, at, words, year in found]
