#!/usr/bin/env bash
# audit.sh FOLDER…: fails if npm knows a fault of a package that is locked there, and says so where npm cannot tell.
# NuGet's packages are looked at by each restore (Directory.Build.props).
set -euo pipefail

faults=0
for folder in "$@"; do
  report=$(cd "$folder" && npm audit --package-lock-only --json 2>/dev/null) && code=0 || code=$?
  if [[ $report != *'"auditReportVersion"'* ]]; then
    echo "Not audited: $folder, for npm's registry did not say which packages have known faults."
  elif [ "$code" != 0 ]; then
    (cd "$folder" && npm audit --package-lock-only) || true
    faults=1
  else
    echo "No known faults: $folder"
  fi
done
exit "$faults"
