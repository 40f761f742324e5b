#!/usr/bin/env bash
# Runs an operation that the server has, by its id: a GET, which caches may keep and ask about again.
source "$(dirname "$0")/gateway.sh"

tag=$(mktemp)
trap 'rm -f "$tag"' EXIT
call "$url/persisted/AgentGroups" --fail --etag-save "$tag" | jq --raw-output '.data.agentGroups[] | "\(.name): \(.agentCount)"'

status=$(call "$url/persisted/AgentGroups" --output /dev/null --write-out '%{http_code}' --etag-compare "$tag")
if [ "$status" = 304 ]; then echo 'nothing has changed since'; else echo 'something has changed since'; fi
