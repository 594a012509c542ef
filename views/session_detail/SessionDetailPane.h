// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/Eligibility.h"
#include "filter/SessionFilter.h"
#include "sessions/ReviewedSession.h"
#include "stripe/KeyAbilities.h"

#include <QWidget>

class ActionFoot;
class DetailBody;
class DetailHead;
class EmptyDetail;
class LoadingLine;
class NotInListNotice;
class QStackedLayout;
class SessionActions;

/// The one session that is open: who and where it stands at the top, all that is known of it in the middle,
/// what can be done with it at the bottom.
class SessionDetailPane : public QWidget {
    Q_OBJECT
public:
    SessionDetailPane(ReviewedSession& reviewed, SessionActions& actions, QWidget* parent = nullptr);

    /// Unix seconds against which "2 days ago" is worked out.
    void setNow(std::int64_t now);
    /// Whether the open session is among those in the list. If not, the pane says so.
    void setInList(bool isInList);
    bool isInList() const { return m_isInList; }
    /// The list has the keyboard: its keys work, and the pane reminds of them.
    void setListHasKeyboard(bool hasKeyboard);
    /// Stripe cannot be reached: nothing can be done with the session, and the pane says so.
    void setOffline(bool offline);
    /// Whether the key may cancel and redact.
    void setKeyAnswer(const AbilityAnswer& answer);
    /// Whether the key may open pictures.
    void setPicturesAnswer(const AbilityAnswer& answer);
    void setSensitiveReach(SensitiveReach reach);
    /// See DetailBody.
    void placeBelowChecks(QWidget* section);
    void placeNotes(QWidget* section);
    void setNotesShown(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The list should show the open session.
    void showInListRequested();
    void closeRequested();
    /// The list should show only sessions with this value.
    void filterRequested(FilterField field, const QString& value);
    /// A button was pressed: it needs to be confirmed, nothing has been done yet.
    void actionRequested(ActionKind action);
    void reasonRequested(const FieldKey& key); ///< Before it is revealed.
    /// The open attempt's pictures are to be looked at.
    void picturesRequested();
    void dashboardRequested(const SessionId& id);
    /// A text without anything personal in it belongs on the clipboard.
    void copyRequested(const QString& text);
    /// See DetailBody.
    void ownWordsCopyRequested(JournalDetail what, const QString& text);
    void valueCopyRequested(const FieldKey& key);
    /// See PersonalFieldRow.
    void alwaysShowRequested(const QString& metadataKey, bool always);

private:
    void refresh();
    void displayHead();
    void displayInList();

    ReviewedSession& m_reviewed;
    SessionActions& m_actions;
    SessionId m_shownId;
    bool m_isInList = true;
    QStackedLayout* m_pages;
    QWidget* m_detail;
    EmptyDetail* m_empty;
    NotInListNotice* m_notInList;
    DetailHead* m_head;
    LoadingLine* m_loading;
    DetailBody* m_body;
    ActionFoot* m_foot;
};
