// SPDX-License-Identifier: Apache-2.0
#include "main_window/TopBar.h"

#include "look/Look.h"
#include "look/MenuRest.h"
#include "look/Text.h"
#include "look/Theme.h"
#include "main_window/ModeBadge.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace {

/// Why no account is named, and what follows from it.
QString untoldText(const StripeError& error) {
    return QStringLiteral("%1 %2").arg(
        errorHeadline(error),
        TopBar::tr("Whose key this is, is asked again by itself. Until it is known, nothing is kept on this "
                   "computer for the next start."));
}

} // namespace

TopBar::TopBar(AccountConnection& connection, QWidget* filterBar, QWidget* parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_account(new QLabel(this))
    , m_mode(new ModeBadge(this))
    , m_reveals(new QLabel(this))
    , m_maskAll(new QPushButton(tr("Mask all"), this))
    , m_menuButton(new QPushButton(tr("Menu ▾"), this)) {
    setObjectName(QStringLiteral("topBar"));
    m_account->setObjectName(QStringLiteral("accountName"));
    m_account->setForegroundRole(QPalette::PlaceholderText);
    m_account->setTextFormat(Qt::PlainText);
    m_reveals->setObjectName(QStringLiteral("revealCount"));
    m_reveals->setForegroundRole(QPalette::PlaceholderText);
    m_maskAll->setObjectName(QStringLiteral("maskAll"));
    m_maskAll->setToolTip(tr("Masks every revealed value now (Ctrl+M)."));
    m_menuButton->setObjectName(QStringLiteral("menuButton"));
    m_menuButton->setAccessibleName(tr("Menu"));
    // A click opens the menu and leaves the keyboard where it is, so that no frame stays when the menu
    // closes.
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_maskAll->setFocusPolicy(Qt::TabFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::windowMargin, grid::betweenControls, grid::windowMargin,
                            grid::betweenControls);
    row->setSpacing(grid::betweenControls);
    row->addWidget(m_account);
    row->addWidget(m_mode);
    row->addSpacing(grid::betweenControls / 2);
    row->addWidget(filterBar, 1);
    row->addWidget(m_reveals);
    row->addWidget(m_maskAll);
    row->addWidget(m_menuButton);

    connect(&m_connection, &AccountConnection::changed, this, &TopBar::refresh);
    refresh();
}

void TopBar::setMenu(QMenu* menu) {
    m_menuButton->setMenu(menu);
    restAfterMenu(*m_menuButton, *menu);
}

void TopBar::refresh() {
    const Account& account = m_connection.account();
    const bool isUntold = m_connection.owner() == AccountConnection::Owner::OutOfReach;
    const QString name = oneLine(isUntold                        ? tr("Account not known yet")
                                 : account.displayName.isEmpty() ? account.id
                                                                 : account.displayName);
    constexpr int widest = 180;
    m_account->setText(m_account->fontMetrics().elidedText(oneLine(name), Qt::ElideRight, widest));
    m_account->setToolTip(plainToolTip(isUntold               ? untoldText(m_connection.error())
                                       : account.id.isEmpty() ? name
                                                              : name + u'\n' + account.id));
    m_account->setVisible(!name.isEmpty());
    m_mode->setLive(m_connection.isLive());
}

void TopBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}
