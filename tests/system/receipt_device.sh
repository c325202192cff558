#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What ippeveprinter runs for each document: prints at once, or, while the file TALON_PAPER_OUT exists, waits for paper.
if [ -e "$TALON_PAPER_OUT" ]; then
    echo "STATE: +media-empty-error" >&2
    while [ -e "$TALON_PAPER_OUT" ]; do
        sleep 0.2
    done
    echo "STATE: -media-empty-error" >&2
fi
echo "ATTR: job-impressions-completed=1" >&2
