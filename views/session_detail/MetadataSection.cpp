// SPDX-License-Identifier: Apache-2.0
#include "session_detail/MetadataSection.h"

#include "identity/Plural.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"

#include <QBoxLayout>

MetadataSection::MetadataSection(QWidget* parent)
    : DetailSection(tr("Metadata"), parent) {
    setObjectName(QStringLiteral("metadata"));
    addRow(); // Made with the section, it holds the place of all others in the order of Tab.
}

void MetadataSection::addRow() {
    auto* row = new FieldRow({}, ValueLabel::Overflow::Wrap, this);
    constexpr int mostLines = 4;
    row->value().setMostLines(mostLines);
    LinkButton* copy = row->offerCopy();
    connect(row, &FieldRow::copyRequested, this, &MetadataSection::copyRequested);
    body().addWidget(row);
    m_rows << row;
    if (m_lastStop)
        setTabOrder(m_lastStop, copy);
    m_lastStop = copy;
}

void MetadataSection::display(const Metadata& metadata, bool erased) {
    const qsizetype count = static_cast<qsizetype>(metadata.size());
    while (m_rows.size() < count)
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < count);
        m_rows[i]->setLabel(i < count ? metadata[static_cast<std::size_t>(i)].first : QString());
        m_rows[i]->value().display(i < count ? metadata[static_cast<std::size_t>(i)].second : QString());
    }
    setNote(count == 0 ? QString() : plural(count, tr("1 key"), tr("%1 keys")));
    setSentence(count > 0 ? QString() : erased ? tr("Erased with the redaction.") : tr("None."));
}
