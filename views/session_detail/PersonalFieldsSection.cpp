// SPDX-License-Identifier: Apache-2.0
#include "session_detail/PersonalFieldsSection.h"

#include "session_detail/PersonalFieldRow.h"

#include <QBoxLayout>

#include <algorithm>

using FieldState = ReviewedSession::FieldState;

PersonalFieldsSection::PersonalFieldsSection(const QString& title, const QList<PersonalField>& fields,
                                             QWidget* parent)
    : DetailSection(title, parent) {
    for (const PersonalField field : fields) {
        auto* row = new PersonalFieldRow(field, this);
        connect(row, &PersonalFieldRow::revealRequested, this, &PersonalFieldsSection::revealRequested);
        connect(row, &PersonalFieldRow::maskRequested, this, &PersonalFieldsSection::maskRequested);
        connect(row, &PersonalFieldRow::valueCopyRequested, this, &PersonalFieldsSection::valueCopyRequested);
        body().addWidget(row);
        m_rows << row;
    }
    m_fuse = new FieldRow(tr("Readable"), ValueLabel::Overflow::Wrap, this);
    m_fuse->setObjectName(QStringLiteral("fuse"));
    m_fuse->setToolTip(tr("Dates of birth, numbers and pictures, with this key"));
    m_fuse->value().setDimmed(true);
    m_fuse->hide();
    body().addWidget(m_fuse);
}

PersonalFieldRow* PersonalFieldsSection::rowOf(PersonalField field) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [field](const PersonalFieldRow* row) {
        return row->key() == FieldKey(field);
    });
    return found == m_rows.end() ? nullptr : *found;
}

bool PersonalFieldsSection::holds(PersonalField field) const {
    return rowOf(field) != nullptr;
}

QList<PersonalField> PersonalFieldsSection::fields() const {
    QList<PersonalField> fields;
    for (const PersonalFieldRow* row : m_rows)
        fields << row->key().field;
    return fields;
}

void PersonalFieldsSection::display(const FieldKey& key, const ShownField& shown) {
    PersonalFieldRow* row = rowOf(key.field);
    if (!row || row->shown() == shown)
        return;
    row->display(shown);
    displaySummary();
}

void PersonalFieldsSection::fold() {
    for (PersonalFieldRow* row : std::as_const(m_rows))
        row->fold();
}

void PersonalFieldsSection::setRemark(PersonalField field, const QString& remark) {
    if (PersonalFieldRow* row = rowOf(field))
        row->setRemark(remark);
}

void PersonalFieldsSection::setFuse(const QString& words) {
    m_fuse->display(words.isEmpty() ? std::nullopt : std::optional(words));
}

void PersonalFieldsSection::setEmptySentence(const QString& sentence) {
    m_emptySentence = sentence;
    displaySummary();
}

bool PersonalFieldsSection::isEmpty() const {
    return std::none_of(m_rows.begin(), m_rows.end(), [](const PersonalFieldRow* row) {
        return row->shown().state != FieldState::Absent && row->shown().state != FieldState::Erased;
    });
}

void PersonalFieldsSection::displaySummary() {
    int present = 0;
    int revealed = 0;
    for (const PersonalFieldRow* row : std::as_const(m_rows)) {
        const FieldState state = row->shown().state;
        present += state != FieldState::Absent && state != FieldState::Erased;
        revealed += state == FieldState::Revealed;
    }
    setNote(present == 0 ? QString() : tr("%1 of %2 revealed").arg(revealed).arg(present));
    setSentence(present == 0 ? m_emptySentence : QString());
}
