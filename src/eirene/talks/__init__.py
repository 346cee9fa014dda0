"""The state of talks on a day, worked out from what each report says: no database, no clock."""
