// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>

namespace {

constexpr int statusColumn = SessionTableModel::StatusColumn;
constexpr int patience = 20'000;

/// Somebody in the sandbox by whom a search can be tried.
struct KnownPerson {
    QString id;
    QString lastName;
    QString email;
    QString reference;
};

KnownPerson someVerifiedPerson(SandboxProcess& sandbox) {
    const QJsonArray sessions =
        sandbox
            .request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=100&status=verified&"
                                           "expand[]=data.verified_outputs"))[QStringLiteral("data")]
            .toArray();
    for (const QJsonValue& session : sessions) {
        const QJsonValue outputs = session[QStringLiteral("verified_outputs")];
        const KnownPerson known{session[QStringLiteral("id")].toString(),
                                outputs[QStringLiteral("last_name")].toString(),
                                outputs[QStringLiteral("email")].toString(),
                                session[QStringLiteral("client_reference_id")].toString()};
        const bool plain = std::all_of(known.lastName.begin(), known.lastName.end(),
                                       [](QChar c) { return c.isLetter() && c.unicode() < 128; });
        if (plain && known.lastName.size() > 5 && !known.reference.isEmpty() &&
            session[QStringLiteral("redaction")].isNull())
            return known;
    }
    return {};
}

} // namespace

/// What a person does with the desk, from the first key to the last.
class TestJourneys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstStart();
    void reviewASession();
    void findAPerson();
    void narrowDownByFacetsAndTakeItBack();
    void fetchASessionThatIsNotLoaded();
    void cancelASession();
    void changeYourMindAboutARedaction();
    void redactASessionToTheEnd();
    void somebodyElseWasFaster();
    void loseTheNetworkAndComeBack();
    void aKeyThatIsRefused();
    void aKeyWithoutPermission();
    void anAccountWithoutSessions();
    void everythingByKeyboard();
    void nobodyIsNamedUnlessRevealed();
    void choicesSurviveARestart();
};

void TestJourneys::firstStart() {
    DeskAtWork::Setting setting;
    setting.key = nullptr;
    DeskAtWork desk(setting);
    QTRY_VERIFY(desk.find<QLineEdit>("key"));
    auto* key = desk.find<QLineEdit>("key");
    auto* connectButton = desk.find<QAbstractButton>("connect");
    QVERIFY(!connectButton->isEnabled());
    desk.click(key);
    desk.type(QStringLiteral("pk_test_nobodyCanReviewWithThis00"));
    QVERIFY2(!connectButton->isEnabled(), "a publishable key can read nothing");
    key->clear();
    desk.type(QLatin1StringView(SandboxProcess::readWrite));
    QVERIFY(connectButton->isEnabled());
    desk.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QVERIFY(desk.filterLine()->hasFocus());
    QTRY_VERIFY(desk.window()->windowTitle().contains(QStringLiteral("TEST")));
    QCOMPARE(key->text(), QString());
}

void TestJourneys::reviewASession() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(QStringLiteral("status:refused"));
    QTRY_VERIFY(desk.rows() > 0 && desk.rows() < 600);
    desk.clickRow(1);
    const QString id = desk.list()->model()->index(1, 0).data(SessionTableModel::SessionIdRole).toString();
    QTRY_COMPARE(desk.openId(), id);
    QTRY_VERIFY(desk.find<QLabel>("title", desk.find<QWidget>("outcome")));
    QVERIFY(!desk.find<QLabel>("title", desk.find<QWidget>("outcome"))->text().isEmpty());
    QTRY_VERIFY(desk.find<QAbstractButton>("cancel")->isEnabled());
}

void TestJourneys::findAPerson() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    const KnownPerson known = someVerifiedPerson(desk.sandbox());
    QVERIFY(!known.id.isEmpty());
    desk.sandbox().clearLog();
    desk.type(known.lastName.toLower());
    QTRY_VERIFY(desk.rows() >= 1 && desk.rows() < 600);
    desk.type(QStringLiteral(" id:") + known.id);
    QTRY_COMPARE(desk.rows(), 1);
    desk.press(Qt::Key_Down);
    QTRY_COMPARE(desk.openId(), known.id);
    // Typing asked nobody: opening sessions is all Stripe heard of.
    const QJsonArray log = desk.sandbox().log();
    for (const QJsonValue& entry : log)
        QVERIFY(entry[QStringLiteral("path")].toString().contains(QStringLiteral("/vs_")));
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.press(Qt::Key_Escape);
    QTRY_COMPARE(desk.rows(), 600);
}

