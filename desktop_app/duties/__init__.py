"""할 일: the duties that follow from the year's plan, 행정사항 of the departments (features.md E13, E15)."""
