// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/FieldRow.h"
#include "session_detail/ShownField.h"

/// A row for a value that is or may be personal: masked with a way to reveal it, revealed with the time it
/// has left, or why it cannot be read. A revealed metadata value can be shown always, by its key. Nothing of
/// it can be selected; what is revealed can be copied by a link of its own.
class PersonalFieldRow : public FieldRow {
    Q_OBJECT
public:
    explicit PersonalFieldRow(const FieldKey& key, QWidget* parent = nullptr);

    const FieldKey& key() const { return m_key; }
    /// Another metadata value is shown here from now on: masked, until display() says otherwise.
    void setMetadataKey(const QString& key);
    /// Hides the row when there is no such value, or it is erased.
    void display(const ShownField& shown);
    const ShownField& shown() const { return m_shown; }
    /// Takes away the explanation that the reviewer unfolded.
    void fold();
    /// What can be done with the value, in the order of Tab.
    QList<QWidget*> stops() const;
    /// Stands below the value, masked or not; holds nothing of it.
    void setRemark(const QString& remark);

Q_SIGNALS:
    void revealRequested(const FieldKey& key);
    void maskRequested(const FieldKey& key);
    void valueCopyRequested(const FieldKey& key); ///< Of a revealed one.
    /// Values of this metadata key are harmless, here and in all other sessions; or they are not any more.
    void alwaysShowRequested(const QString& metadataKey, bool always);

private:
    void press();
    void displayAlways();
    void displayWhyNotReadable();
    QString besides() const;

    FieldKey m_key;
    ShownField m_shown;
    QString m_remark;
    bool m_explained = false;
    LinkButton* m_copyValue;
    LinkButton* m_always;
    ValueLabel* m_timeLeft;
    LinkButton* m_link;
};
