"""The steps of the schema as plain SQL, only ever added to.

No step knows a type of ours: a step says today what it will still say in ten years.
"""
