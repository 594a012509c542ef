// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

/// What a desktop session gives its programs, all of it the test's own: an X display with a window manager,
/// without which no window has the keyboard, a session bus, and the bus of the assistive technologies, which
/// the system starts when it is asked for. Ends with the test.
class OwnScreen {
public:
    OwnScreen();
    ~OwnScreen();

    /// What is missing; empty when everything is there. tests/run installs what it takes.
    QString trouble() const { return m_trouble; }
    /// For what is to run on it, with a home of its own.
    const QProcessEnvironment& environment() const { return m_environment; }
    QString home() const { return m_home.path(); }
    /// Where screen readers and programs meet.
    QString accessibilityBus() const { return m_accessibilityBus; }

private:
    QByteArray firstLine(QProcess& process, const QString& program, const QStringList& arguments);
    void makeHome();
    void askForAccessibility(const QString& sessionBus);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_display;
    QProcess m_windowManager;
    QProcess m_bus;
    QString m_accessibilityBus;
    QString m_trouble;
};
