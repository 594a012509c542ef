// SPDX-License-Identifier: Apache-2.0
#include "main_window/FreshnessLabel.h"

#include "look/Text.h"
#include "sessions/Reconcile.h"
#include "stripe/Reachability.h"

#include <QEvent>

FreshnessLabel::FreshnessLabel(const DeskParts& parts, QWidget* parent)
    : QLabel(parent)
    , m_parts(parts) {
    setObjectName(QStringLiteral("freshness"));
    setTextFormat(Qt::RichText); // For its colour; its words are escaped.
    connect(&m_parts.feed, &SessionFeed::changed, this, &FreshnessLabel::refresh);
    connect(&m_parts.events, &EventFeed::changed, this, &FreshnessLabel::refresh);
    connect(&m_parts.reachability, &Reachability::changed, this, &FreshnessLabel::refresh);
    refresh();
}

FreshnessSituation FreshnessLabel::situation() const {
    FreshnessSituation situation;
    situation.feed = m_parts.feed.state();
    situation.feedError = m_parts.feed.error();
    situation.events = m_parts.events.state();
    situation.eventError = m_parts.events.error();
    const Coverage& coverage = m_parts.feed.coverage();
    const std::int64_t listed = coverage.isEmpty() ? 0 : coverage.spans().back().asOf;
    situation.asOf = m_parts.events.asOf() > 0 && listed > 0 ? m_parts.events.asOf() : listed;
    situation.offlineSince = m_parts.reachability.offlineSince();
    situation.absentSince = m_parts.events.absentSince();
    if (situation.absentSince)
        situation.priceOfReadingAgain = m_parts.reconcile.fullPrice();
    return situation;
}

void FreshnessLabel::refresh() {
    const FreshnessText text = freshnessText(situation());
    const QString colour = Theme::of(palette()).tone(text.tone).text.name();
    setText(text.words.isEmpty() ? QString()
                                 : QStringLiteral("<span style='color:%1'>%2 %3</span>")
                                       .arg(colour, text.mark, text.words.toHtmlEscaped()));
    setToolTip(plainToolTip(text.tip));
    setAccessibleName(text.words);
    setAccessibleDescription(text.tip);
}

void FreshnessLabel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QLabel::changeEvent(event);
}
