// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/DetailSection.h"
#include "session_detail/ShownField.h"

#include <QStringList>

class PersonalFieldRow;

/// The account's own notes on the session: up to 50 keys, in Stripe's order. Their values may be about the
/// person, so that they are masked until revealed, but for keys said to be harmless.
class MetadataSection : public DetailSection {
    Q_OBJECT
public:
    explicit MetadataSection(QWidget* parent = nullptr);

    /// A row for each key; what it shows is told by display(). `erased`: the session's redaction was asked
    /// for, which takes its metadata too.
    void setKeys(const QStringList& keys, bool erased);
    const QStringList& keys() const { return m_keys; }
    void display(const FieldKey& key, const ShownField& shown);

Q_SIGNALS:
    void revealRequested(const FieldKey& key);
    void maskRequested(const FieldKey& key);
    void valueCopyRequested(const FieldKey& key);
    /// See PersonalFieldRow.
    void alwaysShowRequested(const QString& metadataKey, bool always);

private:
    void addRow();
    void displaySummary();

    QStringList m_keys;
    QList<PersonalFieldRow*> m_rows; ///< Kept for the next session; those beyond its metadata are hidden.
    QWidget* m_lastStop = nullptr;   ///< The last of them for Tab.
};
