# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clock on the wall of a test's inspectorate shows."""
import datetime


def local_now(site):
    """Now at the inspectorate of a site document."""
    return datetime.datetime.now(datetime.datetime.strptime(site['utc_offset'], '%z').tzinfo)
