// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

/// Whose session a confirmation is about. LIVE is loud: real people stand behind it. TEST is quiet.
class ModeBanner : public QWidget {
    Q_OBJECT
public:
    ModeBanner(const QString& accountName, bool live, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_word;
    QString m_account;
    bool m_live;
};
