// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

/// What stands in the detail pane while no session is open.
class EmptyDetail : public QWidget {
    Q_OBJECT
public:
    explicit EmptyDetail(QWidget* parent = nullptr);
};
