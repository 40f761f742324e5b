#!/usr/bin/env bash
# Load on the running server for as long as told (HH:MM:SS or seconds); at the end everything must add up.
#   tests/soak.sh [DURATION]         mixed load, with an upstream in changing trouble; two minutes unless told
#   tests/soak.sh abuse [DURATION]   abusive clients beside a quiet account, with the heap limit of deploy/kubernetes; 90 seconds unless told
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run --configuration Release --project tests/GraphGateway.Soak -- "$@"
