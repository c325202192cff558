// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json/read_fields.h"
#include "wire/json/write_fields.h"

// One description of a struct serves both directions: `fields(archive, struct)` names every field once, in canonical
// order, with its bounds; a Reader fills it and a Writer writes it. So the two can't drift apart.
