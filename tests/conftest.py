"""What every test starts from."""

import os

# Before anything imports Qt: tests draw on no real screen unless whoever runs them asks for one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
