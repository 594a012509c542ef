// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/DetailSection.h"
#include "session_detail/ShownField.h"

class FieldRow;
class PersonalFieldRow;

/// Personal values of one kind, a row each, and how many of them are revealed.
class PersonalFieldsSection : public DetailSection {
    Q_OBJECT
public:
    PersonalFieldsSection(const QString& title, const QList<PersonalField>& fields,
                          QWidget* parent = nullptr);

    bool holds(PersonalField field) const;
    QList<PersonalField> fields() const;
    /// How long what is sensitive of it can still be read; empty: nothing is said.
    void setFuse(const QString& words);
    /// See PersonalFieldRow.
    void setRemark(PersonalField field, const QString& remark);
    void display(const FieldKey& key, const ShownField& shown);
    void fold();
    /// No field has a value to show.
    bool isEmpty() const;
    /// What stands there when no field has a value.
    void setEmptySentence(const QString& sentence);

Q_SIGNALS:
    void revealRequested(const FieldKey& key);
    void maskRequested(const FieldKey& key);
    void valueCopyRequested(const FieldKey& key);

private:
    PersonalFieldRow* rowOf(PersonalField field) const;
    void displaySummary();

    QList<PersonalFieldRow*> m_rows;
    FieldRow* m_fuse;
    QString m_emptySentence;
};
