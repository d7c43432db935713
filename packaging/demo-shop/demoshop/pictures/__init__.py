"""The demo shop's pictures: a small ray marcher, its studio, and a recipe for every product."""
