"""Tests of the bibliography: what is written, and what readers of each form get back."""
