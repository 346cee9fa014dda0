"""The record: open it, add to it, ask it, correct it."""
