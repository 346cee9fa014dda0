"""The schemas of a record, one file a step, and the step to the next."""
