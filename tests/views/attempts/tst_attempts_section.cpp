// SPDX-License-Identifier: Apache-2.0
#include "attempts/AttemptsSection.h"
#include "attempts/AttemptsTable.h"
#include "session_detail/LinkButton.h"
#include "support/DeskOnSandbox.h"
#include "support/ScriptedServer.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace {

using namespace Qt::Literals::StringLiterals;

/// The section in a pane of its own, over a session the person submitted to.
struct ShownAttempts : DeskOnSandbox {
    explicit ShownAttempts(const QStringList& outcomes)
        : DeskOnSandbox({u"--sessions"_s, u"20"_s})
        , attempts(client)
        , section(attempts) {
        sandbox.createSessions(1);
        feed.start(10);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Complete); }();
        constexpr int untilDecided = 600;
        for (const QString& outcome : outcomes) {
            sandbox.submit(store.session(0).id.text(), outcome);
            sandbox.advanceClock(untilDecided);
        }
        attempts.setSession(store.session(0));
        section.resize(340, 600);
        section.show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(&section)); }();
    }
    LinkButton& link() { return *section.findChild<LinkButton*>(u"askForAttempts"_s); }
    AttemptsTable& table() { return *section.findChild<AttemptsTable*>(); }
    QWidget& part(const char* name) { return *section.findChild<QWidget*>(QLatin1StringView(name)); }
    void show() {
        link().setFocus();
        QTest::keyClick(&link(), Qt::Key_Return);
        [this] { QTRY_VERIFY(attempts.state() != SessionAttempts::State::NotAsked); }();
        [this] { QTRY_VERIFY(attempts.state() != SessionAttempts::State::Loading); }();
    }
    QString cell(const QString& part, int column) {
        for (int row = 0; row < table().rowCount(); ++row)
            if (table().verticalHeaderItem(row)->text() == part)
                return table().item(row, column)->text();
        return {};
    }
    /// All that can be read on it, and all that is read out.
    QString everything() {
        QStringList all;
        for (const QLabel* label : section.findChildren<QLabel*>())
            all << label->text() << label->toolTip() << label->accessibleName();
        for (int row = 0; row < table().rowCount(); ++row)
            for (int column = 0; column < table().columnCount(); ++column)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    all << table().item(row, column)->data(role).toString();
        return all.join(u'\n');
    }

    SessionAttempts attempts;
    AttemptsSection section;
};

const QString verified = u"verified"_s;
const QString expired = u"document_expired"_s;
const QString mismatch = u"selfie_face_mismatch"_s;

} // namespace

