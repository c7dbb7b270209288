# What scripts/quickstart and scripts/test share: installing what is missing, configuring and building quietly.
# Sourced by bash. Logs go to build/log/.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
logs=$root/build/log
mkdir -p "$logs"

say() { printf '%s\n' "$*" >&2; }

# Runs a command with its output in a log; where it fails, the log's end is shown and the script ends.
quietly() {
  local name=$1 log=$logs/$1.txt begin=$SECONDS
  shift
  if "$@" >"$log" 2>&1; then
    say "  $name: done in $((SECONDS - begin)) s"
  else
    local code=$?
    say "  $name failed (exit code $code); the end of $log:"
    tail -n 40 "$log" >&2
    exit "$code"
  fi
}

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/scripts/lib/packages.txt"; }

missing_packages() {
  local package
  for package in $(packages); do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
  done
}

# Installs what scripts/lib/packages.txt names and the system does not have; only root can.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "This is no Debian; what scripts/lib/packages.txt names must be here already."
    return
  fi
  local missing
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    say "These packages are missing, and only root can install them:"
    say "  apt-get install --no-install-recommends" $missing
    exit 1
  fi
  say "Installing $(wc -w <<<"$missing") packages"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-update apt-get -o DPkg::Lock::Timeout=300 update
  # shellcheck disable=SC2086  # a list of names
  quietly apt-install apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing
}

# As many compilers at once as there are cores, and 700 MB of memory for each.
parallel() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 700000) }' /proc/meminfo)
  [ "${memory:-1}" -ge 1 ] || memory=1
  [ "$cores" -le "$memory" ] && echo "$cores" || echo "$memory"
}

# build PRESET [TARGET...]: configures and builds with a preset of CMakePresets.json.
build() {
  local preset=$1 launcher=()
  shift
  export CCACHE_SLOPPINESS=pch_defines,time_macros  # or ccache does not cache what uses precompiled headers
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  cd "$root"
  quietly configure cmake --preset "$preset" "${launcher[@]}"
  quietly build cmake --build --preset "$preset" -j "$(parallel)" "${@/#/--target=}"
}
