"""The board: the ledger of a case with all decisions, laid out in its database for pages that show a part of it."""
