// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyCard.h"

#include "identity/Plural.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/ValueLabel.h"
#include "settings/AbilityRow.h"
#include "settings/KeyWarning.h"
#include "settings/KeyXray.h"
#include "settings/SecondKeySection.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace {

ValueLabel* sentence(const char* name, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->setObjectName(QLatin1StringView(name));
    label->setDimmed(true);
    return label;
}

const char* nameOf(Ability ability) {
    switch (ability) {
    case Ability::ReadSessions:
        return "readSessions";
    case Ability::ReadReports:
        return "readReports";
    case Ability::ReadSensitive:
        return "readSensitive";
    case Ability::ReadFiles:
        return "readFiles";
    case Ability::CancelAndRedact:
        return "cancelAndRedact";
    case Ability::ReadEvents:
        return "readEvents";
    case Ability::ReadAccount:
        return "readAccount";
    }
    return "";
}

} // namespace

KeyCard::KeyCard(const KeyXray& xray, const QString& key, SecondKey& second, QWidget* parent)
    : QDialog(parent)
    , m_xray(xray)
    , m_key(key)
    , m_kind(sentence("kind", this))
    , m_warning(new KeyWarning(this))
    , m_failure(new ErrorNotice(this))
    , m_price(sentence("price", this))
    , m_askAgain(new QPushButton(tr("Ask again"), this)) {
    setObjectName(QStringLiteral("keyCard"));
    setWindowTitle(tr("What this key may do"));
    constexpr int readableWidth = 560;
    setMinimumWidth(readableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    auto* title = new ValueLabel(ValueLabel::Overflow::Wrap, this);
    title->setFont(titleFont(font()));
    title->display(windowTitle());
    column->addWidget(title);
    column->addWidget(m_kind);
    column->addWidget(m_warning);
    m_failure->setObjectName(QStringLiteral("failure"));
    column->addWidget(m_failure);
    addRows(column);
    column->addStretch(1);
    addFoot(column, second);
    connect(m_failure, &ErrorNotice::copyRequested, this, &KeyCard::copyRequested);
    connect(&m_xray, &KeyXray::changed, this, &KeyCard::refresh);
    refresh();
}

void KeyCard::addRows(QVBoxLayout* column) {
    for (const Ability ability : allAbilities) {
        auto* row = new AbilityRow(this);
        row->setObjectName(QLatin1StringView(nameOf(ability)));
        m_rows[static_cast<std::size_t>(ability)] = row;
        column->addWidget(row);
    }
}

void KeyCard::addFoot(QVBoxLayout* column, SecondKey& second) {
    column->addSpacing(grid::betweenControls);
    column->addWidget(new SecondKeySection(second, this));
    auto* place = sentence("place", this);
    place->display(tr("Permissions are given in Stripe's dashboard, under Developers, API keys: choose the "
                      "key and edit it. Then ask again."));
    column->addWidget(place);
    column->addWidget(m_price);
    m_askAgain->setObjectName(QStringLiteral("askAgain"));
    pressWithEnter(m_askAgain);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    close->setFocus();
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_askAgain);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(m_askAgain, &QPushButton::clicked, this, &KeyCard::askAgainRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void KeyCard::refresh() {
    const KeyAbilities& abilities = m_xray.abilities();
    m_kind->display(tr("%1 · %2").arg(m_key, kindWords(abilities)));
    m_warning->setVisible(abilities.kind == KeyKind::Secret);
    const bool failed = m_xray.state() == KeyXray::State::Failed;
    m_failure->setVisible(failed);
    if (failed)
        m_failure->display(m_xray.error(), tr("What is marked “Not asked” could not be found out."));
    for (const Ability ability : allAbilities)
        m_rows[static_cast<std::size_t>(ability)]->display(wordsFor(ability, abilities));
    m_price->display(priceWords());
    const bool asking = m_xray.state() == KeyXray::State::Asking;
    m_askAgain->setText(asking ? tr("Asking…") : tr("Ask again"));
    m_askAgain->setEnabled(!asking);
}

/// Answers come while it is open, and words with them: it grows with them and never jumps back.
bool KeyCard::event(QEvent* event) {
    const bool isTaken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        resize(width(), qMax(height(), heightForWidth(width())));
    return isTaken;
}

QString KeyCard::priceWords() const {
    const int requests = m_xray.requests();
    if (requests == 0)
        return m_xray.state() == KeyXray::State::Told
                   ? tr("Finding out took no request: the key's kind and what the desk asks anyway told.")
                   : tr("Nothing has been asked for this yet.");
    return tr("Finding out took %1, which changed nothing; what the desk asks anyway told the rest.")
        .arg(plural(requests, tr("one read"), tr("%1 reads")));
}
