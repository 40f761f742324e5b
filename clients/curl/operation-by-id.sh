#!/usr/bin/env bash
# Runs an operation that the server has, by its id: a GET, which caches may keep and ask about again.
source "$(dirname "$0")/gateway.sh"

tag=$(mktemp)
trap 'rm -f "$tag"' EXIT
curl --silent --show-error --fail "$url/persisted/AgentGroups" --etag-save "$tag" "${credentials[@]}" | jq --raw-output '.data.agentGroups[] | "\(.name): \(.agentCount)"'

status=$(curl --silent --output /dev/null --write-out '%{http_code}' "$url/persisted/AgentGroups" --etag-compare "$tag" "${credentials[@]}")
[ "$status" = 304 ] && echo 'nothing has changed since' || echo 'something has changed since'
