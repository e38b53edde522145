"""The skills, one module each (or a few that are one subject). A module in this folder is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from ..vaardigheid import REGISTER, Vaardigheid

for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")

VAARDIGHEDEN: Mapping[str, Vaardigheid] = REGISTER

__all__ = ["VAARDIGHEDEN"]
