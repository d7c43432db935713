"""The camera: frames, their decoding, and what was newly shown."""
