// SPDX-License-Identifier: Apache-2.0
#include "session_detail/LinkButton.h"
#include "session_detail/StatusBadge.h"
#include "settings/AbilityWords.h"
#include "settings/KeyCard.h"
#include "settings/KeyXray.h"
#include "settings/SecondKey.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace {

using Verdict = AbilityAnswer::Verdict;

KeyAbilities with(Ability ability, const AbilityAnswer& answer) {
    KeyAbilities abilities;
    abilities.kind = KeyKind::Restricted;
    abilities.of(ability) = answer;
    return abilities;
}

const QStringList account{QStringLiteral("--sessions"), QStringLiteral("200")};

} // namespace

/// What the key may do, as it is read and as it is heard.
class KeyCardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() {
        m_card.reset();
        m_second.reset();
        m_connection.reset();
        m_xray.reset();
        m_desk.reset();
    }

    void eachVerdictHasAShapeAndAWordOfItsOwn() {
        QSet<QString> words;
        QSet<int> marks;
        for (const Verdict verdict : {Verdict::Unknown, Verdict::Yes, Verdict::No, Verdict::CannotTell}) {
            const AbilityWords said =
                wordsFor(Ability::ReadEvents, with(Ability::ReadEvents, {verdict, {}, {}}));
            words << said.verdict;
            marks << static_cast<int>(said.mark);
            QVERIFY(!said.verdict.isEmpty());
            QVERIFY(said.mark != Mark::None);
        }
        QCOMPARE(words.size(), 4);
        QCOMPARE(marks.size(), 4);
    }

    void whatIsMissingIsNamedAsStripeAndAsTheDashboardName() {
        for (const Ability ability : allAbilities) {
            const AbilityWords said =
                wordsFor(ability, with(ability, {Verdict::No, QStringLiteral("rak_some_thing"), {}}));
            QVERIFY2(said.detail.contains(QStringLiteral("rak_some_thing")), qPrintable(said.detail));
            QVERIFY2(said.detail.contains(dashboardPermission(ability)), qPrintable(said.detail));
            QVERIFY(said.spoken().contains(said.detail));
        }
    }

    void aRefusalThatNamesNothingInventsNothing() {
        const AbilityWords said =
            wordsFor(Ability::ReadEvents, with(Ability::ReadEvents, {Verdict::No, {}, {}}));
        QCOMPARE(said.detail, QString());
        QCOMPARE(said.spoken(), QStringLiteral("Learn of changes by itself: No."));
    }

    void howFarBackSensitiveResultsGoIsSaid_data() {
        QTest::addColumn<SensitiveReach>("reach");
        QTest::addColumn<QString>("said");
        QTest::newRow("all") << SensitiveReach::Everything << QStringLiteral("However old");
        QTest::newRow("48 hours") << SensitiveReach::RecentOnly << QStringLiteral("Access all sensitive");
        QTest::newRow("at least") << SensitiveReach::RecentAtLeast << QStringLiteral("at least. So far.");
    }
    void howFarBackSensitiveResultsGoIsSaid() {
        QFETCH(SensitiveReach, reach);
        QFETCH(QString, said);
        KeyAbilities abilities = with(Ability::ReadSensitive, {Verdict::Yes, {}, QStringLiteral("So far.")});
        abilities.sensitiveReach = reach;
        const QString detail = wordsFor(Ability::ReadSensitive, abilities).detail;
        QVERIFY2(detail.contains(said), qPrintable(detail));
    }

    void aRestrictedKeyIsLaidOpen() {
        open(SandboxProcess::readOnly);
        m_xray->complete();
        QTRY_COMPARE(m_xray->state(), KeyXray::State::Told);
        QCOMPARE(verdict("readSessions"), QStringLiteral("Yes"));
        QCOMPARE(verdict("readReports"), QStringLiteral("Yes"));
        QCOMPARE(verdict("readSensitive"), QStringLiteral("No"));
        QCOMPARE(verdict("readFiles"), QStringLiteral("No"));
        QCOMPARE(verdict("cancelAndRedact"), QStringLiteral("Not known"));
        QCOMPARE(verdict("readEvents"), QStringLiteral("Yes"));
        QCOMPARE(verdict("readAccount"), QStringLiteral("Yes"));
        QVERIFY(text("readFiles").contains(QStringLiteral("rak_file_read")));
        QVERIFY(text("readFiles").contains(QStringLiteral("Files: Write")));
        QVERIFY(m_card->findChild<QLabel*>(QStringLiteral("kind"))
                    ->text()
                    .contains(QStringLiteral("restricted")));
        QVERIFY(m_card->findChild<QWidget*>(QStringLiteral("keyWarning"))->isHidden());
        QVERIFY(price().contains(QStringLiteral("6 reads")));
        QCOMPARE(m_desk->sandbox.log().size(), 6);
    }

    void itGrowsWithItsWords() {
        open(SandboxProcess::noPermission);
        const int before = m_card->height();
        m_xray->complete();
        QTRY_COMPARE(m_xray->state(), KeyXray::State::Told);
        QTRY_VERIFY(m_card->height() > before);
        const QList<QLabel*> labels = m_card->findChildren<QLabel*>();
        for (QLabel* label : labels)
            if (label->isVisible())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(label->text()));
    }

    void aFullSecretKeyIsWarnedOf() {
        open(SandboxProcess::secret);
        m_xray->complete();
        auto* warning = m_card->findChild<QWidget*>(QStringLiteral("keyWarning"));
        QVERIFY(!warning->isHidden());
        QVERIFY(warning->accessibleName().contains(QStringLiteral("full secret key")));
        QCOMPARE(verdict("readSensitive"), QStringLiteral("No"));
        QVERIFY(text("readSensitive").contains(QStringLiteral("never")));
        QCOMPARE(verdict("cancelAndRedact"), QStringLiteral("Yes"));
        QVERIFY(price().contains(QStringLiteral("no request")));
    }

    void theKeyItselfStandsNowhere() {
        open(SandboxProcess::readOnly);
        const QList<QWidget*> widgets = m_card->findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const QString said = widget->accessibleName() + widget->accessibleDescription() +
                                 widget->toolTip() + (label ? label->text() : QString());
            QVERIFY2(!said.contains(QStringLiteral("sandboxReadOnly")), qPrintable(said));
        }
    }

    void everyRowAndControlHasAName() {
        open(SandboxProcess::sensitive48h);
        m_xray->complete();
        QTRY_COMPARE(m_xray->state(), KeyXray::State::Told);
        const QList<QWidget*> rows = m_card->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        int named = 0;
        for (const QWidget* row : rows)
            if (row->findChild<StatusBadge*>(QStringLiteral("verdict"))) {
                ++named;
                QVERIFY(row->accessibleName().startsWith(
                    row->findChild<QLabel*>(QStringLiteral("ability"))->text() + u':'));
            }
        QCOMPARE(named, static_cast<int>(allAbilities.size()));
        const QList<QPushButton*> buttons = m_card->findChildren<QPushButton*>();
        for (const QPushButton* button : buttons)
            QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
    }

    void askingAgainIsOnlyAskedFor() {
        open(SandboxProcess::readOnly);
        QSignalSpy asked(m_card.get(), &KeyCard::askAgainRequested);
        auto* button = m_card->findChild<QPushButton*>(QStringLiteral("askAgain"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(m_xray->state(), KeyXray::State::NotAsked);
        m_xray->complete();
        QVERIFY(!button->isEnabled());
        QTRY_VERIFY(button->isEnabled());
    }

    void whatNobodyAnsweredIsSaid() {
        open(SandboxProcess::readOnly);
        m_desk->sandbox.stop();
        m_xray->complete();
        QTRY_COMPARE(m_xray->state(), KeyXray::State::Failed);
        QVERIFY(!m_card->findChild<QWidget*>(QStringLiteral("failure"))->isHidden());
        QCOMPARE(verdict("readSessions"), QStringLiteral("Not asked"));
        m_desk->sandbox.startAgain();
        m_xray->complete();
        QTRY_COMPARE(m_xray->state(), KeyXray::State::Told);
        QVERIFY(m_card->findChild<QWidget*>(QStringLiteral("failure"))->isHidden());
    }

    void enterGivesTheSecondKeyAndLeavesTheCardOpen() {
        open(SandboxProcess::readOnly);
        m_connection->useForThisRun(*m_desk->client.key());
        QTRY_COMPARE(m_connection->owner(), AccountConnection::Owner::Known);
        m_card->findChild<LinkButton*>(QStringLiteral("offerSecondKey"))->click();
        auto* line = m_card->findChild<QLineEdit*>(QStringLiteral("secondKeyLine"));
        QTest::keyClicks(line, QString::fromLatin1(SandboxProcess::secret));
        QTest::keyClick(line, Qt::Key_Return); // Nothing to give yet.
        QVERIFY(m_card->isVisible());
        line->setText(QString::fromLatin1(SandboxProcess::sensitiveAll));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(m_second->state(), SecondKey::State::InUse);
        QVERIFY(m_card->isVisible());
    }

private:
    void open(const char* key) {
        m_desk = std::make_unique<DeskOnSandbox>(account, key);
        m_xray = std::make_unique<KeyXray>(m_desk->client, m_desk->store);
        m_keys = makeMemoryStore();
        m_connection = std::make_unique<AccountConnection>(m_desk->client, *m_keys);
        m_second = std::make_unique<SecondKey>(m_desk->client, *m_keys, *m_connection);
        m_card = std::make_unique<KeyCard>(*m_xray, m_desk->client.key()->masked(), *m_second);
        m_card->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
    }
    QWidget* row(const char* name) const { return m_card->findChild<QWidget*>(QLatin1StringView(name)); }
    QString verdict(const char* name) const {
        return row(name)->findChild<StatusBadge*>(QStringLiteral("verdict"))->word();
    }
    QString text(const char* name) const {
        return row(name)->findChild<QLabel*>(QStringLiteral("detail"))->text();
    }
    QString price() const { return m_card->findChild<QLabel*>(QStringLiteral("price"))->text(); }

    std::unique_ptr<DeskOnSandbox> m_desk;
    std::unique_ptr<KeyXray> m_xray;
    std::unique_ptr<KeyStore> m_keys;
    std::unique_ptr<AccountConnection> m_connection;
    std::unique_ptr<SecondKey> m_second;
    std::unique_ptr<KeyCard> m_card;
};

QTEST_MAIN(KeyCardTest)
#include "tst_key_card.moc"