void TestJourneys::narrowDownByFacetsAndTakeItBack() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    auto* panel = desk.find<QWidget>("facetPanel");
    QAbstractButton* refused = nullptr;
    for (QAbstractButton* button : panel->findChildren<QAbstractButton*>())
        if (button->accessibleName().startsWith(QStringLiteral("Refused, ")))
            refused = button;
    QVERIFY(refused);
    desk.click(refused);
    QTRY_VERIFY(desk.rows() > 0 && desk.rows() < 600);
    const int narrowed = desk.rows();
    QVERIFY(desk.filterLine()->text().contains(QStringLiteral("refused")));
    for (int row = 0; row < narrowed; ++row)
        QCOMPARE(desk.cell(row, statusColumn), QStringLiteral("Refused"));
    desk.click(refused);
    QTRY_COMPARE(desk.rows(), 600);
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.rows(), narrowed);
}

void TestJourneys::fetchASessionThatIsNotLoaded() {
    DeskAtWork::Setting setting;
    setting.sandbox = {QStringLiteral("--sessions"), QStringLiteral("6000")};
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 5000, patience);
    QString id;
    QString cursor;
    const QJsonArray old =
        desk.sandbox()
            .request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=1&created[lt]=%1")
                                .arg(desk.list()
                                         ->model()
                                         ->index(4999, 0)
                                         .data(SessionTableModel::CreatedRole)
                                         .toLongLong() -
                                     86'400))[QStringLiteral("data")]
            .toArray();
    id = old[0][QStringLiteral("id")].toString();
    desk.type(id);
    QTRY_COMPARE(desk.rows(), 0);
    QTRY_VERIFY(desk.find<QAbstractButton>("fetchSession"));
    desk.click(desk.find<QAbstractButton>("fetchSession"));
    QTRY_COMPARE(desk.rows(), 1);
    QTRY_COMPARE(desk.openId(), id);
}

