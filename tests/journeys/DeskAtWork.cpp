// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

DeskAtWork::DeskAtWork(const Setting& setting)
    : m_setting(setting)
    , m_sandbox(setting.sandbox) {
    start();
}

void DeskAtWork::startAgain() {
    m_window->close();
    m_application.reset();
    start();
}

void DeskAtWork::start() {
    if (m_setting.key)
        qputenv("STRIPE_API_KEY", m_setting.key);
    else
        qunsetenv("STRIPE_API_KEY");
    CommandLine line;
    line.stripe = m_sandbox.url();
    line.preferencesPath = m_setting.preferencesPath.isEmpty()
                               ? m_home.filePath(QStringLiteral("preferences.ini"))
                               : m_setting.preferencesPath;
    line.cachePath = cachePath();
    line.journalPath = journalPath();
    line.useKeychain = false;
    line.colourScheme = m_setting.colours.value_or(ColourScheme::Light);
    m_application =
        std::make_unique<Application>(*static_cast<QApplication*>(QCoreApplication::instance()), line);
    m_application->start();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        if (window->objectName() == QStringLiteral("mainWindow") && window->isVisible())
            m_window = window;
    m_window->resize(m_setting.size);
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window))
        qWarning("The window did not become the active one.");
}

QWidget* DeskAtWork::dialog(const char* name) const {
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        if (window->objectName() == QLatin1StringView(name) && window->isVisible())
            return window;
    return nullptr;
}

QString DeskAtWork::cell(int row, int column) const {
    return list()->model()->index(row, column).data().toString();
}

QString DeskAtWork::textOf(const char* name, QWidget* below) const {
    const auto* label = find<QLabel>(name, below);
    return label ? label->text() : QString();
}

QString DeskAtWork::openId() const {
    return detail() ? textOf("id", detail()) : QString();
}

QString DeskAtWork::openStatus() const {
    QWidget* status = detail() ? find<QWidget>("status", detail()) : nullptr;
    return status ? status->accessibleName() : QString();
}

void DeskAtWork::type(const QString& text) {
    QTest::keyClicks(QApplication::focusWidget() ? QApplication::focusWidget() : m_window, text);
}

void DeskAtWork::giveReason() {
    QTRY_VERIFY(dialog("reasonDialog") && dialog("reasonDialog")->isActiveWindow());
    press(Qt::Key_2);
    QTRY_VERIFY(find<QAbstractButton>("giveReason", dialog("reasonDialog"))->isEnabled());
    press(Qt::Key_Return);
    QTRY_VERIFY(!dialog("reasonDialog"));
}

void DeskAtWork::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : m_window, key, modifiers);
}

void DeskAtWork::click(QWidget* widget) {
    QTest::mouseClick(widget, Qt::LeftButton);
}

void DeskAtWork::clickRow(int row) {
    QTableView* table = list();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualRect(table->model()->index(row, 0)).center());
}

QString DeskAtWork::everythingReadable() const {
    QStringList texts{m_window->windowTitle()};
    const QList<QWidget*> widgets = m_window->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
    }
    const QAbstractItemModel* model = list() ? list()->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts << model->index(row, column).data(role).toString();
    return texts.join(u'\n');
}
