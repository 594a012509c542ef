// SPDX-License-Identifier: Apache-2.0
#include "Application.h"
#include "identity/OutsideText.h"
#include "look/Text.h"
#include "support/ScriptedServer.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

namespace {

constexpr auto key = "rk_test_outside00000000000000000";

/// Markup that would ask a server for a picture, and a mark that turns the text behind it around.
QString hostile(const char* where) {
    return QStringLiteral("<b>%1</b><img src='http://127.0.0.1:9/x'>").arg(QLatin1StringView(where)) +
           QChar(0x202E) + QStringLiteral("gpj.exe");
}

QByteArray json(const char* where) {
    return '"' + hostile(where).toUtf8() + '"';
}

ScriptedAnswer ok(const QByteArray& body) {
    return {200, body, {{"Content-Type", "application/json"}, {"Request-Id", "req_1"}}};
}

QByteArray listOf(const QByteArray& objects) {
    return R"({"object":"list","url":"/v1/x","has_more":false,"data":[)" + objects + "]}";
}

QByteArray reportText() {
    return R"({"id":"vr_1Outside1Outside","object":"identity.verification_report","created":1700000100,)"
           R"("livemode":false,"type":"document","verification_session":"vs_1Outside1Outside","options":{},)"
           R"("document":{"status":"unverified","type":)" +
           json("document type") + R"(,"issuing_country":)" + json("country") + R"(,"first_name":)" +
           json("first") + R"(,"last_name":)" + json("last") + R"(,"error":{"code":)" + json("code") +
           R"(,"reason":)" + json("check reason") + R"(},"files":[]}})";
}

/// A session of which every text is hostile.
QByteArray sessionText(const QByteArray& report, const QByteArray& livemode = "false") {
    return R"({"id":"vs_1Outside1Outside","object":"identity.verification_session","created":1700000000,)"
           R"("livemode":)" +
           livemode + R"(,"status":"requires_input","type":)" + json("type") + R"(,"client_reference_id":)" +
           json("reference 1") + R"(,"related_customer":)" + json("customer") +
           R"(,"related_customer_account":)" + json("customer account") + R"(,"verification_flow":)" +
           json("flow") + R"(,"last_error":{"code":)" + json("code") + R"(,"reason":)" + json("reason") +
           R"(},"last_verification_report":)" + report + R"(,"metadata":{)" + json("key") + ':' +
           json("value") + R"(},"options":{},"provided_details":{"email":)" + json("mail") + R"(,"phone":)" +
           json("phone") + R"(},"verified_outputs":{"first_name":)" + json("first") + R"(,"last_name":)" +
           json("last") + R"(,"email":)" + json("mail") + R"(,"address":{"country":)" + json("country") +
           R"(,"city":)" + json("city") + "}}}";
}

QByteArray accountText() {
    return R"({"id":"acct_1Outside1Outside","object":"account","country":"DE","settings":{"dashboard":{"display_name":)" +
           json("account") + "}}}";
}

/// What is wrong with a tool tip or label of that text and format; empty: nothing.
QString faultOf(const QString& text, bool isReadAsMarkup) {
    if (withoutDirectionMarks(text) != text)
        return QStringLiteral("turns the direction: ") + text;
    if (isReadAsMarkup && (text.contains(QStringLiteral("<img")) || text.contains(QStringLiteral("<b>r"))))
        return QStringLiteral("is read as markup: ") + text;
    return {};
}

QStringList faultsOfItems(const QAbstractItemView& view) {
    QStringList faults;
    const QAbstractItemModel* model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString tip = model->index(row, column).data(Qt::ToolTipRole).toString();
            faults << faultOf(tip, Qt::mightBeRichText(tip));
        }
    return faults;
}

} // namespace

/// Texts of Stripe's and of people are shown as they are: never as markup, and never turning the text around
/// them, wherever they are shown.
class TestOutsideText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void noTextOfASessionIsReadAsMarkup();
    void noTipOfTheListIsReadAsMarkup();
    void noDialogReadsATextAsMarkup_data();
    void noDialogReadsATextAsMarkup();
    void noErrorOfStripesIsReadAsMarkup();
    void objectsOfTheOtherModeStopTheApp();
    void aToolTipIsTheTextItself();

