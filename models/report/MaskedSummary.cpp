// SPDX-License-Identifier: Apache-2.0
#include "report/MaskedSummary.h"

#include "identity/Masking.h"
#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"
#include "identity/UtcTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("MaskedSummary", text);
}

} // namespace

QString maskedSummary(const VerificationSession& session) {
    QStringList lines{session.id.text()};
    const auto add = [&lines](const QString& label, const QString& value) {
        if (!value.isEmpty())
            lines << QStringLiteral("%1: %2").arg(label, value);
    };
    add(tr("Status"), outcomeLabel(outcomeOf(session)));
    if (session.lastError)
        add(tr("Why"), session.lastError->code.wireWord());
    if (session.redaction)
        add(tr("Redaction"), redactionLabel(*session.redaction));
    add(tr("Created"),
        QLocale::c().toString(utc::fromSeconds(session.created), QStringLiteral("d MMM yyyy, HH:mm 'UTC'")));
    if (!session.type.wireWord().isEmpty())
        add(tr("Type"), typeLabel(session.type));
    if (!session.isRedactionRequested())
        add(tr("Person"), maskedName(session.personName()));
    if (session.lastReport)
        add(tr("Report"), session.lastReport->text());
    return lines.join(u'\n');
}
