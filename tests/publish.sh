#!/usr/bin/env bash
# Publishes the server as the Dockerfile does, starts the result in Production with the sandbox, and asks it a query.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
server=
stop() {
    if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
    rm -rf "$folder"
}
trap stop EXIT
fail() { echo "FAILED: $1" >&2; sed 's/^/  | /' "$folder/log" >&2 || true; exit 1; }

# The very step of the Dockerfile, but for where its result goes.
publish=$(sed -n 's/^ *\(dotnet publish .*\) --output \/app$/\1/p' Dockerfile)
[[ -n $publish ]] || fail "the Dockerfile has no line 'dotnet publish … --output /app'"
echo "$publish"
$publish --output "$folder/app" -nodeReuse:false > "$folder/log" || fail "it cannot be published"

# Port 0 is any free one; the log says which.
ASPNETCORE_ENVIRONMENT=Production Sandbox__Enabled=true \
    dotnet "$folder/app/GraphGateway.dll" --urls http://127.0.0.1:0 > "$folder/log" 2>&1 &
server=$!

address=
for _ in {1..300}; do
    address=$(sed -n 's/.*GraphQL endpoint: \(http:\/\/[0-9.]*:[0-9]*\)\/graphql.*/\1/p' "$folder/log")
    [[ -z $address ]] || break
    kill -0 "$server" 2>/dev/null || fail "the server has ended"
    sleep 0.1
done
[[ -n $address ]] || fail "the server does not listen after 30 seconds"
echo "Listening at $address"

answer=$(curl --silent --show-error --noproxy '*' --max-time 20 --json '{"query":"{ agents(first: 1) { totalCount } }"}' "$address/graphql") || fail "the query was not answered"
[[ $answer == '{"data":{"agents":{"totalCount":200}}}' ]] || fail "the query was answered with $answer"

dotnet "$folder/app/GraphGateway.dll" health --port "${address##*:}" || fail "health --port says that the server does not live"
ASPNETCORE_URLS="http://+:${address##*:}" dotnet "$folder/app/GraphGateway.dll" health || fail "health does not find the port in ASPNETCORE_URLS"

kill "$server"; wait "$server" || fail "the server ended with status $?"
server=
if dotnet "$folder/app/GraphGateway.dll" health --port "${address##*:}" 2>/dev/null; then fail "health says that a stopped server lives"; fi
echo "Published, started, asked, checked and stopped."
