"""Weegtafel: weighing complex youth-care indications and accounting for doorbraken.

The package knows nothing of windows: every act, sum and document works from a script.
"""

__version__ = "0.1.0"
