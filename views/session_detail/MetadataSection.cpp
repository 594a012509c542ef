// SPDX-License-Identifier: Apache-2.0
#include "session_detail/MetadataSection.h"

#include "identity/Plural.h"
#include "session_detail/LinkButton.h"
#include "session_detail/PersonalFieldRow.h"

#include <QBoxLayout>

using FieldState = ReviewedSession::FieldState;

MetadataSection::MetadataSection(QWidget* parent)
    : DetailSection(tr("Metadata"), parent) {
    setObjectName(QStringLiteral("metadata"));
    addRow(); // Made with the section, it holds the place of all others in the order of Tab.
}

void MetadataSection::addRow() {
    auto* row = new PersonalFieldRow(FieldKey::ofMetadata({}), this);
    constexpr int mostLines = 4;
    row->value().setMostLines(mostLines);
    connect(row, &PersonalFieldRow::revealRequested, this, &MetadataSection::revealRequested);
    connect(row, &PersonalFieldRow::maskRequested, this, &MetadataSection::maskRequested);
    connect(row, &PersonalFieldRow::valueCopyRequested, this, &MetadataSection::valueCopyRequested);
    connect(row, &PersonalFieldRow::alwaysShowRequested, this, &MetadataSection::alwaysShowRequested);
    body().addWidget(row);
    m_rows << row;
    const QList<QWidget*> stops = row->stops();
    for (QWidget* stop : stops) {
        if (m_lastStop)
            setTabOrder(m_lastStop, stop);
        m_lastStop = stop;
    }
}

void MetadataSection::setKeys(const QStringList& keys, bool erased) {
    m_keys = keys;
    while (m_rows.size() < keys.size())
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setMetadataKey(i < keys.size() ? keys[i] : QString());
        if (i >= keys.size())
            m_rows[i]->display({}); // Hidden, and nothing of the session before stays behind in it.
    }
    setSentence(!keys.isEmpty() ? QString() : erased ? tr("Erased with the redaction.") : tr("None."));
    displaySummary();
}

void MetadataSection::display(const FieldKey& key, const ShownField& shown) {
    const qsizetype place = key.field == PersonalField::MetadataValue ? m_keys.indexOf(key.metadataKey) : -1;
    if (place < 0)
        return;
    m_rows[place]->display(shown);
    displaySummary();
}

void MetadataSection::displaySummary() {
    const qsizetype count = m_keys.size();
    qsizetype shown = 0;
    for (qsizetype i = 0; i < count; ++i)
        shown += m_rows[i]->shown().state == FieldState::Revealed;
    const QString keys = plural(count, tr("1 key"), tr("%1 keys"));
    setNote(count == 0 ? QString() : shown == 0 ? keys : tr("%1, %2 shown").arg(keys).arg(shown));
}
