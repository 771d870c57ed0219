import re

import resources


def test_every_bundled_font_and_colour_profile_has_a_licence_text_that_ships_with_it() -> None:
    table = resources.path("licences/README").read_text(encoding="utf-8")
    governed = dict(re.findall(r"((?:fonts|colour)/\S+)\s+(\S+\.txt)", table))
    shipped = {f"{kind}/{one.name}" for kind in ("fonts", "colour") for one in resources.path(kind).iterdir()}
    assert set(governed) == shipped
    for text in governed.values():
        assert resources.path(f"licences/{text}").stat().st_size > 500
