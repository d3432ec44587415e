"""Small reusable pieces: they know no service and speak by signals."""
