// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

/// A suggestion in one line: what goes into the line, what it means, and how many sessions have it.
class SuggestionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    enum Role { DetailRole = Qt::UserRole, CountRole };

    /// How wide the labels' column is, so that the details stand below each other.
    void setLabelWidth(int width) { m_labelWidth = width; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_labelWidth = 0;
};
