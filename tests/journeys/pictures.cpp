// SPDX-License-Identifier: Apache-2.0
// Not a test: makes the README's pictures from the sandbox, so that they show what the desk does today.
// Started by resources/pictures/make, which says where they go.
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>

namespace {

constexpr int patience = 20'000;

DeskAtWork::Setting usual(ColourScheme colours) {
    DeskAtWork::Setting setting;
    // One seed and one moment, so that the same people stand in every picture.
    setting.sandbox = {QStringLiteral("--sessions"),
                       QStringLiteral("2000"),
                       QStringLiteral("--seed"),
                       QStringLiteral("11"),
                       QStringLiteral("--redaction-delay"),
                       QStringLiteral("3600")};
    setting.colours = colours;
    return setting;
}

void savePixmap(const QPixmap& picture, const char* name) {
    const QString path = qEnvironmentVariable("PICTURES", QStringLiteral(".")) + u'/' +
                         QLatin1StringView(name) + QStringLiteral(".png");
    QVERIFY2(picture.save(path), qPrintable(path));
}

/// The window as it would be painted now, and the dialog over it, if one is open.
void save(DeskAtWork& desk, const char* name) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // Where it is about to be laid out.
    QPixmap picture = desk.window()->grab();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (!qobject_cast<QDialog*>(window) || !window->isVisible())
            continue;
        QPainter painter(&picture);
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 60));
        QRect place = window->rect();
        place.moveCenter(desk.window()->rect().center());
        painter.drawPixmap(place.topLeft(), window->grab());
    }
    savePixmap(picture, name);
}

int countVisible(QWidget* below, const char* name) {
    int visible = 0;
    const QList<QWidget*> all = below->findChildren<QWidget*>(QLatin1StringView(name));
    for (const QWidget* widget : all)
        visible += widget->isVisible() ? 1 : 0;
    return visible;
}

bool isQuiet(const DeskAtWork& desk) {
    return !desk.find<QWidget>("stopLoading") && !desk.openId().isEmpty() &&
           desk.textOf("progress", desk.detail()).isEmpty();
}

void command(const DeskAtWork& desk, const char* name) {
    desk.window()->findChild<QAction*>(QLatin1StringView(name))->trigger();
}

/// The first session of a line, open and whole.
void openFirst(DeskAtWork& desk, const QString& line) {
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.type(line);
    QTRY_VERIFY(desk.rows() < 2000);
    desk.clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(desk), patience);
}

/// The pictures of a verified session, loaded and still blurred.
void openPictures(DeskAtWork& desk) {
    openFirst(desk, QStringLiteral("status:verified redaction:none type:document "));
    QTRY_VERIFY(desk.find<QAbstractButton>("showPictures", desk.detail()));
    desk.click(desk.find<QAbstractButton>("showPictures", desk.detail()));
    desk.giveReason();
    QTRY_VERIFY(desk.dialog("pictureViewer"));
    QWidget* viewer = desk.dialog("pictureViewer");
    QTRY_COMPARE(countVisible(viewer, "picture"), countVisible(viewer, "pictureCard"));
}

/// So that it can be seen in the detail pane.
void scrollTo(DeskAtWork& desk, const char* name) {
    auto* body = desk.find<QScrollArea>("detailBody");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    body->verticalScrollBar()->setValue(desk.find<QWidget>(name)->mapTo(body->widget(), QPoint(0, 0)).y());
}

} // namespace

class Pictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void revealed();
    void evidence();
    void attempts();
    void notes();
    void keyCard();
    void locked();
    void confirmations();
    void redacted();
    void nothingFound();
    void keyRefused();
    void noPermission();
    void offline();
    void unreadable();
    void badObject();
    void outsideTheList();
    void lockedFromPictures();
    void scaled();
    void changedSinceLastLook();
    void reads();
    void firstStart();
    void manyKeysAndLongNames();
    void smallWindow();
    void loadingAndGaps();
};

