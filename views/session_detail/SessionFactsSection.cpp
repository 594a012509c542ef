// SPDX-License-Identifier: Apache-2.0
#include "session_detail/SessionFactsSection.h"

#include "identity/Masking.h"
#include "identity/Outcome.h"
#include "look/Look.h"
#include "look/Text.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"
#include "session_detail/PersonalFieldRow.h"
#include "session_detail/SessionTime.h"

#include <QBoxLayout>

SessionFactsSection::SessionFactsSection(QWidget* parent)
    : DetailSection(tr("Session"), parent)
    , m_createdRow(addRow(tr("Created"), "created"))
    , m_type(addTypeRow())
    , m_flow(addIdRow(tr("Flow"), "flow", FilterField::Flow))
    , m_reference(addIdRow(tr("Reference"), "reference", FilterField::Reference))
    , m_personalReference(addPersonalReferenceRow())
    , m_customer(addIdRow(tr("Customer"), "customer", FilterField::Customer))
    // The filter line has no word of its own for this: the id is looked for anywhere.
    , m_customerAccount(addIdRow(tr("Customer acct."), "customerAccount", FilterField::AnyText))
    , m_relatedAccount(addIdRow(tr("For account"), "relatedAccount"))
    , m_relatedPerson(addIdRow(tr("For person"), "relatedPerson"))
    , m_report(addIdRow(tr("Report"), "report")) {
    setObjectName(QStringLiteral("facts"));
}

FieldRow* SessionFactsSection::addRow(const QString& label, const char* name) {
    auto* row = new FieldRow(label, ValueLabel::Overflow::Wrap, this);
    row->setObjectName(QLatin1StringView(name));
    body().addWidget(row);
    return row;
}

FieldRow* SessionFactsSection::addTypeRow() {
    FieldRow* row = addRow(tr("Type"), "type");
    LinkButton* link = row->addLink(tr("filter"), tr("Show only sessions of this type"));
    link->setObjectName(QStringLiteral("filter"));
    // Types are filtered by Stripe's word, not by ours.
    connect(link, &LinkButton::clicked, this,
            [this] { Q_EMIT filterRequested(FilterField::Type, m_typeWord); });
    return row;
}

PersonalFieldRow* SessionFactsSection::addPersonalReferenceRow() {
    auto* row = new PersonalFieldRow(PersonalField::Reference, this);
    row->setObjectName(QStringLiteral("personalReference"));
    connect(row, &PersonalFieldRow::revealRequested, this, &SessionFactsSection::revealRequested);
    connect(row, &PersonalFieldRow::maskRequested, this, &SessionFactsSection::maskRequested);
    connect(row, &PersonalFieldRow::valueCopyRequested, this, &SessionFactsSection::valueCopyRequested);
    body().addWidget(row);
    return row;
}

FieldRow* SessionFactsSection::addIdRow(const QString& label, const char* name,
                                        std::optional<FilterField> field) {
    auto* row = new FieldRow(label, ValueLabel::Overflow::ElideMiddle, this);
    row->setObjectName(QLatin1StringView(name));
    row->value().setFont(monospacedFont(labelFont(font())));
    row->offerCopy();
    connect(row, &FieldRow::copyRequested, this,
            field == FilterField::Reference ? &SessionFactsSection::referenceCopyRequested
                                            : &SessionFactsSection::copyRequested);
    body().addWidget(row);
    if (!field)
        return row;
    LinkButton* link =
        row->addLink(tr("filter"), tr("Show only sessions with the same value: %1").arg(label));
    link->setObjectName(QStringLiteral("filter"));
    connect(link, &LinkButton::clicked, this,
            [this, row, field] { Q_EMIT filterRequested(*field, row->value().text()); });
    return row;
}

void SessionFactsSection::display(const VerificationSession& session) {
    m_created = session.created;
    displayCreated();
    m_typeWord = session.type.wireWord();
    m_type->display(m_typeWord.isEmpty() ? std::nullopt : std::optional(typeLabel(session.type)));
    m_flow->display(session.verificationFlow);
    const std::optional<QString>& reference = session.clientReferenceId;
    m_reference->display(reference && !looksPersonal(*reference) ? reference : std::nullopt);
    m_customer->display(session.relatedCustomer);
    m_customerAccount->display(session.relatedCustomerAccount);
    const std::optional<RelatedPerson>& related = session.relatedPerson;
    m_relatedAccount->display(related ? std::optional(related->account) : std::nullopt);
    m_relatedPerson->display(related ? std::optional(related->person) : std::nullopt);
    m_report->display(session.lastReport ? std::optional(session.lastReport->text()) : std::nullopt);
}

void SessionFactsSection::display(const FieldKey& key, const ShownField& shown) {
    if (key == m_personalReference->key())
        m_personalReference->display(shown);
}

void SessionFactsSection::setNow(std::int64_t now) {
    m_now = now;
    displayCreated();
}

void SessionFactsSection::displayCreated() {
    const QString ago = timeAgo(m_created, m_now);
    const QString exact = timeToTheMinute(m_created);
    m_createdRow->value().display(ago.isEmpty() ? exact : tr("%1 · %2").arg(exact, ago));
    m_createdRow->value().setToolTip(plainToolTip(universalTime(m_created)));
}
