# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
: "${root:?the script that sources this one sets the root of the checkout}"
# The demonstration inspectorate of `./run`: started, watched, ended. Sourced; needs tools/say.sh.

data=${TALON_DATA:-$root/run-data}
listen=${TALON_LISTEN:-127.0.0.1:8080}
programs=${TALON_PROGRAMS:-$root/build/release}
talond=$programs/services/server/talond
kiosk=$programs/kiosk/talon-kiosk
logins=$data/logins.txt
receipts=$data/receipts
bookings=
busy=
declare -A names=()
pids=()
beside=() # programs that may end without ending the demonstration

# shellcheck source=tools/demo_hall.sh
source "$root/tools/demo_hall.sh"
# shellcheck source=tools/demo_sights.sh
source "$root/tools/demo_sights.sh"

# Fails early, with advice, where no window could be opened.
need_display()
{
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] \
        || die "there is no display here (DISPLAY is not set); try ./run --tour DIR, which needs none"
}

# start NAME COMMAND…: in the background, with a log of its own.
start()
{
    local name=$1
    shift
    "$@" >>"$data/$name.log" 2>&1 &
    pids+=($!)
    names[$!]=$name
}

start_backend()
{
    local log=$data/talond.log
    : >"$log"
    # A demonstration speaks plain HTTP, also where TALON_LISTEN lets other machines in.
    printf '[tls]\nplain = true\n' >"$data/talond.toml"
    start talond "$talond" serve --data "$data/talond" --config "$data/talond.toml" --listen "$listen" --web "$root/services/web/dist"
    local backend=${pids[-1]} tries
    printf '%s\n' "$backend" >"$data/talond.pid"
    for ((tries = 0; tries < 100; tries++)); do
        ! grep -q '^listening on' "$log" || return 0
        kill -0 "$backend" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 3 "$log" >&2
    die "talond did not start; its log is $log"
}

# drop PID: it may end, or has ended, without ending the demonstration.
drop()
{
    local kept=() pid
    for pid in "${pids[@]}"; do
        [[ $pid == "$1" ]] || kept+=("$pid")
    done
    pids=("${kept[@]}")
    unset "names[$1]"
    kill "$1" 2>/dev/null || true
}

# The day's list of bookings, fresh for today, taken in as the specialist would; without it the demonstration goes on.
take_in_bookings()
{
    bookings=$(python3 "$root/tools/demo_bookings.py" "http://$listen" "$logins") \
        || note "today's bookings could not be taken in; the kiosk offers the ordinary queue alone"
}

# end_program PID: asks it to end, and what it has started (the printer's world passes nothing on); after ten seconds it is ended.
end_program()
{
    local tries children
    children=$(cat "/proc/$1/task/$1/children" 2>/dev/null || true)
    # shellcheck disable=SC2086 # several numbers
    kill "$1" $children 2>/dev/null || true
    for ((tries = 0; tries < 100; tries++)); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

end_programs()
{
    local i
    trap - EXIT INT TERM
    [[ ${#beside[@]} -eq 0 ]] || kill "${beside[@]}" 2>/dev/null || true
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        end_program "${pids[i]}"
    done
}

# Visitors and operators of their own, by the kiosk's screen and the console's API. They speak here, on the terminal.
start_busy()
{
    /usr/bin/python3 -B "$root/tests/system/busy.py" "$data" --kiosk "$kiosk" --server "http://$listen" "$@" &
    pids+=($!)
    names[$!]=busy
}

# why NAME CODE: what became of a program, in a sentence.
why()
{
    local said
    said=$(grep -v '^$' "$data/$1.log" 2>/dev/null | tail -n 1 || true)
    if (($2 > 128)); then
        note "$1 was ended by signal $(($2 - 128))${said:+; it said last: $said}"
    else
        note "$1 has ended with code $2${said:+: $said}"
    fi
}

# Goes on until Ctrl-C, or until one of the programs ends. In a busy hall talond is killed now and then, and started again.
stay()
{
    local ended code
    while :; do
        code=0
        wait -n -p ended "${pids[@]}" || code=$?
        [[ -n ${ended:-} ]] || continue
        if [[ -n $busy && ${names[$ended]:-} == talond && $code -eq 137 ]]; then
            drop "$ended"
            sleep 8 # long enough for a look at what the screens say
            start_backend
            note 'talond is there again; the kiosks bring what it missed'
            continue
        fi
        why "${names[$ended]:-a program}" "$code"
        exit 1
    done
}

say_where()
{
    cat <<WHERE

  Console:  http://$listen/
  Logins:   (login, password, who; kept in $logins)
$(sed 's/^/            /' "$logins")
  Receipts: $receipts
  Logs:     $data/*.log
  Try this: take a ticket at the kiosk, sign in to the console as operator1, open window 1, press «Вызвать следующего», and listen.
  Ctrl-C ends it all; the next ./run goes on with the same day.

WHERE
}

say_bookings()
{
    [[ -n $bookings ]] || return 0
    printf "  Bookings for the kiosk's «Я по записи» (code, time, service):\n%s\n\n" "            ${bookings//$'\n'/$'\n            '}"
}

# run_demo [busy [OPTION…]]
run_demo()
{
    need_display
    create_hall
    [[ ${1:-} != busy ]] || busy=1
    enrol ticket ticket-1
    enrol hall hall-1
    enrol stand stand-1
    [[ -z $busy ]] || enrol ticket ticket-2 busy
    trap end_programs EXIT
    trap 'exit 0' INT TERM
    start_backend
    take_in_bookings
    start_printer
    # Side by side on any desktop: kiosk and stand upright at the edges, the display between them, receipts below it.
    start_device ticket 0,0,26,100
    start_device hall 26,0,48,60
    start_device stand 74,0,26,100
    show_receipts
    open_console
    say_where
    say_bookings
    [[ -z $busy ]] || start_busy "${@:2}"
    stay
}
