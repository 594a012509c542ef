// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ChecksAskedForSection.h"

#include "identity/Outcome.h"
#include "session_detail/FieldRow.h"

#include <QBoxLayout>

namespace {

FieldRow* addRow(QVBoxLayout& body, const QString& label, QWidget* parent) {
    auto* row = new FieldRow(label, ValueLabel::Overflow::Wrap, parent);
    row->hide();
    body.addWidget(row);
    return row;
}

QString documentWords(const SessionOptions::Document& document) {
    QStringList types;
    for (const OpenEnum<DocumentType>& type : document.allowedTypes)
        types << documentTypeLabel(type);
    QString words = types.isEmpty() ? ChecksAskedForSection::tr("any kind")
                                    : types.join(ChecksAskedForSection::tr(" or "));
    if (document.requireLiveCapture)
        words += ChecksAskedForSection::tr("; photographed live, no upload");
    return words;
}

std::optional<QString> matchWords(const QString& word) {
    if (word.isEmpty() || word == QLatin1StringView("none"))
        return std::nullopt;
    return word == QLatin1StringView("similar") ? ChecksAskedForSection::tr("must be similar") : word;
}

std::optional<QString> when(bool asked, const QString& words) {
    return asked ? std::optional(words) : std::nullopt;
}

} // namespace

ChecksAskedForSection::ChecksAskedForSection(QWidget* parent)
    : DetailSection(tr("Checks asked for"), parent)
    , m_document(addRow(body(), tr("Document"), this))
    , m_selfie(addRow(body(), tr("Selfie"), this))
    , m_idNumber(addRow(body(), tr("ID number"), this))
    , m_email(addRow(body(), tr("Email"), this))
    , m_phone(addRow(body(), tr("Phone"), this))
    , m_nameMatch(addRow(body(), tr("Name match"), this))
    , m_birthMatch(addRow(body(), tr("Birth date match"), this)) {
    setObjectName(QStringLiteral("checksAskedFor"));
}

void ChecksAskedForSection::display(const VerificationSession& session) {
    const SessionOptions& options = session.options;
    // A session for documents always asks for one, also where Stripe sends no options.
    const bool document = options.document || session.type.value == VerificationType::Document;
    const SessionOptions::Document asked = options.document.value_or(SessionOptions::Document());
    const bool idNumber =
        options.idNumber || asked.requireIdNumber || session.type.value == VerificationType::IdNumber;
    const SessionOptions::Matching matching = options.matching.value_or(SessionOptions::Matching());

    m_document->display(when(document, documentWords(asked)));
    m_selfie->display(when(asked.requireMatchingSelfie, tr("must match the document")));
    m_idNumber->display(when(idNumber, tr("asked for")));
    m_email->display(when(options.requireEmail, tr("must be confirmed")));
    m_phone->display(when(options.requirePhone, tr("must be confirmed")));
    m_nameMatch->display(matchWords(matching.name));
    m_birthMatch->display(matchWords(matching.dateOfBirth));

    const bool any = document || asked.requireMatchingSelfie || idNumber || options.requireEmail ||
                     options.requirePhone || options.matching;
    setSentence(any ? QString() : tr("Set by the verification flow; Stripe does not list them here."));
}
