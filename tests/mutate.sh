#!/usr/bin/env bash
# Changes the code of one folder, a bit at a time, and runs the tests that cover the change: one that no test notices is a gap in the tests.
# See docs/testing.md.
set -euo pipefail
cd "$(dirname "$0")/.."

folder="${1:?The folder to change is missing: see tests/mutation.txt.}"
files="${2:-**/*.cs}"
read -r path tests filter < <(awk -v folder="$folder" '!/^#/ && ($1 == folder || $1 ~ "/" folder "$")' tests/mutation.txt) ||
  { echo "The folder '$folder' is not in tests/mutation.txt. It has:$(awk '!/^#/ { printf " %s", $1 }' tests/mutation.txt)" >&2; exit 2; }
project="${path%%/*}"
report="$PWD/artifacts/mutation/${path#*/}"
mkdir -p "$report"
cat > "$report/config.json" <<JSON
{
  "stryker-config": {
    "project": "$project.csproj",
    "mutate": ["${path#*/}/$files"],
    "test-case-filter": "$(printf '|FullyQualifiedName~%s' $filter | cut -c 2-)",
    "coverage-analysis": "perTest",
    "concurrency": ${MUTATE_CONCURRENCY:-2},
    "additional-timeout": 15000,
    "ignore-methods": ["*Log*", "*Exception.ctor"],
    "reporters": ["progress", "cleartext", "json", "html"]
  }
}
JSON
dotnet tool restore > /dev/null
# A busy machine takes its time to name the SDK, and to run what a test waits for.
export DOTNET_INFO_WAIT_TIME="${DOTNET_INFO_WAIT_TIME:-120000}"
dotnet build "tests/$tests" -clp:ErrorsOnly -p:RunAnalyzers=false
cd "tests/$tests"
exec nice -n "${MUTATE_NICE:-10}" dotnet stryker --config-file "../../artifacts/mutation/${path#*/}/config.json" --output "../../artifacts/mutation/${path#*/}" --skip-version-check
