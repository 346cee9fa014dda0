"""What reports say differently of one thing, and why; one check a file."""
