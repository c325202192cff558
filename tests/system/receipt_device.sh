#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What ippeveprinter runs for each document. Prints at once, and leaves FILE.done as the paper. While the file TALON_PRINTER_FAULT
# exists it has the fault that stands in it (a printer-state-reason such as media-empty-error) and waits, unless the job is cancelled.
job=${1##*/}
job=${job%%-*}

question=${1%.*}.question
# shellcheck disable=SC2016 # $uri is ipptool's
printf '{
OPERATION Get-Job-Attributes
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR language attributes-natural-language en
ATTR uri printer-uri $uri
ATTR integer job-id %s
ATTR keyword requested-attributes job-state-reasons
}\n' "$job" >"$question"
cancelled() {
    ipptool -tv "$TALON_PRINTER_URI" "$question" | grep -qE 'job-canceled|processing-to-stop-point'
}

# ippeveprinter itself takes no job while it says that paper is missing, so a fault goes with the job that met it.
trap 'rm "$question"; echo "STATE: -media-empty-error,media-jam-error,cover-open-error" >&2' EXIT
if [ -e "$TALON_PRINTER_FAULT" ]; then
    fault=$(cat "$TALON_PRINTER_FAULT")
    echo "STATE: +$fault" >&2
    while [ -e "$TALON_PRINTER_FAULT" ]; do
        if cancelled; then
            exit 0
        fi
        sleep 0.2
    done
fi
touch "${1%.*}.done"
echo "ATTR: job-impressions-completed=1" >&2
