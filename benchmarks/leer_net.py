"""Train the net of the second reader on the marked tuning corpora and on filled-in sentences.

python -m benchmarks.leer_net bereid UIT.pkl                       what is learned from, with what deduce says of it
python -m benchmarks.leer_net leer UIT.pkl NET.pt [--zaad N] [--rondes N] [--zonder DEEL ...] [--verder NET.pt]
python -m benchmarks.leer_net bundel NET.npz NET.pt [NET.pt ...]   several nets made one file for the program

``leer`` and ``bundel`` need torch, which the program itself does not; ``bereid`` needs the program with deduce. They
are three steps so that torch may live in an environment of its own. With ``--verder`` a net that learned without some
of the parts goes on, slower, with all of them.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

BREED: Final = 80
DIEP: Final = 100
#: A feature that is seen less often says nothing about ways of writing.
VAAK: Final = 5
TEGELIJK: Final = 64
#: Of every word so many features are left out at random while learning, so that none is leant upon alone.
WEG: Final = 0.12


def bereid(uit: Path) -> None:
    """Write the part, the features and the labels of every passage that is learned from."""
    from benchmarks.leer_anonimiteit import DELEN, VERZONNEN, ZONDER_DIEP, Leermeester, lees_deel
    from benchmarks.meet_anonimiteit import MAP
    from benchmarks.schoon import schone_passages
    from benchmarks.sjablonen import verzonnen_passages
    from benchmarks.vermeerder import vermeerder

    kans = random.Random(1)
    meester = Leermeester()
    delen = [(naam, p) for naam in DELEN for p in lees_deel(MAP / naam)]
    rijen = []
    try:
        for p in [*vermeerder([p for _, p in delen]), *schone_passages(), *verzonnen_passages(VERZONNEN)]:
            rijen.append((p.id, *meester.netrij(p, kans.random() < ZONDER_DIEP)))
    finally:
        meester.stop()
    van: dict[str, list[str]] = {}
    for naam, p in delen:
        van.setdefault(p.id, []).append(naam)
    with uit.open("wb") as stroom:
        pickle.dump([("+".join(van.get(id_, [])), *rest) for id_, *rest in rijen if rest[0]], stroom)
    print(f"{len(rijen)} passages, {sum(len(rij[1]) for rij in rijen)} woorden en tekens in {uit}")


def _net(aantal: int, labels: int) -> Any:
    import torch

    class Leernet(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.beeld = torch.nn.EmbeddingBag(aantal + 1, BREED, mode="sum", padding_idx=0)
            torch.nn.init.normal_(self.beeld.weight, 0, 0.1)
            self.norm = torch.nn.LayerNorm(BREED)
            self.lstm = torch.nn.LSTM(BREED, DIEP, 2, bidirectional=True, batch_first=True, dropout=0.4)
            self.uit = torch.nn.Linear(2 * DIEP + BREED, labels)
            self.vergeet = torch.nn.Dropout(0.4)

        def forward(self, rijen: Sequence[Sequence[Sequence[int]]]) -> Any:
            lengten = torch.tensor([len(rij) for rij in rijen])
            vol = torch.arange(int(lengten.max()))[None] < lengten[:, None]
            plat: list[int] = []
            begin: list[int] = []
            for rij in rijen:
                for woord in rij:
                    begin.append(len(plat))
                    plat += [n for n in woord if random.random() > WEG] if self.training else woord
            reeks = torch.zeros(*vol.shape, BREED)
            reeks[vol] = self.norm(self.beeld(torch.tensor(plat), torch.tensor(begin)))
            reeks = self.vergeet(reeks)
            pak = torch.nn.utils.rnn.pack_padded_sequence(reeks, lengten, batch_first=True, enforce_sorted=False)
            laag, _ = torch.nn.utils.rnn.pad_packed_sequence(self.lstm(pak)[0], batch_first=True)
            return self.uit(torch.cat([self.vergeet(laag), reeks], -1))[vol]

    return Leernet()


def leer(bron: Path, uit: Path, zaad: int, rondes: int, zonder: Sequence[str], verder: Path | None) -> None:
    """Train one net from one start, without some of the parts, and write it."""
    import torch

    torch.manual_seed(zaad)
    random.seed(zaad)
    with bron.open("rb") as stroom:
        rijen = pickle.load(stroom)
    tel = Counter(naam for _, kenmerken, _ in rijen for woord in kenmerken for naam in woord)
    woorden = sorted(naam for naam, aantal in tel.items() if aantal >= VAAK and "\n" not in naam)
    labels = sorted({label for *_, namen in rijen for label in namen})
    nummer = {naam: n for n, naam in enumerate(woorden, 1)}
    lijst = [
        ([[nummer[f] for f in woord if f in nummer] for woord in kenmerken], [labels.index(label) for label in namen])
        for deel, kenmerken, namen in rijen
        if not any(naam in deel.split("+") for naam in zonder)
    ]
    net = _net(len(woorden), len(labels))
    tempo_top = 3e-3
    if verder is not None:
        eerder = torch.load(verder, weights_only=True)
        if eerder["labels"] != labels:
            raise SystemExit("Dit net leerde andere soorten.")
        oud = {naam: n for n, naam in enumerate(eerder["woorden"], 1)}
        rijen_nu = net.state_dict()["beeld.weight"].clone()
        for naam, n in nummer.items():
            if naam in oud:
                rijen_nu[n] = eerder["net"]["beeld.weight"][oud[naam]]
        net.load_state_dict({**eerder["net"], "beeld.weight": rijen_nu})
        tempo_top = 6e-4
    stappen = rondes * (len(lijst) // TEGELIJK + 9)
    trap = torch.optim.AdamW(net.parameters(), lr=tempo_top, weight_decay=1e-3)
    tempo = torch.optim.lr_scheduler.OneCycleLR(trap, tempo_top, total_steps=stappen, pct_start=0.15)
    for ronde in range(rondes):
        random.shuffle(lijst)
        groot = TEGELIJK * 8
        vakken = [sorted(lijst[i : i + groot], key=lambda rij: len(rij[1])) for i in range(0, len(lijst), groot)]
        stapels = [vak[i : i + TEGELIJK] for vak in vakken for i in range(0, len(vak), TEGELIJK)]
        random.shuffle(stapels)
        som = 0.0
        for stapel in stapels:
            doel = torch.tensor([n for _, namen in stapel for n in namen])
            fout = torch.nn.functional.cross_entropy(net([rij for rij, _ in stapel]), doel, label_smoothing=0.02)
            trap.zero_grad()
            fout.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            trap.step()
            tempo.step()
            som += fout.item()
        print(f"ronde {ronde + 1} van {rondes}: {som / len(stapels):.4f}", flush=True)
        torch.save({"woorden": woorden, "labels": labels, "net": net.state_dict()}, uit)


def bundel(uit: Path, nets: Sequence[Path]) -> None:
    """Nets that learned from the same passages made one file: rows of a feature in whole steps of one byte."""
    import numpy as np
    import torch

    gelezen = [torch.load(pad, weights_only=True) for pad in nets]
    if any(een["woorden"] != gelezen[0]["woorden"] or een["labels"] != gelezen[0]["labels"] for een in gelezen):
        raise SystemExit("De netten leerden niet uit dezelfde passages.")

    def stapel(naam: str) -> Any:
        return np.stack([een["net"][naam].numpy() for een in gelezen])

    rijen = stapel("beeld.weight")[:, 1:]
    schaal = np.maximum(np.abs(rijen).max(axis=-1), 1e-6) / 127
    deel: dict[str, Any] = {
        "labels": np.frombuffer("\n".join(gelezen[0]["labels"]).encode(), dtype=np.uint8),
        "woorden": np.frombuffer("\n".join(gelezen[0]["woorden"]).encode(), dtype=np.uint8),
        "rijen": np.round(rijen / schaal[..., None]).astype(np.int8),
        "schaal": schaal.astype(np.float16),
        "norm_w": stapel("norm.weight"),
        "norm_b": stapel("norm.bias"),
        "uit_w": stapel("uit.weight").astype(np.float16),
        "uit_b": stapel("uit.bias"),
    }
    for laag in (0, 1):
        kanten = (f"l{laag}", f"l{laag}_reverse")
        for eigen, naam in (("ih", "weight_ih"), ("hh", "weight_hh")):
            deel[f"{eigen}{laag}"] = np.stack([stapel(f"lstm.{naam}_{k}") for k in kanten], axis=1).astype(np.float16)
        deel[f"b{laag}"] = np.stack([stapel(f"lstm.bias_ih_{k}") + stapel(f"lstm.bias_hh_{k}") for k in kanten], axis=1)
    np.savez_compressed(uit, **deel)
    print(f"{len(nets)} netten, {len(gelezen[0]['woorden'])} kenmerken, {uit.stat().st_size / 1e6:.1f} MB in {uit}")


def hoofd(argv: Sequence[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    keuzen = lezer.add_subparsers(dest="wat", required=True)
    stap = keuzen.add_parser("bereid")
    stap.add_argument("uit", type=Path)
    stap = keuzen.add_parser("leer")
    stap.add_argument("bron", type=Path)
    stap.add_argument("uit", type=Path)
    stap.add_argument("--zaad", type=int, default=1)
    stap.add_argument("--rondes", type=int, default=12)
    stap.add_argument("--zonder", action="append", default=[])
    stap.add_argument("--verder", type=Path)
    stap = keuzen.add_parser("bundel")
    stap.add_argument("uit", type=Path)
    stap.add_argument("nets", type=Path, nargs="+")
    keuze = lezer.parse_args(argv)
    if keuze.wat == "bereid":
        bereid(keuze.uit)
    elif keuze.wat == "leer":
        leer(keuze.bron, keuze.uit, keuze.zaad, keuze.rondes, keuze.zonder, keuze.verder)
    else:
        bundel(keuze.uit, keuze.nets)
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
