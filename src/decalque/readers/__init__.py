"""From files and bytes to text, and back."""
