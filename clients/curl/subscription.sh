#!/usr/bin/env bash
# Listens until the first desktop changes: each event that holds data is an answer. That curl cannot write any more then is no error.
source "$(dirname "$0")/gateway.sh"

query='subscription { agentChanged { kind changedFields agent { name } } }'
while IFS= read -r line; do
  [[ $line == data:*{* ]] || continue
  jq --raw-output '.data.agentChanged | "\(.kind) \(.agent.name) \(.changedFields | join(", "))"' <<< "${line#data:}"
  exit
done < <(call "$url" --no-show-error --no-buffer --header 'Accept: text/event-stream' --json "$(jq --null-input --arg query "$query" '{ $query }')")
echo 'The stream has ended, or never began.' >&2
exit 1