void TestJourneys::cancelASession() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(QStringLiteral("status:refused"));
    QTRY_VERIFY(desk.rows() < 600);
    const int before = desk.rows();
    desk.clickRow(0);
    QTRY_VERIFY(desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
    const QString id = desk.openId();
    desk.click(desk.find<QAbstractButton>("cancel", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmCancel"));
    QTest::keyClick(desk.dialog("confirmCancel"), Qt::Key_Return); // The keyboard is on "keep".
    QTRY_VERIFY(!desk.dialog("confirmCancel"));
    QCOMPARE(desk.openStatus(), QStringLiteral("Refused"));
    desk.click(desk.find<QAbstractButton>("cancel", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmCancel"));
    desk.click(desk.find<QAbstractButton>("confirm", desk.dialog("confirmCancel")));
    QTRY_COMPARE(desk.openStatus(), QStringLiteral("Canceled"));
    QCOMPARE(desk.openId(), id); // It left the list, and stays open all the same.
    QCOMPARE(desk.rows(), before - 1);
    QTRY_VERIFY(!desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
}

void TestJourneys::changeYourMindAboutARedaction() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(QStringLiteral("status:verified redaction:none"));
    QTRY_VERIFY(desk.rows() < 600);
    desk.clickRow(0);
    QTRY_VERIFY(desk.find<QAbstractButton>("redact", desk.detail())->isEnabled());
    const QString id = desk.openId();
    desk.sandbox().clearLog();
    desk.click(desk.find<QAbstractButton>("redact", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmRedact"));
    QWidget* dialog = desk.dialog("confirmRedact");
    auto* typed = desk.find<QLineEdit>("typed", dialog);
    auto* confirm = desk.find<QAbstractButton>("confirm", dialog);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(typed, id.right(5));
    QVERIFY(!confirm->isEnabled());
    typed->clear();
    QTest::keyClicks(typed, id.right(6));
    QVERIFY(confirm->isEnabled());
    QTest::keyClick(typed, Qt::Key_Return);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!desk.dialog("confirmRedact"));
    QCOMPARE(desk.openStatus(), QStringLiteral("Verified"));
    const QJsonArray log = desk.sandbox().log();
    for (const QJsonValue& entry : log)
        QVERIFY(entry[QStringLiteral("method")].toString() != QStringLiteral("POST"));
}

void TestJourneys::redactASessionToTheEnd() {
    DeskAtWork::Setting setting;
    setting.sandbox << QStringLiteral("--redaction-delay") << QStringLiteral("2");
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(QStringLiteral("status:verified redaction:none"));
    QTRY_VERIFY(desk.rows() < 600);
    desk.clickRow(0);
    QTRY_VERIFY(desk.find<QAbstractButton>("redact", desk.detail())->isEnabled());
    const QString id = desk.openId();
    desk.click(desk.find<QAbstractButton>("redact", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmRedact"));
    QTest::keyClicks(desk.find<QLineEdit>("typed", desk.dialog("confirmRedact")), id.right(6));
    desk.click(desk.find<QAbstractButton>("confirm", desk.dialog("confirmRedact")));
    desk.window()->activateWindow(); // As the window system does when a dialog goes.
    QTRY_VERIFY(desk.find<QWidget>("redaction", desk.detail()));
    QTRY_VERIFY(!desk.find<QAbstractButton>("redact", desk.detail())->isEnabled());
    // Followed by itself until it is done.
    QWidget* state = desk.find<QWidget>("state", desk.find<QWidget>("redaction", desk.detail()));
    QVERIFY(state);
    QTRY_COMPARE_WITH_TIMEOUT(desk.textOf("value", state), QStringLiteral("redacted"), patience);
    QVERIFY(!desk.everythingReadable().contains(QStringLiteral("[redacted]")));
}

void TestJourneys::somebodyElseWasFaster() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(QStringLiteral("status:refused"));
    QTRY_VERIFY(desk.rows() < 600);
    desk.clickRow(0);
    QTRY_VERIFY(desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
    desk.sandbox().submit(desk.openId(), QStringLiteral("verified"));
    desk.click(desk.find<QAbstractButton>("cancel", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmCancel"));
    desk.click(desk.find<QAbstractButton>("confirm", desk.dialog("confirmCancel")));
    QTRY_COMPARE(desk.openStatus(), QStringLiteral("Verified"));
    QTRY_VERIFY(desk.everythingReadable().contains(QStringLiteral("because it has a status of")));
}

void TestJourneys::loseTheNetworkAndComeBack() {
    DeskAtWork::Setting setting;
    setting.sandbox = {QStringLiteral("--sessions"), QStringLiteral("600"),   QStringLiteral("--seed"),
                       QStringLiteral("3"),          QStringLiteral("--now"), QStringLiteral("1790000000")};
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.sandbox().stop();
    desk.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QAbstractButton>("retryLoading"), patience);
    QCOMPARE(desk.rows(), 600); // Old truth stays.
    desk.filterLine()->setFocus();
    desk.type(QStringLiteral("status:verified"));
    QTRY_VERIFY(desk.rows() > 0 && desk.rows() < 600); // And is still filtered.
    desk.sandbox().startAgain();
    desk.click(desk.find<QAbstractButton>("retryLoading"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.find<QAbstractButton>("retryLoading"), patience);
    QTRY_VERIFY(desk.textOf("freshness").contains(QStringLiteral("As of")));
}

void TestJourneys::aKeyThatIsRefused() {
    DeskAtWork::Setting setting;
    setting.key = "rk_test_nobodyKnowsThisOne00000000";
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QWidget>("listMessage"), patience);
    QTRY_VERIFY(desk.everythingReadable().contains(QStringLiteral("req_")));
    QVERIFY(!desk.everythingReadable().contains(QStringLiteral("nobodyKnows")));
}

void TestJourneys::aKeyWithoutPermission() {
    DeskAtWork::Setting setting;
    setting.key = SandboxProcess::noPermission;
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.everythingReadable().contains(QStringLiteral("rak_identity")), patience);
}

void TestJourneys::anAccountWithoutSessions() {
    DeskAtWork::Setting setting;
    setting.sandbox = {QStringLiteral("--sessions"), QStringLiteral("0")};
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.everythingReadable().contains(QStringLiteral("no sessions")), patience);
    QVERIFY(desk.find<QWidget>("listMessage"));
}

void TestJourneys::everythingByKeyboard() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QTRY_VERIFY(desk.filterLine()->hasFocus());
    desk.type(QStringLiteral("status:refused"));
    QTRY_VERIFY(desk.rows() < 600);
    desk.press(Qt::Key_Down);
    QTRY_VERIFY(desk.list()->hasFocus());
    desk.press(Qt::Key_Home);
    const auto idOf = [&](int row) {
        return desk.list()->model()->index(row, 0).data(SessionTableModel::SessionIdRole).toString();
    };
    QTRY_COMPARE(desk.openId(), idOf(0));
    desk.press(Qt::Key_J);
    QTRY_COMPARE(desk.openId(), idOf(1));
    desk.press(Qt::Key_K);
    QTRY_COMPARE(desk.openId(), idOf(0));
    desk.press(Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(desk.openId(), idOf(1));
    desk.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QApplication::clipboard()->text(), idOf(1));
    desk.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.dialog("confirmCancel"));
    QTest::keyClick(desk.dialog("confirmCancel"), Qt::Key_Escape);
    QTRY_VERIFY(!desk.dialog("confirmCancel"));
    desk.press(Qt::Key_F6);
    QTRY_VERIFY(desk.detail()->isAncestorOf(QApplication::focusWidget()));
    desk.press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(desk.filterLine()->hasFocus());
}

void TestJourneys::nobodyIsNamedUnlessRevealed() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    const KnownPerson known = someVerifiedPerson(desk.sandbox());
    desk.type(QStringLiteral("id:") + known.id);
    QTRY_COMPARE(desk.rows(), 1);
    desk.clickRow(0);
    QTRY_COMPARE(desk.openId(), known.id);
    QWidget* outputs = nullptr;
    QTRY_VERIFY(outputs = desk.find<QWidget>("verifiedOutputs", desk.detail()));
    QTRY_VERIFY(desk.find<QAbstractButton>("reveal", outputs));
    QVERIFY(!desk.everythingReadable().contains(known.lastName));
    desk.click(desk.find<QAbstractButton>("reveal", outputs));
    desk.giveReason();
    desk.window()->activateWindow();
    QTRY_VERIFY(desk.everythingReadable().contains(known.lastName));
    QCOMPARE(desk.textOf("revealCount"), QStringLiteral("1 of 30 reveals"));
    QVERIFY(!desk.window()->windowTitle().contains(known.lastName));
    desk.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(!desk.everythingReadable().contains(known.lastName));
}

void TestJourneys::choicesSurviveARestart() {
    QTemporaryDir home;
    DeskAtWork::Setting setting;
    setting.preferencesPath = home.filePath(QStringLiteral("preferences.ini"));
    {
        DeskAtWork desk(setting);
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        desk.list()->sortByColumn(SessionTableModel::WhyColumn, Qt::AscendingOrder);
        desk.list()->setColumnHidden(SessionTableModel::PersonColumn, true);
        desk.window()->close();
    }
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    QCOMPARE(desk.list()->horizontalHeader()->sortIndicatorSection(), int(SessionTableModel::WhyColumn));
    QCOMPARE(desk.list()->horizontalHeader()->sortIndicatorOrder(), Qt::AscendingOrder);
    QVERIFY(desk.list()->isColumnHidden(SessionTableModel::PersonColumn));
    QVERIFY(!desk.list()->isColumnHidden(SessionTableModel::CreatedColumn));
}

QTEST_MAIN(TestJourneys)
#include "tst_journeys.moc"