class TestAttemptsSection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhatLookingCosts() {
        ShownAttempts shown({expired});
        QVERIFY(shown.link().isVisible());
        QVERIFY(shown.link().text().contains(u"1 read"));
        QVERIFY(!shown.table().isVisible());
    }

    void oneAttemptMakesNoNoise() {
        ShownAttempts shown({expired});
        shown.show();
        QVERIFY(!shown.table().isVisible());
        QVERIFY(!shown.link().isVisible());
        QVERIFY(shown.everything().contains(u"There was only this one."));
    }

    void anAttemptThatCouldNotBeReadIsCounted() {
        ScriptedServer server;
        server.always({200, R"({"object":"list","has_more":false,"data":[{"id":"vr_1","created":1700000000,)"
                            R"("type":"document"},{"id":"vr_2"}]})"});
        StripeClient client(server.url(), DeskOnSandbox::quickTiming());
        client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
        SessionAttempts attempts(client);
        AttemptsSection section(attempts);
        VerificationSession session;
        session.id = *SessionId::fromText(u"vs_1");
        attempts.setSession(session);
        attempts.ask();
        QTRY_COMPARE(attempts.state(), SessionAttempts::State::Current);
        QCOMPARE(attempts.attempts().size(), std::size_t{1});
        QCOMPARE(attempts.unreadable(), 1);
        QStringList texts;
        for (const QLabel* label : section.findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.join(u'\n').contains(QStringLiteral("1 attempt could not be read")));
        QVERIFY(!texts.join(u'\n').contains(QStringLiteral("There was only this one")));
    }

    void severalStandSideBySideNewestFirst() {
        ShownAttempts shown({expired, mismatch, verified});
        shown.show();
        QVERIFY(shown.table().isVisible());
        QCOMPARE(shown.table().columnCount(), 3);
        QVERIFY(shown.table().horizontalHeaderItem(0)->text().startsWith(u"3 of 3"));
        QVERIFY(shown.table().horizontalHeaderItem(2)->text().startsWith(u"1 of 3"));
        QVERIFY(shown.cell(u"Document"_s, 0).startsWith(u"✓ verified"));
        QVERIFY(shown.cell(u"Document"_s, 2).startsWith(u'✕'));
        // The keyboard goes on in what it asked for.
        QVERIFY(shown.table().hasFocus());
    }

    void theKeyboardStaysWhileStripeIsAsked() {
        ShownAttempts shown({expired, verified});
        shown.link().setFocus();
        QTest::keyClick(&shown.link(), Qt::Key_Return);
        QCOMPARE(shown.attempts.state(), SessionAttempts::State::Loading);
        QVERIFY(shown.link().hasFocus());
        QTRY_COMPARE(shown.attempts.state(), SessionAttempts::State::Current);
        QVERIFY(shown.table().hasFocus());
    }

    void whatChangedIsSaidInWordsAndTheFirstChangedNothing() {
        ShownAttempts shown({expired, mismatch, verified});
        shown.show();
        QVERIFY(shown.cell(u"Selfie"_s, 0).contains(u"≠ changed"));
        QVERIFY(shown.cell(u"Document"_s, 1).contains(u"≠ changed"));
        for (int row = 0; row < shown.table().rowCount(); ++row)
            QVERIFY(!shown.table().item(row, 2)->text().contains(u'≠'));
        const QString spoken = shown.table().item(0, 1)->data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(u"Attempt 2 of 3"), qPrintable(spoken));
        QVERIFY(spoken.contains(u"differs from the attempt before"));
    }

    void theCellUnderTheCursorSaysWhyAndWhatToTell() {
        ShownAttempts shown({expired, verified});
        shown.show();
        QVERIFY(!shown.part("attemptWhy").isVisible()); // The newest one passed.
        QTest::keyClick(&shown.table(), Qt::Key_Right);
        QVERIFY(shown.part("attemptWhy").isVisible());
        QVERIFY(shown.everything().contains(u"document_expired"));
        QSignalSpy copied(&shown.section, &AttemptsSection::copyRequested);
        QTest::mouseClick(shown.part("attemptTell").findChild<LinkButton*>(), Qt::LeftButton);
        QCOMPARE(copied.size(), 1);
        QVERIFY(!copied[0][0].toString().isEmpty());
    }

    void manyScrollSidewaysAndNothingIsCut() {
        ShownAttempts shown(QStringList(10, expired) << verified);
        shown.show();
        QCOMPARE(shown.table().columnCount(), 11);
        QVERIFY(shown.table().horizontalScrollBar()->maximum() > 0);
        QCOMPARE(shown.table().verticalScrollBar()->maximum(), 0);
        QCOMPARE(shown.section.width(), 340);
    }

    void aFailureOffersToTryAgain() {
        ShownAttempts shown({expired, verified});
        shown.sandbox.mishap(u"not_json"_s, 20);
        shown.show();
        QVERIFY(shown.part("attemptsFailure").isVisible());
        shown.sandbox.clearMishaps();
        LinkButton* again = nullptr;
        for (LinkButton* link : shown.part("attemptsFailure").findChildren<LinkButton*>())
            if (link->text() == u"Try again")
                again = link;
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(shown.table().isVisible());
        QVERIFY(!shown.part("attemptsFailure").isVisible());
    }

    void nothingOfThePersonStandsThere() {
        ShownAttempts shown({expired, verified});
        shown.show();
        const QString all = shown.everything();
        QVERIFY(all.contains(u"Attempt 1 of 2")); // It is all there to be looked through.
        int values = 0;
        for (const VerificationReport& report : shown.attempts.attempts()) {
            if (!report.document)
                continue;
            for (const auto& value : {report.document->firstName, report.document->lastName}) {
                values += value ? 1 : 0;
                QVERIFY(!value || !all.contains(*value));
            }
            const Address address = report.document->address.value_or(Address());
            for (const auto& value : {address.line1, address.city, address.postalCode})
                QVERIFY(!value || !all.contains(*value));
        }
        QVERIFY(values > 0);
    }
};

QTEST_MAIN(TestAttemptsSection)
#include "tst_attempts_section.moc"
