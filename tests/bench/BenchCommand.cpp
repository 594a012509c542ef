// SPDX-License-Identifier: Apache-2.0
#include "bench/BenchCommand.h"

BenchCommand::BenchCommand(const QString& description, const QStringList& parts)
    : m_url(QStringLiteral("url"), QStringLiteral("The sandbox to load from."),
            QStringLiteral("http://127.0.0.1:PORT"))
    , m_sessions(QStringLiteral("sessions"), QStringLiteral("How many sessions."), QStringLiteral("count"),
                 QStringLiteral("1000000"))
    , m_out(QStringLiteral("out"), QStringLiteral("A file for the table."), QStringLiteral("file"))
    , m_part(QStringLiteral("part"), QStringLiteral("Only one of %1.").arg(parts.join(QStringLiteral(", "))),
             QStringLiteral("name")) {
    m_parser.setApplicationDescription(description);
    m_parser.addHelpOption();
    m_parser.addOptions({m_url, m_sessions, m_out});
    if (!parts.isEmpty())
        m_parser.addOption(m_part);
}

bool BenchCommand::isWanted(const char* part) const {
    return !m_parser.isSet(m_part) || m_parser.value(m_part) == QLatin1StringView(part);
}
