// SPDX-License-Identifier: GPL-3.0-or-later
// New settings on their way to the terminals.
#include "hub_steps.h"

#include <QTest>

using namespace talon;
using namespace talon::sync_test;

class HubSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void new_settings_reach_every_terminal_at_once()
    {
        HubWorld w;
        const Connection kiosk = w.join("k1");
        const Connection display = w.join("d1");
        w.commit();
        for (int i = 0; i < 4; ++i) {
            w.hub.on_sent(kiosk);
            w.hub.on_sent(display);
            w.commit();
        }
        w.effects.clear();
        core::Site site = w.ledger.durable().hall.site();
        site.services.push_back({{"new"}, {"people"}, core::Letter::M, {"Новая", ""}, {}, std::nullopt});
        site.windows.front().services.push_back({{"new"}, core::Minutes{0}});
        std::optional<Ledger::Outcome> outcome;
        w.ledger.ask(core::SaveSite{site, 1, {}}, "specialist", w.now, [&](const Ledger::Outcome &told) { outcome = told; });
        QVERIFY(w.course(kiosk).empty() && !outcome); // shown means durable
        w.commit();
        QVERIFY(outcome && outcome->ok());
        for (const Connection line : {kiosk, display}) {
            const auto documents = w.told<wire::Document>(line);
            QVERIFY(!documents.empty());
            const auto *menu = std::get_if<wire::Menu>(&documents.front().body);
            QVERIFY(menu && menu->site.service({"new"}));
        }
        // A kiosk needs numbers of the letter that is new, and gets the menu no second time.
        w.effects.clear();
        w.now += 1s;
        w.hub.on_tick(w.now);
        for (int i = 0; i < 4; ++i) {
            w.commit();
            w.hub.on_sent(kiosk);
        }
        const auto documents = w.told<wire::Document>(kiosk);
        bool granted = false;
        for (const wire::Document &document : documents) {
            QVERIFY(!std::holds_alternative<wire::Menu>(document.body));
            if (const auto *reserve = std::get_if<wire::Reserve>(&document.body))
                for (const wire::ReserveBlock &block : reserve->days.at(monday))
                    granted = granted || block.letter == core::Letter::M;
        }
        QVERIFY(granted);
    }
};

QTEST_APPLESS_MAIN(HubSettingsTest)
#include "tst_hub_settings.moc"
