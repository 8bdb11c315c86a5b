"""Which passwords are good enough: long, not one that everybody tries, not the user's own name.

No rules on capitals, digits or signs, and no expiry: both make people choose worse ones (NIST SP 800-63B, section
3.1.1.2; the Dutch NCSC says the same in its factsheet on passwords).
"""

from __future__ import annotations

import unicodedata

from weegtafel.kernel.errors import Regelovertreding

KORTSTE = 12
LANGSTE = 256

#: Words that the well-known lists of leaked passwords are made of, with what anyone would try here.
_GEWOON = (
    "wachtwoord", "password", "passwort", "paswoord", "welkom", "welcome", "geheim", "secret", "geheimpje", "toegang",
    "admin", "administrator", "beheerder", "gebruiker", "login", "inloggen", "qwertyuiop", "qwerty", "azerty",
    "asdfghjkl", "asdfgh", "zxcvbnm", "zxcvbn", "qazwsx", "abcdefgh", "abcdef", "iloveyou", "ikhouvanjou", "schatje",
    "letmein", "monkey", "dragon", "master", "sunshine", "princess", "football", "voetbal", "computer", "trustno",
    "superman", "batman", "internet", "nederland", "holland", "amsterdam", "rotterdam", "utrecht", "feyenoord", "ajax",
    "gemeente", "jeugdhulp", "jeugdzorg", "jeugdteam", "weegtafel", "casusoverleg", "doorbraak", "voorzitter",
    "secretaris", "overleg", "zomer", "winter", "herfst", "lente", "januari", "februari", "maart", "april", "mei",
    "juni", "juli", "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag", "hallo", "test", "demo", "changeme", "veranderen", "nieuw",
)  # fmt: skip
_VERMOMD = str.maketrans("0134578@$!€", "oieastbasie")
_REEKSEN = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p")


def normaal(wachtwoord: str) -> str:
    """The password as it is used: NFC, so that an accent is the same on every keyboard."""
    return unicodedata.normalize("NFC", wachtwoord)


def keur(wachtwoord: str, namen: tuple[str, ...] = ()) -> str:
    """The password in its normal form, if it is good enough. ``namen`` are what the user is called.

    Raises:
        Regelovertreding: saying what is wrong with it.
    """
    wachtwoord = normaal(wachtwoord)
    if len(wachtwoord) < KORTSTE:
        raise Regelovertreding(
            f"Kies een wachtwoord van ten minste {KORTSTE} tekens. Een zin van een paar woorden is goed te onthouden."
        )
    if len(wachtwoord) > LANGSTE:
        raise Regelovertreding(f"Een wachtwoord heeft ten hoogste {LANGSTE} tekens.")
    if not wachtwoord.strip():
        raise Regelovertreding("Een wachtwoord bestaat niet alleen uit spaties.")
    laag = wachtwoord.casefold()
    if _is_herhaling(laag) or _is_reeks(laag):
        raise Regelovertreding("Dit wachtwoord is een reeks of een herhaling. Kies een paar woorden naast elkaar.")
    eigen = [deel for naam in namen for deel in naam.casefold().split() if len(deel) > 2]
    if _blijft_niets(laag, eigen):
        raise Regelovertreding("In dit wachtwoord staat weinig anders dan uw eigen naam. Kies iets anders.")
    if _blijft_niets(laag, list(_GEWOON) + eigen):
        raise Regelovertreding("Dit wachtwoord proberen anderen als eerste. Kies een paar woorden die niet voor de "
                               "hand liggen.")  # fmt: skip
    return wachtwoord


def _is_herhaling(tekst: str) -> bool:
    """Whether a text of at most four signs is repeated, or few different signs are used."""
    return len(set(tekst)) < 5 or any(tekst == (tekst[:n] * len(tekst))[: len(tekst)] for n in range(1, 7))


def _is_reeks(tekst: str) -> bool:
    """Whether nothing but runs of the keyboard, the alphabet or the digits is left."""
    rest = tekst
    for reeks in _REEKSEN:
        for richting in (reeks, reeks[::-1]):
            for lengte in range(len(richting), 3, -1):
                for begin in range(len(richting) - lengte + 1):
                    rest = rest.replace(richting[begin : begin + lengte], "")
    return len(rest) < 4


def _blijft_niets(tekst: str, woorden: list[str]) -> bool:
    """Whether the text is made of these words, with digits, signs and fewer than four other letters around them."""
    for vorm in (tekst, tekst.translate(_VERMOMD)):
        kaal = "".join(c for c in vorm if c.isalpha())
        rest = kaal
        for woord in sorted(woorden, key=len, reverse=True):
            rest = rest.replace("".join(c for c in woord if c.isalpha()), "")
        if rest != kaal and len(rest) < 4:
            return True
    return False
