"""The agent that shows the running application to testers, only with the hidden `--remote SOCKET` option."""

from ui.remote.agent import AdjustableClock, RemoteAgent, StatusSource

__all__ = ["AdjustableClock", "RemoteAgent", "StatusSource"]
