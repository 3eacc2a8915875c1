"""Forewarned: who knew what, when, from whom, and what did they do about it?"""
