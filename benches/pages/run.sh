#!/usr/bin/env bash
# How many pages a second, and how long each takes: home, list, thread, search and suggestions, as guest and signed
# in, on a site filled from a Stack Exchange dump. Needs wrk, curl and a release build.
#   benches/pages/run.sh DUMP-FOLDER [SECONDS]
set -euo pipefail
dump=$(realpath "$1") seconds=${2:-10}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
binary=${PEERDESK_BINARY:-target/release/peerdesk}
work=$(mktemp -d "${TMPDIR:-/tmp}/peerdesk-pages.XXXXXX")
port=$((20000 + RANDOM % 20000)) base=http://127.0.0.1:$port server=
export PEERDESK_DATA=$work/site PEERDESK_LISTEN=127.0.0.1:$port PEERDESK_URL=$base PEERDESK_LIMITS=off PEERDESK_LOG=error
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

now() { date +%s%N; }
millis_since() { echo $((($(now) - $1) / 1000000)); }

begun=$(now)
"$binary" import stackexchange "$dump" --space support >"$work/import.log"
printf 'import: %s ms\n' "$(millis_since "$begun")"

# Until it is ready: first with the index to build, then with all of it there.
start() {
  local begun
  begun=$(now)
  "$binary" serve >"$work/serve.log" &
  server=$!
  until curl -fs "$base/readyz" >/dev/null 2>&1; do kill -0 "$server"; done
  printf '%s: ready after %s ms\n' "$1" "$(millis_since "$begun")"
}
start 'first start, index built'
setup=$(grep -om1 '/setup/[^ ]*' "$work/serve.log")
kill "$server"; wait "$server" || true
start 'start again'
printf 'index: %s KiB; database: %s KiB\n' "$(du -sk "$work/site/search" | cut -f1)" "$(du -k "$work/site/peerdesk.db" | cut -f1)"
printf 'memory after start: %s KiB\n' "$(awk '/VmRSS/ { print $2 }' "/proc/$server/status")"

# A signed-in reader: the first administrator, made by the link that the start printed.
setup=$(grep -om1 '/setup/[^ ]*' "$work/serve.log" || echo "$setup")
curl -fsS -o /dev/null -c "$work/cookies" -H "Origin: $base" "$base$setup" \
  --data-urlencode name=Anna --data-urlencode mail=anna@example.org --data-urlencode password='correct horse battery staple' --data handle=who-measures
cookie=$(awk '$6 ~ /session/ { printf "%s=%s", $6, $7 }' "$work/cookies")

curl -fsS "$base/threads?tab=unresolved" >"$work/list.html"
thread=$(grep -om1 'href="/threads/[0-9][^"#?]*' "$work/list.html" | cut -d'"' -f2)
printf '%-14s %-10s %9s %9s %9s\n' page as pages/s 'p50 ms' 'p99 ms'
measure() {
  local name=$1 url=$2 who header
  for who in guest member; do
    header='X-Nobody: 1'
    if [ "$who" = member ]; then header="Cookie: $cookie"; fi
    [ "$(curl -s -o /dev/null -w '%{http_code}' -H "$header" "$base$url")" = 200 ] || { echo "$url does not answer 200" >&2; exit 1; }
    wrk -t1 -c4 -d"${seconds}s" --latency -H "$header" "$base$url" >"$work/wrk.log"
    awk -v name="$name" -v who="$who" '
      function ms(text) { return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000 }
      $1 == "50%" { p50 = ms($2) } $1 == "99%" { p99 = ms($2) } $1 == "Requests/sec:" { rate = $2 }
      /Non-2xx/ { bad = " (" $0 ")" }
      END { printf "%-14s %-10s %9.0f %9.1f %9.1f%s\n", name, who, rate, p50, p99, bad }' "$work/wrk.log"
  done
}
measure home /
measure list /threads
measure thread "$thread"
measure search '/search?q=install+license+error'
measure suggestions '/suggestions?title=how+do+i+install+the+lic'
printf 'memory after it: %s KiB\n' "$(awk '/VmRSS/ { print $2 }' "/proc/$server/status")"
