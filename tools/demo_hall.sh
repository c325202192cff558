# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
: "${root:?the script that sources this one sets the root of the checkout}"
: "${data:?}" "${talond:?}" "${logins:?}"
# The demonstration's hall as it is made on the first run: its journal, its people, the codes of its devices. Sourced by tools/demo.sh.

random_password()
{
    head -c 9 /dev/urandom | base64 | tr '+/' 'xy'
}

# add_user LOGIN ROLE TITLE: with a random password, which is kept in the logins file.
add_user()
{
    local password
    password=$(random_password)
    "$talond" user --data "$data/talond" --login "$1" --role "$2" --title "$3" <<<"$password" >/dev/null
    printf '%-14s %-14s %s\n' "$1" "$password" "$3" >>"$logins"
}

add_users()
{
    (umask 077 && : >"$logins")
    local number
    for number in {1..8}; do
        add_user "operator$number" operator "Оператор $number"
    done
    add_user administrator administrator 'Администратор зала'
    add_user specialist specialist 'Специалист'
}

# enrol ROLE PLACE [FOLDER]: leaves a one-time code in the device's folder, unless the device has its keys already.
enrol()
{
    local folder=$data/${3:-$1}
    [[ ! -e $folder/identity.json ]] || return 0
    mkdir -p "$folder"
    "$talond" enrol --data "$data/talond" --role "$1" --place "$2" \
        | grep -oE '\b[0-9A-Z]{4}-[0-9A-Z]{4}\b' >"$folder/code"
}

# Makes the demonstration hall. It is made beside its place and moved there whole: a first run that was cut short
# leaves nothing half done.
create_hall()
{
    local place=$data site=$root/assets/demo/site.json
    [[ ! -e $place/talond ]] || return 0
    note "making the demonstration inspectorate in $place (its hall is open at any hour)"
    data=$(mktemp -d "$place.XXXXXX") logins=$data/logins.txt
    python3 "$root/tools/always_open.py" "$site" >"$data/site.json"
    "$talond" init --data "$data/talond" --site "$data/site.json" >/dev/null
    "$talond" content --data "$data/talond" --from "$root/assets/demo/stand" >/dev/null
    "$talond" survey --data "$data/talond" >/dev/null
    add_users
    mkdir -p "$place"
    mv "$data"/* "$place/"
    rmdir "$data"
    data=$place logins=$place/logins.txt
}
