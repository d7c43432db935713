"""The kiosk: domain, ports, services, the central API and the central service."""

__version__ = "0.1.0"
