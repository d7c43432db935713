"""What a keyboard or a mouse that somebody plugs in may not do to a kiosk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickWindow

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_WRITING = frozenset(
    {
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Shift),
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
        *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut})
_CLICKS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
_NEVER = frozenset(
    {
        *(QEvent.Type.ContextMenu, QEvent.Type.NativeGesture, QEvent.Type.DragEnter, QEvent.Type.DragMove),
        *(QEvent.Type.Drop, QEvent.Type.WhatsThis),
    }
)


class Guard(QObject):
    """Filters a window's events: keys that write, select or go to a field pass, all that command do not.

    Swallowed are combinations with Ctrl, Alt and Super, function keys, Print, Escape and keys of media and menus,
    clicks of any button but the first (the middle one pastes), context menus, what is dragged from elsewhere, and
    gestures of touch pads. A window that was put out of sight comes back. What a window manager keeps for itself never
    gets here.
    """

    def __init__(self, window: QQuickWindow, *, fullscreen: bool) -> None:
        super().__init__()
        self._window = window
        self._fullscreen = fullscreen
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _NEVER:
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return not writes(event)
        if kind in _CLICKS and isinstance(event, QMouseEvent):
            return event.button() is not Qt.MouseButton.LeftButton
        if kind is QEvent.Type.WindowStateChange and self._window.windowState() & Qt.WindowState.WindowMinimized:
            QTimer.singleShot(0, self, self._come_back)
        return super().eventFilter(watched, event)

    def _come_back(self) -> None:
        if self._fullscreen:
            self._window.showFullScreen()
        else:
            self._window.showNormal()


def writes(event: QKeyEvent) -> bool:
    """Whether a key only puts a letter into a field, takes one out, or moves within and between fields."""
    if event.modifiers() & _COMMANDING:
        return False
    return event.key() in _WRITING or (bool(event.text()) and event.text().isprintable())
