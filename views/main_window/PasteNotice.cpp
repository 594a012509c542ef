// SPDX-License-Identifier: Apache-2.0
#include "main_window/PasteNotice.h"

#include "look/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

PasteNotice::PasteNotice(QWidget* parent)
    : QWidget(parent)
    , m_words(new QLabel(this)) {
    setObjectName(QStringLiteral("pasteNotice"));
    m_words->setObjectName(QStringLiteral("pasteWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::windowMargin, grid::betweenControls, grid::windowMargin,
                            grid::betweenControls);
    row->setSpacing(grid::betweenControls);
    row->addWidget(m_words, 1);
    m_stop = addButton(tr("Stop"), "stopPaste");
    m_copy = addButton(tr("Copy these ids"), "copyPaste");
    m_close = addButton(QStringLiteral("✕"), "closePaste");
    m_close->setAccessibleName(tr("Close the notice"));
    m_close->setProperty("quiet", true);
    connect(m_stop, &QToolButton::clicked, this, &PasteNotice::stopRequested);
    connect(m_copy, &QToolButton::clicked, this, &PasteNotice::copyRequested);
    connect(m_close, &QToolButton::clicked, this, &PasteNotice::closeRequested);
    setVisible(false);
}

QToolButton* PasteNotice::addButton(const QString& words, const char* name) {
    auto* button = new QToolButton(this);
    button->setText(words);
    button->setObjectName(QString::fromLatin1(name));
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void PasteNotice::show(const QString& words, bool fetching, bool hasIds) {
    m_words->setText(words);
    setAccessibleName(words);
    m_stop->setVisible(fetching);
    m_copy->setVisible(!fetching && hasIds);
    m_close->setVisible(!fetching);
    setVisible(!words.isEmpty());
}

void PasteNotice::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_close->isVisible())
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void PasteNotice::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.tone(Tone::NeverSubmitted).ground);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}