void Pictures::refused_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void Pictures::refused() {
    QFETCH(bool, dark);
    DeskAtWork desk(usual(dark ? ColourScheme::Dark : ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.type(QStringLiteral("status:refused created:>=2026-09 "));
    QTRY_VERIFY(desk.rows() < 2000);
    desk.clickRow(3);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(desk), patience);
    save(desk, dark ? "refused-dark" : "refused-light");
}

void Pictures::revealed() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.type(QStringLiteral("status:verified redaction:none "));
    QTRY_VERIFY(desk.rows() < 2000);
    desk.clickRow(4);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(desk), patience);
    QWidget* outputs = desk.find<QWidget>("verifiedOutputs", desk.detail());
    QVERIFY(outputs);
    QTRY_VERIFY(desk.find<QAbstractButton>("reveal", outputs));
    const QList<QAbstractButton*> reveals = outputs->findChildren<QAbstractButton*>(QStringLiteral("reveal"));
    int pressed = 0;
    for (QAbstractButton* reveal : reveals)
        if (reveal->isVisible() && pressed++ < 2) {
            desk.click(reveal);
            if (pressed == 1) { // It counts for the session.
                desk.giveReason();
                desk.window()->activateWindow();
            }
        }
    QTRY_COMPARE(countVisible(outputs, "timeLeft"), 2);
    save(desk, "revealed-light");
}

void Pictures::evidence() {
    DeskAtWork desk(usual(ColourScheme::Light));
    openPictures(desk);
    QWidget* viewer = desk.dialog("pictureViewer");
    QVERIFY(viewer);
    QTest::keyClick(desk.find<QWidget>("picture", viewer), Qt::Key_Space);
    savePixmap(viewer->grab(), "pictures-light");
}

void Pictures::attempts() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.sandbox().createSessions(1);
    desk.press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 2001, patience);
    const QString id = desk.list()->model()->index(0, 0).data(SessionTableModel::SessionIdRole).toString();
    constexpr int untilDecided = 600;
    for (const char* outcome : {"document_expired", "selfie_face_mismatch", "verified"}) {
        desk.sandbox().submit(id, QLatin1StringView(outcome));
        desk.sandbox().advanceClock(untilDecided);
    }
    desk.clickRow(0);
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.find<QAbstractButton>("askForAttempts"));
    desk.click(desk.find<QAbstractButton>("askForAttempts"));
    QTRY_VERIFY(desk.find<QTableWidget>("attemptsTable"));
    desk.find<QTableWidget>("attemptsTable")->setCurrentCell(0, 1);
    scrollTo(desk, "checks");
    save(desk, "attempts-light");
}

void Pictures::notes() {
    DeskAtWork desk(usual(ColourScheme::Light));
    openFirst(desk, QStringLiteral("status:refused "));
    command(desk, "showNotes");
    QTRY_VERIFY(desk.dialog("notesDialog"));
    desk.find<QAbstractButton>("useNotes", desk.dialog("notesDialog"))->click();
    desk.dialog("notesDialog")->close();
    QTRY_VERIFY(desk.find<QPlainTextEdit>("note"));
    desk.window()->activateWindow();
    desk.find<QLineEdit>("assignee")->setText(QStringLiteral("Mira"));
    QTest::keyClick(desk.find<QLineEdit>("assignee"), Qt::Key_Return);
    desk.window()->setFocus(); // What was typed gives way to what Stripe has.
    QTRY_COMPARE(desk.find<QLineEdit>("assignee")->text(), QStringLiteral("Mira"));
    QTRY_VERIFY(desk.find<QAbstractButton>("haveSeen"));
    desk.click(desk.find<QAbstractButton>("haveSeen"));
    QTRY_VERIFY(!desk.find<QAbstractButton>("haveSeen"));
    desk.find<QPlainTextEdit>("note")->setFocus();
    desk.type(QStringLiteral("Called at noon, will send the passport tomorrow. Do not cancel."));
    scrollTo(desk, "notes");
    save(desk, "notes-light");
}

void Pictures::keyCard() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    setting.key = SandboxProcess::sensitive48h;
    DeskAtWork desk(setting);
    openFirst(desk, QStringLiteral("status:verified redaction:none "));
    command(desk, "showKeyCard");
    QTRY_VERIFY(desk.dialog("keyCard"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QAbstractButton>("askAgain", desk.dialog("keyCard")) &&
                                 desk.find<QAbstractButton>("askAgain", desk.dialog("keyCard"))->isEnabled(),
                             patience);
    save(desk, "key-card-light");
}

void Pictures::locked() {
    DeskAtWork desk(usual(ColourScheme::Light));
    openFirst(desk, QStringLiteral("status:verified redaction:none "));
    command(desk, "lockNow");
    QTRY_VERIFY(desk.find<QWidget>("lockPage"));
    save(desk, "locked-light");
}

