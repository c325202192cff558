// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"

#include <vector>

namespace talon::test {

/// A printer whose paper is a list; the test says how each print ends.
class FakePrinter final : public kiosk::ReceiptPrinter
{
public:
    State state() const override { return m_state; }
    int print(const kiosk::Receipt &receipt) override
    {
        receipts.push_back(receipt);
        return int(receipts.size());
    }

    void withdraw(int id) override { withdrawn.push_back(id); }

    void setState(State state) { m_state = state; Q_EMIT stateChanged(); }
    void finishLast() { Q_EMIT printed(int(receipts.size())); }
    void failLast() { Q_EMIT failed(int(receipts.size()), State::PaperOut); }

    std::vector<kiosk::Receipt> receipts;
    std::vector<int> withdrawn;

private:
    State m_state = State::Ready;
};

} // namespace talon::test
