// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Application.h"
#include "support/SandboxProcess.h"

#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

/// The whole desk on a sandbox of its own, in a real window, and a person's hands: keys and clicks go to
/// widgets as they would from the window system, and what is looked at is what stands there to be read.
class DeskAtWork {
public:
    struct Setting {
        QStringList sandbox{QStringLiteral("--sessions"), QStringLiteral("600")};
        const char* key = SandboxProcess::sensitiveAll; ///< Null: none in the environment.
        std::optional<ColourScheme> colours;
        QSize size{1440, 900};
        QString preferencesPath; ///< Empty: a file of its own.
    };

    DeskAtWork()
        : DeskAtWork(Setting()) {}
    explicit DeskAtWork(const Setting& setting);

    /// The desk is closed, and opened once more by the same person on the same computer.
    void startAgain();

    SandboxProcess& sandbox() { return m_sandbox; }
    QWidget* window() const { return m_window; }
    QString journalPath() const { return m_home.filePath(QStringLiteral("journal.sqlite")); }
    QString cachePath() const { return m_home.filePath(QStringLiteral("cache")); }

    /// The visible widget of that name, below another one if given; null when there is none.
    template <typename Widget>
    Widget* find(const char* name, QWidget* below = nullptr) const {
        const QList<Widget*> all = (below ? below : m_window)->findChildren<Widget*>(QLatin1StringView(name));
        for (Widget* widget : all)
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    QTableView* list() const { return find<QTableView>("sessionList"); }
    QLineEdit* filterLine() const { return find<QLineEdit>("filterLine"); }
    QWidget* detail() const { return find<QWidget>("sessionDetail"); }
    /// The dialog that is open, if one is.
    QWidget* dialog(const char* name) const;

    int rows() const { return list()->model()->rowCount(); }
    /// What stands in a cell.
    QString cell(int row, int column) const;
    QString openId() const;
    /// What a label says; empty when it is not there.
    QString textOf(const char* name, QWidget* below = nullptr) const;
    /// The outcome in the open session's head.
    QString openStatus() const;

    void type(const QString& text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void click(QWidget* widget);
    void clickRow(int row);
    /// Says why something personal is looked at, as the dialog asks.
    void giveReason();
    /// Every text on the window that can be read, for looking for what must not be there.
    QString everythingReadable() const;

private:
    void start();

    Setting m_setting;
    SandboxProcess m_sandbox;
    QTemporaryDir m_home;
    std::unique_ptr<Application> m_application;
    QWidget* m_window = nullptr;
};
