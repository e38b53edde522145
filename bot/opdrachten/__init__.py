"""The commands of `regiewijzer` (docs/contract.md), one module a command.

A module has HULP (a line for --help), `argumenten(parser)` and `doe(keuzes)`, which gives the exit code. Heavy imports
are inside `doe`: each command pays only for what it uses.
"""
