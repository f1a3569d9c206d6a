# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034
# What the scripts in this folder share: words, logs, becoming root, and where things are kept.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ -n "${HOME:-}" ] || HOME=~
export HOME
cache=${XDG_CACHE_HOME:-$HOME/.cache}/depotscope

# Words go to stderr: stdout is for what was asked for.
say() { printf '%s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# The comment block at the top of the calling script is its help.
help_and_exit() {
    sed -n '3,${/^#/!q;s/^# \{0,1\}//p;}' "$0"
    exit 0
}

# can_be_root: root itself, or a sudo that need not ask or has a terminal to ask on (then it asks now).
can_be_root() { [ "$(id -u)" -eq 0 ] || { have sudo && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; }; }

[ "$(uname)" = Linux ] || fail "Depotscope is for Linux; its scan and its safe removal have not been written for $(uname)."

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# quietly LOG WORDS COMMAND…: runs COMMAND with its output in LOG, shows that it is alive by the step counters [3/40] that
# it prints, and shows the end of LOG if it fails.
quietly() {
    local log=$1 words=$2 start=$SECONDS status=0
    shift 2
    mkdir -p "$(dirname "$log")"
    if [ -t 2 ]; then printf '%s … ' "$words" >&2; else say "$words …"; fi
    "$@" 2>&1 </dev/null | tee "$log" | show_steps "$words" || status=$?
    if [ "$status" -ne 0 ]; then
        say ""
        tail -n 60 "$log" >&2
        say "$words: failed after $((SECONDS - start)) s. The whole log is $log"
        return "$status"
    fi
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
    say "$words: done in $((SECONDS - start)) s"
}

show_steps() {
    local line quarter=0
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        if [ -t 2 ]; then
            printf '\r%s … %s of %s ' "$1" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
        elif [ "${BASH_REMATCH[2]}" -ge 20 ] && [ $((4 * BASH_REMATCH[1] / BASH_REMATCH[2])) -gt $quarter ]; then
            quarter=$((4 * BASH_REMATCH[1] / BASH_REMATCH[2]))
            say "  ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
        fi
    done
}

# debian_mirrors: the Debian archives that this machine's own apt uses, one URI a line. DEPOTSCOPE_MIRROR overrides them.
debian_mirrors() {
    if [ -n "${DEPOTSCOPE_MIRROR:-}" ]; then
        printf '%s\n' "$DEPOTSCOPE_MIRROR"
        return
    fi
    local known
    known=$(debian_archives)
    if [ -z "$known" ]; then
        # No package lists here (images are shipped without), and perhaps no right to fetch them: read them apart.
        local lists
        lists=$(mktemp -d)
        mkdir "$lists/partial"
        apt-get -qq -o Dir::State::lists="$lists" -o APT::Sandbox::User=root -o Debug::NoLocking=1 update >/dev/null 2>&1 || true
        known=$(debian_archives -o Dir::State::lists="$lists")
        rm -rf "$lists"
    fi
    printf '%s\n' "$known" | while read -r uri; do
        uri=${uri%/}
        case $uri in
            mirror+file:*) grep -hoE '^[a-z]+:[^[:space:]]+' "${uri#mirror+file:}" || true ;;
            http*:* | file:* | copy:*) printf '%s\n' "$uri" ;;
        esac
    done | awk '!seen[$0]++'
}

debian_archives() {
    # $(…) is apt's notation.
    # shellcheck disable=SC2016
    apt-get "$@" indextargets --format '$(ORIGIN)|$(LABEL)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        sed -n 's/^Debian|Debian|main|//p' | awk '!seen[$0]++'
}

# configure_preset PRESET: prepares build/PRESET, if something about it changed.
configure_preset() {
    local preset=$1 tree=$project/build/$1 prefix
    prefix=$("$project/packaging/dependencies" --prefix)
    prefix=${DEPOTSCOPE_PREFIX:-}${DEPOTSCOPE_PREFIX:+${prefix:+;}}$prefix
    # Ninja runs CMake again when a CMakeLists.txt changed; the rest is ours to notice.
    if [ ! -f "$tree/build.ninja" ] || [ "$project/CMakePresets.json" -nt "$tree/build.ninja" ] ||
        ! grep -qxF "CMAKE_PREFIX_PATH:UNINITIALIZED=$prefix" "$tree/CMakeCache.txt"; then
        (cd "$project" && DEPOTSCOPE_PREFIX=$prefix quietly "$tree/configure.log" "Configuring" cmake --preset "$preset") ||
            fail "CMake could not prepare the build. If it misses a library: packaging/dependencies"
    fi
}

# build_preset PRESET [TARGET]...: configures and builds in build/PRESET.
build_preset() {
    local preset=$1 tree=$project/build/$1
    shift
    configure_preset "$preset"
    quietly "$tree/build.log" "Building" cmake --build "$tree" ${1+--target "$@"} || fail "The build failed; its messages are above."
}
