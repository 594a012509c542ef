// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ErrorNotice.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

namespace {

void displayOrHide(ValueLabel* label, const QString& text) {
    label->display(text);
    label->setVisible(!text.isEmpty());
}

/// Names Stripe only where the sentence is Stripe's own.
QString quoteOf(const StripeError& error) {
    if (error.message.isEmpty())
        return {};
    return error.messageIsStripes ? ErrorNotice::tr("Stripe: “%1”").arg(error.message)
                                  : QStringLiteral("“%1”").arg(error.message);
}

} // namespace

ErrorNotice::ErrorNotice(QWidget* parent)
    : ToneBox(Tone::Test, parent)
    , m_headline(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_quote(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_consequence(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_nextStep(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_requestId(new ValueLabel(ValueLabel::Overflow::ElideMiddle, this))
    , m_copy(new LinkButton(tr("copy"), this))
    , m_link(new LinkButton({}, this)) {
    m_headline->setObjectName(QStringLiteral("headline"));
    m_headline->setFont(strongFont(font()));
    m_headline->setTone(Tone::Test);
    m_quote->setObjectName(QStringLiteral("quote"));
    m_quote->setMostLines(6);
    m_consequence->setObjectName(QStringLiteral("consequence"));
    m_nextStep->setObjectName(QStringLiteral("nextStep"));
    m_requestId->setObjectName(QStringLiteral("requestId"));
    m_requestId->setFont(monospacedFont(labelFont(font())));
    m_copy->setObjectName(QStringLiteral("copyRequestId"));
    m_copy->setAccessibleName(tr("Copy the request id"));
    m_link->setObjectName(QStringLiteral("noticeLink"));
    m_link->hide();

    for (ValueLabel* label : {m_headline, m_quote, m_consequence, m_nextStep})
        body().addWidget(label);
    auto* links = new QHBoxLayout;
    links->addWidget(m_requestId);
    links->addWidget(m_copy);
    links->addStretch(1);
    links->addWidget(m_link);
    body().addLayout(links);

    connect(m_copy, &LinkButton::clicked, this, [this] { Q_EMIT copyRequested(m_requestId->text()); });
    connect(m_link, &LinkButton::clicked, this, &ErrorNotice::linkPressed);
}

void ErrorNotice::display(const StripeError& error, const QString& consequence) {
    displayTexts(errorHeadline(error), quoteOf(error), consequence, errorNextStep(error), error.requestId);
}

void ErrorNotice::display(const ReadingProblem& problem) {
    displayTexts(
        tr("Some of this session could not be read."), {},
        tr("Left out: %1. Everything else is shown.").arg(problem.members.join(QStringLiteral(", "))), {},
        problem.requestId);
}

void ErrorNotice::displayTexts(const QString& headline, const QString& quote, const QString& consequence,
                               const QString& nextStep, const QString& requestId) {
    m_headline->display(tr("⚠ %1").arg(headline));
    setAccessibleName(headline);
    displayOrHide(m_quote, quote);
    displayOrHide(m_consequence, consequence);
    displayOrHide(m_nextStep, nextStep);
    displayOrHide(m_requestId, requestId);
    m_copy->setVisible(!requestId.isEmpty());
}

void ErrorNotice::display(const QString& headline, const QString& explanation, const QString& requestId) {
    displayTexts(headline, {}, explanation, {}, requestId);
}

QWidget* ErrorNotice::link() const {
    return m_link;
}

void ErrorNotice::setLinkText(const QString& text) {
    m_link->setText(text);
    m_link->setAccessibleName(text);
    m_link->updateGeometry();
    m_link->setVisible(!text.isEmpty());
}
