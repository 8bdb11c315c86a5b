"""Everything that somebody who signed in can do with locks, passwords, accounts and keys, behind one name."""

from __future__ import annotations

from contextlib import suppress

from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.voortgang import Voortgang, stil
from weegtafel.storage import aanmelden, beveiligen, journaal
from weegtafel.storage.accounts import Accounts
from weegtafel.storage.sleutels import houder_van


class Toegang(Accounts):
    """The acts on access, with the lock and the renewal of the key."""

    @property
    def vergrendeld(self) -> bool:
        """Whether the vault is locked now."""
        return self._kluis.op_slot

    def vergrendel(self) -> None:
        """Close the database and forget the key, in all windows of this sign-in; every object stays for unlocking.

        Raises:
            Regelovertreding: something takes too long; nothing is locked.
        """
        if self._kluis.op_slot:
            return
        nu = self._klok.nu()
        # A disk that is full must not keep a window open: the lock matters more than its line.
        with suppress(Storing, Regelovertreding), self._kluis.transactie() as sessie:
            actor = aanmelden.actor_van(sessie, self._wie.persoon_id, nu.date())
            if actor is not None:
                journaal.boek(sessie, nu, actor, "vergrendelt", houder_van(self._wie.persoon_id), [])
        self._kluis.vergrendel()

    def ontgrendel(self, wachtwoord: str) -> None:
        """Open the vault again with one's own password.

        Raises:
            Aanmeldfout: a wrong password, or too soon after such.
            Regelovertreding: no role any more.
            Storing: a damaged or changed file.
        """
        if self._kluis.op_slot:
            aanmelden.ontgrendel(self._kluis, self._wie, self._klok, wachtwoord)

    def vernieuw_sleutel(self, voortgang: Voortgang = stil) -> None:
        """See :func:`weegtafel.storage.beveiligen.vernieuw_sleutel`."""
        beveiligen.vernieuw_sleutel(self._kluis, self._wie, self._klok, voortgang)

    def sleutels_voor_kopieen(self) -> tuple[bytes, ...]:
        """See :func:`weegtafel.storage.aanmelden.sleutels_voor_kopieen`."""
        return aanmelden.sleutels_voor_kopieen(self._kluis.map, self._wie)
