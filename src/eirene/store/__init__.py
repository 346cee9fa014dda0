"""The record's tables, its two databases, saving and loading."""
