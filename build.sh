#!/usr/bin/env bash
# Everything that must hold before a change lands: restore, format, build, manifest, all tests.
# Ends with one line, "N passed, N failed"; a test that was skipped counts as failed.
# With --full the tests that have two sizes run in the larger one, and their figures are said before that line.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=artifacts/tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { printf '\n== %s\n' "$1"; }
fail() { printf '%s\n' "$1" >&2; exit 1; }

# need COMMAND PACKAGE PURPOSE: installs Debian's package if this machine lets us, else says what is missing.
need() {
  command -v "$1" >/dev/null && return
  say "Installing $2, for $3"
  local root=""
  [ "$(id -u)" = 0 ] || root="sudo -n"
  if command -v apt-get >/dev/null && $root true 2>/dev/null; then
    $root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null \
      || fail "$2 could not be installed; the tests need it for $3."
  else
    fail "$1 is missing; the tests need it for $3. Install $2."
  fi
}

case "${1:-}" in
  "") ;;
  --full) export SCALE=full ;;
  *) fail "usage: ./build.sh [--full]" ;;
esac

command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
command -v npm >/dev/null || fail "Node.js 20 or newer is missing: https://nodejs.org"
need chromium chromium "the end-to-end tests"
need strace strace "the tests of what is flushed to disk"
need faketime faketime "the fault run, in which clocks jump"

for folder in playground tests/npm; do
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json"; then
    say "npm ci in $folder"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund)
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json"
  fi
done

say "Restore"
# Anew even if nothing changed: what is known of the packages may have.
dotnet restore --locked-mode --force | tee "$log"
if grep -qE 'NU1900|NU1905' "$log"; then
  echo "Not audited: NuGet's packages, for no source said which of them have known faults."
fi
say "Audit"
./audit.sh playground tests/npm
say "Build"
dotnet build -c Release --no-restore
say "Format"
dotnet format --verify-no-changes --no-restore
say "Manifest"
node manifest/pack.mjs

rm -rf "$results"
for project in PmoBot.Tests PmoBot.EndToEnd; do
  say "$project"
  dotnet test "tests/$project" -c Release --no-build --results-directory "$results" --logger "trx;LogFileName=$project.trx" || true
done

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | sed -E "s/.* $1=\"([0-9]+)\".*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed)
failed=$(( $(count total) - passed ))
# A test run that died before it could say anything is a failure too.
for project in PmoBot.Tests PmoBot.EndToEnd; do
  [ -f "$results/$project.trx" ] || failed=$((failed + 1))
done
if [ "${SCALE:-}" = full ]; then
  say "Figures"
  grep -ohE "(Kill test of a round|Three replicas|Rough Connector|Fault run) *[^<]*:[^<]*" "$results"/*.trx || true
fi
say "Result"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
