"""Use cases, one a file: plain asyncio, no Qt, everything from outside by the constructor."""
