// SPDX-License-Identifier: Apache-2.0
#include "actions/ConfirmActionDialog.h"

#include "actions/DangerButton.h"
#include "actions/ModeBanner.h"
#include "identity/Masking.h"
#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"
#include "look/Look.h"
#include "session_detail/FieldRow.h"
#include "session_detail/SessionTime.h"

#include <QBoxLayout>
#include <QEvent>

namespace {

constexpr int dialogWidth = 480;
constexpr int typedLetters = 6;

QString statusWords(const VerificationSession& session) {
    const QString status = outcomeOf(session) == Outcome::Unknown ? session.status.unknownWord
                                                                  : outcomeLabel(outcomeOf(session));
    const QString why = session.lastError ? refusalTitle(session.lastError->code) : QString();
    return why.isEmpty() ? status : ConfirmActionDialog::tr("%1: %2").arg(status, why);
}

ValueLabel* heading(const QString& text, const QFont& font, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->setFont(font);
    label->display(text);
    return label;
}

} // namespace

ConfirmActionDialog::ConfirmActionDialog(const VerificationSession& session, const QString& accountName,
                                         bool live, const Words& words, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_notInList(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_effects(new QVBoxLayout)
    , m_extra(new QVBoxLayout)
    , m_keep(new QPushButton(tr("Keep session"), this))
    , m_confirm(new DangerButton(words.confirm, this)) {
    setWindowTitle(words.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setDefault(true);
    m_confirm->setObjectName(QStringLiteral("confirm"));

    m_notInList->setObjectName(QStringLiteral("notInList"));
    m_notInList->setTone(Tone::NeverSubmitted);
    m_notInList->display(tr("○ This session is not in the list you are looking at."));
    m_notInList->hide();

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_keep);
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    m_effects->setSpacing(4);
    m_extra->setSpacing(4);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(20, 20, 20, 20);
    lines->setSpacing(grid::betweenSections);
    lines->addWidget(new ModeBanner(accountName, live, this));
    lines->addWidget(heading(words.title, titleFont(font()), this));
    lines->addWidget(m_notInList);
    lines->addWidget(summary());
    lines->addWidget(heading(tr("What will happen"), strongFont(font()), this));
    lines->addLayout(m_effects);
    lines->addLayout(m_extra);
    lines->addSpacing(grid::betweenControls);
    lines->addLayout(buttons);
    m_keep->setFocus();

    connect(m_keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(m_session.id);
        accept();
    });
}

void ConfirmActionDialog::setInList(bool isInList) {
    m_notInList->setVisible(!isInList);
}

QWidget* ConfirmActionDialog::summary() {
    auto* rows = new QWidget(this);
    auto* lines = new QVBoxLayout(rows);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    const auto add = [&](const QString& label, const char* name, const std::optional<QString>& value) {
        auto* row = new FieldRow(label, ValueLabel::Overflow::ElideEnd, rows);
        row->setObjectName(QLatin1StringView(name));
        row->display(value);
        lines->addWidget(row);
        return row;
    };
    const QString person = maskedName(m_session.personName());
    add(tr("Person"), "person", person.isEmpty() ? tr("no name yet") : person);
    add(tr("Status"), "status", statusWords(m_session));
    add(tr("Created"), "created", timeToTheMinute(m_session.created));
    const std::optional<QString>& reference = m_session.clientReferenceId;
    add(tr("Reference"), "reference", reference ? std::optional(maskedReference(*reference)) : std::nullopt);
    // Its end stands apart: by that a session is told from its neighbours.
    const QString id = m_session.id.text();
    FieldRow* idRow = add(tr("Session"), "id", id.right(typedLetters));
    idRow->showLead(id.chopped(qMin<qsizetype>(typedLetters, id.size())), Tone::Neutral);
    idRow->setLeadFont(monospacedFont(font()));
    idRow->value().setFont(strongFont(monospacedFont(font())));
    return rows;
}

void ConfirmActionDialog::addEffect(const QString& sentence) {
    auto* line = new QHBoxLayout;
    line->setSpacing(grid::betweenControls);
    auto* dot = new ValueLabel(ValueLabel::Overflow::ElideEnd, this);
    dot->display(QStringLiteral("•"));
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, this);
    label->setObjectName(QStringLiteral("effect"));
    label->display(sentence);
    line->addWidget(dot, 0, Qt::AlignTop);
    line->addWidget(label, 1);
    m_effects->addLayout(line);
}

bool ConfirmActionDialog::event(QEvent* event) {
    // As high as its sentences need at this width: a dialog does not ask its layout for that by itself.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        setFixedSize(dialogWidth, layout()->totalHeightForWidth(dialogWidth));
    return QDialog::event(event);
}

void ConfirmActionDialog::addBeforeButtons(QWidget* widget) {
    m_extra->addWidget(widget);
}
