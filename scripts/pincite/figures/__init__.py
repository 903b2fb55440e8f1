"""Figures: numbers of the sources, each with its sentence."""
