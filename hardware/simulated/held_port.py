"""A TCP port on the loopback interface that stays a peer's own while the peer is unplugged."""

from __future__ import annotations

import socket

_HOST = "127.0.0.1"


class HeldPort:
    """Takes `port` (0: a free one). Between two listeners nobody else gets it, and whoever connects is refused.

    A port that nobody holds is soon given to somebody's outgoing connection, even to the one that looks for the peer.
    """

    def __init__(self, port: int = 0) -> None:
        self._holder: socket.socket | None = None
        self.number = port

    def listen(self) -> socket.socket:
        """A listening socket."""
        if self._holder is None:
            holder = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the listener has it: both may have it
            try:
                holder.bind((_HOST, self.number))
            except OSError:
                holder.close()
                raise
            self._holder = holder
            self.number = holder.getsockname()[1]
        return socket.create_server((_HOST, self.number))

    def release(self) -> None:
        """Let it go; safe to call twice."""
        holder, self._holder = self._holder, None
        if holder is not None:
            holder.close()
