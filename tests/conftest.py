"""What the tests of all rooms share."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a busy machine is no defect. On CI the same examples every time, elsewhere new ones.
settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("project")
