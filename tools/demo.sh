# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
: "${root:?the script that sources this one sets the root of the checkout}"
# The demonstration inspectorate of `./run`: made on the first run, started, ended. Sourced; needs tools/say.sh.

data=${TALON_DATA:-$root/run-data}
listen=${TALON_LISTEN:-127.0.0.1:8080}
programs=${TALON_PROGRAMS:-$root/build/release}
talond=$programs/services/server/talond
kiosk=$programs/kiosk/talon-kiosk
logins=$data/logins.txt
bookings=
pids=()

# Fails early, with advice, where no window could be opened.
need_display()
{
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] \
        || die "there is no display here (DISPLAY is not set); try ./run --tour DIR, which needs none"
}

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
    add_user operator1 operator 'Оператор 1'
    add_user operator2 operator 'Оператор 2'
    add_user operator3 operator 'Оператор 3'
    add_user administrator administrator 'Администратор зала'
    add_user specialist specialist 'Специалист'
}

# enrol ROLE PLACE: leaves a one-time code in the device's folder, unless the device has its keys already.
enrol()
{
    [[ ! -e $data/$1/identity.json ]] || return 0
    mkdir -p "$data/$1"
    "$talond" enrol --data "$data/talond" --role "$1" --place "$2" \
        | grep -oE '\b[0-9A-Z]{4}-[0-9A-Z]{4}\b' >"$data/$1/code"
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

# start NAME COMMAND…: in the background, with a log of its own.
start()
{
    local name=$1
    shift
    "$@" >>"$data/$name.log" 2>&1 &
    pids+=($!)
}

start_backend()
{
    local log=$data/talond.log
    : >"$log"
    # A demonstration speaks plain HTTP, also where TALON_LISTEN lets other machines in.
    printf '[tls]\nplain = true\n' >"$data/talond.toml"
    start talond "$talond" serve --data "$data/talond" --config "$data/talond.toml" --listen "$listen" --web "$root/services/web/dist"
    local backend=${pids[-1]} tries
    for ((tries = 0; tries < 100; tries++)); do
        ! grep -q '^listening on' "$log" || return 0
        kill -0 "$backend" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 3 "$log" >&2
    die "talond did not start; its log is $log"
}

# The day's list of bookings, fresh for today, taken in as the specialist would; without it the demonstration goes on.
take_in_bookings()
{
    bookings=$(python3 "$root/tools/demo_bookings.py" "http://$listen" "$logins") \
        || note "today's bookings could not be taken in; the kiosk offers the ordinary queue alone"
}

# start_device ROLE: with the enrolment code as long as the device has no keys of its own.
start_device()
{
    local role=$1
    local -a more=(--server "http://$listen")
    [[ -e $data/$role/identity.json ]] || more+=(--enrol "$(<"$data/$role/code")")
    [[ $role != hall ]] || more+=(--voice "$programs/voice" --chime "$programs/sounds/chime.wav")
    [[ $role == hall ]] || more+=(--chime "$programs/sounds/question.wav")
    start "$role" "$kiosk" --role "$role" --data "$data/$role" --windowed "${more[@]}"
}

end_programs()
{
    local i
    trap - EXIT INT TERM
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || true
        wait "${pids[i]}" 2>/dev/null || true
    done
}

say_where()
{
    cat <<WHERE

  Console:  http://$listen/
  Logins:   (login, password, who; kept in $logins)
$(sed 's/^/            /' "$logins")
  Logs:     $data/*.log
  Ctrl-C ends it all; the next ./run goes on with the same day.

WHERE
}

say_bookings()
{
    [[ -n $bookings ]] || return 0
    printf "  Bookings for the kiosk's «Я по записи» (code, time, service):\n%s\n\n" "            ${bookings//$'\n'/$'\n            '}"
}

run_demo()
{
    need_display
    create_hall
    enrol ticket ticket-1
    enrol hall hall-1
    enrol stand stand-1
    trap end_programs EXIT
    trap 'exit 0' INT TERM
    start_backend
    take_in_bookings
    start_device ticket
    start_device hall
    start_device stand
    say_where
    say_bookings
    # Goes on until Ctrl-C, or until one of the programs ends.
    wait -n || true
    note "one of the programs has ended; see the logs in $data"
    exit 1
}
