"""The case: documents, entries and decisions in one database, and the ledger with the decisions laid over it."""

from __future__ import annotations

from forewarned.case.adding import Added, Step
from forewarned.case.cases import Case, Status
from forewarned.case.corrections import FIELDS, Refused
from forewarned.case.deciding import Conflict
from forewarned.case.model import ACTS, Applied, Decision, Displaced, Proposal, Remark, Review
from forewarned.case.opening import import_case, new_case, open_case
from forewarned.case.reading import Reader, usual_reader
from forewarned.places import CaseError, is_case, is_url

__all__ = [
    "ACTS",
    "FIELDS",
    "Added",
    "Applied",
    "Case",
    "CaseError",
    "Conflict",
    "Decision",
    "Displaced",
    "Proposal",
    "Reader",
    "Refused",
    "Remark",
    "Review",
    "Status",
    "Step",
    "import_case",
    "is_case",
    "is_url",
    "new_case",
    "open_case",
    "usual_reader",
]
