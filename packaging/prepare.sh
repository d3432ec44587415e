# Sourced by ./run and ./test: find Python 3.11 or later, make .venv, install when pyproject.toml changed.
extra="${UNHURRIED_EXTRA-}"
stamp=".venv/installed${extra:+-$extra}"

if [ ! -x .venv/bin/python ]; then
    python=""
    for candidate in python3.13 python3.12 python3.11 python3.14 python3 python; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python="$candidate"
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Unhurried needs Python 3.11 or later with venv; on Debian or Ubuntu: sudo apt install python3 python3-venv" >&2
        exit 1
    fi
    "$python" -m venv .venv
fi

if ! cmp -s pyproject.toml "$stamp"; then
    echo "Installing what Unhurried needs; this happens once." >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}"
    cp pyproject.toml "$stamp"
    if [ -n "$extra" ]; then cp pyproject.toml .venv/installed; fi
fi
