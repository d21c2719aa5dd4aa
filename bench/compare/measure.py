"""Runs a command and writes what it and its children took, as JSON: measure.py FILE COMMAND ARGUMENTS...

The same instrument for both tools. It is a small process of its own because a process starts with the
peak memory of the one that started it.
"""

import json
import os
import sys
import time

file, command = sys.argv[1], sys.argv[2:]
start = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
# Linux counts in kilobytes, macOS in bytes
megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
with open(file, "w", encoding="utf-8") as output:
    json.dump(
        {
            "wallMs": wall * 1000,
            "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000,
            "peakMb": usage.ru_maxrss / megabyte,
        },
        output,
    )
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
