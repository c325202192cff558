// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/forecaster.h"
#include "tests/order/day.h"

namespace talon::order {

/// How wrong a way of forecasting was, for those who did not go straight to a window.
struct Errors {
    double n = 0;
    double error = 0;
    double bias = 0;

    void add(double forecast, double came)
    {
        ++n;
        error += std::abs(forecast - came);
        bias += forecast - came;
    }
};

/// What came of all forecasts of the days that count.
struct Outcome {
    std::array<core::forecast::Marks, 4> ages{}; ///< Talon's, at the birth and after 5, 10 and 20 minutes
    std::map<core::ServiceId, core::forecast::Marks> services;
    Errors last_wait;  ///< LES: of the same service and class
    Errors recent;     ///< the mean of the last four of them
    Errors head;       ///< HOL: how long the first of the line has waited
    Errors formula;    ///< mean serving time × lines
    double tickets = 0;
    double batch_ms = 0; ///< mean of the machine's time for a batch
};

struct Days {
    int learned = 10;   ///< nothing is forecast, the habits grow
    int calibrated = 5; ///< forecast, and the calibration grows
    int counted = 14;
};

/// Days of that load, one after the other, in the shipped hall by its own events: everybody who comes is forecast by a batch of the
/// shipped runs at that instant, and nothing is known that talond would not know.
Outcome forecast_days(const core::Site &site, double load, const Days &days);

void print_forecasts(const core::Site &site, const Days &days, const std::vector<double> &loads);
/// The marks that the forecast must reach at loads of 85, 100 and 110 %, printed; false when one is missed.
bool marks_hold(const core::Site &site, const Days &days);

} // namespace talon::order
