"""The composition root: the one place that names concrete classes and puts them together, a file a part."""

from kiosk.bootstrap.application import Application, application
from kiosk.bootstrap.running import run_services

__all__ = ["Application", "application", "run_services"]
