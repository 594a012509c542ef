// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// What the reviewer looks at, under a name: a filter line, columns and an order.
struct SavedView {
    QString name;
    QString line;
    QByteArray columns; ///< As the list's header knows them; empty: those there are.
    int sortColumn = 1;
    bool sortDescending = true;
    QString shipped; ///< Which of the desk's own it is (or was, before it was changed); empty for others.
    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// The views the desk comes with, in their order.
QList<SavedView> shippedViews();
/// What such a view is for, where the name alone does not tell; empty for others.
QString explanationOf(const SavedView& view);
/// True when a view's line holds words that may tell of a person: it is never written to a disk.
bool mayBePersonal(const SavedView& view);
