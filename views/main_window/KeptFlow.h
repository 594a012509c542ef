// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/Database.h"
#include "main_window/DeskParts.h"

#include <QObject>

/// The reviewer's side of what is kept on this computer: the dialog, and a word when keeping fails.
class KeptFlow : public QObject {
    Q_OBJECT
public:
    KeptFlow(const DeskParts& parts, QWidget* window);

    void show();

Q_SIGNALS:
    void wantedChosen(bool keep);
    void referencesChosen(bool keep);
    void told(const QString& sentence);

private:
    void tellTrouble();

    DeskParts m_parts;
    QWidget* m_window;
    CacheTrouble m_toldTrouble = CacheTrouble::None;
};
