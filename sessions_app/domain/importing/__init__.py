"""Writing many rows at once, for an import that has checked them."""
