#!/usr/bin/env bash
# Sets up what the tests need, builds, runs every test project, and ends with "N passed, N failed, N skipped".
# What cannot be set up is said here by name, and the tests that need it are listed as skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-}"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# name of a command or file that proves the package is there; the Debian package; what is lost without it
need() {
  if [ -e "$1" ]; then return; fi
  if ! command -v apt-get >/dev/null; then echo "not set up: $2 ($3)"; return; fi
  if [ -z "${apt_updated:-}" ]; then as_root apt-get update -qq >/dev/null 2>&1; apt_updated=1; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1
  [ -e "$1" ] || echo "not set up: $2 ($3)"
}
need /usr/bin/chromium chromium "the Portal's tests in a browser"
need /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf fonts-noto-core "Vietnamese letters in those pictures"
need /usr/lib/python3/dist-packages/aiosmtpd/__init__.py python3-aiosmtpd "mail conversations with a real SMTP server"

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

dotnet build VanQuan.Workflows.sln -v quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

passed=0 failed=0 skipped=0 names=()
longest=1500 # seconds for one project; the slowest takes a quarter of it
count() { grep -o "<assembly [^>]*" "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc '0-9\n' | paste -sd+ | bc_ ; }
bc_() { read -r sum; echo $(( ${sum:-0} )); }

for project in tests/*.Tests; do
  name="VanQuan.Workflows.$(basename "$project")"
  report="$results/$name.xml"
  echo "== $name"
  # Who waits longest is named while it waits; a project that hangs is ended, so that the others are still told of.
  timeout --kill-after=30 "$longest" "$project/bin/Debug/net10.0/$name" -noColor -noLogo -longRunning 120 -result-xml "$report"
  code=$?
  if [ ! -s "$report" ]; then
    echo "$name gave no report (exit code $code)"; failed=$((failed + 1)); names+=("$name: no report, exit code $code"); continue
  fi
  here_failed=$(( $(count "$report" failed) + $(count "$report" errors) ))
  # A run that ends badly without naming a failed test has failed all the same.
  if [ "$code" != 0 ] && [ "$here_failed" = 0 ]; then here_failed=1; echo "$name ended with exit code $code"; fi
  passed=$((passed + $(count "$report" passed)))
  failed=$((failed + here_failed))
  skipped=$((skipped + $(count "$report" skipped)))
  mapfile -t -O "${#names[@]}" names < <(grep -o '<test [^>]*result="Fail"' "$report" | sed -E 's/.* name="([^"]*)".*/\1/')
  grep -o '<test [^>]*result="Skip"' "$report" | sed -E 's/.* name="([^"]*)".*/skipped: \1/'
done

# The designer's model has its tests beside it; the build has brought what they need, where Node is there.
echo "== src/Designer"
if [ -x src/Designer/node_modules/.bin/vitest ]; then
  report="$results/designer.json"
  (cd src/Designer && node_modules/.bin/vitest run --reporter=default --reporter=json --outputFile.json="$report")
  code=$?
  tally() { node -p "(require('$report').$1) || 0" 2>/dev/null || echo 0; }
  here_failed=$(tally numFailedTests)
  if [ "$code" != 0 ] && [ "$here_failed" = 0 ]; then here_failed=1; echo "the designer's tests ended with exit code $code"; fi
  passed=$((passed + $(tally numPassedTests)))
  failed=$((failed + here_failed))
  skipped=$((skipped + $(tally numPendingTests) + $(tally numTodoTests)))
else
  echo "skipped: the designer's tests (Node 20 with npm is missing, or its packages could not be had)"
  skipped=$((skipped + 1))
fi

# Once more and short: the last lines of a long log are the ones that are read.
for test in "${names[@]}"; do echo "failed: $test"; done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
