"""What people decided: accept, edit, reject, merge, split, each with author, time and reason."""
