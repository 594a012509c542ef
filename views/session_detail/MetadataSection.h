// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "session_detail/DetailSection.h"

class FieldRow;

/// The account's own notes on the session: up to 50 keys, in Stripe's order.
class MetadataSection : public DetailSection {
    Q_OBJECT
public:
    explicit MetadataSection(QWidget* parent = nullptr);

    /// `erased`: the session's redaction was asked for, which takes its metadata too.
    void display(const Metadata& metadata, bool erased);

Q_SIGNALS:
    void copyRequested(const QString& value);

private:
    void addRow();

    QList<FieldRow*> m_rows;       ///< Kept for the next session; those beyond its metadata are hidden.
    QWidget* m_lastStop = nullptr; ///< The last of them for Tab.
};
