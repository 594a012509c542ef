// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ChecksSection.h"

#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"
#include "session_detail/PersonalFieldRow.h"
#include "session_detail/PicturesRow.h"
#include "session_detail/SessionTime.h"

#include <QBoxLayout>
#include <QLocale>

namespace {

/// "Germany"; the code itself when the desk does not know it.
QString countryName(const QString& code) {
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString documentDetails(const DocumentCheck& check) {
    QStringList details;
    if (check.type)
        details << documentTypeLabel(*check.type);
    if (check.issuingCountry)
        details << countryName(*check.issuingCountry);
    return details.join(QStringLiteral(", "));
}

template <typename Check>
FieldRow::Content checkContent(const Check& check, const QString& told, const QString& details) {
    FieldRow::Content content;
    if (check.status.value == CheckStatus::Verified) {
        content.lead = ChecksSection::tr("✓ verified");
        content.leadTone = Tone::Verified;
        content.value = details;
        return content;
    }
    const bool failed = check.status.value == CheckStatus::Unverified;
    QString title = check.error ? refusalTitle(check.error->code) : QString();
    if (title.isEmpty())
        title = failed ? ChecksSection::tr("not verified") : check.status.unknownWord;
    // Failures can be long to say: they take the whole line, details go below.
    content.value = failed ? ChecksSection::tr("✕ %1").arg(title) : title;
    content.valueTone = failed ? Tone::Refused : Tone::Neutral;
    QStringList below;
    if (!details.isEmpty())
        below << details;
    if (check.error && !check.error->reason.isEmpty() && check.error->reason != told)
        below << ChecksSection::tr("Stripe: “%1”").arg(check.error->reason);
    content.below = below.join(u'\n');
    return content;
}

template <typename Check>
void displayCheck(FieldRow* row, const std::optional<Check>& check, const QString& told,
                  const QString& details = {}) {
    row->setVisible(check.has_value());
    row->displayContent(check ? checkContent(*check, told, details) : FieldRow::Content());
}

FieldRow* addCheckRow(QVBoxLayout& body, const QString& label, const char* name, QWidget* parent) {
    auto* row = new FieldRow(label, ValueLabel::Overflow::Wrap, parent);
    row->setObjectName(QLatin1StringView(name));
    row->hide();
    body.addWidget(row);
    return row;
}

} // namespace

ChecksSection::ChecksSection(QWidget* parent)
    : DetailSection(tr("Checks"), parent)
    , m_document(addCheckRow(body(), tr("Document"), "document", this))
    , m_pictures(new PicturesRow(this)) {
    setObjectName(QStringLiteral("checks"));
    addPersonalRows({PersonalField::DocumentName, PersonalField::DocumentAddress,
                     PersonalField::DocumentDateOfBirth, PersonalField::DocumentNumber,
                     PersonalField::DocumentIssuedDate, PersonalField::DocumentExpirationDate});
    m_selfie = addCheckRow(body(), tr("Selfie"), "selfie", this);
    body().addWidget(m_pictures);
    connect(m_pictures, &PicturesRow::showRequested, this, &ChecksSection::picturesRequested);
    m_idNumber = addCheckRow(body(), tr("ID number"), "idNumber", this);
    addPersonalRows({PersonalField::CheckedName, PersonalField::CheckedIdNumber});
    m_email = addCheckRow(body(), tr("Email"), "email", this);
    addPersonalRows({PersonalField::CheckedEmail});
    m_phone = addCheckRow(body(), tr("Phone"), "phone", this);
    addPersonalRows({PersonalField::CheckedPhone});
}

void ChecksSection::addPersonalRows(std::initializer_list<PersonalField> fields) {
    for (const PersonalField field : fields) {
        auto* row = new PersonalFieldRow(field, this);
        connect(row, &PersonalFieldRow::revealRequested, this, &ChecksSection::revealRequested);
        connect(row, &PersonalFieldRow::maskRequested, this, &ChecksSection::maskRequested);
        connect(row, &PersonalFieldRow::valueCopyRequested, this, &ChecksSection::valueCopyRequested);
        body().addWidget(row);
        m_personal << row;
    }
}

void ChecksSection::display(const std::optional<VerificationReport>& report, const QString& sentence,
                            const QString& told) {
    static const VerificationReport none;
    const VerificationReport& shown = report ? *report : none;
    displayCheck(m_document, shown.document, told,
                 shown.document ? documentDetails(*shown.document) : QString());
    displayCheck(m_selfie, shown.selfie, told);
    m_pictures->display(report);
    displayCheck(m_idNumber, shown.idNumber, told,
                 shown.idNumber && shown.idNumber->type ? idNumberTypeLabel(*shown.idNumber->type)
                                                        : QString());
    displayCheck(m_email, shown.email, told);
    displayCheck(m_phone, shown.phone, told);
    setNote(report ? tr("last attempt, %1").arg(timeToTheMinute(report->created)) : QString());
    setSentence(report ? QString() : sentence);
}

void ChecksSection::setPicturesAnswer(const AbilityAnswer& answer) {
    m_pictures->setKeyAnswer(answer);
}

void ChecksSection::fold() {
    for (PersonalFieldRow* row : std::as_const(m_personal))
        row->fold();
}

void ChecksSection::display(const FieldKey& key, const ShownField& shown) {
    for (PersonalFieldRow* row : std::as_const(m_personal))
        if (row->key() == key)
            row->display(shown);
}
