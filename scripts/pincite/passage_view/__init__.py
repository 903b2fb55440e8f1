"""One neutral view of a passage, which HTML, the PDF and all that comes later share.

A passage is a row of typed pieces (`pieces.py`): words, and what editors and the page add to them. It is cut here alone
(`cut.py`); an output translates the pieces into its own syntax and looks into no text by itself.
"""
