"""Lines in the budgetregister, and the periods of the pot."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from weegtafel.doorbraak import registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Registerkolom, Registersoort
from weegtafel.doorbraak.commands import BoekRegel, ZetPot
from weegtafel.doorbraak.handlers.basis import gewijzigd, haal, noteer, sleutel, wie
from weegtafel.doorbraak.models import Aanvraag, Potperiode, Registerregel
from weegtafel.doorbraak.rules import controle, register, verloop
from weegtafel.doorbraak.rules.register import Boeking, Stand
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd

S = AanvraagStatus


def standen(werk: Werk, aanvraag_id: int) -> dict[int, Stand]:
    """What the lines of a request add up to, by period."""
    return {
        saldo.potperiode_id: Stand(saldo.gereserveerd, saldo.verplicht, saldo.betaald)
        for saldo in registerqueries.saldi(werk.sessie, aanvraag_id)
    }


def periode_van(werk: Werk, dag: date) -> Potperiode:
    """The period of the pot that holds a day; without one the calendar year, with the amount of the setting."""
    rij = werk.sessie.exec(select(Potperiode).where(col(Potperiode.van) <= dag, col(Potperiode.tot) >= dag)).first()
    if rij is not None:
        return rij
    # A period that was set may take a part of the year: the default takes what lies around this day.
    van, tot = date(dag.year, 1, 1), date(dag.year, 12, 31)
    for ander in werk.sessie.exec(select(Potperiode).where(col(Potperiode.van) <= tot, col(Potperiode.tot) >= van)):
        if ander.tot < dag:
            van = max(van, date.fromordinal(ander.tot.toordinal() + 1))
        else:
            tot = min(tot, date.fromordinal(ander.van.toordinal() - 1))
    rij = Potperiode(
        van=van,
        tot=tot,
        bedrag_cent=naar_centen(instellingen_op(werk.sessie, dag).doorbraak_pot),
        reden="Doorbraakbudget per jaar uit de instellingen",
        gezet_op=werk.nu,
        door_id=werk.actor.persoon_id,
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    return rij


def schrijf(
    werk: Werk,
    aanvraag_id: int,
    potperiode_id: int,
    regel: Boeking,
    dag: date,
    omschrijving: str,
    *,
    kenmerk: str = "",
    corrigeert_id: int | None = None,
    besluit_id: int | None = None,
) -> int:
    """Add one line, at once, so that the database sees the lines in their order. Returns its id."""
    rij = Registerregel(
        potperiode_id=potperiode_id,
        aanvraag_id=aanvraag_id,
        soort=regel.soort,
        kolom=regel.kolom,
        bedrag_cent=regel.bedrag_cent,
        datum=dag,
        omschrijving=omschrijving,
        kenmerk=kenmerk,
        corrigeert_id=corrigeert_id,
        besluit_id=besluit_id,
        tijdstip=werk.nu,
        door_id=werk.actor.persoon_id,
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    return sleutel(rij)


def geef_vrij(werk: Werk, aanvraag_id: int, waarom: str) -> None:
    """Let every reservation of a request fall free."""
    for periode, stand in standen(werk, aanvraag_id).items():
        if stand.gereserveerd > 0:
            regel = Boeking(Registersoort.VRIJVAL, Registerkolom.GERESERVEERD, -stand.gereserveerd)
            schrijf(werk, aanvraag_id, periode, regel, werk.vandaag, waarom)


def geef_vrij_boven(werk: Werk, aanvraag_id: int, plan_cent: int, waarom: str) -> None:
    """Let fall free what is reserved beyond what the plan still asks, in the latest period first."""
    alle = standen(werk, aanvraag_id)
    teveel = sum(stand.beslag for stand in alle.values()) - plan_cent
    for periode, stand in sorted(alle.items(), reverse=True):
        weg = min(teveel, stand.gereserveerd)
        if weg > 0:
            regel = Boeking(Registersoort.VRIJVAL, Registerkolom.GERESERVEERD, -weg)
            schrijf(werk, aanvraag_id, periode, regel, werk.vandaag, waarom)
            teveel -= weg


def _eis_reserveren(aanvraag: Aanvraag, regel: Boeking, pot: Potperiode, dag: date) -> None:
    """A reservation is made on the way to a decision, from the pot of its own day; so is a correctie that adds to one.

    A payment follows its commitment instead, so that an invoice of January pays what was promised in December.
    """
    if dag < pot.van:
        raise controle.weiger("datum", f"Deze periode begint op {datum_voluit(pot.van)}. Kies die dag of een latere.")
    if regel.kolom is not Registerkolom.GERESERVEERD or regel.bedrag_cent < 0:
        return
    if aanvraag.status not in (S.PLAN, S.TOETS, S.BESLUIT):
        raise Regelovertreding("Reserveren kan vanaf het plan tot het besluit; daarna telt de verplichting.")
    if dag > pot.tot:
        waar = f"{datum_voluit(pot.van)} tot en met {datum_voluit(pot.tot)}"
        raise controle.weiger("datum", f"Reserveer op een dag in de periode van het budget: {waar}.")


def boek_regel(werk: Werk, opdracht: BoekRegel) -> Gewijzigd:
    """Add a line by hand; ``extra["regel"]`` is its id."""
    wie(werk)
    aanvraag = haal(werk, opdracht.aanvraag_id)
    omschrijving = controle.regel("omschrijving", "Omschrijving", opdracht.omschrijving)
    kenmerk = controle.regel("kenmerk", "Kenmerk", opdracht.kenmerk, 100)
    if not omschrijving:
        raise controle.weiger("omschrijving", "Schrijf op waarvoor deze regel is.")
    if not aanvraag.aangemaakt_op.date() <= opdracht.datum <= werk.vandaag:
        raise controle.weiger("datum", "Boek op een dag vanaf de aanvraag tot en met vandaag.")
    if abs(opdracht.bedrag_cent) > 10**13:
        raise controle.weiger("bedrag_cent", "Dit bedrag is te groot om te kloppen.")
    alle = standen(werk, opdracht.aanvraag_id)
    gecorrigeerd = None
    if opdracht.soort is Registersoort.CORRECTIE:
        if opdracht.corrigeert_id is None:
            raise controle.weiger("corrigeert_id", "Kies de regel die u corrigeert.")
        gecorrigeerd = werk.haal(Registerregel, opdracht.corrigeert_id, "deze regel")
        if gecorrigeerd.aanvraag_id != opdracht.aanvraag_id:
            raise controle.weiger("corrigeert_id", "Die regel hoort bij een andere aanvraag.")
        periode_id = gecorrigeerd.potperiode_id
    elif opdracht.potperiode_id is not None:
        periode_id = sleutel(werk.haal(Potperiode, opdracht.potperiode_id, "deze periode"))
    else:
        periode_id = _kies_periode(werk, opdracht, alle)
    pot = werk.haal(Potperiode, periode_id, "deze periode")
    stand = alle.get(periode_id, Stand())
    kolom = None if gecorrigeerd is None else gecorrigeerd.kolom
    regel = register.boeking(opdracht.soort, opdracht.bedrag_cent, stand, kolom)
    _eis_reserveren(aanvraag, regel, pot, opdracht.datum)
    register.mag_boeken(
        regel,
        register.Grenzen(
            stand,
            register.samen(alle.values()),
            registerqueries.pot_stand(werk.sessie, periode_id),
            pot.bedrag_cent,
            aanvraag.besluit_cent or 0,
            aanvraag.plan_cent,
            aanvraag.status in verloop.EINDSTATUSSEN,
        ),
    ).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.REGISTER)
    nieuw = schrijf(
        werk,
        opdracht.aanvraag_id,
        periode_id,
        regel,
        opdracht.datum,
        omschrijving,
        kenmerk=kenmerk,
        corrigeert_id=opdracht.corrigeert_id if gecorrigeerd is not None else None,
    )
    werk.boek("boek_registerregel", aanvraag.nummer, ["soort", "bedrag_cent", "datum", "omschrijving", "kenmerk"])
    werk.sessie.flush()
    return gewijzigd(aanvraag, regel=nieuw)


def _kies_periode(werk: Werk, opdracht: BoekRegel, alle: dict[int, Stand]) -> int:
    """Where the money lies: for a payment or what falls free the first period that can bear it, else the day's own."""
    if opdracht.soort is not Registersoort.RESERVERING:
        draagt = [p for p, s in sorted(alle.items()) if max(s.onbesteed, s.gereserveerd) >= opdracht.bedrag_cent]
        open_ = [p for p, s in sorted(alle.items()) if s.onbesteed or s.gereserveerd]
        if draagt or open_:
            return (draagt or open_)[0]
    return sleutel(periode_van(werk, opdracht.datum))


