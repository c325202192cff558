// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/due_queue.h"

#include <QTest>
#include <rapidcheck.h>

#include <set>

using namespace talon::core;

namespace {

/// Few different times, so that the later parts of the key decide often.
DueKey key(std::uint8_t a, std::uint8_t b)
{
    return {Instant{Minutes{a % 4}}, Instant{Minutes{a / 4 % 3}}, a / 12 % 2, {"d" + std::to_string(b / 24 % 2)}, {"T" + std::to_string(b % 24)}};
}

std::vector<DueKey> all(const DueQueue &queue)
{
    std::vector<DueKey> keys;
    queue.visit([&](const DueKey &found) {
        keys.push_back(found);
        return true;
    });
    return keys;
}

} // namespace

class TestDueQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agrees_with_a_set()
    {
        QVERIFY(rc::check("under random changes",
                          [](const std::vector<std::tuple<bool, std::uint8_t, std::uint8_t>> &steps) {
                              DueQueue queue;
                              std::set<DueKey> model;
                              for (const auto &[joins, a, b] : steps) {
                                  const DueKey changed = key(a, b);
                                  if (joins)
                                      RC_ASSERT(queue.insert(changed) == model.insert(changed).second);
                                  else
                                      RC_ASSERT(queue.erase(changed) == (model.erase(changed) == 1));
                                  RC_ASSERT(queue.size() == static_cast<int>(model.size()));
                                  RC_ASSERT((queue.front() ? *queue.front() : DueKey{}) ==
                                            (model.empty() ? DueKey{} : *model.begin()));
                                  const DueKey asked = key(b, a);
                                  RC_ASSERT(queue.before(asked) ==
                                            std::distance(model.begin(), model.lower_bound(asked)));
                              }
                              RC_ASSERT(all(queue) == std::vector<DueKey>(model.begin(), model.end()));
                          }));
    }

    void a_copy_stands_alone()
    {
        DueQueue queue;
        QVERIFY(queue.insert(key(1, 1)));
        DueQueue copy = queue;
        QVERIFY(copy == queue);
        QVERIFY(copy.erase(key(1, 1)));
        QVERIFY(!(copy == queue));
        QCOMPARE(queue.size(), 1);
        copy = queue;
        QVERIFY(copy == queue);
        const DueQueue moved = std::move(copy);
        QVERIFY(moved == queue);
        QVERIFY(!(DueQueue{} == queue));
    }
};

QTEST_APPLESS_MAIN(TestDueQueue)
#include "tst_due_queue.moc"
