"""Figures as tables and charts."""
