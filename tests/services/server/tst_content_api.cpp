// SPDX-License-Identifier: GPL-3.0-or-later
// Long because each step of a page, from the specialist to a stand, has its case here.
// A catalogue of made-up pages: tr() has no business here.
#include "library/file_library.h"
#include "library/signature.h"
#include "server/offline.h"
#include "tests/services/server/server_world.h"
#include "wire/content/manifest.h"
#include "wire/content/page_codec.h"

#include <QProcess>
#include <QTest>
#include <QTemporaryDir>

#include <sstream>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

namespace {

std::string page_json(const std::string &id, const std::string &title, const std::string &more = "")
{
    return R"({"id":")" + id + R"(","kind":"general","section":"visit","title":{"ru":")" + title
           + R"(","en":"Hours"},"blocks":[{"kind":"paragraph","text":{"ru":"Открыто с девяти.","en":"Open from nine."}}],"checked":"2026-11-12")" + more + "}";
}

std::string save_body(int base, const std::string &page)
{
    return R"({"base":)" + std::to_string(base) + R"(,"page":)" + page + "}";
}

/// A stand that is connected and waits for its edition.
class PlainStand
{
public:
    explicit PlainStand(const ServerWorld &world) : m_world(world), device(core::DeviceRole::stand)
    {
        QCOMPARE(device.enrol(world.port(), world.code("stand", "stand-1")), 200);
        QVERIFY(device.connect(world.port()));
    }

    /// The next edition whose signature is right; nothing when another document, or none, comes.
    std::optional<wire::Manifest> next()
    {
        while (auto document = device.wait_for<wire::Document>()) {
            const auto *content = std::get_if<wire::Content>(&document->body);
            if (!content)
                continue;
            if (!library::verified(device.content_key, content->manifest, content->signature))
                return std::nullopt;
            auto manifest = wire::decode_manifest(content->manifest);
            return manifest ? std::optional(*manifest) : std::nullopt;
        }
        return std::nullopt;
    }
    bool say_shown(const wire::Manifest &manifest)
    {
        return device.send(wire::TerminalStatus{std::nullopt, 0, m_world.now(), wire::ShownContent{manifest.edition.epoch, manifest.edition.number, m_world.now(), 0, ""}})
               && device.wait_for<wire::TimeNow>().has_value();
    }

private:
    const ServerWorld &m_world;

public:
    PlainDevice device;
};

} // namespace

