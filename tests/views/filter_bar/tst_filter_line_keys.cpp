// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterLine.h"

#include <QApplication>
#include <QKeyEvent>
#include <QProcess>
#include <QTest>

namespace {

/// Whether the line keeps a key from being a shortcut of the window.
bool takes(FilterLine& line, int key, Qt::KeyboardModifiers modifiers) {
    QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
    event.ignore();
    QCoreApplication::sendEvent(&line, &event);
    return event.isAccepted();
}

} // namespace

/// Under X11, where Ctrl+E and Ctrl+Shift+E also mean "to the end of the line".
class TestFilterLineKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWindowsShortcutsWorkInTheLine_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        const auto row = [](const char* name, int key, Qt::KeyboardModifiers modifiers) {
            QTest::newRow(name) << key << modifiers;
        };
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        row("export", Qt::Key_E, Qt::ControlModifier);
        row("redact", Qt::Key_E, both);
        row("save a view", Qt::Key_S, Qt::ControlModifier);
        row("mask all", Qt::Key_M, Qt::ControlModifier);
        row("mark as seen", Qt::Key_M, both);
        row("lock", Qt::Key_L, both);
        row("reveal", Qt::Key_R, both);
        row("pictures", Qt::Key_P, both);
        row("cancel", Qt::Key_X, both);
        row("paste as a view", Qt::Key_V, both);
        row("copy the id", Qt::Key_C, both);
        row("refresh", Qt::Key_R, Qt::ControlModifier);
        row("quit", Qt::Key_Q, Qt::ControlModifier);
        row("next session", Qt::Key_Down, Qt::AltModifier);
        row("next pane", Qt::Key_F6, Qt::NoModifier);
    }
    void theWindowsShortcutsWorkInTheLine() {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        FilterLine line;
        QVERIFY(!takes(line, key, modifiers));
    }

    void theLineKeepsWhatEditsIt() {
        FilterLine line;
        QVERIFY(takes(line, Qt::Key_E, Qt::NoModifier));
        QVERIFY(takes(line, Qt::Key_End, Qt::NoModifier));
        QVERIFY(takes(line, Qt::Key_Z, Qt::ControlModifier));
        QVERIFY(takes(line, Qt::Key_F1, Qt::NoModifier));
    }
};

int main(int argc, char* argv[]) {
    QProcess display;
    display.start(QStringLiteral("Xvfb"), {QStringLiteral("-displayfd"), QStringLiteral("1"),
                                           QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    constexpr int patience = 30'000;
    while (!display.canReadLine() && display.waitForReadyRead(patience)) {
    }
    const QByteArray number = display.readLine().trimmed();
    if (number.isEmpty())
        qFatal("Xvfb did not start: tests/run installs it.");
    qputenv("DISPLAY", ':' + number);
    qputenv("QT_QPA_PLATFORM", "xcb");
    int failed = 0;
    {
        QApplication application(argc, argv);
        TestFilterLineKeys test;
        failed = QTest::qExec(&test, argc, argv);
    }
    display.terminate();
    display.waitForFinished(patience);
    return failed;
}
#include "tst_filter_line_keys.moc"
