// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/SavedView.h"

#include <QObject>

/// The reviewer's views, in the reviewer's order: at first those the desk comes with. No two have one name.
class SavedViews : public QObject {
    Q_OBJECT
public:
    explicit SavedViews(QObject* parent = nullptr);

    const QList<SavedView>& all() const { return m_views; }
    void setAll(const QList<SavedView>& views);
    qsizetype indexOf(const QString& name) const; ///< -1 when there is none.

    /// At the end, or in place of the one of that name.
    void save(const SavedView& view);
    /// False (and nothing changed) for an empty name or one that another view has.
    bool rename(qsizetype index, const QString& name);
    void remove(qsizetype index);
    void moveBy(qsizetype index, int steps);
    /// The desk's own as they came, first; the reviewer's stay.
    void restoreShipped();

Q_SIGNALS:
    void changed();

private:
    void set(QList<SavedView> views);

    QList<SavedView> m_views;
};
