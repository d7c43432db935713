"""The HTTP contract of the central API as pydantic models, shared by the client and the bundled service."""
