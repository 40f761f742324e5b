# How to reach the gateway: its address and, where it wants one, a token. The other scripts read this one. Needs curl and jq.
set -euo pipefail
url=${GATEWAY_URL:-http://localhost:5080/graphql}

# Calls curl with the token, which stands in no command line, for those are shown to everybody on the machine.
call() {
  curl --silent --show-error --config <(printf '%s' "${GATEWAY_TOKEN:+header = \"Authorization: Bearer $GATEWAY_TOKEN\"}") "$@"
}

# ask QUERY VARIABLES [CURL OPTIONS]: sends an operation and prints its data; fails if anything of it failed.
ask() {
  local query=$1 variables=$2
  shift 2
  jq --null-input --arg query "$query" --argjson variables "$variables" '{ $query, $variables }' |
    call "$url" --json @- "$@" |
    jq 'if .errors then .errors | map("\(.extensions.code): \(.message)") | join("\n") | error else .data end'
}
