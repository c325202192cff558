# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
: "${root:?the script that sources this one sets the root of the checkout}"
# Installs what is missing of the package lists in deploy/packages. Sourced; needs tools/say.sh.

node_needed=18

# The names in the lists given, without comments.
package_names()
{
    local list
    for list in "$@"; do
        sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$root/deploy/packages/$list.txt"
    done | sort -u
}

package_installed()
{
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# A node of version $node_needed or newer with its npm is on the PATH.
node_is_good()
{
    local version
    command -v npm >/dev/null && version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    [[ ${version%%.*} -ge $node_needed ]]
}

missing_packages()
{
    local name
    package_names "$@" | while read -r name; do
        package_installed "$name" || echo "$name"
    done
    node_is_good || printf '%s\n' nodejs npm
}

# Runs a command as root: directly, or through sudo.
as_root()
{
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        die "packages are missing and this user is not root; install sudo, or run as root: apt-get install ${missing[*]}"
    fi
}

# install_packages LIST…: installs what the lists name and the system lacks; silent when nothing is missing.
install_packages()
{
    local names
    local -a missing
    names=$(missing_packages "$@") || die "the package lists could not be read"
    [[ -n $names ]] || return 0
    mapfile -t missing <<<"$names"
    command -v apt-get >/dev/null || die "this is not Debian (no apt-get); these packages are missing: ${missing[*]}"
    note "installing ${#missing[@]} packages: ${missing[*]}"
    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update || die "apt-get update failed: is the network there?"
    as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null \
        || die "apt-get could not install: ${missing[*]}"
    node_is_good || die "Node.js $node_needed or newer with npm is needed; found: $(node --version 2>&1)"
}