def zet_pot(werk: Werk, opdracht: ZetPot) -> Gewijzigd:
    """Set the pot of a period, or change its amount or last day.

    A pot may become less than what was promised: then nothing more can be, and the register shows the overspend.
    """
    reden = controle.regel("reden", "Reden", opdracht.reden)
    if not reden:
        raise controle.weiger("reden", "Schrijf op waar dit bedrag vandaan komt, bijvoorbeeld een raadsbesluit.")
    if opdracht.tot < opdracht.van:
        raise controle.weiger("tot", "De laatste dag ligt vóór de eerste.")
    if not 0 <= opdracht.bedrag_cent <= 10**13:
        raise controle.weiger("bedrag_cent", "Vul een bedrag van nul of meer in.")
    for ander in werk.sessie.exec(select(Potperiode)):
        if ander.id != opdracht.potperiode_id and ander.van <= opdracht.tot and ander.tot >= opdracht.van:
            waar = f"{datum_voluit(ander.van)} tot en met {datum_voluit(ander.tot)}"
            raise controle.weiger("van", f"Deze periode overlapt met die van {waar}.")
    if opdracht.potperiode_id is None:
        rij = Potperiode(van=opdracht.van, tot=opdracht.tot, bedrag_cent=0, gezet_op=werk.nu)
    else:
        rij = werk.haal(Potperiode, opdracht.potperiode_id, "deze periode")
        eis_versie(rij, opdracht.versie, "deze periode")
        rij.versie += 1
        geboekt = werk.sessie.exec(
            select(Registerregel.id).where(col(Registerregel.potperiode_id) == rij.id).limit(1)
        ).first()
        if geboekt is not None and (rij.van, rij.tot) != (opdracht.van, opdracht.tot):
            raise controle.weiger("van", "Op deze periode is al geboekt; haar dagen wijzigen niet meer.")
    velden = ["van", "tot", "bedrag_cent", "reden"]
    anders = [v for v in velden if rij.id is None or getattr(rij, v) != getattr(opdracht, v)]
    rij.van, rij.tot, rij.bedrag_cent, rij.reden = opdracht.van, opdracht.tot, opdracht.bedrag_cent, reden
    rij.gezet_op, rij.door_id = werk.nu, werk.actor.persoon_id
    werk.sessie.add(rij)
    werk.sessie.flush()
    werk.boek("zet_pot", f"doorbraakbudget {rij.van:%Y-%m-%d}", anders)
    werk.sessie.flush()
    return Gewijzigd(frozenset({"doorbraak"}), sleutel(rij), rij.versie)
