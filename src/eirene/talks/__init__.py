"""The state of negotiations by day."""
