#!/usr/bin/env bash
# Listens until the first desktop changes. An event's data is an answer; sed ends at the first that holds one.
source "$(dirname "$0")/gateway.sh"

query='subscription { agentChanged { kind changedFields agent { name } } }'
event=$(sed --quiet --unbuffered 's/^data: *\({.*\)/\1/p;T;q' < <(
  curl --silent --no-buffer "$url" --json "$(jq --null-input --arg query "$query" '{ $query }')" --header 'Accept: text/event-stream' "${credentials[@]}"))
jq --raw-output '.data.agentChanged | "\(.kind) \(.agent.name) \(.changedFields | join(", "))"' <<< "$event"
