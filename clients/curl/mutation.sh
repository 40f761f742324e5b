#!/usr/bin/env bash
# Opens a quick-support connection, once even if it is sent twice, and shows what a refusal looks like.
source "$(dirname "$0")/gateway.sh"

create='mutation Create($input: CreateSupportConnectionInput!) {
  createSupportConnection(input: $input) {
    supportConnection { id status }
    errors { __typename ... on Error { code message } }
  }
}'
close='mutation Close($id: ID!) {
  closeSupportConnection(input: { supportConnectionId: $id }) {
    supportConnection { status }
    errors { __typename ... on Error { code message } }
  }
}'

# One key for one intention: who got no answer sends the same again, and gets the answer to the first.
key="example-$(date +%s)-$$"
open() { ask "$create" '{ "input": { "clientName": "Ada" } }' --header "Idempotency-Key: $key" | jq --raw-output '.createSupportConnection.supportConnection.id'; }
id=$(open)
[ "$id" = "$(open)" ] && echo 'opened once: true'

# What the domain refuses stands in the payload, with a code to decide by; it is not among the errors of the answer.
variables=$(jq --null-input --arg id "$id" '{ $id }')
ask "$close" "$variables" > /dev/null
ask "$close" "$variables" | jq --raw-output '.closeSupportConnection.errors[] | "refused: \(.code): \(.message)"'
