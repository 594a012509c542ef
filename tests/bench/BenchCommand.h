// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCommandLineParser>
#include <QUrl>

/// What the programs that measure over a sandbox's sessions are told.
class BenchCommand {
public:
    /// `parts` are the names the program knows for --part.
    BenchCommand(const QString& description, const QStringList& parts);

    /// Ends the process with a word on stderr when it makes no sense.
    void process(const QCoreApplication& application) { m_parser.process(application); }
    void add(const QCommandLineOption& option) { m_parser.addOption(option); }
    bool isSet(const QCommandLineOption& option) const { return m_parser.isSet(option); }
    QString value(const QCommandLineOption& option) const { return m_parser.value(option); }

    QUrl sandbox() const { return QUrl(m_parser.value(m_url)); }
    int sessions() const { return m_parser.value(m_sessions).toInt(); }
    /// Where the table goes; empty for nowhere.
    QString out() const { return m_parser.value(m_out); }
    bool isWanted(const char* part) const;

private:
    QCommandLineParser m_parser;
    QCommandLineOption m_url;
    QCommandLineOption m_sessions;
    QCommandLineOption m_out;
    QCommandLineOption m_part;
};
