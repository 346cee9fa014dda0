"""The same actor, event, figure or process across reports."""
