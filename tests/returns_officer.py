"""An officer who does whatever the dice say: the part that begins rounds, takes what departments sent, withdraws it."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.changes import Change
from desktop_app.returns.coming import Accepted
from tests.return_files import SHOP, TALK, Post
from tests.venues_officer import VenuesOfficer


class ReturnsOfficer(VenuesOfficer):
    """Takes files of departments, with rows that are wrong among them, and takes them back."""

    def work_with_returns(self, turns: int) -> None:
        """Nothing but these, so that each of them happens."""
        for _ in range(turns):
            for verb in (self._do_take_a_return, self._do_take_a_return, self._do_withdraw_a_return):
                self._perform(verb)

    def _do_begin_round(self) -> Change:
        draft = self.office.rounds.proposed(2021)
        return self.office.rounds.add(replace(draft, name=self._word(), opened_on=self.office.clock.today()))

    def _do_take_a_return(self) -> Change | None:
        rounds = [row for row in self.office.rounds.of_year(2021) if row.draft.closed_on is None]
        if not rounds:
            return self._do_begin_round()
        round_id = self.dice.choice(rounds).id
        units = self.office.submissions.of_round(round_id)
        asked = [one.draft.department for one in units if one.draft.state.name != "NOT_APPLICABLE"]
        if not asked:
            return None
        with TemporaryDirectory() as folder:
            post = Post(self.office, round_id, Path(folder))
            use = {
                **TALK,
                "space": "상상청",
                "event": self._word(),
                "attendees": self.dice.choice([30, "많음"]),
            }
            plan = post.plan(
                post.filled(
                    self.dice.choice(asked), [TALK, use], [{**SHOP, "name": self._word()}], name="a.xlsx"
                )
            )
            accepted = {one.file.file.sha256: Accepted.proposed(one) for one in plan.files}
            return self.office.returns_in.take(round_id, plan, accepted)

    def _do_withdraw_a_return(self) -> Change | None:
        standing = [
            file.id
            for row in self.office.rounds.of_year(2021)
            for unit in self.office.submissions.of_round(row.id)
            for file in self.office.submissions.files(unit.id)
            if file.outcome == "TAKEN"
        ]
        return self.office.returns_in.withdraw(self.dice.choice(standing)) if standing else None
