"""The software bill of materials: exactly what is in the build, in the CycloneDX format."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from unhurried.services.licences import Part

FORMAT = "1.6"


def written(parts: Iterable[Part], version: str, date: str, scratch: Path) -> str:
    """The bill as JSON. What is known of each distribution is read from its metadata by cyclonedx-bom."""
    known = _known(scratch)
    by_key = {_key(component["name"]): component for component in known["components"]}
    components = [_component(part, by_key) for part in parts]
    within = {component["bom-ref"] for component in components}
    needs = [
        {**line, "dependsOn": [ref for ref in line.get("dependsOn", ()) if ref in within]}
        for line in known.get("dependencies", ())
        if line["ref"] in within
    ]
    ours = {"type": "application", "bom-ref": "unhurried", "name": "unhurried", "version": version}
    ours["licenses"] = [{"license": {"id": "MIT"}}]
    top = {"ref": "unhurried", "dependsOn": sorted(within)}
    bill = {
        "$schema": known["$schema"],
        "bomFormat": "CycloneDX",
        "specVersion": FORMAT,
        "version": 1,
        "metadata": {"timestamp": f"{date}T00:00:00Z", "component": ours},
        "components": components,
        "dependencies": [top, *needs],
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _known(scratch: Path) -> dict[str, Any]:
    """Everything installed where the build runs, tools included; only a part of it is in the build."""
    file = scratch / "everything.cdx.json"
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--sv", FORMAT]
    subprocess.run([*command, "--output-file", file, sys.prefix], check=True, capture_output=True)
    return json.loads(file.read_text("utf-8"))


def _component(part: Part, known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What the metadata says, without addresses: they are not of the build, and they go stale."""
    component = known.get(_key(part.name))
    if component is None:
        ref = f"inside-{_key(part.name)}-{_key(part.version)}"
        kind = "application" if part.name == "Python" else "library"
        said = [{"license": {"id": part.licence}}]
        return {"type": kind, "bom-ref": ref, "name": part.name, "version": part.version, "licenses": said}
    return {key: value for key, value in component.items() if key not in ("externalReferences", "purl")}


def _key(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", name).lower()
