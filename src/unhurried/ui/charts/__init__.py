"""Pictures of counts and orders. They are handed words and numbers, and know shapes, not habits."""
