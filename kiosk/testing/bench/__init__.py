"""`kiosk bench`: what a shopper waits for, measured on the whole application."""

from kiosk.testing.bench.command import bench

__all__ = ["bench"]
