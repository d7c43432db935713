"""The demo shop's data: catalogue, people, orders."""
