"""The demo's control panel: a second window from which one plays shopper, network and bad luck."""

from ui.panel.desk import CardRow, Desk, DeskState, ProductRow
from ui.panel.window import PanelWindow, build_panel

__all__ = ["CardRow", "Desk", "DeskState", "PanelWindow", "ProductRow", "build_panel"]
