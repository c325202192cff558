# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a voice pack from speech synthesizers: synthesis, pitch, cutting, levelling, writing."""
