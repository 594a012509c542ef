// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/DeskLock.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class LinkButton;
class ValueLabel;

/// What stands in the window while the desk is locked: nothing of the desk, and what it takes to open it.
class LockPage : public QWidget {
    Q_OBJECT
public:
    explicit LockPage(DeskLock& lock, QWidget* parent = nullptr);

Q_SIGNALS:
    void anotherKeyRequested();

private:
    QWidget* column();
    void refresh();
    void unlock();
    QString wayWords() const;
    QString memoryWords() const; ///< Whether the key is in memory, where somebody gives it back.
    QString troubleWords() const;

    DeskLock& m_lock;
    ValueLabel* m_way;
    ValueLabel* m_trouble;
    QLineEdit* m_words;
    QPushButton* m_unlock;
    LinkButton* m_anotherKey;
};
