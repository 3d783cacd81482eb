#!/usr/bin/env bash
# Everything that is checked, by one command on a fresh Debian: formatting, lints, every Rust test on SQLite and
# on PostgreSQL, and the browser tests. Installs what it needs and lacks, ends only what it started, and its last
# line is the total. See CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CI=true CARGO_TERM_COLOR=never
exec </dev/null

work=$(mktemp -d "${TMPDIR:-/tmp}/peerdesk-tests.XXXXXX")
pg_bin='' pg_started=no is_red=no passed=0 failed=0 table=''

# ---- What is needed ---------------------------------------------------------------------------------------------

say() { printf '\n== %s\n' "$*"; }
give_up() { printf 'tests/run.sh: %s\n' "$*" >&2; printf '0 passed, 1 failed\n'; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# The PostgreSQL programs: Debian keeps those of the server out of the path.
find_postgres() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) $(dirname "$(command -v initdb || true)" 2>/dev/null); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then pg_bin=$folder; return 0; fi
  done
  return 1
}

# What lacks, by Debian's names.
lacking() {
  find_postgres || echo postgresql
  command -v strace >/dev/null || echo strace
  command -v chromium >/dev/null || echo chromium
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

install_what_lacks() {
  local packages
  command -v cargo >/dev/null || give_up "Rust is needed: https://rustup.rs, or Debian's rustup"
  command -v cc >/dev/null || give_up "a C compiler is needed: apt-get install build-essential"
  mapfile -t packages < <(lacking)
  if [ "${#packages[@]}" -gt 0 ]; then
    say "Installing ${packages[*]}"
    command -v apt-get >/dev/null || give_up "please install ${packages[*]}; there is no apt-get to do it with"
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
      give_up "please install ${packages[*]}, or run this as root: sudo asks for a password"
    fi
    as_root apt-get update -q || give_up "apt-get could not read its lists of packages"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" ||
      give_up "apt-get could not install ${packages[*]}"
  fi
  find_postgres || give_up "PostgreSQL was installed and its initdb is not to be found"
  if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    rustup component add rustfmt clippy || give_up "rustfmt and clippy are needed"
  fi
  (cd tests/browser && npm ci --no-audit --no-fund --ignore-scripts)
}

# ---- PostgreSQL -------------------------------------------------------------------------------------------------

# The server refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

is_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_postgres() {
  local folder="$work/postgres" port tries
  mkdir "$folder"
  chmod 711 "$work"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$folder"; fi
  as_postgres "$pg_bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$work/initdb.log" ||
    { cat "$work/initdb.log"; return 1; }
  for tries in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    if is_busy "$port"; then continue; fi
    # Not made to survive a power cut: the tests kill Peerdesk, never this server.
    if as_postgres "$pg_bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o \
      "-h 127.0.0.1 -p $port -k $folder -c fsync=off -c full_page_writes=off -c max_connections=300" start >"$work/pg_ctl.log" 2>&1
    then
      pg_started=yes
      postgres_url="postgres://postgres@127.0.0.1:$port"
      return 0
    fi
  done
  cat "$work/pg_ctl.log" "$folder/log" || true
  return 1
}

clean_up() {
  if [ "$pg_started" = yes ]; then
    as_postgres "$pg_bin/pg_ctl" -D "$work/postgres/data" -m immediate -w stop >/dev/null 2>&1 || true
  fi
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- Steps ------------------------------------------------------------------------------------------------------

# The numbers before a word at the end of a run of tests, added up: cargo says "12 passed", node says "pass 12".
sum_of() {
  awk -v word="$2" '
    /^test result:/ { for (i = 2; i <= NF; i++) if ($i ~ "^" word "ed;?$") total += $(i - 1) }
    /^(ℹ|#) (pass|fail) [0-9]+$/ { if ($2 == word) total += $3 }
    END { print total + 0 }' "$1"
}

# step NAME COMMAND…: runs it, counts its tests and minutes; a red step does not keep the others from running.
step() {
  local name=$1 log="$work/step.log" begun=$SECONDS state=ok ok bad
  shift
  say "$name"
  "$@" 2>&1 | tee "$log" || state=FAILED
  ok=$(sum_of "$log" pass) bad=$(sum_of "$log" fail)
  if [ "$state" = FAILED ]; then
    is_red=yes
    if [ "$bad" = 0 ]; then bad=1; fi # it could not run to its end
  fi
  passed=$((passed + ok)) failed=$((failed + bad))
  table+=$(printf '%-28s %-6s %6d %6d %7s' "$name" "$state" "$ok" "$bad" "$(minutes $((SECONDS - begun)))")$'\n'
}

minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

on_postgres() {
  PEERDESK_TEST_POSTGRES=$postgres_url cargo test --test forum --no-fail-fast
}

in_browser() {
  cargo build && (cd tests/browser && node --test --test-reporter=spec)
}

step 'Set-up' install_what_lacks
if [ "$is_red" = yes ]; then give_up 'the set-up failed'; fi
find_postgres && start_postgres || give_up 'PostgreSQL does not start'
export PEERDESK_FUZZ_SECONDS="${PEERDESK_FUZZ_SECONDS:-60}"
step 'Formatting' cargo fmt --check
step 'Lints' cargo clippy --all-targets -- -D warnings
step 'Tests on SQLite' cargo test --no-fail-fast
export PEERDESK_FUZZ_SECONDS=5
step 'Tests on PostgreSQL' on_postgres
step 'Browser' in_browser

say 'Summary'
printf '%-28s %-6s %6s %6s %7s\n%s%-28s %-6s %6s %6s %7s\n\n' step '' passed failed m:ss "$table" all '' '' '' "$(minutes $SECONDS)"
printf '%d passed, %d failed\n' "$passed" "$failed"
if [ "$is_red" = yes ] || [ "$failed" -gt 0 ]; then exit 1; fi
