"""The client of the central API."""
