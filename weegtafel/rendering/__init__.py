"""Typesetting: a document tree becomes a PDF or a DOCX. Nothing is decided here about content.

Importing this package is cheap; the libraries for fonts and pictures load when a document is made.
"""
