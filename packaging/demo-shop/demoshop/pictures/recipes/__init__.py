"""A recipe a shape: from a product's look to a scene."""
