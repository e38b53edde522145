"""The shape of what goes over the wire, written once: a pydantic model checks it, describes it in openapi.json, and
gives the pages their types.
"""