void Pictures::confirmations() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.type(QStringLiteral("status:refused "));
    QTRY_VERIFY(desk.rows() < 2000);
    desk.clickRow(2);
    QTRY_VERIFY(isQuiet(desk) && desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
    desk.click(desk.find<QAbstractButton>("cancel", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmCancel"));
    QVERIFY(QTest::qWaitForWindowExposed(desk.dialog("confirmCancel")));
    save(desk, "cancel-light");
    QTest::keyClick(desk.dialog("confirmCancel"), Qt::Key_Escape);
    QTRY_VERIFY(!desk.dialog("confirmCancel"));
    const QString id = desk.openId();
    desk.click(desk.find<QAbstractButton>("redact", desk.detail()));
    QTRY_VERIFY(desk.dialog("confirmRedact"));
    QVERIFY(QTest::qWaitForWindowExposed(desk.dialog("confirmRedact")));
    QTest::keyClicks(desk.find<QLineEdit>("typed", desk.dialog("confirmRedact")), id.right(6));
    save(desk, "redact-light");
}

void Pictures::redacted() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.type(QStringLiteral("redaction:any "));
    QTRY_VERIFY(desk.rows() < 2000);
    desk.clickRow(5);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(desk), patience);
    save(desk, "redacted-light");
}

void Pictures::nothingFound() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.type(QStringLiteral("status:refused country:DE meyerhofer"));
    QTRY_COMPARE(desk.rows(), 0);
    save(desk, "nothing-found-light");
}

void Pictures::keyRefused() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    setting.key = "rk_test_nobodyKnowsThisOne00000000";
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QWidget>("listMessage") &&
                                 desk.everythingReadable().contains(QStringLiteral("req_")),
                             patience);
    save(desk, "key-refused-light");
}

void Pictures::noPermission() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    setting.key = SandboxProcess::noPermission;
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.everythingReadable().contains(QStringLiteral("rak_identity")), patience);
    save(desk, "no-permission-light");
}

void Pictures::offline() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.sandbox().stop();
    desk.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QWidget>("retryLoading"), patience);
    save(desk, "offline-light");
}

/// Stripe is reached, and what it says cannot be read.
void Pictures::unreadable() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    constexpr int always = 1'000;
    desk.sandbox().mishap(QStringLiteral("not_json"), always);
    desk.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QWidget>("retryLoading"), patience);
    save(desk, "unreadable-light");
}

void Pictures::badObject() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.sandbox().createSessions(5);
    desk.sandbox().mishap(QStringLiteral("damaged_object"), 20,
                          {{QStringLiteral("path"), QStringLiteral("/v1/identity/verification_sessions")}});
    desk.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QAbstractButton>("readingProblems"), patience);
    desk.click(desk.find<QAbstractButton>("readingProblems"));
    QTRY_VERIFY(desk.dialog("readingProblemsDialog"));
    QVERIFY(QTest::qWaitForWindowExposed(desk.dialog("readingProblemsDialog")));
    save(desk, "bad-object-light");
}

void Pictures::outsideTheList() {
    DeskAtWork desk(usual(ColourScheme::Light));
    openFirst(desk, QStringLiteral("status:refused "));
    desk.filterLine()->clear();
    desk.filterLine()->setFocus();
    desk.type(QStringLiteral("meyer"));
    QTRY_VERIFY(desk.find<QWidget>("notInList", desk.detail()));
    save(desk, "outside-list-light");
}

void Pictures::lockedFromPictures() {
    DeskAtWork desk(usual(ColourScheme::Light));
    openPictures(desk);
    QWidget* viewer = desk.dialog("pictureViewer");
    QVERIFY(viewer);
    viewer->activateWindow();
    QTest::keyClick(desk.find<QWidget>("picture", viewer), Qt::Key_L,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.find<QWidget>("lockPage"));
    QVERIFY(!desk.dialog("pictureViewer"));
    save(desk, "locked-from-pictures-light");
}

/// What fits on a laptop of 1366 × 768, and (made with QT_SCALE_FACTOR=2) on 1920 × 1080 at 200 %.
void Pictures::scaled() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    const bool isDoubled = qApp->devicePixelRatio() > 1;
    setting.size = isDoubled ? QSize(960, 500) : QSize(1366, 700);
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.clickRow(3);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(desk), patience);
    const QWidget* body = desk.find<QScrollArea>("detailBody")->widget();
    QTRY_VERIFY(body->height() >= body->layout()->totalHeightForWidth(body->width()));
    save(desk, isDoubled ? "scaled-200" : "laptop");
}

