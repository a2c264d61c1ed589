"""Measuring: pairs of damaged and corrected text, and how well findings match the edits between them."""
