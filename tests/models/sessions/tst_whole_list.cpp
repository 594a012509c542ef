// SPDX-License-Identifier: Apache-2.0
#include "models/sessions/TableSamples.h"
#include "sessions/WholeList.h"

#include <QTest>

/// What is exported is the whole answer, though a large account shows its first rows before.
class TestWholeList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        std::vector<VerificationSession> sessions;
        for (quint64 i = 0; i < many; ++i) {
            VerificationSession session = sessionAt(i + 1, 1'750'000'000 + static_cast<std::int64_t>(i));
            session.clientReferenceId = QStringLiteral("order %1 even").arg((i * 7'919) % many);
            sessions.push_back(session);
        }
        merge(m_store, sessions);
    }

    void itIsWaitedFor_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::size_t>("found");
        QTest::newRow("all") << QString() << std::size_t{many};
        QTest::newRow("many") << QStringLiteral("even") << std::size_t{many};
        QTest::newRow("few") << QStringLiteral("order 4242 even") << std::size_t{1};
    }
    void itIsWaitedFor() {
        QFETCH(QString, text);
        QFETCH(std::size_t, found);
        Model model(m_store);
        model.sort(Model::ReferenceColumn, Qt::AscendingOrder);
        if (!text.isEmpty())
            model.setFilter(textFilter(text));
        std::optional<std::vector<Row>> rows;
        whenListIsWhole(model, this, [&] { rows = model.rowsOnShow(); });
        QTRY_VERIFY(rows);
        QCOMPARE(rows->size(), found);
        QVERIFY(!model.isWorking());
    }

    void whoIsGoneIsNotCalled() {
        Model model(m_store);
        model.sort(Model::ReferenceColumn, Qt::AscendingOrder);
        auto asker = std::make_unique<QObject>();
        bool isCalledLate = false;
        if (model.isWorking())
            whenListIsWhole(model, asker.get(), [&isCalledLate] { isCalledLate = true; });
        asker.reset();
        QTRY_VERIFY(!model.isWorking());
        QVERIFY(!isCalledLate);
    }

private:
    static constexpr quint64 many = 150'000;
    SessionStore m_store;
};

QTEST_GUILESS_MAIN(TestWholeList)
#include "tst_whole_list.moc"
