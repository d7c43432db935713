"""What the kernel tells of this machine: its device files, who may open them, and who holds them.

Everything is read below `root`, so that a test can build a machine of files. Nothing is opened, nothing is changed.
"""

from __future__ import annotations

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """A process that holds something open."""

    pid: int
    name: str


@dataclass(frozen=True, slots=True)
class Machine:
    """The file systems below `root` as the user `uid` (named `user`) in `groups` finds them.

    Device files are named as programs name them: `/dev/ttyACM0`, wherever `root` is.
    """

    root: Path
    user: str
    uid: int
    groups: frozenset[int]

    @classmethod
    def here(cls) -> Machine:
        """This one, as the user who asks."""
        uid = os.geteuid()
        try:
            user = pwd.getpwuid(uid).pw_name
        except KeyError:
            user = str(uid)
        return cls(Path("/"), user, uid, frozenset({os.getegid(), *os.getgroups()}))

    def at(self, path: str) -> Path:
        """Where a path of this machine really is."""
        return self.root / path.lstrip("/")

    def text(self, path: str | Path) -> str:
        """A small file of the kernel's without blanks around it; "" when it is not there or not ours to read."""
        file = path if isinstance(path, Path) else self.at(path)
        try:
            return file.read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return ""

    def entries(self, folder: str) -> list[Path]:
        """What is in a folder, by name; nothing when there is no such folder."""
        try:
            return sorted(self.at(folder).iterdir())
        except OSError:
            return []

    def resolved(self, node: str) -> str:
        """A device file's own name, behind the links that udev makes."""
        real = Path(os.path.realpath(self.at(node)))
        root = Path(os.path.realpath(self.root))
        return f"/{real.relative_to(root)}" if real.is_relative_to(root) else str(real)

    def exists(self, node: str) -> bool:
        """Whether there is such a file."""
        return self.at(node).exists()

    def may_open(self, node: str) -> bool:
        """Whether the user may read and write it, by owner, group and mode."""
        if self.uid == 0:
            return True
        try:
            status = self.at(node).stat()
        except OSError:
            return False
        wanted = stat.S_IROTH | stat.S_IWOTH
        if status.st_uid == self.uid:
            wanted <<= 6
        elif status.st_gid in self.groups:
            wanted <<= 3
        return status.st_mode & wanted == wanted

    def group_that_may(self, node: str) -> str:
        """The group that may read and write it; "" when only its owner may, or root's group."""
        try:
            status = self.at(node).stat()
        except OSError:
            return ""
        wanted = stat.S_IRGRP | stat.S_IWGRP
        if status.st_mode & wanted != wanted:
            return ""
        name = self._group_name(status.st_gid)
        return "" if name == "root" else name

    def holders(self, node: str) -> tuple[Process, ...]:
        """The processes that have it open, as far as this user may see them."""
        name = self.resolved(node)
        return tuple(
            Process(int(process.name), self.text(process / "comm"))
            for process in self.entries("/proc")
            if process.name.isdigit() and name in _open_files(process)
        )

    @property
    def modules(self) -> frozenset[str]:
        """The kernel's loaded modules."""
        return frozenset(line.split()[0] for line in self.text("/proc/modules").splitlines() if line)

    def _group_name(self, gid: int) -> str:
        for line in self.text("/etc/group").splitlines():
            name, _, number, *_rest = [*line.split(":"), "", "", ""]
            if number == str(gid):
                return name
        try:
            return grp.getgrgid(gid).gr_name
        except KeyError:
            return str(gid)


def _open_files(process: Path) -> Iterator[str]:
    try:
        for link in (process / "fd").iterdir():
            try:
                yield str(link.readlink())
            except OSError:
                continue  # closed meanwhile
    except OSError:
        return  # gone, or another user's
