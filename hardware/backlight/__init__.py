"""The light behind the screen."""
