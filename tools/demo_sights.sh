# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
: "${root:?the script that sources this one sets the root of the checkout}"
: "${data:?}" "${listen:?}" "${kiosk:?}" "${programs:?}" "${receipts:?}"
declare -a pids beside
# What of the demonstration is seen and held in the hand: terminals, receipts, the console's window. Sourced by tools/demo.sh.

# start_device ROLE PART: with the enrolment code as long as the device has no keys of its own.
start_device()
{
    local role=$1
    local -a more=(--server "http://$listen" --part "$2")
    [[ -e $data/$role/identity.json ]] || more+=(--enrol "$(<"$data/$role/code")")
    [[ $role != hall ]] || more+=(--voice "$programs/voice" --chime "$programs/sounds/chime.wav")
    [[ $role == hall ]] || more+=(--chime "$programs/sounds/question.wav")
    start "$role" "$kiosk" --role "$role" --data "$data/$role" --windowed "${more[@]}"
}

# A receipt printer whose paper is pictures. Where the machine forbids it, kiosks say that there are no receipts.
start_printer()
{
    local log=$data/printer.log tries
    : >"$log"
    rm -f "$data/printer/cups.sock" "$data/printer/fault"
    mkdir -p "$data/printer"
    chmod 0711 "$data" "$data/printer" # the print server's filters run as a user of their own
    start printer env -u TALON_TEST_WORLD /usr/bin/python3 -B "$root/tests/system/receipt_box.py" "$data/printer" "$receipts"
    for ((tries = 0; tries < 300; tries++)); do
        if grep -q '^prints' "$log"; then
            export CUPS_SERVER=$data/printer/cups.sock
            return 0
        fi
        kill -0 "${pids[-1]}" 2>/dev/null || break
        sleep 0.1
    done
    note "there is no receipt printer: $(tail -n 1 "$log")"
    drop "${pids[-1]}"
}

# The last receipt, whenever one comes out, in the place that the other windows leave free.
show_receipts()
{
    command -v feh >/dev/null || return 0
    local width=1366 height=768
    read -r width height < <(xdotool getdisplaygeometry 2>/dev/null) || true
    (
        until [[ -e $receipts/last.png ]]; do sleep 0.5; done
        exec feh --reload 1 --scale-down --image-bg white --title 'Чек · %n' \
            --geometry "$((width * 48 / 100 - 8))x$((height * 40 / 100 - 40))+$((width * 26 / 100 + 4))+$((height * 60 / 100 + 4))" "$receipts/last.png"
    ) >>"$data/receipts.log" 2>&1 &
    beside+=($!)
}

# Whoever looks on may close these windows: the demonstration goes on.
open_console()
{
    command -v xdg-open >/dev/null || return 0
    xdg-open "http://$listen/" >>"$data/browser.log" 2>&1 &
    beside+=($!)
}
