"""A folder on a network drive is recognised on each system, from what the system says of its drives."""

from __future__ import annotations

from pathlib import Path

import pytest

from weegtafel.kernel.errors import Storing
from weegtafel.storage import plek

MOUNTINFO = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/gemeente rw shared:2 master:7 - cifs //server/deel rw,vers=3.0
31 22 0:41 / /home rw - nfs4 server:/home rw
32 31 8:2 / /home/sam/lokaal rw - ext4 /dev/sdb1 rw
33 22 0:42 / /mnt/mijn\040schijf rw - fuse.sshfs sam@server:/ rw
34 22 0:43 / /mnt/kort rw - tmpfs tmpfs rw
kapotte regel
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//sam@server/deel on /Volumes/Deel van Sam (smbfs, nodev, nosuid, mounted by sam)
/dev/disk4s1 on /Volumes/Stick (msdos, local, nodev)
"""


@pytest.mark.parametrize(
    ("pad", "soort"),
    [
        ("/var/kluis", "ext4"),
        ("/mnt/gemeente", "cifs"),
        ("/mnt/gemeente/jeugd/kluis", "cifs"),
        ("/mnt/gemeente-oud/kluis", "ext4"),
        ("/home/sam/kluis", "nfs4"),
        ("/home/sam/lokaal/kluis", "ext4"),
        ("/mnt/mijn schijf/kluis", "fuse.sshfs"),
        ("/mnt/kort", "tmpfs"),
    ],
)
def test_linux_names_the_file_system_of_a_path(pad: str, soort: str) -> None:
    assert plek.soort_op_linux(Path(pad), MOUNTINFO) == soort


def test_mac_names_the_file_system_of_a_path() -> None:
    assert plek.soort_op_mac(Path("/Volumes/Deel van Sam/kluis"), MAC) == "smbfs"
    assert plek.soort_op_mac(Path("/Volumes/Stick/kluis"), MAC) == "msdos"
    assert plek.soort_op_mac(Path("/Users/sam/kluis"), MAC) == "apfs"


@pytest.mark.parametrize(
    ("pad", "netwerk"),
    [
        (r"C:\Users\sam\kluis", False),
        (r"H:\jeugd\kluis", True),
        (r"h:\jeugd\kluis", True),
        (r"\\server\deel\kluis", True),
        ("//server/deel/kluis", True),
        (r"\\?\UNC\server\deel\kluis", True),
        (r"\\?\C:\kluis", False),
        (r"\\?\H:\kluis", True),
    ],
)
def test_windows_knows_unc_names_and_mapped_letters(pad: str, netwerk: bool) -> None:
    assert plek.is_netwerk_op_windows(pad, lambda wortel: 4 if wortel.upper().startswith("H:") else 3) is netwerk


def test_a_folder_of_this_computer_is_fine(tmp_path: Path) -> None:
    plek.eis_eigen_schijf(tmp_path / "bestaat" / "nog niet")


def test_a_network_drive_is_refused_with_a_way_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(plek, "is_netwerkschijf", lambda _map: True)
    with pytest.raises(Storing, match=r"netwerkschijf.*niets gewijzigd.*map op deze computer"):
        plek.eis_eigen_schijf(tmp_path)