private:
    void start();
    QWidget* window() const;
    bool isLoaded() const;
    /// Of everything that is in any window now.
    QStringList faults() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Application> m_application;
    QByteArray m_livemode;
    bool m_refuses = false;
};

void TestOutsideText::init() {
    m_livemode = "false";
    m_refuses = false;
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    m_server->answerBy([this](const SeenRequest& request) {
        const QByteArray path = request.target.split('?').front();
        if (path == "/v1/account")
            return ok(accountText());
        if (m_refuses) {
            ScriptedAnswer no = ok(R"({"error":{"type":"invalid_request_error","message":)" +
                                   json("message") + R"(,"code":)" + json("code") + "}}");
            no.status = 400;
            return no;
        }
        if (path == "/v1/identity/verification_sessions")
            return ok(listOf(sessionText(R"("vr_1Outside1Outside")", m_livemode)));
        if (path.startsWith("/v1/identity/verification_sessions/"))
            return ok(sessionText(reportText(), m_livemode));
        if (path == "/v1/identity/verification_reports")
            return ok(listOf(reportText()));
        return ok(listOf({}));
    });
}

void TestOutsideText::cleanup() {
    m_application.reset();
    m_server.reset();
}

void TestOutsideText::start() {
    Preferences preferences;
    preferences.operatorName = hostile("operator");
    preferences.views = {SavedView{hostile("view"), QStringLiteral("status:refused"), {}, 1, true, {}}};
    const QString path = m_home->filePath(QStringLiteral("preferences.ini"));
    QVERIFY(PreferencesFile(path).save(preferences));
    qputenv("STRIPE_API_KEY", key);
    CommandLine line;
    line.stripe = m_server->url();
    line.preferencesPath = path;
    line.journalPath = m_home->filePath(QStringLiteral("journal.sqlite"));
    line.useKeychain = false;
    line.colourScheme = ColourScheme::Light;
    m_application = std::make_unique<Application>(*qApp, line);
    m_application->start();
}

QWidget* TestOutsideText::window() const {
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        if (window->objectName() == QStringLiteral("mainWindow") && window->isVisible())
            return window;
    return nullptr;
}

bool TestOutsideText::isLoaded() const {
    const auto* list = window() ? window()->findChild<QTableView*>(QStringLiteral("sessionList")) : nullptr;
    const auto* progress = window() ? window()->findChild<QLabel*>(QStringLiteral("progress")) : nullptr;
    return list && list->model()->rowCount() == 1 && progress && progress->text().isEmpty() &&
           window()->windowTitle().contains(QStringLiteral("account"));
}

QStringList TestOutsideText::faults() const {
    QStringList faults;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget* widget : widgets) {
        const QString tip = widget->toolTip();
        faults << faultOf(tip, Qt::mightBeRichText(tip)) << faultOf(widget->accessibleName(), false)
               << faultOf(widget->windowTitle(), false);
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->isVisible()) {
            if (label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
                faults << QStringLiteral("may be read as markup: ") + label->text();
            faults << faultOf(label->text(), label->textFormat() == Qt::RichText);
        }
        const auto* items = qobject_cast<const QAbstractItemView*>(widget);
        // The list's delegate escapes, and a header shows no cells.
        if (items && items->objectName() != QStringLiteral("sessionList") && !items->inherits("QHeaderView"))
            faults << faultsOfItems(*items);
    }
    faults.removeAll(QString());
    return faults;
}

void TestOutsideText::noTextOfASessionIsReadAsMarkup() {
    start();
    QTRY_VERIFY(isLoaded());
    QVERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
}

