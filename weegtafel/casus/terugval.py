"""How a casus stops being gereed: one way, whoever or whatever caused it."""

from __future__ import annotations

from collections.abc import Sequence

from weegtafel.casus import rules
from weegtafel.casus.models import Casus
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.codes import CasusStatus


def val_terug(werk: Werk, casus: Casus, velden: Sequence[str]) -> None:
    """The casus is aangemeld again and nobody's word holds that it is gereed; the journal says by which fields.

    Counting the version is of whoever changed it.

    Raises:
        Regelovertreding: it does not stand where it can come back from.
    """
    rules.overgang(casus.nummer, casus.status, CasusStatus.AANGEMELD).eis()
    casus.status, casus.gereed_door_id, casus.gereed_op = CasusStatus.AANGEMELD, None, None
    casus.gewijzigd_op = werk.nu
    werk.sessie.add(casus)
    werk.boek("zet_casus_terug", casus.nummer, ["status", *velden])
