// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QObject>

/// The reviewer's side of the journal: the dialog, and a word when it is damaged or cannot be written.
class JournalFlow : public QObject {
    Q_OBJECT
public:
    JournalFlow(const DeskParts& parts, QWidget* window);

    void show(const QString& operatorName);

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void tellTrouble();

    DeskParts m_parts;
    QWidget* m_window;
    QString m_told;
};
