"""Imported by the process that workers are forked from, so that the language model is loaded once for all."""

from forewarned.parse import nlp

nlp()