void TestOutsideText::noTipOfTheListIsReadAsMarkup() {
    start();
    QTRY_VERIFY(isLoaded());
    auto* list = window()->findChild<QTableView*>(QStringLiteral("sessionList"));
    int tips = 0;
    for (int column = 0; column < list->model()->columnCount(); ++column) {
        if (list->isColumnHidden(column))
            continue;
        const QPoint place = list->visualRect(list->model()->index(0, column)).center();
        QHelpEvent event(QEvent::ToolTip, place, list->viewport()->mapToGlobal(place));
        QApplication::sendEvent(list->viewport(), &event);
        const QString tip = QToolTip::text();
        tips += !tip.isEmpty();
        const QString fault = faultOf(tip, Qt::mightBeRichText(tip));
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
    QVERIFY(tips > 0);
}

void TestOutsideText::noDialogReadsATextAsMarkup_data() {
    QTest::addColumn<QString>("action");
    for (const char* action :
         {"saveViewCommand", "showNotes", "showReads", "showKept", "showJournal", "cancelSession",
          "redactSession", "showKeyCard", "showLock", "showKeys", "revealAll", "loadEverythingCommand"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void TestOutsideText::noDialogReadsATextAsMarkup() {
    QFETCH(QString, action);
    start();
    QTRY_VERIFY(isLoaded());
    window()->findChild<QAction*>(action)->trigger();
    QVERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
}

void TestOutsideText::noErrorOfStripesIsReadAsMarkup() {
    m_refuses = true;
    start();
    QTRY_VERIFY(window() && window()->windowTitle().contains(QStringLiteral("account")));
    const auto saysSo = [this] {
        const QList<QLabel*> labels = window()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("message"));
        });
    };
    QTRY_VERIFY(saysSo());
    QVERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
}

void TestOutsideText::objectsOfTheOtherModeStopTheApp() {
    m_livemode = "true";
    start();
    const auto connectPage = [this] { return window()->findChild<QWidget*>(QStringLiteral("connect")); };
    QTRY_VERIFY(connectPage() && connectPage()->isVisible());
    // Nothing of the sessions and no mode is shown, nothing can be done with them.
    QVERIFY(!window()->findChild<QTableView*>(QStringLiteral("sessionList"))->isVisible());
    QVERIFY(!window()->findChild<QWidget*>(QStringLiteral("redact"))->isVisible());
    QVERIFY(!window()->findChild<QWidget*>(QStringLiteral("modeBadge"))->isVisible());
    QVERIFY(!window()->windowTitle().contains(QStringLiteral("TEST")));
    const QList<QLabel*> labels = window()->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("mixed up"));
    }));
    window()->findChild<QAction*>(QStringLiteral("redactSession"))->trigger();
    QVERIFY(!QApplication::activeModalWidget());
}

void TestOutsideText::aToolTipIsTheTextItself() {
    QCOMPARE(plainToolTip({}), QString());
    QCOMPARE(plainToolTip(QStringLiteral("a < b & c\nd")), QStringLiteral("a < b & c\nd"));
    QCOMPARE(plainToolTip(QStringLiteral("<qt><b>x</b></qt>")),
             QStringLiteral("<qt>&lt;qt&gt;&lt;b&gt;x&lt;/b&gt;&lt;/qt&gt;</qt>"));
    for (const char16_t mark :
         {u'\u200E', u'\u200F', u'\u061C', u'\u202A', u'\u202E', u'\u2066', u'\u2069'}) {
        const QString text = QStringLiteral("a") + QChar(mark) + QStringLiteral("b");
        QCOMPARE(withoutDirectionMarks(text), QStringLiteral("ab"));
        QVERIFY(holdsDirectionMark(text.toStdString()));
        QCOMPARE(plainToolTip(text), QStringLiteral("ab"));
        QCOMPARE(oneLine(text), QStringLiteral("ab"));
    }
    for (const char* harmless : {"", "Zoë", "“quoted”", "محمد", "דוד", "a\u2028b", "€"})
        QVERIFY2(!holdsDirectionMark(harmless), harmless);
}

QTEST_MAIN(TestOutsideText)
#include "tst_outside_text.moc"
