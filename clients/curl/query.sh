#!/usr/bin/env bash
# Reads all desktops that are online, page by page.
source "$(dirname "$0")/gateway.sh"

query='query Online($first: Int!, $after: String) {
  agents(first: $first, after: $after, where: { online: { eq: true } }, order: [{ name: ASC }]) {
    nodes { id name os }
    pageInfo { hasNextPage endCursor }
  }
}'

after=null
while [ -n "$after" ]; do
  data=$(ask "$query" "{ \"first\": 50, \"after\": $after }")
  jq --raw-output '.agents.nodes[] | "\(.name) \(.os // "")"' <<< "$data"
  after=$(jq '.agents.pageInfo | if .hasNextPage then .endCursor else empty end' <<< "$data")
done
