// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterHint.h"

#include "filter/FilterWords.h"
#include "filter_bar/FilterLine.h"
#include "look/EnterPresses.h"
#include "look/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

FilterHint::FilterHint(QWidget& line)
    : QFrame(&line)
    , m_line(line)
    , m_sentence(new QLabel(this))
    , m_fetch(new QPushButton(this)) {
    setObjectName(QStringLiteral("filterHint"));
    m_sentence->setObjectName(QStringLiteral("filterHintSentence"));
    m_sentence->setTextFormat(Qt::PlainText); // It repeats what was typed.
    m_sentence->setWordWrap(true);
    m_fetch->setObjectName(QStringLiteral("fetchSession"));
    pressWithEnter(m_fetch);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::betweenSections, grid::betweenControls, grid::betweenSections,
                            grid::betweenControls);
    row->setSpacing(grid::betweenSections);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_fetch);
    connect(m_fetch, &QPushButton::clicked, this, [this] { Q_EMIT fetchRequested(m_missing); });
    hide();
}

void FilterHint::showProblem(const QString& sentence) {
    m_missing = {};
    m_sentence->setText(sentence);
    m_fetch->hide();
    place();
    show();
}

void FilterHint::showMissing(const SessionLookup& lookup) {
    m_missing = lookup;
    QString name = shortened(lookup.text);
    name.replace(u'&', QStringLiteral("&&"));
    switch (lookup.by) {
    case SessionLookup::By::Id:
        m_sentence->setText(tr("This session is not among those loaded."));
        m_fetch->setText(tr("Fetch %1 from Stripe").arg(name));
        break;
    case SessionLookup::By::Reference:
        m_sentence->setText(tr("No loaded session has exactly this reference."));
        m_fetch->setText(tr("Ask Stripe for the reference %1").arg(name));
        break;
    case SessionLookup::By::Customer:
        m_sentence->setText(tr("No loaded session has this customer."));
        m_fetch->setText(tr("Fetch the sessions of %1 from Stripe").arg(name));
        break;
    }
    m_fetch->show();
    place();
    show();
    setTabOrder(&m_line, m_fetch);
}

void FilterHint::dismiss() {
    m_missing = {};
    hide();
}

void FilterHint::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = theme.label;
    constexpr double faint = 0.4;
    edge.setAlphaF(faint);
    painter.setPen(edge);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), grid::radius, grid::radius);
}

void FilterHint::place() {
    QWidget* window = m_line.window();
    if (parentWidget() != window) {
        const bool wasVisible = !isHidden();
        setParent(window);
        setVisible(wasVisible);
    }
    constexpr int gap = 2;
    const QPoint below = m_line.mapTo(window, QPoint(FilterLine::halo, m_line.height() + gap));
    const int width = m_line.width() - 2 * FilterLine::halo;
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    setGeometry(QRect(below, QSize(width, height)));
    raise();
}
