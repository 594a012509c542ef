// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QWidget>

class PictureView;
class QHBoxLayout;

/// What can be done with the picture that has the keyboard, as buttons that name their keys.
class PictureTools : public QWidget {
    Q_OBJECT
public:
    explicit PictureTools(QWidget* parent = nullptr);

    void setView(PictureView* view);

private:
    void add(const char* name, const QString& text, const QString& words, const QString& key,
             void (*act)(PictureView&));

    QPointer<PictureView> m_view;
    QHBoxLayout* m_line;
};
