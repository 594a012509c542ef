// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterLine.h"
#include "look/SecretFreeText.h"
#include "notes/NoteWriting.h"
#include "notes/NotesSection.h"
#include "saved_views/ViewNameDialog.h"
#include "session_detail/ReasonDialog.h"
#include "sessions/ReviewedSession.h"
#include "settings/LockDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTest>

namespace {

enum class Manner { Typed, Pasted, Set };

/// One place of the app's into which people write, apart from those for keys and passphrases.
struct Entry {
    const char* name;
    std::function<QWidget*()> make; ///< What the widget below is part of.
    const char* widget;             ///< Its object name; empty: it is what was made.
};

/// What a secret is called, as it is written, and what is left of it.
struct Secret {
    const char* name;
    const char* text;
    const char* left;
};

constexpr std::array secrets{
    Secret{"a client secret", "vs_1NuNAILkdIwHu7ix_secret_live_YWNjdF8xSGVsbG8", "vs_1NuNAILkdIwHu7ix"},
    Secret{"a secret key", "sk_live_51HabcDEF0ghiJKL", "••••••"},
    Secret{"a restricted key", "rk_test_51HabcDEF0ghiJKL", "••••••"},
    Secret{"a session's address", "https://verify.stripe.com/start/test_YWNjdF8xSGVsbG8", "••••••"},
    Secret{"a link to a file", "https://files.stripe.com/links/MDB8YWNjdF8xSGVsbG8", "••••••"},
};

QString textIn(const QWidget* widget) {
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return line->text();
    const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
    return text ? text->toPlainText() : QString();
}

void enter(QWidget* widget, const QString& text, Manner manner) {
    auto* line = qobject_cast<QLineEdit*>(widget);
    auto* many = qobject_cast<QPlainTextEdit*>(widget);
    switch (manner) {
    case Manner::Typed:
        QTest::keyClicks(widget, text);
        return;
    case Manner::Pasted:
        QApplication::clipboard()->setText(text);
        if (line)
            line->paste();
        if (many)
            many->paste();
        return;
    case Manner::Set:
        if (line)
            line->setText(text);
        if (many)
            many->setPlainText(text);
        return;
    }
}

} // namespace

/// Whatever people write into the app, a secret of Stripe's is cut out of it before anybody is told.
class TestSecretFreeText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noEntryKeepsASecret_data();
    void noEntryKeepsASecret();
    void whatFollowsASecretStays();
    void aSecretCannotBeBroughtBackByUndo();
    void nobodyIsToldOfASecret();

private:
    StripeClient m_client{QUrl(QStringLiteral("http://127.0.0.1:1"))};
    SessionStore m_store;
    ReviewedSession m_reviewed{m_client, m_store};
    NoteWriting m_writing{m_client, m_store, nullptr};
    SavedViews m_views;
};

void TestSecretFreeText::noEntryKeepsASecret_data() {
    QTest::addColumn<Entry>("entry");
    QTest::addColumn<Secret>("secret");
    QTest::addColumn<Manner>("manner");
    const std::array entries{
        Entry{"filter line", [] { return new FilterLine; }, ""},
        Entry{"name of a view", [this] { return new ViewNameDialog(m_views, SavedView(), false, nullptr); },
              "viewName"},
        Entry{"reason",
              [] {
                  return new ReasonDialog(QString(), {JournalReason::Other, {}});
              },
              "typedReason"},
        Entry{"operator's name", [] { return new LockDialog(Preferences()); }, "operatorName"},
        Entry{"note", [this] { return new NotesSection(m_reviewed, m_writing); }, "note"},
        Entry{"assignee", [this] { return new NotesSection(m_reviewed, m_writing); }, "assignee"},
    };
    for (const Entry& entry : entries)
        for (const Secret& secret : secrets) {
            QTest::addRow("%s, %s, typed", entry.name, secret.name) << entry << secret << Manner::Typed;
            QTest::addRow("%s, %s, pasted", entry.name, secret.name) << entry << secret << Manner::Pasted;
            QTest::addRow("%s, %s, set", entry.name, secret.name) << entry << secret << Manner::Set;
        }
}

void TestSecretFreeText::noEntryKeepsASecret() {
    QFETCH(Entry, entry);
    QFETCH(Secret, secret);
    QFETCH(Manner, manner);
    const std::unique_ptr<QWidget> whole(entry.make());
    QWidget* widget = whole.get();
    if (*entry.widget)
        widget = whole->findChild<QLineEdit*>(QLatin1StringView(entry.widget));
    if (!widget)
        widget = whole->findChild<QPlainTextEdit*>(QLatin1StringView(entry.widget));
    QVERIFY(widget);
    enter(widget, QString::fromUtf8(secret.text), manner);
    QCOMPARE(textIn(widget), QString::fromUtf8(secret.left));
}

void TestSecretFreeText::whatFollowsASecretStays() {
    FilterLine line;
    QTest::keyClicks(&line, QStringLiteral("status:refused vs_1Ab_secret_live_YW status:any"));
    QCOMPARE(line.text(), QStringLiteral("status:refused vs_1Ab status:any"));
    QPlainTextEdit text;
    keepSecretsOut(&text);
    QTest::keyClicks(&text, QStringLiteral("The key sk_live_51HabcDEF0 was sent."));
    QCOMPARE(text.toPlainText(), QStringLiteral("The key •••••• was sent."));
}

void TestSecretFreeText::aSecretCannotBeBroughtBackByUndo() {
    QLineEdit line;
    keepSecretsOut(&line);
    enter(&line, QString::fromUtf8(secrets[0].text), Manner::Pasted);
    line.undo();
    QVERIFY(!line.text().contains(QStringLiteral("_secret_")));
    QPlainTextEdit text;
    keepSecretsOut(&text);
    enter(&text, QString::fromUtf8(secrets[0].text), Manner::Pasted);
    text.undo();
    QVERIFY(!text.toPlainText().contains(QStringLiteral("_secret_")));
}

void TestSecretFreeText::nobodyIsToldOfASecret() {
    QStringList told;
    QLineEdit line;
    keepSecretsOut(&line);
    connect(&line, &QLineEdit::textChanged, this, [&told](const QString& text) { told << text; });
    connect(&line, &QLineEdit::textEdited, this, [&told](const QString& text) { told << text; });
    for (const Secret& secret : secrets)
        enter(&line, QString::fromUtf8(secret.text) + u' ', Manner::Pasted);
    QVERIFY(!told.isEmpty());
    for (const QString& text : std::as_const(told))
        for (const Secret& secret : secrets)
            QVERIFY2(!text.contains(QString::fromUtf8(secret.text)), qPrintable(text));
}

QTEST_MAIN(TestSecretFreeText)
#include "tst_secret_free_text.moc"