/// Pages of the information stands: from the specialist to a stand and back.
class ContentApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    HttpAnswer save(PlainClient &client, const std::string &id, int base, const std::string &title, const std::string &more = "") const
    {
        return client.ask("PUT", "/api/v1/pages/" + id, save_body(base, page_json(id, title, more)));
    }
    static HttpAnswer publish(PlainClient &client, const std::string &id, int revision, const std::string &more = "")
    {
        return client.post("/api/v1/pages/" + id + "/publish", R"({"revision":)" + std::to_string(revision) + more + "}");
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void whatIsPublishedReachesAStandSignedAndWhole()
    {
        auto specialist = m_world->client("specialist");
        PlainStand stand(*m_world);
        QVERIFY(!stand.device.content_key.empty());
        QVERIFY(m_world->device(core::DeviceRole::hall).content_key.empty());
        QCOMPARE(save(specialist, "hours", 0, "Часы приёма").status, 200);
        QCOMPARE(publish(specialist, "hours", 1).status, 200);
        const auto manifest = stand.next();
        QVERIFY(manifest.has_value());
        QCOMPARE(manifest->edition.number, 1);
        QCOMPARE(manifest->edition.pages.size(), 1U);
        // The file comes by its name and proves itself.
        const std::string &file = manifest->edition.pages[0].text;
        PlainClient anybody(m_world->port());
        const auto bytes = anybody.get("/api/v1/library/" + file);
        QCOMPARE(bytes.status, 200);
        QCOMPARE(library::hash_of(bytes.body), file);
        QCOMPARE(static_cast<std::int64_t>(bytes.body.size()), manifest->sizes.at(file));
        QCOMPARE(wire::decode_page(bytes.body)->title.in(core::Language::ru), std::string("Часы приёма"));
        QCOMPARE(anybody.get("/api/v1/library/" + file + "?at=10").body, bytes.body.substr(10));
        QCOMPARE(anybody.get("/api/v1/library/" + file + "?at=-1").status, 400);
        QCOMPARE(anybody.get("/api/v1/library/" + file + "?at=999999").body, std::string());
        QCOMPARE(anybody.get("/api/v1/library/" + std::string(64, 'a')).status, 404);
        QCOMPARE(anybody.get("/api/v1/library/..%2f..%2fjournal.db").status, 404);
    }

    void theConsoleSaysWhatTheStandSays()
    {
        auto specialist = m_world->client("specialist");
        PlainStand stand(*m_world);
        QVERIFY(specialist.get("/api/v1/pages").body.find(R"("edition":null)") != std::string::npos);
        save(specialist, "hours", 0, "Часы приёма");
        publish(specialist, "hours", 1);
        const auto manifest = stand.next();
        QVERIFY(manifest.has_value());
        // Sent is not shown.
        QVERIFY(specialist.get("/api/v1/pages").body.find(R"("online":true,"current":false)") != std::string::npos);
        QVERIFY(stand.say_shown(*manifest));
        QVERIFY(specialist.get("/api/v1/pages").body.find(R"("online":true,"current":true)") != std::string::npos);
    }

    void aDraftReachesNobody()
    {
        auto specialist = m_world->client("specialist");
        PlainStand stand(*m_world);
        save(specialist, "hours", 0, "Часы приёма");
        publish(specialist, "hours", 1);
        const auto first = stand.next();
        QCOMPARE(save(specialist, "hours", 1, "Черновик").status, 200);
        PlainClient anybody(m_world->port());
        const auto draft = library::hash_of(wire::encode_page(*wire::decode_page(page_json("hours", "Черновик"))));
        QCOMPARE(anybody.get("/api/v1/library/" + draft).status, 404);
        publish(specialist, "hours", 2);
        const auto second = stand.next();
        QVERIFY(first && second);
        QCOMPARE(second->edition.number, 2);
        QCOMPARE(second->edition.pages[0].text, draft);
        QCOMPARE(anybody.get("/api/v1/library/" + draft).status, 200);
    }

    void twoWhoEditOnePageLoseNothing()
    {
        auto one = m_world->client("specialist");
        auto other = m_world->client("both");
        QCOMPARE(save(one, "hours", 0, "Часы").status, 200);
        QCOMPARE(save(one, "hours", 1, "Первый").status, 200);
        const auto late = save(other, "hours", 1, "Второй");
        QCOMPARE(late.status, 409);
        QCOMPARE(error_code(late), std::string("page_changed"));
        QVERIFY(other.get("/api/v1/pages/hours").body.find("Первый") != std::string::npos);
        QCOMPARE(save(other, "hours", 2, "Второй").status, 200);
    }

    void whatHindersIsToldBesideTheField()
    {
        auto specialist = m_world->client("specialist");
        const auto found = specialist.post("/api/v1/pages/check", R"({"page":{"id":"x","kind":"service","title":{"ru":"","en":""},"blocks":[]}})");
        QCOMPARE(found.status, 200);
        for (const char *finding : {R"({"field":"title","kind":"empty","hinders":true})", R"({"field":"service","kind":"service_missing","hinders":true})",
                                    R"({"field":"summary.term","kind":"empty","hinders":true})"})
            QVERIFY2(found.body.find(finding) != std::string::npos, found.body.c_str());
        save(specialist, "hours", 0, "");
        const auto refused = publish(specialist, "hours", 1);
        QCOMPARE(refused.status, 409);
        QCOMPARE(error_code(refused), std::string("page_faulty"));
        QCOMPARE(error_code(publish(specialist, "nowhere", 1)), std::string("unknown_page"));
        save(specialist, "hours", 1, "Часы");
        QCOMPARE(error_code(publish(specialist, "hours", 1)), std::string("page_changed"));
        QCOMPARE(error_code(publish(specialist, "hours", 2, R"(,"until":"2020-01-01T00:00:00.000Z")")), std::string("bad_period"));
        QCOMPARE(error_code(publish(specialist, "hours", 2, R"(,"places":["hall-1"])")), std::string("unknown_place"));
    }

    void anOldRevisionComesBackAsTheNewest()
    {
        auto specialist = m_world->client("specialist");
        PlainStand stand(*m_world);
        save(specialist, "hours", 0, "Как было");
        publish(specialist, "hours", 1);
        const auto first = stand.next();
        save(specialist, "hours", 1, "Ошибка");
        publish(specialist, "hours", 2);
        QVERIFY(stand.next().has_value());
        const auto restored = specialist.post("/api/v1/pages/hours/restore", R"({"revision":1})");
        QCOMPARE(restored.status, 200);
        QVERIFY(restored.body.find("Как было") != std::string::npos);
        QVERIFY(restored.body.find(R"("revision":3)") != std::string::npos);
        publish(specialist, "hours", 3);
        const auto third = stand.next();
        QVERIFY(first && third);
        QCOMPARE(third->edition.number, 3); // a new edition with the old content, never the old edition
        QCOMPARE(third->edition.pages[0].text, first->edition.pages[0].text);
        QCOMPARE(error_code(specialist.post("/api/v1/pages/hours/restore", R"({"revision":9})")), std::string("revision_missing"));
    }

    void aPageThatIsTooLargeIsToldAndHarmsNobody()
    {
        auto specialist = m_world->client("specialist");
        const auto with_words = [](std::size_t bytes) {
            std::string words;
            for (; words.size() < bytes; words += R"(,{"kind":"paragraph","text":{"ru":")" + std::string(1000, 'a') + R"("}})");
            return page_json("hours", "Hours").replace(page_json("hours", "Hours").find("],\"checked\""), 0, words);
        };
        QCOMPARE(specialist.ask("PUT", "/api/v1/pages/hours", save_body(0, with_words(40'000))).status, 200);
        // Within the bound of the request, and beyond that of a page as it is kept.
        for (std::size_t bytes = 47'000; bytes < 50'000; bytes += 200) {
            const auto answer = specialist.ask("PUT", "/api/v1/pages/hours", save_body(1, with_words(bytes)));
            QVERIFY(answer.status == 413 || answer.status == 200 || error_code(answer) == "page_changed");
        }
        QCOMPARE(specialist.get("/api/v1/pages").status, 200);
    }

    void aWithdrawnPageLeavesTheStandAndStaysInTheConsole()
    {
        auto specialist = m_world->client("specialist");
        PlainStand stand(*m_world);
        save(specialist, "hours", 0, "Часы");
        publish(specialist, "hours", 1);
        QVERIFY(stand.next().has_value());
        QCOMPARE(specialist.post("/api/v1/pages/hours/withdraw", R"({"reason":"no_longer"})").status, 200);
        const auto manifest = stand.next();
        QVERIFY(manifest && manifest->edition.pages.empty());
        QVERIFY(specialist.get("/api/v1/pages/hours").body.find(R"("state":"draft")") != std::string::npos);
    }

    void everythingIsThereAfterARestart()
    {
        auto specialist = m_world->client("specialist");
        save(specialist, "hours", 0, "Часы");
        publish(specialist, "hours", 1);
        save(specialist, "hours", 1, "Черновик");
        QCOMPARE(specialist.ask("PUT", "/api/v1/sections", R"({"sections":[{"id":"visit","title":{"ru":"Приём","en":"Visits"},"sign":"clock"}]})").status, 200);
        m_world->stop();
        m_world->start();
        auto again = m_world->client("specialist");
        const auto page = again.get("/api/v1/pages/hours");
        QVERIFY(page.body.find("Черновик") != std::string::npos);
        PlainStand stand(*m_world);
        const auto manifest = stand.next();
        QVERIFY(manifest.has_value());
        QCOMPARE(manifest->edition.number, 2);
        QCOMPARE(manifest->sections.size(), 1U);
        PlainClient anybody(m_world->port());
        QCOMPARE(anybody.get("/api/v1/library/" + manifest->edition.pages[0].text).status, 200);
    }

    /// A week without a change: the edition is signed anew, so that no stand tells of old information.
    void anEditionThatNobodyChangesIsMadeAnew()
    {
        auto specialist = m_world->client("specialist");
        save(specialist, "hours", 0, "Часы");
        publish(specialist, "hours", 1);
        m_world->stop();
        m_world->advance(8 * 24h);
        m_world->start();
        PlainStand stand(*m_world);
        auto manifest = stand.next();
        if (manifest && manifest->edition.number == 1) // the one of before is told first
            manifest = stand.next();
        QVERIFY(manifest.has_value());
        QCOMPARE(manifest->edition.number, 2);
        QCOMPARE(manifest->edition.pages.size(), 1U);
    }

    void pagesComeFromAFolderAndTheEditionGoesToOne()
    {
        m_world->stop();
        std::ostringstream out;
        const auto taken = server::take_in_content(m_world->data(), TALON_DEMO_STAND, m_world->now(), out);
        QVERIFY2(taken.ok(), taken ? "" : taken.error().sentence.c_str());
        QVERIFY(server::take_in_content(m_world->data(), TALON_DEMO_STAND, m_world->now() + 1h, out).ok());
        QVERIFY(out.str().find("Nothing has changed.") != std::string::npos); // the same folder again
        const QTemporaryDir folder;
        QVERIFY(server::write_out_content(m_world->data(), folder.path().toStdString(), out).ok());
        QProcess minisign;
        minisign.setWorkingDirectory(folder.path());
        minisign.start(QStringLiteral("minisign"), {QStringLiteral("-Vm"), QStringLiteral("manifest.json"), QStringLiteral("-p"), QStringLiteral("site.pub")});
        QVERIFY(minisign.waitForFinished());
        QCOMPARE(minisign.exitCode(), 0);
        m_world->start();
        auto specialist = m_world->client("specialist");
        const auto list = specialist.get("/api/v1/pages").body;
        // Every service of the demonstration has its page, and none of the questions that a text can answer is open.
        for (std::size_t at = list.find(R"("coverage":)"); (at = list.find(R"("answered":[)", at)) != std::string::npos; ++at) {
            const std::string row = list.substr(at, list.find(']', at) - at);
            for (const char *question : {"documents", "term", "fee", "appeal", "legal_act", "checked"})
                QVERIFY2(row.find(question) != std::string::npos, row.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(ContentApiTest)
#include "tst_content_api.moc"
