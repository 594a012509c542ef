// SPDX-License-Identifier: Apache-2.0
// The desk, with a person at it who does what stands on the standard input, a line each, and answers "done"
// or what is wrong. It knows nobody's data but what it is told to type, and overwrites that.
#include "Application.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QSocketNotifier>
#include <QTest>
#include <QTimer>

#include <cstdio>

namespace {

/// The visible widget of that name.
template <typename Widget>
Widget* find(const char* name) {
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets)
        if (widget->objectName() == QLatin1StringView(name) && widget->isVisible())
            if (auto* found = qobject_cast<Widget*>(widget))
                return found;
    return nullptr;
}

bool press(const char* button) {
    auto* found = find<QAbstractButton>(button);
    if (!found || !found->isEnabled())
        return false;
    found->click();
    return true;
}

bool trigger(const char* command) {
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget* window : windows)
        if (auto* action = window->findChild<QAction*>(QLatin1StringView(command))) {
            action->trigger();
            return true;
        }
    return false;
}

bool type(const char* line, const QByteArray& words) {
    auto* edit = find<QLineEdit>(line);
    if (!edit)
        return false;
    edit->clear();
    for (const char letter : words)
        QTest::keyClick(edit, letter);
    return true;
}

bool choosePassphrase(const QByteArray& words) {
    return trigger("showLock") && type("newPassphrase", words) && type("passphraseAgain", words) &&
           press("choosePassphrase") && press("close");
}

/// Whether it could be done; what takes its time is asked again by who gave the order.
bool obey(const QByteArray& order, const QByteArray& words) {
    if (order == "connect")
        return type("key", words) && press("connect");
    if (order == "find") {
        const bool isTyped = type("filterLine", words);
        if (isTyped)
            QTest::keyClick(find<QLineEdit>("filterLine"), Qt::Key_Return);
        return isTyped;
    }
    if (order == "passphrase")
        return choosePassphrase(words);
    if (order == "is") // Whether such a widget is to be seen.
        return find<QWidget>(words.constData());
    if (order == "press")
        return press(words.constData());
    if (order == "trigger")
        return trigger(words.constData());
    return false;
}

} // namespace

/// Does not forbid memory dumps, unlike the app's own main(): the hunt reads this process's memory.
int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    CommandLine line;
    line.stripe = QUrl(arguments.at(1));
    line.preferencesPath = arguments.at(2) + QStringLiteral("/preferences.ini");
    line.cachePath = arguments.at(2) + QStringLiteral("/cache");
    line.journalPath = arguments.at(2) + QStringLiteral("/journal.sqlite");
    line.useKeychain = false;
    Application desk(qt, line);
    desk.start();
    QSocketNotifier orders(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&orders, &QSocketNotifier::activated, &qt, [] {
        std::array<char, 512> text{};
        if (!std::fgets(text.data(), text.size(), stdin)) {
            QCoreApplication::quit();
            return;
        }
        QByteArray order(text.data());
        text.fill(0);
        order = order.trimmed();
        const qsizetype space = order.indexOf(' ');
        QByteArray words = space < 0 ? QByteArray() : order.mid(space + 1);
        const bool isDone = obey(space < 0 ? order : order.left(space), words);
        order.fill('\0');
        words.fill('\0');
        std::puts(isDone ? "done" : "not now");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