void Pictures::changedSinceLastLook() {
    for (const ColourScheme colours : {ColourScheme::Light, ColourScheme::Dark}) {
        DeskAtWork desk(usual(colours));
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
        QTRY_VERIFY(desk.textOf("freshness").contains(QStringLiteral("As of")));
        for (int row = 1; row < 30; ++row)
            if (desk.cell(row, SessionTableModel::StatusColumn) == u"Never submitted")
                desk.sandbox().submit(
                    desk.list()->model()->index(row, 0).data(SessionTableModel::SessionIdRole).toString(),
                    row % 2 == 0 ? QStringLiteral("verified") : QStringLiteral("document_expired"));
        desk.sandbox().createSessions(2);
        desk.press(Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 2002, patience);
        QTRY_VERIFY(desk.list()->model()->index(0, 0).data(SessionTableModel::ChangedRole).toBool());
        save(desk, colours == ColourScheme::Light ? "changed-light" : "changed-dark");
    }
}

void Pictures::reads() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.click(desk.find<QAbstractButton>("reads"));
    QTRY_VERIFY(desk.dialog("readsDialog"));
    QVERIFY(QTest::qWaitForWindowExposed(desk.dialog("readsDialog")));
    save(desk, "reads-light");
}

void Pictures::firstStart() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    setting.key = nullptr;
    DeskAtWork desk(setting);
    QTRY_VERIFY(desk.find<QLineEdit>("key"));
    desk.click(desk.find<QLineEdit>("key"));
    desk.type(QLatin1StringView(SandboxProcess::readWrite));
    save(desk, "first-start-light");
}

void Pictures::manyKeysAndLongNames() {
    DeskAtWork desk(usual(ColourScheme::Light));
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    QString manyKeys;
    QString longName;
    QString cursor;
    for (int page = 0; page < 20 && (manyKeys.isEmpty() || longName.isEmpty()); ++page) {
        const QJsonArray sessions =
            desk.sandbox()
                .request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=100&expand[]=data."
                                               "verified_outputs") +
                                    cursor)[QStringLiteral("data")]
                .toArray();
        for (const QJsonValue& session : sessions) {
            const QJsonObject metadata = session[QStringLiteral("metadata")].toObject();
            const QString name =
                session[QStringLiteral("verified_outputs")][QStringLiteral("last_name")].toString();
            if (metadata.size() == 50 && manyKeys.isEmpty())
                manyKeys = session[QStringLiteral("id")].toString();
            if (name.size() > 40 && longName.isEmpty())
                longName = session[QStringLiteral("id")].toString();
        }
        cursor = QStringLiteral("&starting_after=") + sessions.last()[QStringLiteral("id")].toString();
    }
    for (const auto& [id, name] : {std::pair{manyKeys, "many-keys"}, std::pair{longName, "long-name"}}) {
        desk.filterLine()->clear();
        desk.filterLine()->setFocus();
        desk.type(QStringLiteral("id:") + id);
        QTRY_COMPARE(desk.rows(), 1);
        desk.clickRow(0);
        QTRY_COMPARE(desk.openId(), id);
        QTRY_VERIFY(isQuiet(desk));
        save(desk, name);
    }
}

void Pictures::smallWindow() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    setting.size = {1024, 700};
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 2000 && isQuiet(desk), patience);
    desk.clickRow(8);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(desk), patience);
    save(desk, "small");
}

/// Everything is on its way, and then it is stopped in the middle.
void Pictures::loadingAndGaps() {
    DeskAtWork::Setting setting = usual(ColourScheme::Light);
    setting.sandbox[1] = QStringLiteral("60000");
    setting.sandbox << QStringLiteral("--latency") << QStringLiteral("60");
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 5'000 && isQuiet(desk), patience);
    desk.click(desk.find<QAbstractButton>("loadEverything"));
    QTRY_VERIFY(desk.dialog("loadEverythingDialog"));
    const QList<QAbstractButton*> buttons =
        desk.dialog("loadEverythingDialog")->findChildren<QAbstractButton*>();
    for (QAbstractButton* button : buttons)
        if (button->text() == u"Load everything") {
            QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patience);
            desk.click(button);
        }
    constexpr int untilSomeIsThere = 60'000;
    QTRY_VERIFY_WITH_TIMEOUT(desk.rows() > 18'000, untilSomeIsThere);
    save(desk, "loading-light");
    desk.click(desk.find<QAbstractButton>("stopLoading"));
    QTRY_VERIFY(desk.find<QAbstractButton>("fillGaps"));
    save(desk, "gaps-light");
}

QTEST_MAIN(Pictures)
#include "pictures.moc"
