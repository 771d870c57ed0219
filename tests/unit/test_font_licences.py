import re

import resources


def test_every_bundled_font_has_a_licence_text_that_ships_with_it() -> None:
    table = resources.path("licences/README").read_text(encoding="utf-8")
    governed = dict(re.findall(r"fonts/(\S+)\s+(\S+\.txt)", table))
    assert set(governed) == {font.name for font in resources.path("fonts").iterdir()}
    for text in governed.values():
        assert resources.path(f"licences/{text}").stat().st_size > 1_000
