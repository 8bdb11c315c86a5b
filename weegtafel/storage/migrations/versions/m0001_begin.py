"""The first schema: inrichting, casus, overleg, journaal, triggers and the search index.

The tables are written out, so that this step keeps making the same file when the models move on.
"""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers import TRIGGERS
from weegtafel.storage.zoekschema import ZOEKSCHEMA

revision = "0001"
down_revision = None


def upgrade() -> None:
    _inrichting()
    _casus_en_overleg()
    _in_het_overleg()
    for regel in (*TRIGGERS, *ZOEKSCHEMA):
        op.get_bind().exec_driver_sql(regel)


def _inrichting() -> None:
    op.create_table(
        "alternatief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("wat", sa.String(), nullable=False),
        sa.Column("voor_wie", sa.String(), nullable=False),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("kosten", sa.String(), nullable=True),
        sa.Column("kosten_jaar", sa.Integer(), nullable=True),
        sa.Column("effect", sa.String(), nullable=True),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("zekerheid", sa.String(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lijst", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("omschrijving", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("zekerheid", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lijst", "code", "geldig_van"),
    )
    op.create_index(op.f("ix_code_lijst"), "code", ["lijst"], unique=False)
    op.create_table(
        "criteriumversie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("versienaam", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("versienaam"),
    )
    op.create_table(
        "gemeente",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("jeugdregio", sa.String(), nullable=False),
        sa.Column("postadres", sa.String(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "instelling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("gezet_op", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sleutel", "geldig_van"),
    )
    op.create_index(op.f("ix_instelling_sleutel"), "instelling", ["sleutel"], unique=False)
    op.create_table(
        "journaal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=True),
        sa.Column("persoon", sa.String(), nullable=False),
        sa.Column("handeling", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("velden", sa.String(), nullable=False),
        sa.Column("vorige_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "klad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("veld", sa.String(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("persoon", sa.String(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_klad_onderwerp"), "klad", ["onderwerp"], unique=False)
    op.create_table(
        "kluiskenmerk",
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sleutel"),
    )
    op.create_table(
        "standaardzin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("adviessoort", sa.String(), nullable=True),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index(op.f("ix_standaardzin_soort"), "standaardzin", ["soort"], unique=False)
    op.create_table(
        "criterium",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("criteriumversie_id", sa.Integer(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("zekerheid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["criteriumversie_id"],
            ["criteriumversie.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_criterium_criteriumversie_id"), "criterium", ["criteriumversie_id"], unique=False)
    op.create_table(
        "organisatie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("afkorting", sa.String(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=True),
        sa.Column("neemt_deel", sa.Boolean(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"],
            ["gemeente.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def _casus_en_overleg() -> None:
    op.create_table(
        "persoon",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("functie", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=True),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_persoon_organisatie_id"), "persoon", ["organisatie_id"], unique=False)
    op.create_table(
        "casus",
        sa.Column("leeftijdsband", sa.String(), nullable=False),
        sa.Column("maatregel", sa.String(), nullable=False),
        sa.Column("hulpvraag", sa.Text(), nullable=False),
        sa.Column("mening_jeugdige", sa.Text(), nullable=False),
        sa.Column("mening_ouders", sa.Text(), nullable=False),
        sa.Column("problemen", sa.Text(), nullable=False),
        sa.Column("verklarende_analyse", sa.Text(), nullable=False),
        sa.Column("deskundigheid", sa.Text(), nullable=False),
        sa.Column("eerdere_hulp", sa.Text(), nullable=False),
        sa.Column("veiligheid", sa.Text(), nullable=False),
        sa.Column("resultaat", sa.Text(), nullable=False),
        sa.Column("resultaat_datum", sa.Date(), nullable=True),
        sa.Column("hulp_nodig", sa.Text(), nullable=False),
        sa.Column("eigen_mogelijkheden", sa.Text(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("profiel", sa.String(), nullable=False),
        sa.Column("intensiteit", sa.String(), nullable=False),
        sa.Column("vorm", sa.String(), nullable=False),
        sa.Column("productcategorie", sa.String(), nullable=False),
        sa.Column("productcode", sa.String(), nullable=False),
        sa.Column("volume", sa.Integer(), nullable=True),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("frequentie", sa.String(), nullable=False),
        sa.Column("ingangsdatum", sa.Date(), nullable=True),
        sa.Column("duur_maanden", sa.Integer(), nullable=True),
        sa.Column("kosten_cent", sa.Integer(), nullable=True),
        sa.Column("onderbouwing", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("eerdere_casus_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("inbrenger_id", sa.Integer(), nullable=False),
        sa.Column("inbrenger_functie", sa.String(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ingetrokken_reden", sa.String(), nullable=False),
        sa.Column("gereed_door_id", sa.Integer(), nullable=True),
        sa.Column("gereed_op", sa.DateTime(), nullable=True),
        sa.Column("aangemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("aangemaakt_door_id", sa.Integer(), nullable=True),
        sa.Column("gewijzigd_op", sa.DateTime(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aangemaakt_door_id"],
            ["persoon.id"],
        ),
        sa.ForeignKeyConstraint(
            ["eerdere_casus_id"],
            ["casus.id"],
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"],
            ["gemeente.id"],
        ),
        sa.ForeignKeyConstraint(
            ["gereed_door_id"],
            ["persoon.id"],
        ),
        sa.ForeignKeyConstraint(
            ["inbrenger_id"],
            ["organisatie.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("jaar", "volgnummer"),
        sa.UniqueConstraint("nummer"),
    )
    op.create_index(op.f("ix_casus_inbrenger_id"), "casus", ["inbrenger_id"], unique=False)
    op.create_index(op.f("ix_casus_status"), "casus", ["status"], unique=False)
    op.create_table(
        "overleg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("begintijd", sa.Time(), nullable=False),
        sa.Column("eindtijd", sa.Time(), nullable=False),
        sa.Column("locatie", sa.String(), nullable=False),
        sa.Column("online_link", sa.String(), nullable=False),
        sa.Column("voorzitter_id", sa.Integer(), nullable=False),
        sa.Column("secretaris_id", sa.Integer(), nullable=False),
        sa.Column("criteriumversie_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("vervallen_reden", sa.String(), nullable=False),
        sa.Column("geopend_op", sa.DateTime(), nullable=True),
        sa.Column("gesloten_op", sa.DateTime(), nullable=True),
        sa.Column("actief_punt_id", sa.Integer(), nullable=True),
        sa.Column("actief_sinds", sa.DateTime(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["criteriumversie_id"],
            ["criteriumversie.id"],
        ),
        sa.ForeignKeyConstraint(
            ["secretaris_id"],
            ["persoon.id"],
        ),
        sa.ForeignKeyConstraint(
            ["voorzitter_id"],
            ["persoon.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("jaar", "volgnummer"),
    )
    op.create_index(op.f("ix_overleg_datum"), "overleg", ["datum"], unique=False)
    op.create_index(op.f("ix_overleg_status"), "overleg", ["status"], unique=False)
    op.create_table(
        "persoon_rol",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=False),
        sa.Column("rol", sa.Text(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["persoon_id"],
            ["persoon.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_persoon_rol_persoon_id"), "persoon_rol", ["persoon_id"], unique=False)
    op.create_table(
        "casus_alternatief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Integer(), nullable=False),
        sa.Column("alternatief_id", sa.Integer(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alternatief_id"],
            ["alternatief.id"],
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("casus_id", "alternatief_id"),
    )
    op.create_index(op.f("ix_casus_alternatief_casus_id"), "casus_alternatief", ["casus_id"], unique=False)
    op.create_table(
        "casus_grond",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Integer(), nullable=False),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("casus_id", "grondslag"),
    )
    op.create_index(op.f("ix_casus_grond_casus_id"), "casus_grond", ["casus_id"], unique=False)
    op.create_table(
        "deelnemer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("overleg_id", "organisatie_id"),
    )
    op.create_index(op.f("ix_deelnemer_overleg_id"), "deelnemer", ["overleg_id"], unique=False)
    op.create_table(
        "notulen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=False),
        sa.Column("documentnummer", sa.String(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("vastgesteld_op", sa.DateTime(), nullable=True),
        sa.Column("vastgesteld_door_id", sa.Integer(), nullable=True),
        sa.Column("vastgesteld_in_id", sa.Integer(), nullable=True),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.ForeignKeyConstraint(
            ["vastgesteld_door_id"],
            ["persoon.id"],
        ),
        sa.ForeignKeyConstraint(
            ["vastgesteld_in_id"],
            ["overleg.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("documentnummer"),
        sa.UniqueConstraint("overleg_id"),
    )
    op.create_table(
        "agendapunt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("casus_id", sa.Integer(), nullable=True),
        sa.Column("advies_id", sa.Integer(), nullable=True),
        sa.Column("notulen_id", sa.Integer(), nullable=True),
        sa.Column("doorgeschoven_van_id", sa.Integer(), nullable=True),
        sa.Column("minuten", sa.Integer(), nullable=False),
        sa.Column("seconden_gebruikt", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("verslag", sa.Text(), nullable=False),
        sa.Column("voorzittersnotitie", sa.Text(), nullable=False),
        sa.Column("doorschuif_reden", sa.String(), nullable=False),
        sa.Column("afgerond_op", sa.DateTime(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["advies_id"], ["advies.id"], name="fk_agendapunt_advies", use_alter=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
        ),
        sa.ForeignKeyConstraint(
            ["doorgeschoven_van_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["notulen_id"],
            ["notulen.id"],
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agendapunt_casus_id"), "agendapunt", ["casus_id"], unique=False)
    op.create_index(op.f("ix_agendapunt_overleg_id"), "agendapunt", ["overleg_id"], unique=False)


def _in_het_overleg() -> None:
    op.create_table(
        "notulen_deel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notulen_id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("gegenereerd", sa.Text(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notulen_id"],
            ["notulen.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("notulen_id", "sleutel"),
    )
    op.create_index(op.f("ix_notulen_deel_notulen_id"), "notulen_deel", ["notulen_id"], unique=False)
    op.create_table(
        "notulen_versie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notulen_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notulen_id"],
            ["notulen.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("notulen_id", "nummer"),
    )
    op.create_index(op.f("ix_notulen_versie_notulen_id"), "notulen_versie", ["notulen_id"], unique=False)
    op.create_table(
        "notulen_uitgave",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notulen_id", sa.Integer(), nullable=False),
        sa.Column("zonder_namen", sa.Boolean(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["notulen_id"], ["notulen.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("notulen_id", "zonder_namen"),
    )
    op.create_index(op.f("ix_notulen_uitgave_notulen_id"), "notulen_uitgave", ["notulen_id"], unique=False)
    op.create_table(
        "aanwezigheid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=True),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.ForeignKeyConstraint(
            ["persoon_id"],
            ["persoon.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_aanwezigheid_overleg_id"), "aanwezigheid", ["overleg_id"], unique=False)
    op.create_table(
        "actie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=True),
        sa.Column("agendapunt_id", sa.Integer(), nullable=True),
        sa.Column("casus_id", sa.Integer(), nullable=True),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=True),
        sa.Column("organisatie_id", sa.Integer(), nullable=True),
        sa.Column("wanneer", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("afgehandeld_op", sa.Date(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.ForeignKeyConstraint(
            ["persoon_id"],
            ["persoon.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_actie_agendapunt_id"), "actie", ["agendapunt_id"], unique=False)
    op.create_index(op.f("ix_actie_casus_id"), "actie", ["casus_id"], unique=False)
    op.create_index(op.f("ix_actie_overleg_id"), "actie", ["overleg_id"], unique=False)
    op.create_index(op.f("ix_actie_status"), "actie", ["status"], unique=False)
    op.create_table(
        "advies",
        sa.Column("motivering", sa.Text(), nullable=False),
        sa.Column("voorwaarden", sa.Text(), nullable=False),
        sa.Column("afwijkend", sa.Text(), nullable=False),
        sa.Column("leerpunt", sa.Text(), nullable=False),
        sa.Column("evaluatiedatum", sa.Date(), nullable=True),
        sa.Column("profiel", sa.String(), nullable=False),
        sa.Column("intensiteit", sa.String(), nullable=False),
        sa.Column("volume", sa.Integer(), nullable=True),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("frequentie", sa.String(), nullable=False),
        sa.Column("duur_maanden", sa.Integer(), nullable=True),
        sa.Column("productcategorie", sa.String(), nullable=False),
        sa.Column("productcode", sa.String(), nullable=False),
        sa.Column("ingangsdatum", sa.Date(), nullable=True),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("alternatief_id", sa.Integer(), nullable=True),
        sa.Column("nodig_wat", sa.Text(), nullable=False),
        sa.Column("nodig_wie", sa.String(), nullable=False),
        sa.Column("nodig_wanneer", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("casus_id", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=True),
        sa.Column("agendapunt_id", sa.Integer(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("voorbehoud", sa.Text(), nullable=True),
        sa.Column("aanwezig", sa.Integer(), nullable=False),
        sa.Column("totaal", sa.Integer(), nullable=False),
        sa.Column("vastgesteld_op", sa.DateTime(), nullable=False),
        sa.Column("vastgesteld_door_id", sa.Integer(), nullable=True),
        sa.Column("bevestigd_door_id", sa.Integer(), nullable=True),
        sa.Column("herziet_id", sa.Integer(), nullable=True),
        sa.Column("herzien_reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["alternatief_id"],
            ["alternatief.id"],
        ),
        sa.ForeignKeyConstraint(
            ["bevestigd_door_id"],
            ["persoon.id"],
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
        ),
        sa.ForeignKeyConstraint(
            ["herziet_id"],
            ["advies.id"],
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.ForeignKeyConstraint(
            ["vastgesteld_door_id"],
            ["persoon.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("casus_id", "volgnummer"),
        sa.UniqueConstraint("nummer"),
    )
    op.create_index(op.f("ix_advies_agendapunt_id"), "advies", ["agendapunt_id"], unique=False)
    op.create_index(
        op.f("ix_advies_voorbehoud"),
        "advies",
        ["voorbehoud"],
        unique=False,
        sqlite_where=sa.text("voorbehoud IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_advies_herzien_in"),
        "advies",
        ["overleg_id"],
        unique=False,
        sqlite_where=sa.text("herziet_id IS NOT NULL"),
    )
    op.create_table(
        "adviesconcept",
        sa.Column("motivering", sa.Text(), nullable=False),
        sa.Column("voorwaarden", sa.Text(), nullable=False),
        sa.Column("afwijkend", sa.Text(), nullable=False),
        sa.Column("leerpunt", sa.Text(), nullable=False),
        sa.Column("evaluatiedatum", sa.Date(), nullable=True),
        sa.Column("profiel", sa.String(), nullable=False),
        sa.Column("intensiteit", sa.String(), nullable=False),
        sa.Column("volume", sa.Integer(), nullable=True),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("frequentie", sa.String(), nullable=False),
        sa.Column("duur_maanden", sa.Integer(), nullable=True),
        sa.Column("productcategorie", sa.String(), nullable=False),
        sa.Column("productcode", sa.String(), nullable=False),
        sa.Column("ingangsdatum", sa.Date(), nullable=True),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("alternatief_id", sa.Integer(), nullable=True),
        sa.Column("nodig_wat", sa.Text(), nullable=False),
        sa.Column("nodig_wie", sa.String(), nullable=False),
        sa.Column("nodig_wanneer", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["alternatief_id"],
            ["alternatief.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agendapunt_id"),
    )
    op.create_table(
        "indruk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("oordeel", sa.Text(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agendapunt_id", "organisatie_id", "moment"),
    )
    op.create_index(op.f("ix_indruk_agendapunt_id"), "indruk", ["agendapunt_id"], unique=False)
    op.create_table(
        "terugtrekking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agendapunt_id", "organisatie_id"),
    )
    op.create_index(op.f("ix_terugtrekking_agendapunt_id"), "terugtrekking", ["agendapunt_id"], unique=False)
    op.create_table(
        "weging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=False),
        sa.Column("criterium_id", sa.Integer(), nullable=False),
        sa.Column("oordeel", sa.Text(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["criterium_id"],
            ["criterium.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agendapunt_id", "criterium_id"),
    )
    op.create_index(op.f("ix_weging_agendapunt_id"), "weging", ["agendapunt_id"], unique=False)
    op.create_table(
        "bekrachtiging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("advies_id", sa.Integer(), nullable=False),
        sa.Column("agendapunt_id", sa.Integer(), nullable=False),
        sa.Column("overleg_id", sa.Integer(), nullable=False),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["advies_id"],
            ["advies.id"],
        ),
        sa.ForeignKeyConstraint(
            ["agendapunt_id"],
            ["agendapunt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["door_id"],
            ["persoon.id"],
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("advies_id"),
    )
