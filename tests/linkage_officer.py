"""An officer who does whatever the dice say: the part that brings teams and park bodies together."""

from dataclasses import replace

from desktop_app.changes import Change
from desktop_app.project_terms import LinkageStage
from tests.problem_officer import ProblemOfficer
from tests.random_officer import YEAR


class LinkageOfficer(ProblemOfficer):
    """Works on the board of 1:1 linkages."""

    def _do_add_linkages(self) -> Change | None:
        offers = self.office.linkages.offers
        found = self.dice.choice((offers.of_proposals, offers.of_matching))(YEAR)
        chosen = self.dice.sample(found, min(len(found), self.dice.randint(1, 2)))
        return self.office.linkages.add_many([one.draft for one in chosen]) if chosen else None

    def _do_edit_linkage(self) -> Change | None:
        key = self._one(self.office.linkages)
        if key is None:
            return None
        draft = self.office.linkages.record(key).draft
        steps = tuple(replace(one, actor=self._word()) for one in draft.steps[-2:])
        stage = self.dice.choice(list(LinkageStage))
        changed = replace(draft, subject=self._word(), steps=steps, stage=stage, note=self._word())
        return self.office.linkages.edit(key, changed)

    def _do_move_linkage(self) -> Change | None:
        keys = self._some(self.office.linkages)
        before = self.dice.choice([None, *keys])
        stage = self.dice.choice(list(LinkageStage))
        return self.office.linkages.move(keys[0], stage, before) if keys else None

    def _do_link_or_remove_linkages(self) -> Change | None:
        keys = self._some(self.office.linkages)
        if not keys or self.dice.random() < 0.5:
            return self.office.linkages.link_project(keys[0]) if keys else None
        return self.office.linkages.remove(keys)
