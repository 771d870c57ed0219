"""What stands in each place of the year-end report: what the records write, what the officer wrote instead (H2)."""

from dataclasses import dataclass

from desktop_app.performance.records import OwnText, YearSummary
from desktop_app.performance.sentences import automatic, text_of_lines
from desktop_app.performance.topics import Topic
from desktop_app.wording import changed_lines, other_words


@dataclass(frozen=True, slots=True)
class TopicText:
    """One place of the report: what the records write, what the officer wrote in its stead, and at which sentences."""

    topic: Topic
    automatic: str
    own: str | None = None
    basis: str = ""

    @property
    def shown(self) -> str:
        """What stands in the report."""
        return self.automatic if self.own is None else self.own

    @property
    def stale(self) -> bool:
        """The records say something else than when the officer wrote."""
        return self.own is not None and self.basis != self.automatic

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """The words of the records that are others than when the officer wrote: then and now."""
        if not self.stale:
            return ()
        found = changed_lines(self.basis.splitlines(), self.automatic.splitlines())
        return tuple(other_words(old, new) if old and new else (old, new) for old, new in found)


def topic_texts(summary: YearSummary) -> tuple[TopicText, ...]:
    """Every place of a report in its order, as the summary has it."""
    own = {one.topic: one for one in summary.texts}
    return tuple(_of_topic(summary, topic, own) for topic in Topic)


def stale_topics(summary: YearSummary) -> tuple[Topic, ...]:
    """Places whose text was written when the records said something else."""
    own = {one.topic: one for one in summary.texts}
    return tuple(Topic[name] for name in own if _of_topic(summary, Topic[name], own).stale)


def _of_topic(summary: YearSummary, topic: Topic, own: dict[str, OwnText]) -> TopicText:
    said = text_of_lines(automatic(summary, topic))
    written = own.get(topic.name)
    return TopicText(topic, said) if written is None else TopicText(topic, said, written.text, written.basis)
