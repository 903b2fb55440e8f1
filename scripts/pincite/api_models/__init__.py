"""The models of the JSON files that are published: what they hold, and the schemas that follow from them."""
