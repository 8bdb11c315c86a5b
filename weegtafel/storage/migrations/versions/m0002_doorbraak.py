"""The doorbraak: request, plan, return, toets, besluit, register, aftercare, price list.

The tables are written out, so that this step keeps making the same file when the models move on.
"""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers_doorbraak import INDEXEN, TRIGGERS

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Tables, triggers and indexes of this room."""
    _aanvraag()
    _plan()
    _besluit()
    _nazorg()
    for regel in (*TRIGGERS, *INDEXEN):
        op.get_bind().exec_driver_sql(regel)


def _aanvraag() -> None:
    op.create_table(
        "aanvraag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("aanvragersoort", sa.Text(), nullable=False),
        sa.Column("aanvrager_functie", sa.String(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=True),
        sa.Column("ingediend_door_id", sa.Integer(), nullable=True),
        sa.Column("namens_id", sa.Integer(), nullable=True),
        sa.Column("vastgelopen", sa.Text(), nullable=False),
        sa.Column("vastgelopen_sinds", sa.String(), nullable=False),
        sa.Column("geprobeerd", sa.Text(), nullable=False),
        sa.Column("perspectief", sa.Text(), nullable=False),
        sa.Column("eerst_nodig", sa.Text(), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=True),
        sa.Column("gesloten_reden", sa.Text(), nullable=False),
        sa.Column("herzien_reden", sa.Text(), nullable=False),
        sa.Column("plan_cent", sa.Integer(), nullable=False),
        sa.Column("besluit_cent", sa.Integer(), nullable=True),
        sa.Column("besluit_op", sa.Date(), nullable=True),
        sa.Column("planversie", sa.Integer(), nullable=False),
        sa.Column("aangemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"]),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"]),
        sa.ForeignKeyConstraint(["ingediend_door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["namens_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["coach_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("jaar", "volgnummer"),
        sa.UniqueConstraint("nummer"),
    )
    op.create_index(op.f("ix_aanvraag_coach_id"), "aanvraag", ["coach_id"], unique=False)
    op.create_index(op.f("ix_aanvraag_status"), "aanvraag", ["status"], unique=False)
    op.create_table(
        "huishoudlid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("leeftijd", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_huishoudlid_aanvraag_id"), "huishoudlid", ["aanvraag_id"], unique=False)
    op.create_table(
        "betrokkene",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("functie", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("kosten_cent", sa.Integer(), nullable=True),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_betrokkene_aanvraag_id"), "betrokkene", ["aanvraag_id"], unique=False)
    op.create_table(
        "routestap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("voorziening", sa.String(), nullable=False),
        sa.Column("regeling", sa.String(), nullable=False),
        sa.Column("loket", sa.String(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("uitkomst", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_routestap_aanvraag_id"), "routestap", ["aanvraag_id"], unique=False)
    op.create_table(
        "coachtoewijzing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["coach_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_coachtoewijzing_aanvraag_id"), "coachtoewijzing", ["aanvraag_id"], unique=False)
    op.create_table(
        "bewerking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=False),
        sa.Column("deel", sa.String(), nullable=False),
        sa.Column("eerst_op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("aanvraag_id", "persoon_id", "deel"),
    )
    op.create_index(op.f("ix_bewerking_aanvraag_id"), "bewerking", ["aanvraag_id"], unique=False)
    op.create_table(
        "knelpunt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("aard", sa.String(), nullable=False),
        sa.Column("van_wie", sa.String(), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_knelpunt_aanvraag_id"), "knelpunt", ["aanvraag_id"], unique=False)


def _plan() -> None:
    op.create_table(
        "doorbraakplan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("perspectief", sa.Text(), nullable=False),
        sa.Column("eerste_stap", sa.Text(), nullable=False),
        sa.Column("zelf", sa.Text(), nullable=False),
        sa.Column("legitimiteit_doel", sa.Text(), nullable=False),
        sa.Column("legitimiteit_regel", sa.Text(), nullable=False),
        sa.Column("legitimiteit_waarom", sa.Text(), nullable=False),
        sa.Column("betrokkenheid", sa.Text(), nullable=False),
        sa.Column("rendement", sa.Text(), nullable=False),
        sa.Column("coachuren", sa.Integer(), nullable=True),
        sa.Column("zaad", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("aanvraag_id"),
    )
    op.create_table(
        "besteding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("omschrijving", sa.String(), nullable=False),
        sa.Column("leverancier", sa.String(), nullable=False),
        sa.Column("bedrag_cent", sa.Integer(), nullable=True),
        sa.Column("herhaald", sa.Boolean(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_besteding_aanvraag_id"), "besteding", ["aanvraag_id"], unique=False)
    op.create_table(
        "leefdomeinoordeel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("domein", sa.String(), nullable=False),
        sa.Column("nu", sa.Text(), nullable=False),
        sa.Column("nu_score", sa.Integer(), nullable=True),
        sa.Column("verwacht", sa.Text(), nullable=False),
        sa.Column("verwacht_score", sa.Integer(), nullable=True),
        sa.Column("later", sa.Text(), nullable=False),
        sa.Column("later_score", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("aanvraag_id", "domein"),
    )
    op.create_index(op.f("ix_leefdomeinoordeel_aanvraag_id"), "leefdomeinoordeel", ["aanvraag_id"], unique=False)
    op.create_table(
        "effectregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("omschrijving", sa.String(), nullable=False),
        sa.Column("betaler", sa.String(), nullable=False),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("prijs_laag", sa.String(), nullable=False),
        sa.Column("prijs_midden", sa.String(), nullable=False),
        sa.Column("prijs_hoog", sa.String(), nullable=False),
        sa.Column("prijsjaar", sa.Integer(), nullable=True),
        sa.Column("prijscode", sa.String(), nullable=False),
        sa.Column("prijslijst", sa.String(), nullable=False),
        sa.Column("prijsbron", sa.String(), nullable=False),
        sa.Column("aantal_laag", sa.String(), nullable=False),
        sa.Column("aantal_midden", sa.String(), nullable=False),
        sa.Column("aantal_hoog", sa.String(), nullable=False),
        sa.Column("kans_zonder_laag", sa.String(), nullable=False),
        sa.Column("kans_zonder_midden", sa.String(), nullable=False),
        sa.Column("kans_zonder_hoog", sa.String(), nullable=False),
        sa.Column("kans_met_laag", sa.String(), nullable=False),
        sa.Column("kans_met_midden", sa.String(), nullable=False),
        sa.Column("kans_met_hoog", sa.String(), nullable=False),
        sa.Column("van_maand", sa.Integer(), nullable=True),
        sa.Column("tot_maand", sa.Integer(), nullable=True),
        sa.Column("motivering", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_effectregel_aanvraag_id"), "effectregel", ["aanvraag_id"], unique=False)


def _besluit() -> None:
    op.create_table(
        "prijslijstversie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("kenmerk", sa.String(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("herkomst", sa.String(), nullable=False),
        sa.Column("opgenomen_op", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("versie"),
    )
    op.create_table(
        "potperiode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("bedrag_cent", sa.Integer(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("gezet_op", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("van"),
    )
    op.create_table(
        "rekenuitkomst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("planversie", sa.Integer(), nullable=False),
        sa.Column("planhash", sa.String(), nullable=False),
        sa.Column("invoer", sa.Text(), nullable=False),
        sa.Column("effect_ids", sa.String(), nullable=False),
        sa.Column("prijslijst_id", sa.Integer(), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=False),
        sa.Column("uitkomst", sa.Text(), nullable=False),
        sa.Column("budget_cent", sa.Integer(), nullable=False),
        sa.Column("besparing_cent", sa.Integer(), nullable=False),
        sa.Column("contant_cent", sa.Integer(), nullable=False),
        sa.Column("kenmerk", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["prijslijst_id"], ["prijslijstversie.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_rekenuitkomst_aanvraag_id"), "rekenuitkomst", ["aanvraag_id"], unique=False)
    op.create_table(
        "toets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("toetser_id", sa.Integer(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("oordeel", sa.Text(), nullable=False),
        sa.Column("legitimiteit", sa.Text(), nullable=False),
        sa.Column("betrokkenheid", sa.Text(), nullable=False),
        sa.Column("rendement", sa.Text(), nullable=False),
        sa.Column("planversie", sa.Integer(), nullable=False),
        sa.Column("planhash", sa.String(), nullable=False),
        sa.Column("rekenuitkomst_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["toetser_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["rekenuitkomst_id"], ["rekenuitkomst.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_toets_aanvraag_id"), "toets", ["aanvraag_id"], unique=False)
    op.create_table(
        "besluit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("bedrag_cent", sa.Integer(), nullable=False),
        sa.Column("motivering", sa.Text(), nullable=False),
        sa.Column("grond", sa.Text(), nullable=False),
        sa.Column("mandaat_cent", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("toets_id", sa.Integer(), nullable=False),
        sa.Column("rekenuitkomst_id", sa.Integer(), nullable=False),
        sa.Column("potperiode_id", sa.Integer(), nullable=False),
        sa.Column("herziet_id", sa.Integer(), nullable=True),
        sa.Column("besparing_cent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["toets_id"], ["toets.id"]),
        sa.ForeignKeyConstraint(["rekenuitkomst_id"], ["rekenuitkomst.id"]),
        sa.ForeignKeyConstraint(["potperiode_id"], ["potperiode.id"]),
        sa.ForeignKeyConstraint(["herziet_id"], ["besluit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("aanvraag_id", "volgnummer"),
        sa.UniqueConstraint("nummer"),
        sa.UniqueConstraint("herziet_id"),
    )
    op.create_index(op.f("ix_besluit_aanvraag_id"), "besluit", ["aanvraag_id"], unique=False)
    op.create_index(op.f("ix_besluit_datum"), "besluit", ["datum"], unique=False)
    op.create_table(
        "registerregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("potperiode_id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("kolom", sa.Text(), nullable=False),
        sa.Column("bedrag_cent", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("omschrijving", sa.String(), nullable=False),
        sa.Column("kenmerk", sa.String(), nullable=False),
        sa.Column("corrigeert_id", sa.Integer(), nullable=True),
        sa.Column("besluit_id", sa.Integer(), nullable=True),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["potperiode_id"], ["potperiode.id"]),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["corrigeert_id"], ["registerregel.id"]),
        sa.ForeignKeyConstraint(["besluit_id"], ["besluit.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_registerregel_aanvraag_id"), "registerregel", ["aanvraag_id"], unique=False)
    op.create_index(op.f("ix_registerregel_potperiode_id"), "registerregel", ["potperiode_id"], unique=False)


def _nazorg() -> None:
    op.create_table(
        "nazorgmoment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("gedaan_op", sa.Date(), nullable=True),
        sa.Column("huishouden_zegt", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("vervallen_reden", sa.String(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_nazorgmoment_aanvraag_id"), "nazorgmoment", ["aanvraag_id"], unique=False)
    op.create_table(
        "nazorgeffect",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nazorgmoment_id", sa.Integer(), nullable=False),
        sa.Column("effect_id", sa.Integer(), nullable=False),
        sa.Column("uitslag", sa.Text(), nullable=False),
        sa.Column("bedrag_cent", sa.Integer(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["nazorgmoment_id"], ["nazorgmoment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("nazorgmoment_id", "effect_id"),
    )
    op.create_index(op.f("ix_nazorgeffect_effect_id"), "nazorgeffect", ["effect_id"], unique=False)
    op.create_index(op.f("ix_nazorgeffect_nazorgmoment_id"), "nazorgeffect", ["nazorgmoment_id"], unique=False)
