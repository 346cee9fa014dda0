"""What a record answers; one question a file, one dataclass an answer."""
