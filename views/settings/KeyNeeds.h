// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

/// How to come by a key the desk can use, what it has to be allowed, and how to try the desk without one.
class KeyNeeds : public QWidget {
    Q_OBJECT
public:
    explicit KeyNeeds(QWidget* parent = nullptr);
};
