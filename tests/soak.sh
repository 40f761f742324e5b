#!/usr/bin/env bash
# Mixed load with an upstream in changing trouble, for as long as told (HH:MM:SS, two minutes unless told); at the end everything must add up.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run --configuration Release --project tests/GraphGateway.Soak -- "$@"
